"""Prints how far a polyfilled element agrees with the native one, and in what it differs most often."""

import argparse
import time

from playwright.sync_api import sync_playwright

from tests.browser.conftest import launch
from tests.conformance import agreement, cases, generate
from tests.conformance.pages import Pages

LINES = 25


def main() -> None:
    """Read the command line, play and print."""
    seed, count = generate.settings()
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--seed", type=int, default=seed, help="of the combinations (default: another each time)")
    parser.add_argument("--count", type=int, default=count, help="of combinations (default: %(default)s)")
    parser.add_argument("--only", metavar="TEXT", default="", help="cases whose text has this")
    parser.add_argument("--around", metavar="CSS", help="play the single cases in a box of this style")
    parser.add_argument("--case", metavar="CSS", action="append", help="play these declarations only (repeatable)")
    parser.add_argument("--list", action="store_true", help="print every case that differs")
    arguments = parser.parse_args()
    around = cases.AROUND if arguments.around is None else arguments.around
    if arguments.case:
        sets = {"these cases": [cases.Case(css, around) for css in arguments.case]}
    else:
        sets = {
            "single cases": [cases.Case(case.css, around) for case in cases.single()],
            f"combinations, seed {arguments.seed}": generate.generate(arguments.seed, arguments.count),
        }
    with sync_playwright() as playwright:
        browser = launch(playwright)
        pages = Pages(browser)
        print(f"Chromium {browser.version}")
        for title, all_cases in sets.items():
            chosen = [case for case in all_cases if arguments.only in str(case)]
            if chosen:
                start = time.monotonic()
                outcomes = agreement.play(pages, chosen)
                show(title, outcomes, time.monotonic() - start, arguments.list or bool(arguments.case))
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
    main()
