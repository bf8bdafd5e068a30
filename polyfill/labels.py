"""What the button says.

Source: Chromium fact sheet 6.1. A denied permission has the same label as one that was never asked for.
"""

from .type_attribute import key

PATIENCE = 5000.0
"""How long the button waits for the labels of its language before it speaks English, in ms."""

PRECISE = " precise"
"""What the name of a label ends in when the precise location is asked for."""

NAMES = ("camera", "microphone", "camera microphone", "geolocation", "geolocation" + PRECISE)
"""What there is a label for, in the order of the texts of a language."""

# For each name a label to invite, and one when every permission is granted.
ENGLISH = (
    "Use camera",
    "Camera allowed",
    "Use microphone",
    "Microphone allowed",
    "Use microphone and camera",
    "Camera and microphone allowed",
    "Use location",
    "Location allowed",
    "Use precise location",
    "Precise location allowed",
)


def named(texts) -> dict[str, list[str]]:
    """Return the ten texts of a language as ``[to invite, when granted]`` by name: the form of a language's file."""
    return {name: [texts[2 * at], texts[2 * at + 1]] for at, name in enumerate(NAMES)}


_ENGLISH = named(ENGLISH)


def label(permissions, granted: bool, precise: bool = False, texts: dict[str, list[str]] | None = None) -> str:
    """Return the button's text.

    Args:
        permissions: the set of permissions that it asks for.
        granted: whether every one of them is granted.
        precise: whether it asks for the precise location.
        texts: the labels of a language, in the form of its file; without them it is English.

    Returns:
        The text; ``""`` for permissions that no button exists for.
    """
    name = key(permissions)
    if precise and name + PRECISE in _ENGLISH:
        name += PRECISE
    if name not in _ENGLISH:
        return ""
    return ((texts or _ENGLISH).get(name) or _ENGLISH[name])[granted]
