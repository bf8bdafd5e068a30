"""The icons: our own drawings, as SVG path data, filled with the text's colour.

Their view box is as large as that of Chromium's own icons, so that an author's ``stroke-width`` means the same.
All are drawn solid, keep 80 units clear of the box's edges, and draw every line 80 units wide.
"""

from .type_attribute import key

VIEW_BOX = "0 0 960 960"

PATHS = (
    ("busy", "M480 130a350 350 0 1 1 0 700 350 350 0 0 1 0-700z"),  # a ring, drawn as a turning stroke
    (
        "camera",
        "M180 230h360q100 0 100 100v70l240-140v440L640 560v70q0 100-100 100H180q-100 0-100-100V330q0-100 100-100z",
    ),
    (
        "microphone",
        "M340 220a140 140 0 0 1 280 0v240a140 140 0 0 1-280 0z"
        "M200 460h80a200 200 0 0 0 400 0h80a280 280 0 0 1-240 280v140h-80V740a280 280 0 0 1-240-280z",
    ),
    (
        "geolocation",
        "M190 370a290 290 0 0 1 580 0q0 200-290 510-290-310-290-510zm290-110a110 110 0 1 0 0 220 110 110 0 0 0 0-220z",
    ),
    (
        "precise geolocation",  # a ring with four ticks around a point
        "M480 200a280 280 0 1 1 0 560 280 280 0 0 1 0-560zm0 80a200 200 0 1 0 0 400 200 200 0 0 0 0-400z"
        "m0 90a110 110 0 1 1 0 220 110 110 0 0 1 0-220zM440 100a40 40 0 0 1 80 0v140h-80z"
        "m80 760a40 40 0 0 1-80 0V720h80zM100 520a40 40 0 0 1 0-80h140v80zm760-80a40 40 0 0 1 0 80H720v-80z",
    ),
    (
        "permission",  # two sliders
        "M120 260h400a120 120 0 0 1 232 0h88a40 40 0 0 1 0 80h-88a120 120 0 0 1-232 0H120a40 40 0 0 1 0-80z"
        "M840 620H440a120 120 0 0 0-232 0h-88a40 40 0 0 0 0 80h88a120 120 0 0 0 232 0h400a40 40 0 0 0 0-80z",
    ),
)

OTHER = "permission"
"""The icon of a permission that has none of its own."""

# Which icon stands for a set of permissions (fact sheet 5.3: the pair shows the camera).
FOR_PERMISSIONS = (
    (("camera",), "camera"),
    (("microphone",), "microphone"),
    (("camera", "microphone"), "camera"),
    (("geolocation",), "geolocation"),
)

PRECISE = (("geolocation", "precise geolocation"),)


def icon(permissions, precise: bool = False) -> str:
    """Return the name of the icon for a set of permissions; ``""`` for one that no button exists for.

    Args:
        permissions: their names, in any order.
        precise: whether the precise location is asked for, which has an icon of its own; others have none.
    """
    name = _BY_KEY.get(key(permissions), "")
    return dict(PRECISE).get(name, name) if precise else name


_BY_KEY = {key(names): name for names, name in FOR_PERMISSIONS}
