"""What the shim knows before Python runs, worked out from the modules that Python itself uses.

``build.py`` writes it into the shim, so that neither a label nor a rule stands in JavaScript (design, section 3:
"Before Python is ready").
"""

from . import blockers, editions, icons, labels, markup, type_attribute

BUSY_AFTER = 1000.0
"""How long the button waits for the runtime before it shows that it is busy, in ms."""

WATCHDOG = 60000.0
"""How long the runtime may show no sign of progress before it counts as failed, in ms."""

SLOWEST_LINE = 20.0
"""The slowest line that does not count as broken, in bytes a ms: what is known to be under way extends the watchdog."""

OBSERVED_ATTRIBUTES = ("type",)

# Set on an element where its author set none, with its label as the name.
ATTRIBUTES = (("role", "button"), ("tabindex", "0"))


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
        "attributes": dict(ATTRIBUTES),
        "events": list(editions.EVENTS),
        "reasons": {
            "starting": blockers.UNSUCCESSFUL_REGISTRATION,
            "unsupported": blockers.TYPE_INVALID,
        },
        "editions": list(editions.NAMES),
        "markup": markup.markup(),
        "busyAfter": BUSY_AFTER,
        "watchdog": WATCHDOG,
        "slowestLine": SLOWEST_LINE,
        "observedAttributes": list(OBSERVED_ATTRIBUTES),
    }
