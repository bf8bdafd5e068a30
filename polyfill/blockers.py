"""Blockers: what keeps an element from being activated, and which reason is told.

A blocker is *permanent*, *temporary* (until its condition ends) or *expiring* (until a point in time). Times are
milliseconds of the host's clock.

Source: Chromium fact sheet 2.2 (reasons and their order), 2.3 (the one delay), 2.5 (timer arithmetic). Instead
of a timer that remembers one reason, the reason is worked out from the entries: it is the one that expires last.
"""

DELAY = 500.0
"""How long every expiring blocker lasts, and every cooldown, in ms (fact sheet 2.3)."""

TYPE_INVALID = "type_invalid"
UNSUCCESSFUL_REGISTRATION = "unsuccessful_registration"
RECENTLY_ATTACHED = "recently_attached"

# Told in this order, before any expiring reason (fact sheet 2.2).
PRIORITY = (TYPE_INVALID, UNSUCCESSFUL_REGISTRATION)


class Blockers:
    """The blockers of one element."""

    def __init__(self):
        self._standing = []  # reasons that stand until they are removed
        # [reason, expiry in ms], one a reason, oldest first: MicroPython's dict keeps no order. Those that have
        # passed stay, so that a click can be judged by the time at which it was made.
        self._expiring = []

    def add(self, reason: str) -> None:
        """Add a permanent or temporary blocker; one that stands already stays as it is."""
        if reason not in self._standing:
            self._standing.append(reason)

    def remove(self, reason: str) -> None:
        """End a temporary blocker at once, without a cooldown."""
        if reason in self._standing:
            self._standing.remove(reason)

    def add_expiring(self, reason: str, now: float, duration: float = DELAY) -> None:
        """Add a blocker for ``duration`` ms from ``now``; it never shortens one with the same reason."""
        expiry = now + duration
        for entry in self._expiring:
            if entry[0] == reason:
                entry[1] = max(entry[1], expiry)
                return
        self._expiring.append([reason, expiry])

    def reason(self, now: float) -> str:
        """Return the reason that is told at ``now``, or ``""`` where nothing blocks."""
        for reason in PRIORITY:
            if reason in self._standing:
                return reason
        told, latest = "", now
        for reason, expiry in self._expiring:
            if expiry > latest:
                told, latest = reason, expiry
        return told

    def next_change(self, now: float) -> float | None:
        """Return when the reason changes by itself, in ms, or ``None`` where it never does."""
        if self._standing:
            return None
        ends = [expiry for _, expiry in self._expiring if expiry > now]
        return max(ends) if ends else None
