"""The icons: our own drawings, as SVG path data in a 24 by 24 view box, filled with the text's colour."""

from .type_attribute import key

PATHS = (
    (
        "camera",
        "M4.5 6h9A2.5 2.5 0 0 1 16 8.5v1.6l3.7-2.5a.8.8 0 0 1 1.3.7v7.4a.8.8 0 0 1-1.3.7L16 13.9v1.6"
        "a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 2 15.500v-7A2.5 2.5 0 0 1 4.500 6z",
    ),
    (
        "microphone",
        "M12 2.500a3.500 3.500 0 0 1 3.500 3.500v5.500a3.500 3.500 0 0 1-7 0V6A3.500 3.500 0 0 1 12 2.500z"
        "M5 11a1 1 0 0 1 2 0v.5a5 5 0 0 0 10 0V11a1 1 0 0 1 2 0v.5a7 7 0 0 1-6 6.930V20.500a1 1 0 0 1-2 0"
        "v-2.070a7 7 0 0 1-6-6.930z",
    ),
    (
        "geolocation",
        "M12 2a7 7 0 0 1 7 7c0 4.600-4.600 10.300-6.300 12.300a.9.9 0 0 1-1.400 0C9.600 19.300 5 13.600 5 9"
        "a7 7 0 0 1 7-7zm0 4.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
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
