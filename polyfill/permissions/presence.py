"""The origin's pages together: which are there, since when, and when the last one was active.

Source: seed one-time-permissions-chrome ("page" is "all pages from that origin"); design, section 7. A page whose lock
nobody holds is gone, also where it never said so: it crashed, or was discarded.
"""

from .features import feature
from .lifetime import HOUR, Visit
from .pages import read

MAX_PAGES = 200
"""The most pages that are looked at: the newest."""
KEEP = 16 * HOUR
"""For how long a page that is gone is remembered, in ms: no one-time grant is older."""


class Arrival:
    """What a page comes to.

    Attributes:
        began: since when the origin has had pages without a gap, in ms: what the page is to tell of itself.
        taken: whether its tab id belongs to another live page, so that it needs a new one: a duplicated tab.
    """

    def __init__(self, began: float, taken: bool):
        self.began = began
        self.taken = taken


def merge(pages, records) -> list:
    """Join foreign records to the pages that are known; of each page the newest record stays.

    Args:
        pages: a list of ``Page``.
        records: any JSON value; what is no list of records adds nothing.

    Returns:
        A new list, sorted by id; in whichever order lists are merged, the result is the same.
    """
    newest = {page.id: page for page in pages}
    for record in records if isinstance(records, list) else ():
        page = read(record)
        if page is not None and (page.id not in newest or page.rank() > newest[page.id].rank()):
            newest[page.id] = page
    kept = sorted([(page.at, page.id) for page in newest.values()])[-MAX_PAGES:]
    return [newest[name] for name in sorted([name for _, name in kept])]


def live(pages, held, now: float) -> list:
    """Return the pages that are there.

    Args:
        pages: a list of ``Page``.
        held: the ids whose lock is held, or ``None`` where the browser has no locks: then every page that has not
            said good-bye is taken to be there, unless nothing was heard of it for longer than a grant can last.
        now: ms since the epoch.
    """
    there = [page for page in pages if page.left is None]
    return [page for page in there if (now - page.at < KEEP if held is None else page.id in held)]


def arrive(pages, held, own_id: str, tab: str, now: float, grace: float, came=None) -> Arrival:
    """Judge what a page finds when it is loaded, restored, or comes back out of the back/forward cache.

    Args:
        pages: every page that is known; the page's own earlier record does not matter.
        held: see ``live``.
        own_id: the page's id.
        tab: the id that its tab's storage holds.
        now: ms since the epoch.
        grace: for how long a tab may be without a page of the origin, in ms.
        came: when the tab began to go to the page, in ms since the epoch; ``None`` for now. What loads slowly was
            not away for as long.

    Returns:
        The arrival. Where another page is there, or the tab's last one left within the grace, the visit goes on.
    """
    came = now if came is None else min(came, now)
    others = live([page for page in pages if page.id != own_id], held, now)
    taken = any([page.tab == tab for page in others])
    begun = [page.began for page in others]
    for page in pages:
        gone = page not in others and page.tab == tab and (page.id != own_id or page.left is not None)
        if gone and page.gone() <= now and came - page.gone() <= grace:
            begun.append(page.began)
    return Arrival(min(begun + [now]), taken)


def describe(pages, held, name: str, now: float) -> Visit:
    """Return how it is with the origin's pages, for the grants of one feature.

    Args:
        pages: every page that is known.
        held: see ``live``.
        name: the feature's name. In the background, only a feature that runs there counts as in use.
        now: ms since the epoch; what claims to be later was now.
    """
    there = live(pages, held, now)
    runs = feature(name).background
    active = [0.0]
    for page in pages:
        if page in there and (page.visible or (runs and page.using.get(name) is True)):
            return Visit(True, min([other.began for other in there]))
        active.append(page.active())
        if runs:
            active.append(page.used(name) or 0.0)
    until = float(min(max(active), now))
    if there:
        return Visit(True, min([page.began for page in there]), until)
    return Visit(False, 0.0, until, min(max([page.gone() for page in pages]), now) if pages else None)


def prune(pages, held, now: float) -> list:
    """Return the pages without those on which nothing depends: gone for so long, or followed in their tab."""
    there = live(pages, held, now)
    kept = [page for page in pages if page in there or 0 <= now - page.gone() < KEEP]
    last = {}
    for page in sorted(kept, key=lambda page: (page.at, page.id)):
        last[page.tab] = page
    return [page for page in kept if page in there or not last[page.tab].follows(page)]
