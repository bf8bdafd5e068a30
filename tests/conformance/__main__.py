"""Prints how far a polyfilled element agrees with the native one, or with itself in other engines, and what differs."""

import argparse
import sys
import time

from playwright.sync_api import sync_playwright
from tools.console import Failure

from tests.browser.conftest import launch
from tests.conformance import agreement, elsewhere, engines, generate
from tests.conformance.cases import AROUND, Case, single
from tests.conformance.pages import Pages

LINES = 25


def main() -> int:
    """Read the command line, play and print."""
    seed, count = generate.settings()
    parser = argparse.ArgumentParser(prog="python3 build.py conformance", description=__doc__)
    parser.add_argument("engines", nargs="*", help=f"instead of the native element: {', '.join(engines.ENGINES)}")
    parser.add_argument("--seed", type=int, default=seed, help="of the combinations (default: another each time)")
    parser.add_argument("--count", type=int, default=count, help="of combinations (default: %(default)s)")
    parser.add_argument("--only", metavar="TEXT", default="", help="cases whose text has this")
    parser.add_argument("--around", metavar="CSS", default=AROUND, help="of the box around (default: %(default)s)")
    parser.add_argument("--case", metavar="CSS", action="append", help="play these declarations only (repeatable)")
    parser.add_argument("--edition", default="final", choices=("final", "origin-trial"), help="for other engines")
    parser.add_argument("--list", action="store_true", help="print every case that differs")
    arguments = parser.parse_args()
    if set(arguments.engines) - set(engines.ENGINES):
        parser.error(f"engines are {', '.join(engines.ENGINES)}")
    if arguments.case:
        sets = {"these cases": [Case(css, arguments.around) for css in arguments.case]}
    else:
        sets = {
            "single cases": [Case(case.css, arguments.around) for case in single()],
            f"combinations, seed {arguments.seed}": generate.generate(arguments.seed, arguments.count),
        }
    sets = {title: [case for case in cases if arguments.only in str(case)] for title, cases in sets.items()}
    try:
        if arguments.engines:
            print(", ".join(sets))
            cases = [case for cases in sets.values() for case in cases]
            is_whole = arguments.edition == "final" and not (arguments.only or arguments.case)
            with sync_playwright() as playwright:
                return elsewhere_too(playwright, arguments.engines, arguments.edition, cases, is_whole)
        beside_native(sets, arguments.list or bool(arguments.case))
    except Failure as failure:
        print(f"error: {failure}", file=sys.stderr)
        return 1
    return 0


def elsewhere_too(playwright, names: list[str], edition: str, cases: list[Case], is_whole: bool) -> int:
    """Play cases in Chromium and in other engines, and print what differs.

    Args:
        playwright: drives Chromium and Firefox.
        names: of the engines.
        edition: of the polyfill.
        cases: what is played.
        is_whole: every row of the table of differences has to be needed.

    Returns:
        1 if something differs that is not in the table, or a row of it is not needed; else 0.
    """
    examples = [case for name in names for case in elsewhere.examples(name)] if is_whole else []
    cases = list(dict.fromkeys([*cases, *examples]))
    wanted = engines.play(playwright, engines.chromium, edition, cases)
    failed = 0
    for name in names:
        start = time.monotonic()
        outcomes = engines.compared(playwright, name, edition, cases, wanted)
        seconds = time.monotonic() - start
        wrong = [each for each in outcomes if each.unlisted]
        stale = elsewhere.stale(name, [(each.case, each.differences) for each in outcomes]) if is_whole else []
        plain = sum(each.is_plain for each in outcomes)
        print(f"{name}, edition {edition}: {plain} of {len(cases)} the same, {len(wrong)} unlisted; {seconds:.0f} s")
        for each in wrong:
            print(f"  {each}")
        for row in stale:
            print(f"  not needed: {row.reason}")
        failed = failed or int(bool(wrong or stale))
    return failed


def beside_native(sets: dict[str, list[Case]], every: bool) -> None:
    """Play cases beside the native element and print."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        pages = Pages(browser)
        print(f"Chromium {browser.version}")
        for title, cases in sets.items():
            if cases:
                start = time.monotonic()
                outcomes = agreement.play(pages, cases)
                show(title, outcomes, time.monotonic() - start, every)
        pages.close()
        browser.close()


def show(title: str, outcomes: list[agreement.Outcome], seconds: float, every: bool) -> None:
    """Print the share, and what differs."""
    equal = sum(each.equal for each in outcomes)
    known = sum(not each.equal and each.known is not None for each in outcomes)
    print(f"{title}: {equal} of {len(outcomes)} equal, {agreement.share(outcomes):.1%}; {known} known; {seconds:.0f} s")
    for name, count in agreement.frequencies(outcomes)[:LINES]:
        print(f"  {name:40}{count:5}")
    if every:
        print(agreement.report(outcomes))


if __name__ == "__main__":
    sys.exit(main())
