"""Blockers: what keeps an element from being activated, and which reason is told.

A blocker *stands* until its condition ends, or *expires* at a point in time. Times are milliseconds of the host's
clock.

Source: Chromium fact sheet 2.2 (reasons and their order), 2.3 (the one delay), 2.5 (timer arithmetic). Instead
of a timer that remembers one reason, the reason is worked out from the entries: it is the one that expires last.
"""

DELAY = 500.0
"""How long every expiring blocker lasts, and every cooldown, in ms (fact sheet 2.3)."""

TYPE_INVALID = "type_invalid"
ILLEGAL_SUBFRAME = "illegal_subframe"
UNSUCCESSFUL_REGISTRATION = "unsuccessful_registration"
STYLE_INVALID = "style_invalid"
OCCLUDED = "intersection_occluded_or_distorted"
CLIPPED = "intersection_out_of_viewport_or_clipped"
RECENTLY_ATTACHED = "recently_attached"
INTERSECTION_CHANGED = "intersection_changed"
ATTRIBUTE_CHANGED = "attribute_changed"

# Those that stand are told in this order, before any that expires (fact sheet 2.2; among the last three the
# engine's order is arbitrary).
PRIORITY = (TYPE_INVALID, ILLEGAL_SUBFRAME, UNSUCCESSFUL_REGISTRATION, STYLE_INVALID, OCCLUDED, CLIPPED)


def moment(at, now: float) -> float:
    """Return when something happened, in ms: what is no time, or claims to be later than ``now``, happened now."""
    return at if isinstance(at, (int, float)) and at <= now else now


class Blockers:
    """The blockers of one element."""

    def __init__(self):
        self._standing = []  # reasons that stand until they are removed
        # [reason, expiry in ms], one a reason, oldest first: MicroPython's dict keeps no order. Those that have
        # passed stay, so that a click can be judged by the time at which it was made.
        self._expiring = []

    def add(self, reason: str) -> None:
        """Add a blocker that stands; one that stands already stays as it is."""
        if reason not in self._standing:
            self._standing.append(reason)

    def remove(self, reason: str) -> None:
        """End a standing blocker at once, without a cooldown."""
        if reason in self._standing:
            self._standing.remove(reason)

    def add_expiring(self, reason: str, now: float, duration: float = DELAY) -> None:
        """Add a blocker for ``duration`` ms from ``now``; it never shortens or replaces one with the same reason."""
        if reason not in self._standing and now + duration > self.expiry(reason):
            self._set_expiry(reason, now + duration)

    def cool_down(self, reason: str, now: float, duration: float = DELAY) -> None:
        """Let a blocker that stands, or has not expired, end ``duration`` ms from ``now``."""
        if reason in self._standing or self.expiry(reason) > now:
            self.remove(reason)
            self._set_expiry(reason, now + duration)

    def stands(self, reason: str) -> bool:
        """Tell whether a blocker stands."""
        return reason in self._standing

    def expiry(self, reason: str) -> float:
        """Return when an expiring blocker ends or has ended, in ms; before all time where there was none."""
        for entry in self._expiring:
            if entry[0] == reason:
                return entry[1]
        return float("-inf")

    def reason(self, now: float) -> str:
        """Return the reason that is told at ``now``, or ``""`` where nothing blocks."""
        for reason in PRIORITY:
            if reason in self._standing:
                return reason
        told, latest = "", now
        for reason, expiry in self._expiring:
            if expiry > now and expiry >= latest:  # of two that end together, the younger one
                told, latest = reason, expiry
        return told

    def next_change(self, now: float) -> float | None:
        """Return when the reason changes by itself, in ms, or ``None`` where it never does."""
        if self._standing:
            return None
        ends = [expiry for _, expiry in self._expiring if expiry > now]
        return max(ends) if ends else None

    def _set_expiry(self, reason: str, expiry: float) -> None:
        self._expiring = [entry for entry in self._expiring if entry[0] != reason]
        self._expiring.append([reason, expiry])
