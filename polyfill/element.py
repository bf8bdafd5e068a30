"""One permission element's life: type, blockers, permission state, activation.

Source: Chromium fact sheet 1, 2, 7 and 8.
"""

from . import blockers, icons, labels, type_attribute
from .permissions.states import GRANTED, PROMPT

PENDING_DELAY = 500.0
"""How long an unanswered request keeps the next one back, in ms (fact sheet 7.2, step 3)."""

# Why an activation is refused, as the console says it.
REFUSED_UNTRUSTED = "it can only be activated by a person's click or key press"
REFUSED_PENDING = "a request of it is still in progress"


class PermissionElement:
    """The logic of one ``<permission>`` element.

    Times are milliseconds of the host's clock. It changes nothing outside itself: ``page`` tells the shim.
    """

    def __init__(self):
        self.permissions = None
        """The permissions asked for, or ``None`` while there is no type or where it is unsupported."""
        self.fallback = False
        """Whether the children show instead of the button; once set it stays."""
        self.precise = False
        """Whether a precise location is asked for; camera and microphone have nothing of it (fact sheet 1.1)."""
        self.attached = False
        self.is_valid = False
        self.invalid_reason = ""
        self.initial_permission_status = PROMPT
        self.permission_status = PROMPT
        self._typed = False
        self._labels = ("", "")  # to invite, and when granted
        self._icon = ""
        self._status_known = False
        self._pending_since = None
        self._blockers = blockers.Blockers()
        self._blockers.add(blockers.UNSUCCESSFUL_REGISTRATION)

    def set_type(self, value: str) -> None:
        """Take the ``type`` attribute's first value; later ones change nothing (fact sheet 1.3)."""
        if self._typed:
            return
        self._typed = True
        self.permissions = type_attribute.parse(value)
        if self.permissions is None:
            self.fallback = True
            self._blockers.add(blockers.TYPE_INVALID)
        else:
            self._labels = (labels.label(self.permissions, False), labels.label(self.permissions, True))
            self._icon = icons.icon(self.permissions)

    def set_precise(self, precise: bool) -> bool:
        """Note whether a precise location is asked for.

        Returns:
            Whether that is a change.
        """
        changed = precise != self.precise
        self.precise = precise
        return changed

    def attach(self, at: float) -> None:
        """Enter a document at ``at``."""
        self.attached = True
        if not self.fallback:
            self._blockers.add_expiring(blockers.RECENTLY_ATTACHED, at)

    def register(self) -> None:
        """Be admitted to the page's registered elements; one without a type never is (fact sheet 2.6)."""
        if self.permissions is not None:
            self._blockers.remove(blockers.UNSUCCESSFUL_REGISTRATION)

    def detach(self) -> None:
        """Leave the document, which takes the registration and the permission state with it (fact sheet 2.7)."""
        self.attached = False
        self._blockers.add(blockers.UNSUCCESSFUL_REGISTRATION)
        self.permission_status = PROMPT

    def update_status(self, states) -> None:
        """Follow the page's effective permission states; the first that are known fix the initial status."""
        if self.permissions is None or not self.attached:
            return
        self.permission_status = states.aggregate(self.permissions)
        if not self._status_known and states.are_known(self.permissions):
            self._status_known = True
            self.initial_permission_status = self.permission_status

    def validate(self, now: float) -> bool:
        """Work out validity at ``now``; outside a document, what was told last stays told (fact sheet 2.7).

        Returns:
            Whether the pair of validity and reason changed, which ``validationstatuschange`` tells of.
        """
        if not self.attached:
            return False
        told = (self.is_valid, self.invalid_reason)
        self.invalid_reason = self._blockers.reason(now)
        self.is_valid = self.invalid_reason == ""
        return told != (self.is_valid, self.invalid_reason)

    def next_change(self, now: float) -> float | None:
        """Return when validity changes by itself, in ms, or ``None`` where it never does."""
        return self._blockers.next_change(now) if self.attached else None

    def refusal(self, trusted: bool, at: float) -> str:
        """Return why an activation at ``at`` is refused, or ``""`` where it may proceed (fact sheet 7.2)."""
        if not trusted:
            return REFUSED_UNTRUSTED
        if self._pending_since is not None and at - self._pending_since < PENDING_DELAY:
            return REFUSED_PENDING
        return self._blockers.reason(at)

    def request_started(self, now: float) -> None:
        """Note that a request is under way."""
        self._pending_since = now

    def request_ended(self) -> None:
        """Note that the request was answered."""
        self._pending_since = None

    def view(self) -> dict:
        """Return what the shim shows of the element and answers for it: plain values, by name."""
        granted = self.permissions is not None and self.permission_status == GRANTED
        return {
            "fallback": self.fallback,
            "label": self._labels[granted],
            "icon": self._icon,
            "granted": granted,
            "isValid": self.is_valid,
            "invalidReason": self.invalid_reason,
            "permissionStatus": self.permission_status,
            "initialPermissionStatus": self.initial_permission_status,
        }
