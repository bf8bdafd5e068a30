"""python3 build.py bench: prints what was measured."""

import os
import sys
from statistics import median

from playwright.sync_api import sync_playwright
from tools.assemble import DIST

from tests.bench import styles, timelines
from tests.bench.startup import measure, ratio
from tests.browser.conftest import launch

TITLES = (("ready, in the same tab", False), ("ready, in a new tab each time", True))


def main(rounds: int) -> None:
    """Measure and print a table."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        version = browser.version
        tables = [(title, measure(browser, rounds, new_tabs=new_tabs)) for title, new_tabs in TITLES]
        spreads = timelines.compare(browser, rounds)
        costs = styles.measure(browser, rounds)
        browser.close()
    print(f"Chromium {version}, {os.cpu_count()} cores, {rounds} counted loads each, warm cache")
    for title, times in tables:
        print(f"{title:32}{'median ms':>10}{'min':>8}{'max':>8}{'x stock':>9}")
        for name, values in times.items():
            cells = f"{median(values):10.0f}{min(values):8.0f}{max(values):8.0f}{ratio(times, name):9.2f}"
            print(f"  {name:30}{cells}")
    print(f"timelines: medians of {rounds} runs against native <geolocation>, largest difference of a step")
    for name, (same, gap) in spreads.items():
        print(f"  {name:40}{'same sequence' if same else 'DIFFERENT SEQUENCES':20}{gap:8.0f} ms")
    print(f"styles out of bounds, MicroPython: main thread in ms, medians of {rounds} runs")
    for step in styles.STEPS:
        for count in styles.COUNTS:
            native, ours = (costs[step, tag, count] for tag in (timelines.NATIVE, timelines.POLYFILLED))
            each = 1000 * ours / count
            print(f"  {step:10}{count:>6} elements{ours:10.1f}{each:8.0f} µs each{ours / (native or 1):9.2f} x native")
    print("bytes of dist/ (as they are; a server may compress them)")
    for folder in ("", "pyodide", "micropython"):
        paths = [DIST / "permission-element.js"] if not folder else (DIST / folder).iterdir()
        total = sum(path.stat().st_size for path in paths if path.suffix != ".map")
        print(f"  {folder or 'permission-element.js':30}{total:>10,}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
