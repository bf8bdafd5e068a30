"""The permission store: one entry at most for each descriptor and key.

Source: W3C Permissions, section 3.2; design, section 7. What is written down outlives the page and is read back
leniently, record by record; two tabs' stores are merged entry by entry, where the last decision holds.
"""

from ..writing import read as read_text
from ..writing import written
from . import keys
from .descriptors import equal, is_stronger, without_device
from .entries import REMOVED, Entry, is_decision, read, slot
from .features import PERSISTENT, feature
from .states import DENIED, GRANTED, PROMPT

FORMAT = 1
MAX_TEXT = 250000
"""The longest text that is read, in characters."""
MAX_ENTRIES = 1000
"""The most entries that are kept; of what is read beyond that, only denials are."""
MAX_DISMISSALS = 1000
# What calls ask for, as the shim sees it: a kind of track, or the feature.
REFUSED_KINDS = (("camera", "video"), ("microphone", "audio"), ("geolocation", "geolocation"))
KEEP_REMOVED = 90 * 24 * 3600000.0
"""How long the trace of a removed entry is kept, in ms: a copy older than that has lapsed by itself."""


class PermissionStore:
    """A list of permission store entries."""

    def __init__(self):
        self.dismissals = {}
        """How many times questions were dismissed since something was decided, by name."""
        self.is_foreign = False
        """Whether it was read from a text that others may understand better: of another version, or too long."""
        self._entries = {}  # slot -> Entry

    def get(self, descriptor: dict, key: str) -> Entry | None:
        """Get a permission store entry (steps 1 and 2); ``None`` where there is none."""
        entry = self._entries.get(slot(descriptor, key))
        if entry is None or not is_decision(entry) or not keys.compare(descriptor, entry.key, key):
            return None
        return entry

    def set(self, descriptor: dict, key: str, state: str, now: float, lifetime: str = PERSISTENT) -> Entry:
        """Set a permission store entry (steps 1 to 3): in the place of an older one, or as a new one.

        Args:
            descriptor: what was decided about.
            key: for whom.
            state: what was decided.
            now: when, in ms since the epoch.
            lifetime: for how long a grant is meant.

        Returns:
            The new entry.
        """
        entry = Entry(descriptor, key, state, now, lifetime)
        former = self._entries.get(entry.slot())
        if former is not None and former.stamp >= now:
            entry.stamp = former.stamp + 1
        self._entries[entry.slot()] = entry
        return entry

    def remove(self, descriptor: dict, key: str, now: float) -> None:
        """Remove a permission store entry (step 1), and remember that, for older copies of it in other tabs."""
        if self.get(descriptor, key) is not None:
            self.set(descriptor, key, REMOVED, now)

    def use(self, descriptor: dict, key: str, now: float) -> None:
        """Note that a feature was used, which keeps a grant from lapsing."""
        entry = self.get(descriptor, key)
        if entry is not None and entry.state == GRANTED:
            entry.used = max(now, entry.decided if entry.used is None else entry.used)

    def decide(self, descriptor: dict, key: str, state: str, now: float, lifetime: str = PERSISTENT) -> None:
        """Set an entry, and change every other one that it contradicts.

        What is no grant holds for every stronger descriptor as well (section 4). A grant lifts the denial of every
        weaker one, which ``decided`` then finds granted for as long as the grant lasts.
        """
        for entry in self.entries():
            if entry.key == key and entry.state != state and entry.descriptor["name"] == descriptor["name"]:
                if state == GRANTED and is_stronger(descriptor, entry.descriptor):
                    self.set(entry.descriptor, key, PROMPT, now)
                if state != GRANTED and entry.state != DENIED and is_stronger(entry.descriptor, descriptor):
                    self.set(entry.descriptor, key, state, now)
        self.set(descriptor, key, state, now, lifetime)

    def decided(self, descriptor: dict, key: str, holds=None) -> str:
        """Return the state that was decided for a descriptor, itself or by the order of descriptors.

        Args:
            descriptor: any descriptor.
            key: for whom.
            holds: called with an entry, tells whether its lifetime lasts; one that has ended is back
                at its default state.

        Returns:
            A denial of anything weaker, else a grant of anything stronger, else its own entry, else what was decided
            for any device; ``""`` where nothing was.
        """
        entries = [entry for entry in self.entries() if keys.compare(descriptor, entry.key, key)]
        states = [(entry.descriptor, self._state(entry, holds)) for entry in entries]
        found = _concluded(descriptor, states)
        general = without_device(descriptor)
        if found or general is descriptor:
            return found
        # What was decided for one device says nothing of another.
        return _concluded(general, [row for row in states if without_device(row[0]) is row[0]])

    def entries(self) -> list[Entry]:
        """Return every entry, sorted by descriptor and key."""
        return [entry for entry in self._sorted() if is_decision(entry)]

    def merge(self, other) -> None:
        """Take over what another store knows better; in whichever order stores are merged, the result is the same."""
        for entry in other._sorted():
            self._add(entry)
        self.dismissals = dict(other.dismissals)

    def dump(self, now: float) -> str:
        """Return the store as a text, without traces of what was removed long ago, and without opaque origins.

        What was decided in a document of an opaque origin ends with it; of more than is read, only denials are kept.
        The text is headed by what the shim refuses where Python cannot be started, or ``null``, where nothing is left
        for which Python would have to be.
        """
        kept = self._kept(now)
        text = self._text(kept)
        return text if len(text) <= MAX_TEXT else self._text([entry for entry in kept if entry.state == DENIED])

    def _text(self, kept) -> str:
        denied = [entry.descriptor["name"] for entry in kept if entry.state == DENIED]
        matters = self.dismissals or [entry for entry in kept if is_decision(entry)]
        value = {
            "format": FORMAT,
            "denied": [kind for name, kind in REFUSED_KINDS if name in denied] if matters else None,
            "dismissals": self.dismissals,
            "entries": [entry.record() for entry in kept],
        }
        return written(value)

    def knows_more(self, other, now: float) -> bool:
        """Tell whether something would be written down that another store does not know, or not as well."""
        for entry in self._kept(now):
            theirs = other._entries.get(entry.slot())
            if theirs is None or entry.rank() > theirs.rank():
                return True
        return False

    def _kept(self, now: float) -> list[Entry]:
        kept = [entry for entry in self._sorted() if is_decision(entry) or now - entry.decided < KEEP_REMOVED]
        return [entry for entry in kept if not keys.is_opaque(entry.key)]

    def _state(self, entry: Entry, holds) -> str:
        return entry.state if holds is None or holds(entry) else feature(entry.descriptor["name"]).default

    def _sorted(self) -> list[Entry]:
        return [self._entries[place] for place in sorted(self._entries)]

    def _add(self, entry: Entry) -> None:
        former = self._entries.get(entry.slot())
        if former is None or entry.rank() > former.rank():
            self._entries[entry.slot()] = entry


