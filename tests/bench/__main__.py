"""python3 build.py bench: measures the numbers to reach, prints them, and writes them down."""

import argparse
import sys

from playwright.sync_api import sync_playwright
from tools.assemble import DIST
from tools.environment import WEB
from tools.sizes import transferred

from tests.bench import idle, loading, memory, report, styles, timelines
from tests.bench.rows import BYTES, ROWS
from tests.bench.tabs import ENGINES, running

WRITTEN = WEB / "bench"


def main(words: list[str]) -> int:
    """Measure; returns 1 where ``--check`` was asked for and a number is missed."""
    parser = argparse.ArgumentParser(prog="build.py bench")
    parser.add_argument("--rounds", type=int, default=5, help="counted loads of each page (default: 5)")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which browsers (default: all)")
    parser.add_argument("--check", action="store_true", help="fail if a number is missed")
    parser.add_argument("--write", action="store_true", help="write web/bench/figures.json and chart.svg")
    options = parser.parse_args(words)
    figures, versions = {}, {}
    figures.update({("bytes", name): [transferred(DIST, name)] for _, name, _ in BYTES})
    with sync_playwright() as playwright:
        for name in options.engines.split(","):
            with running(playwright, name) as engine:
                if engine:
                    versions[name] = engine.version
                    figures.update(of_engine(engine, options.rounds))
    print(report.machine(versions))
    for row in ROWS:
        line = report.line(row, figures)
        if line:
            print(line)
    if options.write:
        WRITTEN.mkdir(exist_ok=True)
        (WRITTEN / "figures.json").write_text(report.as_json(ROWS, figures, versions), encoding="utf-8")
        (WRITTEN / "chart.svg").write_text(report.as_svg(ROWS, figures, versions), encoding="utf-8")
    return int(options.check and any(row.is_missed(figures) for row in ROWS))


def of_engine(engine, rounds: int) -> dict[tuple[str, ...], list[float]]:
    """Return what is measured in an engine."""
    figures = {}
    for condition in loading.CONDITIONS:
        if condition.throttle == 1 or engine.name == "chromium":
            print(f"{engine.name}: {condition.name} …", flush=True)
            for key, values in loading.measure(engine, condition, rounds).items():
                figures[engine.name, condition.name, *key] = values
    print(f"{engine.name}: idle …", flush=True)
    shares = idle.measure(engine)
    if shares:
        figures[engine.name, "idle"] = shares
    if engine.name == "chromium":
        figures.update(of_elements(engine, rounds))
    return figures


def of_elements(engine, rounds: int) -> dict[tuple[str, ...], list[float]]:
    """Return what many elements cost, beside native ones, and what they leave behind."""
    print("many elements …", flush=True)
    figures = {}
    spreads = timelines.compare(engine.browser)  # which takes its two minutes
    figures["timelines", "gap"] = [max(gap for same, gap in spreads.values() if same)]
    figures["timelines", "different"] = [sum(not same for same, _ in spreads.values())]
    costs = styles.measure(engine.browser, rounds)
    for count in styles.COUNTS:
        ours = costs["restyle", timelines.POLYFILLED, count]
        figures["pass", str(count)] = [ours]
        figures["pass each", str(count)] = [ours / count]
        figures["native pass", str(count)] = [sum(costs[step, timelines.NATIVE, count] for step in styles.STEPS)]
        for step in styles.STEPS:
            for tag in (timelines.NATIVE, timelines.POLYFILLED):
                figures[step, tag, str(count)] = [costs[step, tag, count]]
    for runtime in ("micropython", "pyodide"):
        for kind, (before, after) in memory.measure(engine.browser, runtime).items():
            figures[runtime, kind, "before"], figures[runtime, kind, "after"] = [before], [after]
    return figures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
