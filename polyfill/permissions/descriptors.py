"""Permission descriptors: how foreign values become one, when two are the same, and which is the stronger.

A descriptor is a dictionary of its name and every aspect of its feature; aspects without a default are absent where
they are not given. Source: W3C Permissions, sections 3.3.1, 4 and 6.2.1; Web IDL, conversion of dictionaries.
"""

from .features import BOOLEAN, ORIGIN, SPECIFIC, feature
from .keys import origin_of

NO_OBJECT = "a permission descriptor has to be an object"
NO_NAME = "a permission descriptor needs a name"
UNKNOWN = "there is no permission of the name "
NO_ORIGIN = " has to be an origin"
TOO_LONG = " is too long"
MAX_TEXT = 1000
"""The longest text of an aspect, in characters: everything that was decided has to fit into what is read again."""


def to_string(value) -> str:
    """Return a JSON value as JavaScript makes a string of it; long fractions have as many digits as Python gives."""
    if isinstance(value, str):
        return value
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "[object Object]"
    if isinstance(value, (list, tuple)):
        return ",".join(["" if item is None else to_string(item) for item in value])
    if isinstance(value, float) and abs(value) < 1e21 and value == int(value):
        value = int(value)
    return str(value)


def to_boolean(value) -> bool:
    """Return a JSON value as JavaScript makes a boolean of it: lists and objects are true even if empty."""
    if isinstance(value, (list, tuple, dict)):
        return True
    return value == value and bool(value)


def convert(value) -> tuple[dict | None, str]:
    """Convert a foreign value to the permission descriptor type that its name asks for.

    Args:
        value: any JSON value; ``None`` for ``undefined`` as well.

    Returns:
        The descriptor and ``""``; or ``None`` and what the TypeError says.

    Source: W3C Permissions, section 6.2.1, steps 2 to 6.
    """
    if isinstance(value, (list, tuple)):
        return None, NO_NAME
    if not isinstance(value, dict):
        return None, NO_OBJECT
    if "name" not in value:
        return None, NO_NAME
    try:
        name = to_string(value["name"])
    except Exception:  # nested deeper than the interpreter can follow
        name = ""
    known = feature(name)
    if known is None:
        return None, UNKNOWN + "'" + name + "'"
    descriptor = {"name": name}
    for aspect, kind, default, _ in known.aspects:
        given, message = _aspect(aspect, kind, value[aspect]) if aspect in value else (default, "")
        if message:
            return None, message
        if given is not None:
            descriptor[aspect] = given
    return descriptor, ""


def _aspect(name: str, kind: str, value) -> tuple:
    if kind == BOOLEAN:
        return to_boolean(value), ""
    try:
        text = to_string(value)
    except Exception:
        return None, name + " cannot be converted to a string"
    if len(text) > MAX_TEXT:
        return None, name + TOO_LONG
    if kind == ORIGIN:
        origin = origin_of(text)
        return origin, "" if origin else name + NO_ORIGIN
    return text, ""


def named(name: str) -> dict:
    """Return the descriptor of a name alone, for the specification's shorthands; the name has to be known."""
    return convert({"name": name})[0]


def text_of(descriptor: dict) -> str:
    """Return a descriptor as a text without spaces, the same for the same descriptor and only for it.

    It is the name, then what differs from its defaults: ``camera``, ``midi;sysex``, ``camera;deviceId=ab;panTiltZoom``.
    """
    parts = [descriptor["name"]]
    for aspect, kind, default, _ in feature(descriptor["name"]).aspects:
        value = descriptor.get(aspect)
        if value != default:
            parts.append(aspect if kind == BOOLEAN else aspect + "=" + _escaped(value))
    return ";".join(parts)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace(";", "%3B").replace(" ", "%20")


def equal(first: dict, second: dict) -> bool:
    """Tell whether two descriptors are the same."""
    return text_of(first) == text_of(second)


def is_stronger(first: dict, second: dict) -> bool:
    """Tell whether one descriptor is stronger than another, or the same.

    Where it is granted, the other is; where the other is denied, it is. A device that is named is stronger than any
    device of the kind, since ``camera`` is granted when some camera is.

    Source: W3C Permissions, section 4, "permission descriptor type"; the order of each feature from its own
    specification (MIDI, Push, Clipboard, Media Capture).
    """
    if first["name"] != second["name"]:
        return False
    for aspect, _, _, stronger in feature(first["name"]).aspects:
        mine, other = first.get(aspect), second.get(aspect)
        if mine != other and (stronger is None or not (other is None if stronger == SPECIFIC else mine == stronger)):
            return False
    return True


def without_device(descriptor: dict) -> dict:
    """Return a descriptor with every narrowing aspect left out; the very same one where it has none."""
    narrow = [row[0] for row in feature(descriptor["name"]).aspects if row[3] == SPECIFIC and row[0] in descriptor]
    return {part: descriptor[part] for part in descriptor if part not in narrow} if narrow else descriptor
