"""One ``<permission-devices>``: which device it is about, whether that is open, and what became of it.

It knows of no page: what is to be done is returned, and ``pickers`` does it.

Source: seed one-time-permissions-mozilla; field guide D1 (unplugged, muted).
"""

from . import choosing
from .kinds import KINDS, SPEAKER

IDLE, OPENING, LIVE, FAILED = "idle", "opening", "live", "failed"
"""The states of a picker; ``live`` is a device that is open, or a speaker that is being heard."""

UNSUPPORTED = "NotSupportedError"

LOST, REPLACED, ENDED = "lost", "replaced", "ended"
"""What befell the device that was open: gone, gone and another one is open, or it ended though it is there."""


class Picker:
    """One element, from when it enters the document.

    Attributes:
        kind: of its devices; ``""`` for an attribute that names none.
        language: the tag that it inherits.
        state: see this module.
        opened: the device that is open, or was last, as a ``Device``.
        error: what the browser's last failure means, an ``Explanation``; ``None`` without one.
        muted: whether the device gives nothing, by its own switch or the system's.
        befell: what befell the device that was open, and the device; two empty values without.
        turn: the number of the last opening: what is answered to an earlier one is too late.
        aim: the device that the last opening meant, or ``None``.
    """

    def __init__(self):
        self.kind = ""
        self.language = None
        self.state = IDLE
        self.opened = None
        self.error = None
        self.muted = False
        self.befell = ("", None)
        self.turn = 0
        self.events = []  # (type, detail) to be fired
        self.aim = None
        self._tried = True
        self._tries = 0

    def set_kind(self, value) -> bool:
        """Take over the attribute; return whether the kind is another one, for which nothing is open."""
        kind = value.strip().lower() if isinstance(value, str) else ""
        kind = kind if kind in KINDS else ""
        if kind == self.kind:
            return False
        self.end()
        self.kind = kind
        self.opened = None
        return True

    def emit(self, type_: str, **detail) -> None:
        """Have an event fired."""
        self.events.append([type_, detail])

    # Opening

    def open(self, wanted, constraint, befell=("", None)) -> dict:
        """Begin to open a device.

        Args:
            wanted: the device that is meant, or ``None``.
            constraint: of the first attempt, see ``choosing.first``.
            befell: why another device than before, where that is so.

        Returns:
            The turn, and what ``choosing.question`` returns.
        """
        self._close()
        self.state = OPENING
        self.turn += 1
        self.error = None
        self.befell = befell
        self.aim, self._tried, self._tries = wanted, constraint, 1
        question = choosing.question(self.kind, constraint)
        question["turn"] = self.turn
        return question

    def answered(self, told: dict, opened, present, browser: str) -> dict:
        """Take over what the browser made of it.

        Args:
            told: ``{turn, error, message}``.
            opened: the device that is open, as the browser tells it; ``None`` after an error.
            present: what it lists of the kind since.
            browser: as ``browsers.recognise`` tells it.

        Returns:
            ``{keep: True}``; ``{again}``, as ``choosing.question`` returns it; or nothing, where what was opened is to
            be closed.
        """
        if told["turn"] != self.turn or self.state != OPENING:
            return {}
        if opened is None:
            again = choosing.after_failure(told["error"], self._tried, self.aim, present)
        else:
            again = choosing.after_success(opened, self._tried, self.aim, present, browser)
        if again is not None and self._tries < 2:
            self._tries += 1
            self._tried = again
            return {"again": choosing.question(self.kind, again)}
        if opened is None:
            self.state = FAILED
            return {}
        self.state = LIVE
        self.opened = opened
        self.muted = False
        if self.befell[0] == LOST:
            self.befell = (REPLACED, self.befell[1])
        self.emit("start", deviceId=opened.id)
        return {"keep": True}

    def explain(self, error) -> None:
        """Take over what it means, as an ``Explanation``, that nothing could be opened."""
        self.error = error
        self.emit("error", **error.told())

    # Ending

    def end(self, befell=("", None)) -> None:
        """Note that nothing is open any more, because somebody wanted that or for what befell the device."""
        self._close()
        self.state = IDLE
        self.error = None
        self.befell = befell
        self.turn += 1

    def _close(self) -> None:
        if self.state == LIVE:
            self.emit("stop", deviceId=self.opened.id)
        self.muted = False

    def is_lost(self, present, named: bool) -> bool:
        """Tell whether the device that is open, or ended by itself just now, is not there any more.

        Args:
            present: what the browser lists of the kind.
            named: whether with names: else only that there is none at all says something.
        """
        ended = self.state == IDLE and self.befell[0] == ENDED
        if self.kind == SPEAKER or self.opened is None or not (self.state == LIVE or ended):
            return False
        if not named:
            return not present
        return self.opened.id != "" and self.opened.id not in [device.id for device in present]

    def lose(self, following) -> None:
        """Note that the device is gone; ``following`` is the one that takes its place, or ``None``."""
        lost = self.opened
        self.end((LOST, lost))
        self.emit("devicelost", deviceId=lost.id, nextId=following.id if following else "")

    def mute(self, muted: bool) -> None:
        """Note that the device begins, or ceases, to give nothing."""
        if self.state == LIVE and muted != self.muted:
            self.muted = muted
            self.emit("mute" if muted else "unmute")
