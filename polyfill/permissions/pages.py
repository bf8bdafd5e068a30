"""One page of the origin, as it describes itself to the others.

A page writes its own record only, and holds a lock by its id for as long as it lives. Source: design, section 7.
Records are foreign input: what is broken counts as gone, as hidden or as not in use.
"""

from ..writing import read as read_text
from .entries import is_time
from .features import feature

MAX_NAME = 200
MAX_TEXT = 5000
"""The longest record that is read, in characters."""


class Page:
    """A page of the origin. Moments are ms since the epoch.

    Attributes:
        id: its own, also the name of its lock.
        tab: of the tab that it is in; a reload and a step to another page keep it.
        turn: how many times it has described itself; of two records the one with the larger is newer.
        at: when it did so last.
        began: since when the origin has had pages without a gap.
        visible: whether it can be seen.
        seen: when it was visible last; 0 where never.
        using: by feature, ``True`` while in use, or when the use ended.
        left: when it went, ``None`` while it is there.
    """

    def __init__(self, id: str, tab: str, began: float, now: float, visible: bool = True):
        self.id = id
        self.tab = tab
        self.turn = 1
        self.at = now
        self.began = began
        self.visible = visible
        self.seen = now if visible else 0.0
        self.using = {}
        self.left = None

    def show(self, visible: bool, now: float) -> None:
        """Note that the page became visible or went to the background."""
        if self.visible or visible:
            self.seen = now
        self.visible = visible
        self._turn(now)

    def use(self, name: str, in_use: bool, now: float) -> None:
        """Note that a feature is now in use, or no longer."""
        if in_use or self.using.get(name) is True:
            self.using[name] = True if in_use else now
        self._turn(now)

    def leave(self, now: float) -> None:
        """Note that the page goes: closed, left, or into the back/forward cache. Its uses end with it."""
        self.left = now
        if self.visible:
            self.seen = now
        for name in self.using:
            if self.using[name] is True:
                self.using[name] = now
        self._turn(now)

    def come_back(self, began: float, visible: bool, now: float) -> None:
        """Note that the page is back out of the back/forward cache; ``began`` from ``presence.arrive``."""
        self.left = None
        self.began = began
        self.show(visible, now)

    def _turn(self, now: float) -> None:
        self.turn += 1
        self.at = now

    def gone(self) -> float:
        """Return when a page that is no longer there went: as it said, or else when it was last heard of."""
        return self.at if self.left is None else self.left

    def active(self) -> float:
        """Return until when a page that is gone could be seen, in ms since the epoch; 0 where it never was."""
        return self.gone() if self.visible else self.seen

    def used(self, name: str) -> float | None:
        """Return until when a page that is gone used a feature, in ms since the epoch; ``None`` where it never did."""
        ended = self.using.get(name)
        return self.gone() if ended is True else ended

    def follows(self, other) -> bool:
        """Return whether the page came after another one in its tab, and nothing depends on that one any more.

        The page either goes on with the other's visit or began when that was over, and has since been active as long.
        """
        if self.tab != other.tab or (self.at, self.id) <= (other.at, other.id):
            return False
        knew = self.began <= other.began or self.began > other.gone()
        last = [self.gone() >= other.gone(), self.active() >= other.active()]
        last += [(self.used(name) or 0.0) >= other.used(name) for name in other.using]
        return knew and all(last)

    def record(self) -> dict:
        """Return the page as JSON can hold it."""
        return {
            "id": self.id,
            "tab": self.tab,
            "turn": self.turn,
            "at": self.at,
            "began": self.began,
            "visible": self.visible,
            "seen": self.seen,
            "using": self.using,
            "left": self.left,
        }

    def rank(self) -> tuple:
        """Return what two records of a page are compared by: the larger one is newer."""
        using = [(name, self.using[name] is True, float(self.using[name])) for name in sorted(self.using)]
        left = -1.0 if self.left is None else self.left
        return (self.turn, self.at, left, self.began, not self.visible, self.seen, self.tab, using)


def parsed(texts) -> list:
    """Parse what pages have written of themselves; one that cannot be read keeps no other from it."""
    records = []
    for text in texts if isinstance(texts, list) else ():
        try:
            records.append(read_text(text, MAX_TEXT))
        except Exception:
            continue
    return records


def read(record) -> Page | None:
    """Read a foreign record of a page; ``None`` where it is none.

    A beginning that is broken is the last moment that it told of, so that no earlier grant rests on it.
    """
    if not isinstance(record, dict) or not is_time(record.get("at")):
        return None
    name, tab, turn = record.get("id"), record.get("tab"), record.get("turn")
    if not _is_name(name) or not is_time(turn):
        return None
    at = float(record["at"])
    began = record.get("began")
    page = Page(name, tab if _is_name(tab) else "", float(began) if is_time(began) else at, at, False)
    page.turn = int(turn)
    page.visible = record.get("visible") is True
    page.seen = float(record["seen"]) if is_time(record.get("seen")) else 0.0
    left = record.get("left")
    if left is not None:
        page.left = float(left) if is_time(left) else at
    using = record.get("using")
    for used in using if isinstance(using, dict) else ():
        if feature(used) is not None and (using[used] is True or is_time(using[used])):
            page.using[used] = using[used]
    return page


def _is_name(text) -> bool:
    return isinstance(text, str) and 0 < len(text) <= MAX_NAME
