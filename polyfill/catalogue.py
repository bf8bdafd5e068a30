"""What the shim knows before Python runs, worked out from the modules that Python itself uses.

``build.py`` writes it into the shim, so that neither a label nor a rule stands in JavaScript (design, section 3:
"Before Python is ready").
"""

from . import blockers, editions, icons, labels, languages, markup, type_attribute, visibility
from .css import packed, rules
from .media import errors

BUSY_AFTER = 1000.0
"""How long the button waits for the runtime before it shows that it is busy, in ms."""

QUICK = 300.0
"""A page that comes later than this is on a slow line, in ms: what Python needs is fetched before the first paint."""

PAINTS_WITHIN = 100.0
"""A page that is not painted and loaded by then is hidden, or long: what Python needs is fetched even so, in ms."""

WATCHDOG = 60000.0
"""How long the runtime may show no sign of progress before it counts as failed, in ms."""

SLOWEST_LINE = 20.0
"""The slowest line that does not count as broken, in bytes a ms: what is known to be under way extends the watchdog."""

PRECISE_ATTRIBUTES = ("preciselocation", "type-ext")
"""Their texts are told to Python as they are."""

LATE_ICONS = ("busy", "precise geolocation", "permission")
"""The icons that are not needed for the first paint."""

# Set on an element where its author set none, with its label as the name. No live region: screen readers read a focused
# button's new name, and another's is no news. No aria-disabled: most blockers end by themselves within half a second,
# and a press on an invalid element does tell why.
ATTRIBUTES = (("role", "button"), ("tabindex", "0"))


def catalogue(version: str) -> dict:
    """Return the shim's tables as plain data.

    Args:
        version: the version of the package, which the page reads as ``permissionPolyfill.version``.
    """
    handlers = editions.by_name(editions.HANDLERS)
    return {
        "version": version,
        "types": {type_attribute.key(permissions): icons.icon(permissions) for permissions in type_attribute.SUPPORTED},
        "permissions": list(type_attribute.PERMISSIONS),
        "labels": labels.named(labels.ENGLISH),
        "language": languages.DEFAULT,
        "languages": languages.LANGUAGES,
        "icons": {name: path for name, path in icons.PATHS if name not in LATE_ICONS},
        "lateIcons": {name: path for name, path in icons.PATHS if name in LATE_ICONS},
        "precise": labels.PRECISE,
        "iconBox": icons.VIEW_BOX,
        "attributes": dict(ATTRIBUTES),
        "handlers": {name: ["on" + type_ for type_ in types] for name, types in handlers.items()},
        "positionErrors": {str(code): name for code, name in errors.POSITION_ERRORS},
        "reasons": {
            "starting": blockers.UNSUCCESSFUL_REGISTRATION,
            "unsupported": blockers.TYPE_INVALID,
        },
        "pseudoClasses": {name: list(names) for name, names in editions.by_name(editions.PSEUDO_CLASSES).items()},
        "syntax": markup.syntax(),
        "markup": markup.markup(),
        "busyAfter": BUSY_AFTER,
        "quick": QUICK,
        "paintsWithin": PAINTS_WITHIN,
        "watchdog": WATCHDOG,
        "slowestLine": SLOWEST_LINE,
        "inset": visibility.INSET,
        "effects": [list(row) for row in visibility.EFFECTS],
        "whole": visibility.WHOLE,
        "unseen": visibility.UNSEEN,
        "applies": {name: " ".join(rules.applies(name)) for name in editions.NAMES},
        "read": {name: " ".join(rules.read(name)) for name in editions.NAMES},
        "defaults": {name: dict(pairs) for name, pairs in editions.by_name(packed.DEFAULTS).items()},
        "untimed": list(packed.UNTIMED),
        "kept": list(packed.KEPT),
        "fixed": dict(rules.FIXED),
        "separator": packed.SEPARATOR,
        "unheld": packed.UNHELD,
        "unjudged": list(packed.UNJUDGED),
        "preciseAttributes": list(PRECISE_ATTRIBUTES),
    }
