"""Which elements a dispatch has to bring up to date: those that something befell, and those whose time has come."""


class Agenda:
    """The handles of one page's elements that are to be looked at, now or later; times are ms of the host's clock."""

    def __init__(self):
        self._concerned = set()
        self._due = {}  # handle -> when it changes by itself

    def add(self, handles) -> None:
        """Note that something befell these elements."""
        self._concerned.update(handles)

    def plan(self, handle: int, at: float | None) -> None:
        """Note when an element changes by itself, instead of the time that was noted before; ``None`` for never."""
        if at is not None:
            self._due[handle] = at
        elif handle in self._due:
            del self._due[handle]

    def drop(self, handle: int) -> None:
        """Forget an element."""
        self.plan(handle, None)
        self._concerned.discard(handle)

    def compact(self) -> None:
        """Give back the room of elements that were dropped."""
        self._concerned, self._due = set(self._concerned), dict(self._due)

    def concerned(self, now: float) -> list[int]:
        """Return the handles that are to be looked at by ``now``, in order of appearance."""
        self._concerned.update([handle for handle in self._due if self._due[handle] <= now])
        return sorted(self._concerned)

    def clear(self) -> None:
        """Note that all of them were looked at."""
        self._concerned = set()

    def next_change(self) -> float | None:
        """Return when the next one changes by itself, in ms, or ``None`` where none does."""
        return min(self._due.values()) if self._due else None
