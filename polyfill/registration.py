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
    """The queues of one page, one for each set of permissions."""

    def __init__(self, limit: int = LIMIT):
        self._limit = limit
        self._queues = {}  # key of the permissions -> handles, in the order in which they came

    def enter(self, key: str, handle: int) -> bool:
        """Queue an element up; one that is in the queue keeps its place. Returns whether it is new in it."""
        queue = self._queues.setdefault(key, [])
        if handle in queue:
            return False
        queue.append(handle)
        return True

    def leave(self, key: str, handle: int) -> None:
        """Take an element out, which may admit another one."""
        queue = self._queues.get(key, [])
        if handle in queue:
            queue.remove(handle)

    def is_admitted(self, key: str, handle: int) -> bool:
        """Tell whether an element is among the first of its queue."""
        return handle in self._queues.get(key, [])[: self._limit]

    def waits(self, key: str, handle: int) -> bool:
        """Tell whether an element is in its queue, but not among the first."""
        return handle in self._queues.get(key, [])[self._limit :]
