"""A picker of devices in words: what the shim draws of one.

Source: design, section 7 (translated, right-to-left aware); seed one-time-permissions-mozilla.
"""

from .. import dialog_texts
from ..dialogs import ISOLATE
from . import advice, device_texts, errors, listing
from .kinds import CAMERA, MICROPHONE, SPEAKER, icon, word
from .picker import FAILED, IDLE, LIVE, LOST, OPENING, REPLACED

METER = {"every": 66.0, "floor": -60.0}
"""How often the level is looked at, in ms, and what counts as silence, in dB of full scale."""

NONE, UNSUPPORTED = "none", "unsupported"
"""States of the drawing beside those of a picker: there is no device, or the browser does not let pages choose."""

REFUSALS = (errors.DENIED, errors.DISMISSED, errors.BLOCKED)

# State, the text about it.
SUMMARIES = (
    (IDLE, "is-off"),
    (OPENING, "opening"),
    (LIVE, "is-on"),
    (FAILED, "open-failed"),
    (NONE, "no-device"),
)

OPEN, STOP = "open", "stop"
"""What the button does."""


class Seen:
    """What a picker looks like, in no language yet.

    Args:
        picker: whose.
        devices: what there is of its kind.
        chosen: the device that is chosen, or ``None``.
        able: whether the browser lets pages open, or for speakers choose, a device.
        denied: whether the permission is denied.
        withheld: whether that, or that it is to be asked for, was decided here rather than in the browser.
        forgettable: whether anything is remembered.
    """

    def __init__(self, picker, devices, chosen, able: bool, denied: bool, withheld: bool, forgettable: bool):
        self.kind = picker.kind
        self.devices = devices
        self.state = drawn_state(picker, devices, able)
        self.muted = picker.muted
        self.error = (picker.error.code, picker.error.permissions) if picker.error else ("", ())
        self.befell = picker.befell
        self.denied = denied
        self.withheld = withheld
        self.forgettable = forgettable
        self.at = position(picker, devices, chosen)
        self.unnamed = len(devices) > 0 and not listing.is_named(devices)

    def look(self) -> list:
        """Return what decides how it looks, as plain data: pickers that agree in it look the same."""
        rows = [device.row() for device in self.devices]
        what, device = self.befell
        befell = [what, device.row() if device else None]
        flags = [self.muted, self.denied, self.withheld, self.forgettable]
        return [self.kind, self.state, rows, self.at, list(self.error), befell, flags]


def drawn_state(picker, devices, able: bool) -> str:
    """Return the state that is drawn: of the picker, unless there is nothing to open."""
    if not able:
        return UNSUPPORTED
    if picker.state == IDLE and not devices and picker.kind != SPEAKER:
        return NONE
    return picker.state


def position(picker, devices, chosen) -> int:
    """Return which of the devices is selected: the one that is open, else that is chosen, else the first."""
    current = picker.opened if picker.state == LIVE else picker.aim if picker.state == OPENING else chosen
    if current is not None:
        for at, device in enumerate(devices):
            if device.id == current.id and (device.id or device.label == current.label):
                return at
        for at, device in enumerate(devices):
            if device.label and device.label == current.label:
                return at
    return 0


def summary(seen: Seen, texts) -> str:
    """Return the sentence about its state.

    Args:
        seen: the picker.
        texts: of its language, by name.
    """
    if seen.state == UNSUPPORTED:
        return texts["no-speakers" if seen.kind == SPEAKER else "no-access"]
    what, device = seen.befell
    lost = dialog_texts.fill(texts["lost"], (("name", isolated(device, seen, texts)),)) if device is not None else ""
    if what == REPLACED and seen.state == LIVE:
        name = isolated(seen.devices[seen.at] if seen.devices else None, seen, texts)
        return lost + "\n" + dialog_texts.fill(texts["in-use"], (("name", name),))
    if what == LOST:
        return lost
    if seen.state == FAILED:
        return words_on(seen, texts)
    if seen.state == LIVE and seen.muted:
        return texts["is-muted"]
    if seen.state == IDLE and seen.denied:
        return texts["is-denied"]
    if seen.state == IDLE and seen.unnamed:
        return texts["names-later"]
    return texts[dict(SUMMARIES)[seen.state]]


def words_on(seen: Seen, texts) -> str:
    """Return what is said of an error: advice where the language has it, else one of two sentences."""
    code, permissions = seen.error
    is_refusal = code in REFUSALS
    if seen.kind == SPEAKER or advice.FILE_MEMBER not in texts or (is_refusal and seen.withheld):
        return texts["is-denied"] if is_refusal else texts["open-failed"]
    return advice.advice(code, permissions, texts)


def isolated(device, seen: Seen, texts) -> str:
    """Return what a device is called within a sentence, whose direction may be another one."""
    return ISOLATE.format((device.label if device is not None else "") or texts[word(seen.kind)])


def model(seen: Seen, speech: tuple) -> dict:
    """Return what the shim draws: plain data.

    Args:
        seen: the picker.
        speech: the tag and the texts of a language.
    """
    tag, texts = speech
    called = listing.names(seen.devices, texts[word(seen.kind)])
    on = seen.state in (LIVE, OPENING)
    return {
        "language": tag,
        "direction": dialog_texts.direction(tag),
        "kind": seen.kind,
        "title": texts[word(seen.kind)],
        "icon": icon(seen.kind),
        "state": seen.state,
        "muted": seen.muted,
        "summary": summary(seen, texts),
        "options": [{"name": str(at), "text": name} for at, name in enumerate(called)],
        "chosen": str(seen.at),
        "opens": seen.state in (IDLE, FAILED) and seen.unnamed and seen.kind != SPEAKER,
        "hidden": seen.state == UNSUPPORTED,
        "preview": seen.kind == CAMERA,
        "meter": METER if seen.kind == MICROPHONE else None,
        "button": {
            "text": texts["turn-off" if on else "try"],
            "act": STOP if on else OPEN,
            "active": seen.state not in (UNSUPPORTED, NONE),
        },
        "forget": {"text": texts["forget"], "active": seen.forgettable},
    }


def spoken(seen: Seen, speech: tuple) -> str:
    """Return what a screen reader is to say when the state has changed."""
    texts = speech[1]
    values = (("name", texts[word(seen.kind)]), ("state", summary(seen, texts)))
    return dialog_texts.fill(texts["told"], values)


def speech_of(spoken_: tuple) -> tuple:
    """Return the language and texts of a picker for those of a panel."""
    return device_texts.whole(spoken_[0], spoken_[1])
