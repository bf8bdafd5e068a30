"""What the algorithms need to know of a document and of the browser around it.

Source: W3C Permissions, section 5 ("environment settings object").
"""

from . import keys
from .features import feature
from .lifetime import Limits, Visit, judge


class Environment:
    """One document: where it is, what it may do, and what has been decided.

    Args:
        store: the permission store.
        now: returns the time, in ms since the epoch.
        origin: the document's own.
        top_origin: the top-level document's; ``""`` where it is the same.
        fully_active: whether the document is.
        secure: whether it is a secure context.
        refused: the policy-controlled features that the document is not allowed to use.
        browser: called with a descriptor, returns the state that the browser gives it, ``None`` where it does not know.
        visit: called with a feature's name, returns how it is with the origin's pages, see ``presence.describe``.
        limits: of lifetimes.
    """

    def __init__(
        self,
        store,
        now,
        origin: str,
        top_origin: str = "",
        fully_active: bool = True,
        secure: bool = True,
        refused=(),
        browser=None,
        visit=None,
        limits: Limits | None = None,
    ):
        self.store = store
        self.now = now
        self.origin = origin
        self.top_origin = top_origin or origin
        self.fully_active = fully_active
        self.secure = secure
        self.refused = refused
        self.limits = Limits() if limits is None else limits
        self.overrides = {}  # slot -> state, as automation set it: of this page only, and never written down
        self._browser = browser
        self._visit = visit

    def key(self, descriptor: dict) -> str:
        """Generate the permission key of a descriptor for this document."""
        return keys.generate(descriptor, self.top_origin, self.origin)

    def allows(self, name: str) -> bool:
        """Tell whether the document is allowed to use a feature, as HTML says: fully active, and by its policy."""
        policy = feature(name).policy
        return self.fully_active and (policy == "" or policy not in self.refused)

    def browser_state(self, descriptor: dict) -> str | None:
        """Return what the browser says of a descriptor; ``None`` where it does not know."""
        return self._browser(descriptor) if self._browser else None

    def verdict(self, entry):
        """Judge the lifetime of an entry, as of now."""
        visit = self._visit(entry.descriptor["name"]) if self._visit else Visit()
        return judge(entry, visit, self.now(), self.limits)

    def holds(self, entry) -> bool:
        """Tell whether the lifetime of an entry lasts."""
        return not self.verdict(entry).ended
