"""Tabs of one browser in which cases are played; the scenes are in ``styles.js``."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.conformance.cases import Case
from tests.site import Site

NATIVE, POLYFILLED = "geolocation", "permission"
SCRIPT = Path(__file__).with_name("styles.js").read_text(encoding="utf-8")
PAGE = """{doctype}<html lang=en><meta charset=utf-8><title>styles</title><link rel=icon href="data:,">
{head}{shim}<body><script>{script}</script>"""
SHIM = "<script src=/permission-element.js data-runtime=micropython data-edition={edition}></script>"
DOCTYPE = "<!doctype html>"
VIEWPORT = {"width": 2000, "height": 1800}  # two columns of three stages
SLOTS = 3
"""That many elements of a kind may be registered in a document."""
TABS = 5
"""Waiting takes the time, so there are more than there are cores."""


@dataclass(frozen=True)
class Result:
    """What became of one element.

    Attributes:
        computed: the computed values, by property.
        rect: left, top, width and height of the border box in its stage, in px.
        isValid: as the element says.
        invalidReason: as the element says.
        size: the width of what a polyfilled element holds, in its px; ``None`` if it draws nothing.
    """

    computed: dict[str, str]
    rect: tuple[float, float, float, float]
    isValid: bool  # noqa: N815  the element's own names
    invalidReason: str  # noqa: N815
    size: float | None


def publish(site: Site, edition: str, quirks: bool, head: str = "") -> str:
    """Put the page in which cases are played on a site; return its address. ``head`` is more of its head."""
    name = f"/conformance/{'quirks' if quirks else 'standard'}.html"
    shim = SHIM.format(edition=edition)
    site.pages[name] = PAGE.format(doctype="" if quirks else DOCTYPE, head=head, shim=shim, script=SCRIPT)
    return site.address + name.lstrip("/")


class Pages:
    """A few tabs; close them at the end."""

    def __init__(self, browser, edition: str = "final", tags=(NATIVE, POLYFILLED), head: str = ""):
        """Open nothing yet.

        Args:
            browser: one of Playwright's.
            edition: of the polyfill.
            tags: the elements that are played, side by side.
            head: more of the head of the page.
        """
        self._site = Site()
        self._browser = browser
        self._edition, self._tags, self._head = edition, tags, head
        self._tabs = {False: [], True: []}

    def play(self, cases: list[Case], properties, slots: int = SLOTS, tags=None) -> list[tuple[Result, ...]]:
        """Play cases, several at a time.

        Args:
            cases: what is played.
            properties: names of what is read.
            slots: how many cases a tab plays at a time.
            tags: the elements, if others than usual.

        Returns:
            By case, a result for each tag.
        """
        shares = self._shares(cases)
        for tab, share in shares:
            arguments = [[asdict(case) for _, case in share], tags or self._tags, list(properties), slots]
            tab.evaluate("(them) => { window.playing = playAll(...them); }", arguments)
        results = {}
        for tab, share in shares:
            told = json.loads(tab.evaluate("playing"))
            for (index, _), elements in zip(share, told, strict=True):
                results[index] = tuple(Result(**element) for element in elements)
        return [results[index] for index in range(len(cases))]

    def _shares(self, cases):
        """Return pairs of a tab and the cases that it plays, each with its index."""
        shares = []
        for quirks in (False, True):
            mine = [(index, case) for index, case in enumerate(cases) if case.quirks == quirks]
            count = min(TABS, -(-TABS * len(mine) // max(1, len(cases))))
            while len(self._tabs[quirks]) < count:
                self._tabs[quirks].append(self._open(quirks))
            shares += [(tab, mine[turn::count]) for turn, tab in enumerate(self._tabs[quirks][:count])]
        return shares

    def _open(self, quirks):
        # A context is a window, which draws at full rate; of several tabs in a window, one does.
        tab = self._browser.new_context(viewport=VIEWPORT).new_page()
        tab.goto(publish(self._site, self._edition, quirks, self._head))
        tab.evaluate("permissionPolyfill.ready")
        return tab

    def close(self):
        """Close the tabs and their site."""
        for tab in (*self._tabs[False], *self._tabs[True]):
            tab.context.close()
        self._site.close()
