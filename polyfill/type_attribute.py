"""The ``type`` attribute: which permissions an element asks for.

Source: Chromium fact sheet 1.2 (parsing) and 1.3 (set once).
"""

ASCII_WHITESPACE = "\t\n\f\r "

PERMISSIONS = ("camera", "microphone", "geolocation")

# What an element may ask for, each set in the order in which its permissions are requested.
SUPPORTED = (
    ("camera",),
    ("microphone",),
    ("camera", "microphone"),
    ("geolocation",),
)


def split_on_ascii_whitespace(value: str) -> list[str]:
    """Split a string into its non-empty tokens.

    Source: https://infra.spec.whatwg.org/#split-on-ascii-whitespace (``str.split`` knows more white space).
    """
    tokens = []
    token = ""
    for character in value:
        if character not in ASCII_WHITESPACE:
            token += character
        elif token:
            tokens.append(token)
            token = ""
    if token:
        tokens.append(token)
    return tokens


def key(permissions) -> str:
    """Name a set of permissions: its sorted names, joined by one space."""
    return _KEYS.get(permissions) or " ".join(sorted(set(permissions)))


def parse(value: str) -> tuple[str, ...] | None:
    """Parse a ``type`` attribute.

    Tokens are case-sensitive, repeats count once, order does not matter.

    Args:
        value: the attribute's text.

    Returns:
        One of ``SUPPORTED``, or ``None`` where the list is empty, has an unknown token, or is a combination
        that no prompt exists for.
    """
    return _BY_KEY.get(value) or _BY_KEY.get(key(tuple(split_on_ascii_whitespace(value))))


# Most elements are written with one of these words, and a page may have a thousand.
_KEYS = {}
_KEYS.update({permissions: key(permissions) for permissions in SUPPORTED})
_BY_KEY = {_KEYS[permissions]: permissions for permissions in SUPPORTED}
