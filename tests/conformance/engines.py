"""The same styles on a polyfilled element in other engines.

Chromium's polyfilled element, not the native one, is what others are compared with: what the engines do not have is no
difference.
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass

from tests import firefox
from tests import webkit as webkitgtk
from tests.browser.conftest import launch
from tests.conformance import compare, elsewhere, webkit
from tests.conformance.agreement import ACCIDENTS
from tests.conformance.cases import Case
from tests.conformance.compare import Difference
from tests.conformance.pages import POLYFILLED, SLOTS, Pages, Result
from tests.conformance.properties import COMPARED

WIDEST = 3
"""Multiples of its label that an element may be wide."""
LABEL = 4.0
"""What the width of the label may differ by, in px: WebKitGTK rounds the advances of letters."""
UNIT = 0.1
"""Rounding to layout units, in px."""

# The engines' own colours and fonts of buttons would hide everything that depends on them: contrasts, and the line's place.
EVEN = """<style>
  @layer permission-polyfill, even;
  @layer even {
    html { font-family: "Times New Roman" }
    permission {
      background-color: light-dark(rgb(239 239 239), rgb(107 107 107));
      border-color: light-dark(black, white);
      color: light-dark(black, white);
    }
  }
</style>"""

PARTS = ("left", "top", "width", "height")
MULTIPLE = re.compile(r"(?:([\d.]+) ?\* ?)?\bsize\b(?: ?\* ?([\d.]+))?")
START = "calc-size(fit-content, "


@contextmanager
def chromium(playwright, edition: str, head: str = EVEN):
    """Open pages in Chromium."""
    yield from pages_of(launch(playwright), edition, head)


@contextmanager
def firefox_pages(playwright, edition: str, head: str = EVEN):
    """Open pages in the system's Firefox."""
    yield from pages_of(firefox.launch(playwright), edition, head)


def pages_of(browser, edition: str, head: str):
    """Yield pages of a browser, then close both."""
    pages = Pages(browser, edition, tags=(POLYFILLED,), head=head)
    yield pages
    pages.close()
    browser.close()


@contextmanager
def webkit_pages(_playwright, edition: str, head: str = EVEN):
    """Open a page in WebKitGTK's MiniBrowser, which Selenium drives on a virtual display."""
    pages = webkit.Pages(edition, head)
    try:
        yield pages
    finally:
        pages.close()


ENGINES = {"firefox": firefox_pages, "webkit": webkit_pages}
PROGRAMS = {"firefox": firefox, "webkit": webkitgtk}


def missing(name: str) -> str:
    """Return why an engine cannot be driven on this machine; ``""`` if it can."""
    return PROGRAMS[name].missing()


@dataclass(frozen=True)
class Outcome:
    """A case, and what differs from Chromium."""

    engine: str
    case: Case
    differences: tuple[Difference, ...]

    @property
    def unlisted(self) -> list[Difference]:
        """What no row of the table accounts for."""
        return elsewhere.unlisted(self.engine, self.case, self.differences)

    @property
    def is_plain(self) -> bool:
        """Whether it differs in nothing but what every case does."""
        everywhere = [row.names for row in elsewhere.rows(self.engine, Case("")) if not row.pattern]
        return not {difference.name for difference in self.differences} - frozenset().union(*everywhere)

    def __str__(self) -> str:
        return "\n    ".join([str(self.case), *map(str, self.unlisted or self.differences)])


def play(playwright, engine, edition: str, cases: list[Case], slots: int = SLOTS) -> list[Result]:
    """Play cases on a polyfilled element in one engine."""
    with engine(playwright, edition) as pages:
        return [result for (result,) in pages.play(cases, COMPARED, slots)]


def compared(playwright, name: str, edition: str, cases: list[Case], wanted: list[Result]) -> list[Outcome]:
    """Play cases in an engine, and those with a difference that is not listed once more in both, one at a time.

    Args:
        playwright: drives Chromium and Firefox.
        name: one of ``ENGINES``.
        edition: of the polyfill.
        cases: what is played.
        wanted: Chromium's results.
    """
    found = outcomes(name, cases, wanted, play(playwright, ENGINES[name], edition, cases))
    unsure = [index for index, each in enumerate(found) if each.unlisted]
    if 0 < len(unsure) <= ACCIDENTS:
        again = [cases[index] for index in unsure]
        turns = [play(playwright, engine, edition, again, slots=1) for engine in (chromium, ENGINES[name])]
        for index, each in zip(unsure, outcomes(name, again, *turns), strict=True):
            found[index] = each
    return found


def outcomes(name: str, cases: list[Case], wanted: list[Result], got: list[Result]) -> list[Outcome]:
    """Compare results of cases in Chromium with those in another engine."""
    return [
        Outcome(name, case, tuple(differences(one, other))) for case, one, other in zip(cases, wanted, got, strict=True)
    ]


def differences(wanted: Result, got: Result) -> list[Difference]:
    """Return what the results of one case in two engines differ in, as far as both know the property."""
    names = [name for name in wanted.computed if wanted.computed[name] and got.computed[name]]
    apart = abs((wanted.size or 0.0) - (got.size or 0.0))
    slack = (UNIT + WIDEST * min(apart, LABEL), UNIT)
    return parts(compare.differences(in_px(wanted, names), in_px(got, names), slack), slack)


def parts(found: list[Difference], slack: tuple[float, float]) -> list[Difference]:
    """Return differences with those of the four parts of ``rect`` in its place."""
    split = []
    for difference in found:
        if difference.name != "rect":
            split.append(difference)
            continue
        for name, one, other, more in zip(PARTS, difference.wanted, difference.got, slack * 2, strict=True):
            if abs(one - other) > compare.BOX + more:
                split.append(Difference(f"rect-{name}", one, other))
    return split


def in_px(result: Result, names: list[str]) -> Result:
    """Return a result with these properties only, and what is a multiple of the label's width in px."""
    computed = {name: multiples(compare.settled(result.computed[name]), result.size) for name in names}
    return Result(computed, tuple(result.rect), result.isValid, result.invalidReason, result.size)


def multiples(value: str, size: float | None) -> str:
    """Return a value with px for multiples of the label's width, also in px; without a label as it is."""
    if size is None or not value.startswith(START):
        return value
    return MULTIPLE.sub(lambda found: f"{float(found[1] or found[2] or 1) * size}px", value[len(START) : -1])
