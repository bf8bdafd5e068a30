"""Permission keys: for whom a decision holds.

A key is a text: an origin, or two sites separated by a space (top-level, embedded). Source: W3C Permissions,
sections 3.2 and 4, "permission key type", "generation" and "comparison algorithm"; Storage Access API, permissions
integration.
"""

from .features import feature

OPAQUE = "null"
DEFAULT_PORTS = (("http", "80"), ("https", "443"), ("ws", "80"), ("wss", "443"))
HOST_CHARACTERS = "-.0123456789_abcdefghijklmnopqrstuvwxyz"
ADDRESS_CHARACTERS = ".0123456789:abcdef"
SCHEME_CHARACTERS = "+-.0123456789abcdefghijklmnopqrstuvwxyz"


def origin_of(text) -> str:
    """Return an origin in its one serialised form.

    Args:
        text: a serialised origin, in any case and with or without its default port.

    Returns:
        The origin, ``"null"`` for an opaque one; ``""`` for whatever is none, a path or a user name included.
    """
    if not isinstance(text, str) or len(text) > 2000:
        return ""
    if text == OPAQUE:
        return OPAQUE
    scheme, separator, rest = text.lower().partition("://")
    if not separator or not scheme or not _consists_of(scheme, SCHEME_CHARACTERS):
        return ""
    host, port = _host_and_port(rest)
    if not host or not _consists_of(port, "0123456789") or len(port) > 5:
        return ""
    if port and (scheme, port) not in DEFAULT_PORTS:
        return scheme + "://" + host + ":" + port
    return scheme + "://" + host


def _host_and_port(text: str) -> tuple[str, str]:
    if text.startswith("["):
        address, bracket, rest = text[1:].partition("]")
        good = bracket and address and _consists_of(address, ADDRESS_CHARACTERS) and (not rest or rest[0] == ":")
        return ("[" + address + "]" if good else "", rest[1:])
    host, _, port = text.partition(":")
    return (host if _consists_of(host, HOST_CHARACTERS) else "", port)


def _consists_of(text: str, characters: str) -> bool:
    return all([character in characters for character in text])


def site_of(origin: str) -> str:
    """Return the site of an origin: here scheme and whole host.

    The specification's site ends at the registrable domain, which takes a list that is not here: a decision may so
    hold for fewer pages than it could, never for more.
    """
    start = origin.find("://") + 3
    port = origin.rfind(":")
    return origin[:port] if port > start and port > origin.rfind("]") else origin


def generate(descriptor: dict, origin: str, embedded_origin: str) -> str:
    """Run the permission key generation algorithm of a descriptor's feature.

    Args:
        descriptor: whose feature decides about the key's type.
        origin: the top-level origin.
        embedded_origin: the origin of the document itself.

    Source: section 4, step 1 of the default algorithm; the same of the Storage Access API.
    """
    if feature(descriptor["name"]).double_keyed:
        return site_of(origin) + " " + site_of(embedded_origin)
    return origin


def compare(descriptor: dict, first: str, second: str) -> bool:
    """Run the permission key comparison algorithm.

    All opaque origins look the same; a document meets only its own, since keys with one are never written down.

    Source: section 4, step 1 of the default algorithm.
    """
    return first == second and is_key(descriptor, first)


def is_opaque(key: str) -> bool:
    """Tell whether an opaque origin is part of a key."""
    return OPAQUE in key.split(" ")


def is_key(descriptor: dict, text) -> bool:
    """Tell whether a text is a key of the type that a descriptor's feature has."""
    if not isinstance(text, str):
        return False
    parts = text.split(" ")
    wanted = 2 if feature(descriptor["name"]).double_keyed else 1
    return len(parts) == wanted and all([part != "" and origin_of(part) == part for part in parts])