def _concluded(descriptor: dict, states) -> str:
    granted = own = False
    for decided, state in states:
        if state == DENIED and is_stronger(descriptor, decided):
            return DENIED
        granted = granted or (state == GRANTED and is_stronger(decided, descriptor))
        own = own or equal(descriptor, decided)
    return GRANTED if granted else PROMPT if own else ""


def _dismissals(value) -> dict[str, int]:
    counts = value if isinstance(value, dict) else {}
    known = [name for name in counts if feature(name) is not None and type(counts[name]) is int]
    return {name: counts[name] for name in known if 0 < counts[name] <= MAX_DISMISSALS}


def load(text, now: float, origin: str, top_origin: str = "") -> tuple[PermissionStore, list[str]]:
    """Read a store from what was written down, by whomever.

    Args:
        text: what ``dump`` returned, or anything; ``None`` and ``""`` are an empty store.
        now: ms since the epoch.
        origin: of the document.
        top_origin: of the top-level document where it is another one.

    Returns:
        The store with every record that can be taken over, and a complaint for each that cannot, or not as it is.
    """
    store = PermissionStore()
    if text is None or text == "":
        return store, []
    if not isinstance(text, str) or len(text) > MAX_TEXT:
        store.is_foreign = True
        return store, ["the stored permissions are dropped: too long, or no text"]
    try:
        value = read_text(text, MAX_TEXT)
        trusted = value.get("format") == FORMAT
        store.is_foreign = "format" in value and not trusted
        records = value["entries"] if isinstance(value["entries"], list) else None
        store.dismissals = _dismissals(value.get("dismissals"))
    except Exception:  # also what only the runtime's own limits refuse
        records = None
    if records is None:
        return store, ["the stored permissions are dropped: they cannot be read"]
    complaints = []
    for number in range(len(records)):
        entry, defect = read(records[number], now, origin, top_origin or origin, trusted)
        if entry is not None and len(store._entries) >= MAX_ENTRIES and entry.state != DENIED:
            entry, defect = None, "there are too many"
        if defect:
            complaints.append("stored permission " + str(number + 1) + ": " + ("" if entry else "dropped, ") + defect)
        if entry is not None:
            store._add(entry)
    return store, complaints
