"""How long a grant lasts, and why it ended.

Source: seed one-time-permissions-chrome, "Expiration of one-time permissions"; W3C Permissions, section 4 (permission
lifetime); design, section 7. Moments are ms since the epoch of the device's clock: while it sleeps, time passes.
"""

from .features import ONCE, PERSISTENT, SESSION
from .states import GRANTED

HOUR = 3600000.0
DAY = 24 * HOUR

LEFT = "left"
BACKGROUND = "background"
EXPIRED = "expired"
UNUSED = "unused"
CLOCK = "clock"
"""Why a grant ended: every page gone; too long in the background; too old; not used; or a clock that was set back."""

MINUTE = 60000.0
LONGEST_WAIT = DAY
"""How far ahead the next look can be, in ms: the browser's timers end after 24 days, and clocks are set."""
SKEW = 2000.0
"""How far apart the clocks of two pages may read, in ms: browsers blur them, and systems correct them by moments."""

# Lifetime, ms from the decision, ms in the background, whether it ends with the origin's pages, whether unused, how far
# ahead the next look can be: timers stand still while a device sleeps.
RULES = (
    (ONCE, 16 * HOUR, 5 * MINUTE, True, False, MINUTE),
    (SESSION, None, None, True, False, MINUTE),
    (PERSISTENT, None, None, False, True, LONGEST_WAIT),
)

# Option, how many ms its unit has, the most that it can be.
OPTIONS = (("grace", 1000.0, 60.0), ("unused", DAY, 3650.0))

_RULES = {row[0]: row[1:] for row in RULES}


class Limits:
    """What can be adjusted.

    Args:
        grace: for how long after its last page the origin may come back in the same tab, in ms.
        unused: after how long a persistent grant that is not used lapses, in ms.
    """

    def __init__(self, grace: float = 5000.0, unused: float = 90 * DAY):
        self.grace = grace
        self.unused = unused

    def adjust(self, options: dict) -> None:
        """Take over options by name, as numbers or their texts; what is none, or out of bounds, changes nothing."""
        for name, unit, most in OPTIONS:
            try:
                value = float(options.get(name))
            except (TypeError, ValueError):
                continue
            if 0 <= value <= most:
                setattr(self, name, unit * value)


class Visit:
    """What matters of an origin's pages for the grants of one feature.

    Args:
        present: whether there is a page.
        since: since when there has been one without a gap, in ms.
        active_until: when a page was visible or used the feature last, in ms; ``None`` while one does.
        left: when the last page left, in ms; ``None`` where nobody knows.
    """

    def __init__(self, present: bool = True, since: float = 0.0, active_until=None, left=None):
        self.present = present
        self.since = since
        self.active_until = active_until
        self.left = left


class Verdict:
    """Whether a grant has ended.

    Attributes:
        ended: why, or ``""`` while it lasts.
        end: when it ends if nothing happens before, in ms; ``None`` where it does not.
        look: when it has to be looked at again at the latest, in ms; ``None`` where it has ended or cannot end.
    """

    def __init__(self, ended: str = "", look=None, end=None):
        self.ended = ended
        self.look = look
        self.end = end


def judge(entry, visit: Visit, now: float, limits: Limits) -> Verdict:
    """Judge whether the lifetime of an entry has ended. Only grants end: a denial stays until it is changed.

    Args:
        entry: of the store, see ``entries.Entry``.
        visit: how it is with the origin's pages now.
        now: ms since the epoch.
        limits: what can be adjusted.

    Returns:
        The verdict. Until ``look``, it stays the same unless the pages change.
    """
    if entry.state != GRANTED:
        return Verdict()
    longest, idle, with_pages, lapses, wait = _RULES[entry.lifetime]
    if now < entry.decided - SKEW and with_pages:
        return Verdict(CLOCK)
    ends = []
    if longest is not None:
        ends.append((entry.decided + longest, EXPIRED))
    if with_pages:
        ends.append((_leaving(entry, visit, limits), LEFT))
    if idle is not None and visit.active_until is not None:
        ends.append((max(visit.active_until, entry.decided) + idle, BACKGROUND))
    if lapses:
        ends.append((max(entry.decided, entry.used or 0.0) + limits.unused, UNUSED))
    return _first([row for row in ends if row[0] is not None], now, wait)


# None: not at all, as things are. The past: it has happened.
def _leaving(entry, visit: Visit, limits: Limits):
    if visit.present:
        return entry.decided if entry.decided < visit.since else None
    return entry.decided if visit.left is None else max(visit.left, entry.decided) + limits.grace


def _first(ends, now: float, wait: float) -> Verdict:
    end = None
    for at, why in ends:
        if end is None or at < end[0]:
            end = (at, why)
    if end is None:
        return Verdict()
    return Verdict(end[1]) if now >= end[0] else Verdict("", min(end[0], now + wait), end[0])


def ends_with_pages(entry) -> bool:
    """Tell whether an entry is a grant that can end through what becomes of the origin's pages."""
    return entry.state == GRANTED and _RULES[entry.lifetime][2]
