"""What the button says.

Source: Chromium fact sheet 6.1. A denied permission has the same label as one that was never asked for.
"""

from .type_attribute import key

# Permissions, label to invite, label when every one of them is granted.
ENGLISH = (
    (("camera",), "Use camera", "Camera allowed"),
    (("microphone",), "Use microphone", "Microphone allowed"),
    (("camera", "microphone"), "Use microphone and camera", "Camera and microphone allowed"),
    (("geolocation",), "Use location", "Location allowed"),
)


def label(permissions, granted: bool) -> str:
    """Return the button's text for a set of permissions; ``""`` for one that no button exists for."""
    for names, invite, allowed in ENGLISH:
        if key(names) == key(permissions):
            return allowed if granted else invite
    return ""
