"""Registration: how many elements of one kind a page may have that can be activated.

Source: Chromium fact sheet 2.7. The budget counts by the exact set of permissions, and who came first is served
first; when one of them leaves, the next one in the queue is admitted. There is no negative answer.
"""

LIMIT = 3
"""How many elements of one set of permissions are admitted at a time."""

OVER_QUOTA = (
    "no more than "
    + str(LIMIT)
    + " elements for the same permissions can be used at a time; the others become valid when one of these goes"
)


class Registry:
    """The queues of one page, one for each set of permissions.

    An element gets its answer in a task of its own, as from a browser: see ``answer``. One that moves up in its queue
    later is admitted at once (measured on the native element).
    """

    def __init__(self, limit: int = LIMIT):
        self._limit = limit
        self._queues = {}  # key of the permissions -> handles, in the order in which they came
        self._members = {}  # the same as sets
        self._unanswered = set()  # handles
        self._news = set()  # handles

    def enter(self, key: str, handle: int) -> None:
        """Queue an element up; one that is in the queue keeps its place."""
        members = self._members.setdefault(key, set())
        if handle not in members:
            members.add(handle)
            self._queues.setdefault(key, []).append(handle)
            self._unanswered.add(handle)

    def leave(self, key: str, handle: int) -> None:
        """Take an element out, which may admit another one."""
        if handle in self._members.get(key, ()):
            self._members[key].remove(handle)
            queue = self._queues[key]
            queue.remove(handle)
            self._news.update(queue[: self._limit])
        self._unanswered.discard(handle)
        self._news.discard(handle)

    def compact(self) -> None:
        """Give back the room of elements that left."""
        self._queues = {key: list(self._queues[key]) for key in self._queues if self._queues[key]}
        self._members = {key: set(self._members[key]) for key in self._members if self._members[key]}
        self._unanswered, self._news = set(self._unanswered), set(self._news)

    @property
    def has_questions(self) -> bool:
        """Whether elements wait for their answer."""
        return len(self._unanswered) > 0

    def answer(self) -> None:
        """Answer all that wait for it."""
        self._news.update(self._unanswered)
        self._unanswered = set()

    def news(self) -> list[int]:
        """Return the handles whose admission may have changed since this was asked last."""
        news = sorted(self._news)
        self._news = set()
        return news

    def is_admitted(self, key: str, handle: int) -> bool:
        """Tell whether an element is among the first of its queue, and knows."""
        return self._knows(key, handle) and handle in self._queues[key][: self._limit]

    def waits(self, key: str, handle: int) -> bool:
        """Tell whether an element is in its queue, but not among the first, and knows."""
        return self._knows(key, handle) and handle not in self._queues[key][: self._limit]

    def _knows(self, key: str, handle: int) -> bool:
        return handle in self._members.get(key, ()) and handle not in self._unanswered
