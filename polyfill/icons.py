"""The icons: our own drawings, as SVG path data in a 24 by 24 view box, filled with the text's colour."""

from .type_attribute import key

PATHS = (
    ("busy", "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z"),  # a ring, drawn as a turning stroke
    (
        "camera",
        "M4.5 6h9A2.5 2.5 0 0 1 16 8.5v1.6l3.7-2.5a.8.8 0 0 1 1.3.7v7.4a.8.8 0 0 1-1.3.7L16 13.9v1.6"
        "a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 2 15.5v-7A2.5 2.5 0 0 1 4.5 6z",
    ),
    (
        "microphone",
        "M12 2.5a3.5 3.5 0 0 1 3.5 3.5v5.5a3.5 3.5 0 0 1-7 0V6A3.5 3.5 0 0 1 12 2.5z"
        "M5 11a1 1 0 0 1 2 0v.5a5 5 0 0 0 10 0V11a1 1 0 0 1 2 0v.5a7 7 0 0 1-6 6.93V20.5a1 1 0 0 1-2 0"
        "v-2.07a7 7 0 0 1-6-6.93z",
    ),
    (
        "geolocation",
        "M12 2a7 7 0 0 1 7 7c0 4.6-4.6 10.300-6.300 12.300a.9.9 0 0 1-1.4 0C9.600 19.300 5 13.600 5 9"
        "a7 7 0 0 1 7-7zm0 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
    ),
)

# Which icon stands for a set of permissions (fact sheet 5.3: the pair shows the camera).
FOR_PERMISSIONS = (
    (("camera",), "camera"),
    (("microphone",), "microphone"),
    (("camera", "microphone"), "camera"),
    (("geolocation",), "geolocation"),
)


def icon(permissions) -> str:
    """Return the name of the icon for a set of permissions; ``""`` for one that no button exists for."""
    for names, name in FOR_PERMISSIONS:
        if key(names) == key(permissions):
            return name
    return ""
