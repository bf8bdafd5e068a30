"""The same styles on a polyfilled element in other engines.

Chromium's polyfilled element, not the native one, is what others are compared with: what the engines do not have, or start
with another value of, is no difference.
"""

import shutil
import time
from collections import defaultdict
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.browser.conftest import launch
from tests.conformance import compare, webkit
from tests.conformance.cases import Case
from tests.conformance.pages import POLYFILLED, Pages, Result
from tests.conformance.properties import COMPARED

EXAMPLES = 3
SLACK = 1.5  # px: WebKitGTK rounds the advances of letters
FIREFOXES = ("firefox-esr", "firefox")


@contextmanager
def chromium(edition: str):
    """Open pages in Chromium."""
    with sync_playwright() as playwright:
        yield from pages_of(launch(playwright), edition)


@contextmanager
def firefox(edition: str):
    """Open pages in the system's Firefox."""
    program = next((path for path in map(shutil.which, FIREFOXES) if path), None)
    if program is None:
        raise SystemExit("there is no Firefox on this machine: neither " + " nor ".join(FIREFOXES))
    with sync_playwright() as playwright:
        yield from pages_of(playwright.firefox.launch(channel="moz-firefox", executable_path=program), edition)


def pages_of(browser, edition: str):
    """Yield pages of a browser, then close both."""
    pages = Pages(browser, edition, tags=(POLYFILLED,))
    yield pages
    pages.close()
    browser.close()


@contextmanager
def webkitgtk(edition: str):
    """Open a page in WebKitGTK's MiniBrowser, which needs its driver and a virtual display."""
    pages = webkit.Pages(edition)
    try:
        yield pages
    finally:
        pages.close()


ENGINES = {"firefox": firefox, "webkit": webkitgtk}


def play(engine, edition: str, cases: list[Case]) -> list[Result]:
    """Play cases on a polyfilled element in one engine."""
    with engine(edition) as pages:
        return [result for (result,) in pages.play([Case(""), *cases], COMPARED)]


def differences(cases: list[Case], wanted: list[Result], got: list[Result]) -> dict[str, list]:
    """Return by name what differs: pairs of a case (``None`` for the default style) and a difference.

    Args:
        cases: what was played.
        wanted: Chromium's results, that for the default style first.
        got: the other engine's.
    """
    found = defaultdict(list)
    usual = set()
    for case, one, other in zip([None, *cases], wanted, got, strict=True):
        both = [name for name in one.computed if one.computed[name] and other.computed[name]]
        for difference in compare.differences(narrowed(one, both), narrowed(other, both), SLACK):
            if case is None:
                usual.add(difference)
            if case is None or difference not in usual:
                found[difference.name].append((case, difference))
    return found


def narrowed(result: Result, names: list[str]) -> Result:
    """Return a result with these properties only."""
    computed = {name: result.computed[name] for name in names}
    return Result(computed, tuple(result.rect), result.isValid, result.invalidReason, result.size)


def show(found: dict[str, list], count: int) -> None:
    """Print differences by name, the most frequent first."""
    cases = {case for those in found.values() for case, _ in those if case is not None}
    print(f"  {count - len(cases)} of {count} cases are the same")
    for name, those in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"  {name}: {len(those)}")
        for case, difference in those[:EXAMPLES]:
            print(f"    {case or 'default style'}: {difference.wanted!r}, here {difference.got!r}")


def main(names: list[str], edition: str, cases: list[Case]) -> None:
    """Play cases in Chromium and in other engines, and print what differs."""
    wanted = play(chromium, edition, cases)
    for name in names:
        start = time.monotonic()
        got = play(ENGINES[name], edition, cases)
        print(f"{name}, edition {edition}: {time.monotonic() - start:.0f} s")
        show(differences(cases, wanted, got), len(cases))
