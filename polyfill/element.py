"""One permission element's life: type, blockers, permission state, activation.

Source: Chromium fact sheet 1, 2, 7 and 8.
"""

from . import editions, icons, labels, type_attribute
from .permissions.states import GRANTED, PROMPT
from .validity import Validity

PENDING_DELAY = 500.0
"""How long an unanswered request keeps the next one back, in ms (fact sheet 7.2, step 3)."""


class PermissionElement:
    """The logic of one ``<permission>`` element.

    Times are milliseconds of the host's clock. It changes nothing outside itself: ``page`` tells the shim.
    """

    def __init__(self, edition: str = editions.DEFAULT):
        self.edition = edition
        self.validity = Validity()
        self.permissions = None
        """The permissions asked for, or ``None`` while there is no type or where it is unsupported."""
        self.key = ""
        """The name of that set of permissions."""
        self.fallback = False
        """Whether the children show instead of the button; once set it stays."""
        self.initial_permission_status = PROMPT
        self.permission_status = PROMPT
        self.language = ""
        """The tag of the language that the label is in; ``""`` until the texts of one have come."""
        self.error = None
        """Why the last activation did not bring all that was asked for, an ``Explanation``; ``None`` where it did."""
        self._typed = False
        self._texts = None  # the texts of that language, by name
        self.precise = False
        """Whether the precise location is asked for, which only the geolocation has (fact sheet 1.1)."""
        self._labels = ("", "")  # to invite, and when granted
        self._icon = ""
        self._status_known = False
        self._pending_since = None

    def set_type(self, value: str) -> None:
        """Take the ``type`` attribute's first value; later ones change nothing (fact sheet 1.3)."""
        if self._typed:
            return
        self._typed = True
        self.permissions = type_attribute.parse(value)
        if self.permissions is None:
            self.fallback = True
            self.validity.set_type_invalid()
        else:
            self.key = type_attribute.key(self.permissions)
            self._relabel()

    def set_language(self, tag: str, texts) -> None:
        """Speak a language, whose texts are given in the form of its file; ``None`` stands for English."""
        self.language = tag
        self._texts = texts
        self._relabel()

    def set_precise(self, precise: bool, at: float) -> None:
        """Take over whether the precise location is asked for; a change blocks for a moment (fact sheet 2.4)."""
        if precise == self.precise:
            return
        self.precise = precise
        self._relabel()
        if not self.fallback:
            self.validity.attribute_changed(at)

    def _relabel(self) -> None:
        if self.permissions is not None:
            self._icon = icons.icon(self.permissions, self.precise)
            self._labels = tuple(
                [labels.label(self.permissions, granted, self.precise, self._texts) for granted in (False, True)]
            )

    def detach(self) -> None:
        """Leave the document, which takes the permission state with it (fact sheet 2.7)."""
        self.validity.detach()
        self.permission_status = PROMPT

    def update_status(self, states) -> None:
        """Follow the page's effective permission states; the first that are known fix the initial status."""
        if self.permissions is None or not self.validity.attached:
            return
        self.permission_status = states.aggregate(self.permissions)
        if not self._status_known and states.are_known(self.permissions):
            self._status_known = True
            self.initial_permission_status = self.permission_status

    def is_pending(self, at: float) -> bool:
        """Tell whether an earlier request keeps one at ``at`` back (fact sheet 7.2, step 3)."""
        return self._pending_since is not None and at - self._pending_since < PENDING_DELAY

    def request_started(self, now: float) -> None:
        """Note that a request is under way."""
        self._pending_since = now

    def request_ended(self, error=None) -> None:
        """Note that the request was answered, and why not as it should, if so."""
        self._pending_since = None
        self.error = error

    @property
    def violations(self) -> list:
        """What is wrong with its style, as rows of rule, property, value and bound, see ``css.judgement``."""
        return self.validity.violations

    @property
    def matches_invalid(self) -> bool:
        """Whether ``:invalid`` matches: ours, since the trial announced it and never shipped it (design, section 5)."""
        if "invalid" not in editions.pseudo_classes(self.edition):
            return False
        return self.validity.attached and self.validity.has_cause

    def view(self) -> dict:
        """Return what the shim shows of the element and answers for it: plain values, by name."""
        granted = self.permissions is not None and self.permission_status == GRANTED
        return {
            "fallback": self.fallback,
            "label": self._labels[granted],
            "language": self.language,
            "icon": self._icon,
            "granted": granted,
            "invalid": self.matches_invalid,
            "isValid": self.validity.is_valid,
            "invalidReason": self.validity.invalid_reason,
            "permissionStatus": self.permission_status,
            "initialPermissionStatus": self.initial_permission_status,
            "error": self.error.told() if self.error else None,
        }
