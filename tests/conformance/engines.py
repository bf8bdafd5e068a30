"""The same styles on a polyfilled element in another engine: ``python -m tests.conformance.engines firefox webkit``.

Chromium's polyfilled element, not the native one, is what others are compared with: what the engines do not have, or start
with another value of, is no difference.
"""

import argparse
import time
from collections import defaultdict
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

from tests.browser.conftest import launch
from tests.conformance import compare, generate, webkit
from tests.conformance.cases import Case, single
from tests.conformance.pages import POLYFILLED, Pages, Result
from tests.conformance.properties import COMPARED

EXAMPLES = 3
SLACK = 1.5  # px: WebKitGTK rounds the advances of letters
FIREFOX = {"channel": "moz-firefox", "executable_path": "/usr/bin/firefox-esr"}
"""How Playwright starts a Firefox of the system."""


@contextmanager
def chromium(edition: str):
    """Open pages in Chromium."""
    with sync_playwright() as playwright:
        yield from pages_of(launch(playwright), edition)


@contextmanager
def firefox(edition: str):
    """Open pages in the system's Firefox."""
    with sync_playwright() as playwright:
        yield from pages_of(playwright.firefox.launch(**FIREFOX), edition)


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


def main() -> None:
    """Read the command line, play and print."""
    seed, _ = generate.settings()
    parser = argparse.ArgumentParser(prog="python -m tests.conformance.engines", description=__doc__.splitlines()[0])
    parser.add_argument("engines", nargs="+", choices=ENGINES)
    parser.add_argument("--edition", default="final", choices=("final", "origin-trial"))
    parser.add_argument("--seed", type=int, default=seed, help="of the combinations (default: another each time)")
    parser.add_argument("--count", type=int, default=0, help="of combinations, beside the single cases (default: 0)")
    parser.add_argument("--only", metavar="TEXT", default="", help="cases whose text has this")
    arguments = parser.parse_args()
    cases = [*single(), *generate.generate(arguments.seed, arguments.count)]
    cases = [case for case in cases if arguments.only in str(case)]
    wanted = play(chromium, arguments.edition, cases)
    for name in arguments.engines:
        start = time.monotonic()
        got = play(ENGINES[name], arguments.edition, cases)
        print(f"{name}, edition {arguments.edition}, seed {arguments.seed}: {time.monotonic() - start:.0f} s")
        show(differences(cases, wanted, got), len(cases))


if __name__ == "__main__":
    main()
