"""What this origin knows of the person's devices: what was chosen, and what was listed with names last.

It is written into the origin's own storage, once a device was used here; a page of another origin has another one.

Source: seed one-time-permissions-mozilla ("remember choices", "cache the device list").
"""

from ..writing import read, written
from . import listing
from .kinds import KINDS
from .listing import Device

FORMAT = 1
MAX_TEXT = 100000
"""The longest text that is read, in characters."""


class Book:
    """The devices of one origin, as one page knows them.

    Attributes:
        remembers: whether anything is written down: from the first use on, until everything is forgotten.
    """

    def __init__(self):
        self.remembers = False
        self._cached = []
        self._chosen = {}  # kind -> Device
        self._present = None  # what the browser lists; None until it was asked

    # What is known

    def present(self, kind: str) -> list[Device]:
        """Return what the browser lists of a kind now."""
        return listing.of_kind(self._present or [], kind)

    def devices(self, kind: str) -> list[Device]:
        """Return what there is of a kind, with the names that are known."""
        present = None if self._present is None else self.present(kind)
        return listing.complete(kind, present, listing.of_kind(self._cached, kind))

    def chosen(self, kind: str) -> Device | None:
        """Return what was chosen last; ``None`` where nothing was."""
        return self._chosen.get(kind)

    # What happens

    def learn(self, rows, withheld=()) -> None:
        """Take over what the browser lists.

        Args:
            rows: see ``listing.read``.
            withheld: kinds that the page may not see: what is known of them stays as it was.
        """
        self._present = listing.withhold(listing.read(rows), withheld)
        for kind in KINDS:
            named = self.present(kind)
            if listing.is_named(named):
                kept = [device for device in self._cached if device.kind != kind]
                self._cached = kept + [device for device in named if device.label]
                self._follow(kind, named)

    # The id may be another one than at the visit before, or the name.
    def _follow(self, kind: str, devices) -> None:
        chosen = self._chosen.get(kind)
        for device in devices:
            if chosen is not None and device.id == chosen.id and device.label:
                self._chosen[kind] = device

    def choose(self, device: Device) -> None:
        """Remember a choice: what was really opened, or picked."""
        self.remembers = True
        self._chosen[device.kind] = device

    def forget(self) -> None:
        """Know nothing any more but what the browser lists now."""
        self.remembers = False
        self._cached = []
        self._chosen = {}

    # What is written down

    def dump(self) -> str:
        """Return what is to be kept, as text; ``""`` for nothing."""
        if not self.remembers:
            return ""
        chosen = [self._chosen[kind].row() for kind in KINDS if kind in self._chosen]
        cached = [device.row() for kind in KINDS for device in listing.of_kind(self._cached, kind)]
        return written({"format": FORMAT, "chosen": chosen, "devices": cached})

    def load(self, text) -> bool:
        """Take over what was written down, in the place of what was known.

        Args:
            text: what ``dump`` returned, or anything; what cannot be read, or is in another format, changes nothing.

        Returns:
            Whether something was there that could not be read.
        """
        if text is None or text == "":
            self.forget()
            return False
        try:
            value = read(text, MAX_TEXT)
        except Exception:
            value = None
        if not isinstance(value, dict) or value.get("format") != FORMAT or isinstance(value.get("format"), bool):
            return True
        self.forget()
        self.remembers = True
        self._cached = [device for device in listing.read(value.get("devices")) if device.label]
        for device in listing.read(value.get("chosen")):
            if device.id or device.label:
                self._chosen[device.kind] = device
        return False
