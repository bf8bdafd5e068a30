"""Permission store entries, and how one is read from a foreign record.

Source: W3C Permissions, section 3.2 (descriptor, key, state); design, section 7 (the rest). Nothing becomes granted
through a defect: a grant that is not whole is none, a denial that still names its feature stays one.
"""

from .descriptors import convert, text_of
from .features import ONCE, PERSISTENT, SESSION, feature
from .keys import generate, is_key, is_opaque
from .lifetime import SKEW
from .states import DENIED, GRANTED, PROMPT

REMOVED = "removed"
"""Instead of a state: there was an entry, and it was removed. Keeps older copies from bringing it back."""

# What wins where two tabs decided in the same moment.
SEVERITY = (GRANTED, REMOVED, PROMPT, DENIED)
BREVITY = (PERSISTENT, SESSION, ONCE)

LATEST = 8.64e15
"""The last moment that a JavaScript date knows, in ms."""


class Entry:
    """What was decided about one descriptor for one key.

    Attributes:
        descriptor: see ``descriptors``.
        key: see ``keys``.
        state: ``granted``, ``denied``, ``prompt`` or ``removed``.
        decided: when, in ms since the epoch.
        lifetime: of a grant, see ``lifetime``.
        used: when the feature was used last, in ms, or ``None``.
        stamp: what orders decisions, also where the clock was set back: the later of two is the larger.
    """

    def __init__(self, descriptor, key, state, decided, lifetime=PERSISTENT, used=None, stamp=None):
        self.descriptor = descriptor
        self.key = key
        self.state = state
        self.decided = decided
        self.lifetime = lifetime
        self.used = used
        self.stamp = decided if stamp is None else stamp

    def slot(self) -> str:
        """Return the place that only one entry can take."""
        return slot(self.descriptor, self.key)

    def rank(self) -> tuple:
        """Return what two versions of an entry are compared by: the larger one holds."""
        used = -1.0 if self.used is None else self.used
        return (self.stamp, SEVERITY.index(self.state), BREVITY.index(self.lifetime), -self.decided, used)

    def record(self) -> dict:
        """Return the entry as JSON can hold it."""
        return {
            "descriptor": self.descriptor,
            "key": self.key,
            "state": self.state,
            "decided": self.decided,
            "lifetime": self.lifetime,
            "used": self.used,
            "stamp": self.stamp,
        }


def slot(descriptor: dict, key: str) -> str:
    """Return the place of a descriptor and a key in the store, as a text."""
    return text_of(descriptor) + " " + key


def is_time(value) -> bool:
    """Tell whether a foreign value is a moment, in ms since the epoch."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= LATEST


def read(record, now: float, origin: str, top_origin: str, trusted: bool = True) -> tuple[Entry | None, str]:
    """Read a foreign record.

    Args:
        record: any JSON value.
        now: ms since the epoch; what claims to be later was decided now, except for a one-time grant, which is none.
        origin: of the document, for a denial whose key is broken.
        top_origin: of the top-level document, for the same.
        trusted: whether grants may be taken from where the record stood.

    Returns:
        The entry and ``""``; an entry and what was mended; or ``None`` and why there is none.
    """
    if not isinstance(record, dict):
        return None, "it is no object"
    state = record.get("state")
    if state not in SEVERITY:
        return None, "it has no state"
    described = record.get("descriptor")
    descriptor, message = convert({"name": described} if isinstance(described, str) else described)
    if descriptor is None:
        return None, message
    defect = _defect(record, descriptor)
    if state == GRANTED and not defect:
        defect = _doubt(record, descriptor, now, trusted)
    if state == GRANTED and defect:
        return None, defect
    if defect:
        key = record.get("key")
        if not is_key(descriptor, key) or is_opaque(key):
            key = generate(descriptor, top_origin, origin)
        return Entry(descriptor, key, PROMPT if state == REMOVED else state, now), "mended, since " + defect
    used = record.get("used")
    return Entry(
        descriptor,
        record["key"],
        state,
        float(min(record["decided"], now)),
        record["lifetime"],
        None if used is None else float(min(used, now)),
        float(record["stamp"]),
    ), ""


def _defect(record: dict, descriptor: dict) -> str:
    if not is_key(descriptor, record.get("key")) or is_opaque(record["key"]):
        return "its key is broken"
    if not is_time(record.get("decided")) or not is_time(record.get("stamp")):
        return "it has no time"
    if record.get("used") is not None and not is_time(record["used"]):
        return "its last use is broken"
    return "" if record.get("lifetime") in BREVITY else "it has no lifetime"


def _doubt(record: dict, descriptor: dict, now: float, trusted: bool) -> str:
    if not trusted:
        return "it is in a format of another version"
    if record["descriptor"] != descriptor:
        return "its descriptor is broken"
    if GRANTED not in feature(descriptor["name"]).states:
        return "this permission cannot be granted"
    if record["lifetime"] != PERSISTENT and record["decided"] > now + SKEW:
        return "it is from the future"
    return ""


def is_decision(entry: Entry) -> bool:
    """Tell whether an entry is one, not the trace of one."""
    return entry.state in (GRANTED, DENIED, PROMPT)
