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
    show_costs(costs, rounds)
    print("bytes of dist/ (as they are; a server may compress them)")
    for folder in ("", "pyodide", "micropython"):
        paths = [DIST / "permission-element.js"] if not folder else (DIST / folder).iterdir()
        total = sum(path.stat().st_size for path in paths if path.suffix != ".map")
        print(f"  {folder or 'permission-element.js':30}{total:>10,}")


def show_costs(costs: dict, rounds: int) -> None:
    """Print what ``styles.measure`` returns."""
    print(f"styles out of bounds, MicroPython: main thread in ms, medians of {rounds} runs")
    for step in styles.STEPS:
        for count in styles.COUNTS:
            native, ours = (costs[step, tag, count] for tag in (timelines.NATIVE, timelines.POLYFILLED))
            print(f"  {step:10}{cost(count, ours, native)}")
    print("  a validation pass (all are restyled) against as many native ones attached and restyled")
    for count in styles.COUNTS:
        native = sum(costs[step, timelines.NATIVE, count] for step in styles.STEPS)
        print(f"  {'pass':10}{cost(count, costs['restyle', timelines.POLYFILLED, count], native)}")


def cost(count: int, ours: float, native: float) -> str:
    """Return the cells of a row."""
    return f"{count:>6} elements{ours:10.1f}{1000 * ours / count:8.0f} µs each{ours / (native or 1):9.2f} x native"


if __name__ == "__main__":
    main(int(sys.argv[1]))
