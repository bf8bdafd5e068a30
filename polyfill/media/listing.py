"""Lists of devices: read from the platform, completed by what is known from before, and put into words.

Source: seed one-time-permissions-mozilla ("cache the device list"); Media Capture and Streams, 9.3 (before it exposes
devices, a browser lists at most one of each kind, without id and name).
"""

from .kinds import KINDS, SPEAKER

MAX_DEVICES = 32
"""The most devices of a kind that are kept."""
MAX_ID = 256
MAX_LABEL = 256
"""The longest id and name that are kept, in characters; browsers have ids of 64."""


class Device:
    """One device, as far as it is known.

    Attributes:
        kind: one of ``KINDS``.
        id: the origin's own for it; ``""`` where the browser does not tell.
        label: its name; ``""`` likewise.
        name: what it is called in a list: its label, or a word and a number.
    """

    def __init__(self, kind: str, id_: str = "", label: str = ""):
        self.kind = kind
        self.id = id_
        self.label = label
        self.name = label

    def row(self) -> list[str]:
        """Return the device as plain data: ``[kind, id, label]``."""
        return [self.kind, self.id, self.label]

    def __eq__(self, other) -> bool:
        return isinstance(other, Device) and self.row() == other.row()

    def __hash__(self) -> int:
        return hash(tuple(self.row()))

    def __repr__(self) -> str:
        return "<Device " + self.kind + ": " + (self.label or self.id or "?") + ">"


def read(rows) -> list[Device]:
    """Return the devices among foreign rows.

    Args:
        rows: ``[[kind, id, label], …]`` from the platform or from storage; whatever is something else is left out, and
            so are a second device of the same kind and id, and what is too much.
    """
    devices = []
    counts = {}
    for row in rows if isinstance(rows, list) else []:
        if not isinstance(row, list) or len(row) != 3 or not all([isinstance(value, str) for value in row]):
            continue
        kind, id_, label = row
        if kind not in KINDS or len(id_) > MAX_ID or counts.get(kind, 0) >= MAX_DEVICES:
            continue
        if any([id_ and (kind, id_) == (device.kind, device.id) for device in devices]):
            continue
        counts[kind] = counts.get(kind, 0) + 1
        devices.append(Device(kind, id_, label[:MAX_LABEL]))
    return devices


def of_kind(devices, kind: str) -> list[Device]:
    """Return the devices of one kind, in order."""
    return [device for device in devices if device.kind == kind]


def is_named(devices) -> bool:
    """Tell whether a browser gives the names of these devices of one kind."""
    return any([device.label for device in devices])


def withhold(devices, kinds) -> list[Device]:
    """Return a list as the page is to see it: of kinds that are withheld, at most one device, without id and name."""
    kept = []
    for device in devices:
        if device.kind not in kinds:
            kept.append(device)
        elif not of_kind(kept, device.kind):
            kept.append(Device(device.kind))
    return kept


def complete(kind: str, present, cached) -> list[Device]:
    """Return what there is of a kind.

    Args:
        kind: which.
        present: what the browser lists of it now; ``None`` where it was not asked yet.
        cached: what it listed with names when it did so last.

    Returns:
        What the browser lists, if with names; what was listed last, if it lists something without; else what it lists.
        Speakers that it does not list may be there: Firefox lists those that the person has picked.
    """
    if present is None or (not present and kind == SPEAKER):
        return list(cached) or [Device(kind)]
    if not present or is_named(present):
        labels = {device.id: device.label for device in cached}
        return [Device(kind, one.id, one.label or (labels.get(one.id, "") if one.id else "")) for one in present]
    return list(cached) or list(present)


def names(devices, word: str) -> list[str]:
    """Return what devices of one kind are called, so that no two are called the same.

    Args:
        devices: of one kind.
        word: what one without a name is called, before its number: "Camera 1".
    """
    called = []
    for at, device in enumerate(devices):
        name = device.label or word + " " + str(at + 1)
        number = 1
        unique = name
        while unique in called:
            number += 1
            unique = name + " (" + str(number) + ")"
        called.append(unique)
    return called
