"""Whether an element may be activated: what befalls it becomes blockers, and the pair of validity and reason.

Times are milliseconds of the host's clock.

Source: Chromium fact sheet 2 and 4; where a comment says "measured", Chromium 156's ``<geolocation>``.
"""

from . import blockers, refusals, visibility
from .blockers import Blockers
from .css.violations import words

CAUSES = tuple([reason for reason in blockers.PRIORITY if reason != blockers.UNSUCCESSFUL_REGISTRATION])
"""The blockers that have a cause, rather than being a registration that is under way."""

FRAME = 16.0
"""How long after its registration an element is styled anew, in ms (measured)."""


class Validity:
    """The validity of one element."""

    def __init__(self):
        self.is_valid = False
        self.invalid_reason = ""
        self.attached = False
        """Whether it is in a document."""
        self.shown = False
        """Whether it has a box in the layout and is not hidden: only then can it be registered."""
        self.registered = False
        self.over_quota = False
        """Whether it waits because others for the same permissions came first."""
        self.violations = []
        """What its style violates, as rows of rule, property, value and bound."""
        self._has_box = False
        self._is_judged = False  # from its first box on, or when its type turns out to be unsupported
        self._rect = ""
        self._sight = None
        self._restyle_at = None
        self._unregister_at = None
        self._blockers = Blockers()
        self._blockers.add(blockers.UNSUCCESSFUL_REGISTRATION)

    def set_type_invalid(self) -> None:
        """Take over that the type is unsupported, for good."""
        self._is_judged = True
        self._blockers.add(blockers.TYPE_INVALID)

    def set_illegal_subframe(self, illegal: bool) -> None:
        """Take over whether the frame forbids elements for these permissions."""
        if illegal:
            self._blockers.add(blockers.ILLEGAL_SUBFRAME)
        else:
            self._blockers.remove(blockers.ILLEGAL_SUBFRAME)

    def set_style(self, violations: list, at: float) -> None:
        """Take over what is wrong with the style; nothing lets it cool down (fact sheet 2.4, 3.6)."""
        self.violations = violations
        if violations:
            self._blockers.add(blockers.STYLE_INVALID)
        else:
            self._blockers.cool_down(blockers.STYLE_INVALID, at)

    def attribute_changed(self, at: float) -> None:
        """Note that an attribute changed what is asked for (fact sheet 2.4)."""
        self._blockers.add_expiring(blockers.ATTRIBUTE_CHANGED, at)

    def attach(self) -> None:
        """Enter a document; there is no box yet."""
        self.attached = True
        self._has_box = False
        self._is_judged = self._blockers.stands(blockers.TYPE_INVALID)
        self._rect = ""
        self._sight = None

    def detach(self) -> None:
        """Leave the document, which takes the registration (fact sheet 2.7)."""
        self.attached = self.shown = False
        self.unregister()

    def register(self, now: float) -> None:
        """Be admitted to the page's registered elements."""
        self.registered = True
        self.over_quota = False
        self._unregister_at = None
        self._blockers.remove(blockers.UNSUCCESSFUL_REGISTRATION)
        if self._blockers.expiry(blockers.STYLE_INVALID) > now:
            self._restyle_at = now + FRAME

    def unregister(self) -> None:
        """Lose the registration."""
        self.registered = self.over_quota = False
        self._blockers.add(blockers.UNSUCCESSFUL_REGISTRATION)

    def sense(self, at: float, has_box: bool, visible: bool, rect: str, sight) -> None:
        """Take over how it is laid out and what can be seen of it (fact sheet 2.4 and 4).

        Args:
            at: when that was, in ms.
            has_box: whether it has a box in the layout.
            visible: whether its computed ``visibility`` is ``visible``; without a box, whether it could have one, which
                it and its ancestors' ``display: none`` rule out.
            rect: the visible part of its border box in whole CSS px, as a name for it; ``""`` for none.
            sight: what ``visibility.classify`` judges.
        """
        if self._blockers.stands(blockers.TYPE_INVALID):
            return
        self.shown = has_box and visible
        if has_box:
            self._lay_out(at, rect)
            self._look(at, visibility.classify(sight))
        elif self._has_box:
            self._lose_box(at)
        elif not visible:
            self._is_judged = True  # as not registered (fact sheet 2.7; measured)

    def _lay_out(self, at: float, rect: str) -> None:
        if not self._has_box:
            self._has_box = self._is_judged = True
            self._blockers.add_expiring(blockers.RECENTLY_ATTACHED, at)
            self._restyle(at)
        if not self.shown:
            self.unregister()
        if rect != self._rect:
            self._rect = rect
            self._blockers.add_expiring(blockers.INTERSECTION_CHANGED, at)

    # Without a box there is no style, and the registration ends; that is told when the change of the box has
    # cooled down (measured).
    def _lose_box(self, at: float) -> None:
        self._has_box = self.registered = self.over_quota = False
        self._rect = ""
        self._sight = None
        self._blockers.add(blockers.STYLE_INVALID)
        self._unregister_at = at + blockers.DELAY

    def _restyle(self, at: float) -> None:
        if not self.violations:
            self._blockers.cool_down(blockers.STYLE_INVALID, at)

    def _look(self, at: float, sight: str | None) -> None:
        if sight is None or sight == self._sight:
            return
        self._sight = sight
        if sight != visibility.VISIBLE:
            self._blockers.add(sight)
            return
        # To become visible right after being attached makes the wait no longer (fact sheet 2.4).
        attached = self._blockers.expiry(blockers.RECENTLY_ATTACHED)
        for reason in (blockers.OCCLUDED, blockers.CLIPPED):
            self._blockers.cool_down(reason, at, attached - at if attached > at else blockers.DELAY)

    def update(self, now: float) -> bool:
        """Work out the pair at ``now``; outside a document and before the first box, what was told stays told.

        Returns:
            Whether the pair changed, which ``validationstatuschange`` tells of (fact sheet 2.6).
        """
        if self._unregister_at is not None and self._unregister_at <= now:
            self._unregister_at = None
            self.unregister()
        if self._restyle_at is not None and self._restyle_at <= now:
            self._restyle(self._restyle_at)
            self._restyle_at = None
        if not self.attached or not self._is_judged:
            return False
        told = (self.is_valid, self.invalid_reason)
        self.invalid_reason = self.reason(now)
        self.is_valid = self.invalid_reason == ""
        return told != (self.is_valid, self.invalid_reason)

    def next_change(self, now: float) -> float | None:
        """Return when the pair may change by itself, in ms, or ``None`` where it never does."""
        if not self.attached:
            return None
        times = [self._blockers.next_change(now), self._unregister_at, self._restyle_at]
        times = [at for at in times if at is not None]
        return min(times) if times else None

    def reason(self, at: float) -> str:
        """Return the reason why it is invalid at ``at``, or ``""``."""
        return self._blockers.reason(at)

    def explanation(self, reason: str) -> str:
        """Say in words why it is invalid, with what the author needs to mend it."""
        details = [words(row) for row in self.violations] if reason == blockers.STYLE_INVALID else ()
        return refusals.sentence(reason, not self._blockers.stands(reason), details)

    @property
    def has_cause(self) -> bool:
        """Whether the cause of a blocker is there, rather than a cooldown or a registration that is under way."""
        return self.over_quota or any([self._blockers.stands(reason) for reason in CAUSES])
