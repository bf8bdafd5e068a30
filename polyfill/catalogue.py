"""What the shim knows before Python runs, worked out from the modules that Python itself uses.

``build.py`` writes it into the shim, so that neither a label nor a rule stands in JavaScript (design, section 3:
"Before Python is ready").
"""

from . import blockers, editions, icons, labels, type_attribute

BUSY_AFTER = 1000.0
"""How long the button waits for the runtime before it shows that it is busy, in ms."""

WATCHDOG = 60000.0
"""How long the runtime may show no sign of progress before it counts as failed, in ms."""

OBSERVED_ATTRIBUTES = ("type",)


def catalogue(version: str) -> dict:
    """Return the shim's tables as plain data.

    Args:
        version: the version of the package, which the page reads as ``permissionPolyfill.version``.
    """
    types = {}
    for permissions in type_attribute.SUPPORTED:
        types[type_attribute.key(permissions)] = {
            "permissions": list(permissions),
            "label": labels.label(permissions, False),
            "granted": labels.label(permissions, True),
            "icon": icons.icon(permissions),
        }
    return {
        "version": version,
        "types": types,
        "icons": dict(icons.PATHS),
        "reasons": {
            "starting": blockers.UNSUCCESSFUL_REGISTRATION,
            "unsupported": blockers.TYPE_INVALID,
        },
        "editions": list(editions.NAMES),
        "busyAfter": BUSY_AFTER,
        "watchdog": WATCHDOG,
        "observedAttributes": list(OBSERVED_ATTRIBUTES),
    }
