"""A page among those of its origin: what it tells them, and what it knows of them.

Source: seed one-time-permissions-chrome, "Expiration of one-time permissions"; design, section 7.
"""

from . import presence
from .lifetime import MINUTE, Visit
from .pages import Page, parsed

CENSUS = MINUTE
"""How often a page in the background looks whether those that keep a grant alive are still there, in ms."""

NEVER = float("-inf")
"""The grace of a page that the browser had discarded."""


class Visits:
    """The pages of the origin as one of them sees it.

    Args:
        now: returns the time, in ms since the epoch.
        grace: for how long a tab may be without a page of the origin, in ms.
    """

    def __init__(self, now, grace: float):
        self.grace = grace
        self.page = None
        """The page itself; ``None`` until it has arrived."""
        self.unsaid = False
        """Whether its record has changed since the others were told."""
        self._now = now
        self._pages = []
        self._held = None
        self._gone = []
        self._asked = 0.0  # when it was last asked who is there

    def meet(self, told: dict, back: bool = False) -> None:
        """Take over who is there.

        Args:
            told: ``{id, tab, held, records, visible, discarded, came}``: the page's own id and its tab's, the ids whose
                locks are held or ``None``, foreign records as texts, whether the page can be seen, whether the browser
                had discarded it, and when its tab began to go to it, in ms since the epoch.
            back: whether the page comes out of the back/forward cache.
        """
        now = self._now()
        self._held = told["held"] if isinstance(told["held"], list) else None
        self._asked = now
        self._pages = presence.merge(self._pages, parsed(told["records"]))
        if self._held is not None:  # of a page that crashes, this will have been the last sign of life
            for page in presence.live(self._pages, self._held, now):
                page.at = max(page.at, now)
        if self.page is None or back:
            grace = NEVER if told["discarded"] else self.grace
            came = now if back else told["came"]
            arrival = presence.arrive(self._pages, self._held, told["id"], told["tab"], now, grace, came)
            tab = told["id"] if arrival.taken else told["tab"]
            if self.page is None:
                self.page = Page(told["id"], tab, arrival.began, now, told["visible"])
            else:
                self.page.tab = tab
                self.page.come_back(arrival.began, told["visible"], now)
            self.unsaid = True
        others = [page for page in self._pages if page.id != self.page.id]
        kept = presence.prune(others + [self.page], self._held, now)
        self._gone += [page.id for page in others if page not in kept]
        self._pages = [page for page in kept if page is not self.page]

    def learn(self, texts) -> None:
        """Take over what other pages have written down, as texts.

        One that has done so since is there until the next census.
        """
        known = {page.id: page.turn for page in self._pages}
        self._pages = presence.merge(self._pages, parsed(texts))
        if self._held is not None:
            later = [page.id for page in self._pages if page.turn > known.get(page.id, 0)]
            self._held = list(self._held) + later

    def show(self, visible: bool) -> None:
        """Note that the page became visible or went to the background."""
        if self.page is not None:
            self.page.show(visible, self._now())
            self.unsaid = True

    def use(self, names) -> None:
        """Note which features are in use now."""
        if self.page is None:
            return
        for name in list(self.page.using) + list(names):
            self.page.use(name, name in names, self._now())
        self.unsaid = True

    def leave(self) -> None:
        """Note that the page goes."""
        if self.page is not None:
            self.page.leave(self._now())
            self.unsaid = True

    def of(self, name: str) -> Visit:
        """Return how it is with the origin's pages, for the grants of one feature."""
        if self.page is None:
            return Visit()
        held = self._held
        if held is not None and self.page.left is None:
            held = list(held) + [self.page.id]
        others = [page for page in self._pages if page.id != self.page.id]
        return presence.describe(others + [self.page], held, name, self._now())

    @property
    def visible(self) -> bool:
        """Whether the page can be seen."""
        return self.page is None or self.page.visible

    @property
    def is_away(self) -> bool:
        """Whether the page has left: in the back/forward cache, it does not know what becomes of the others."""
        return self.page is not None and self.page.left is not None

    def next_census(self) -> float | None:
        """Return in how many ms somebody has to look who is there; ``None`` where nothing depends on others."""
        if self.page is None or self.page.visible or self.is_away:
            return None
        now = self._now()
        others = [page for page in self._pages if page.id != self.page.id]
        if not presence.live(others, self._held, now):
            return None
        return min(max(0.0, self._asked + CENSUS - now), CENSUS)

    def ask(self) -> None:
        """Note that it is being asked who is there."""
        self._asked = self._now()

    def say(self) -> dict | None:
        """Return what the others are to be told, ``None`` where that is nothing new."""
        if not self.unsaid and not self._gone:
            return None
        told = {"record": self.page.record(), "tab": self.page.tab, "gone": self._gone}
        self.unsaid = False
        self._gone = []
        return told
