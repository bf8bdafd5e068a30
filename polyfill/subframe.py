"""Whether a frame may show elements that can be activated.

Source: Chromium fact sheet 9, and 2.2 (rows 2 to 4). A page cannot read the header that it was sent with, so that a
document in another site's frame says itself that it names who may frame it (``data-frame-ancestors``).
"""

PERSON = 200.0
"""No person answers a prompt faster than this, in ms: a refusal that came sooner was the frame's policy."""


class Frame:
    """What is known of the frame that the page is in."""

    def __init__(self, cross_origin: bool = False, frame_ancestors: bool = False, policy=()):
        """Take over what the shim knows.

        Args:
            cross_origin: whether the outermost page is of another origin, or that cannot be told.
            frame_ancestors: whether the document's policy header names its ``frame-ancestors``, as its author says.
            policy: ``[name, allowed]`` by permission; ``None`` where the browser does not tell.
        """
        self._cross_origin = cross_origin
        self._frame_ancestors = frame_ancestors
        self.blocked = [name for name, allowed in policy if allowed is False]
        """The permissions that the policy does not allow."""
        self._told = [name for name, allowed in policy if allowed is not None]

    def is_illegal(self, permissions) -> bool:
        """Tell whether an element for these permissions can never be activated here."""
        if self._cross_origin and not self._frame_ancestors:
            return True
        return any([name in self.blocked for name in permissions])

    def refused(self, permissions, after: float) -> None:
        """Learn from a refusal that came ``after`` ms, in a browser that does not tell the frame's policy."""
        if self._cross_origin and after < PERSON:
            self.blocked += [name for name in permissions if name not in self._told]

    def explanation(self, permissions) -> str:
        """Return what an author is to do, or ``""`` where nothing is in the way."""
        if not self.is_illegal(permissions):
            return ""
        blocked = [name for name in permissions if name in self.blocked]
        if blocked:
            return "the permissions policy of this document does not allow " + " and ".join(blocked)
        return (
            "in a frame of another origin it works only where the framed document's Content-Security-Policy header has "
            "frame-ancestors, which its script tag tells with data-frame-ancestors"
        )
