"""What is under way while a person is asked: a dialog of ours, or a prompt of the browser's.

Source: design, section 7 (prompt states).
"""


class Question:
    """One dialog that stands open.

    Attributes:
        id: its own.
        handle: of the element that was activated; 0 for a call of the page.
        variant: which dialog it is.
        shown: the permissions that it is about.
        asked: all that are asked for.
        before: their aggregated state.
        error: what the browser's own error was, where that is why it is shown.
    """

    def __init__(self, id_: int, handle: int, variant: str, shown, asked, before: str, error=None):
        self.id = id_
        self.handle = handle
        self.variant = variant
        self.shown = shown
        self.asked = asked
        self.before = before
        self.error = error


class Request:
    """One prompt of the browser that is under way, for an element."""

    def __init__(self, handle: int, permissions, before: str, since: float, lifetime: str, error=None):
        self.handle = handle
        self.permissions = permissions
        self.before = before
        self.since = since
        self.lifetime = lifetime
        """For how long our own dialog granted it; ``""`` where only the browser asks."""
        self.error = error
        """Why less is asked for than the element is for; ``None`` where it is not."""
