"""What runs of tests/browser came to, kept in results.json, and README's table of support, which is made from it.

``build.py support`` plays everything that a full run plays, in every engine, and writes both.
"""

import json
from collections import Counter
from pathlib import Path

from pytest import ExitCode
from tools.console import Failure
from tools.environment import ROOT

from tests.engines import ENGINES
from tests.engines.expectations import FEATURES

RESULTS = Path(__file__).with_name("results.json")
README = ROOT / "README.md"
START = "<!-- the support table: begins here, made from the results of the tests -->"
END = "<!-- the support table: ends here -->"
RUNTIMES = ("micropython", "pyodide")
NAMES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKitGTK"}
FLOORS = {
    "chromium": ("127", "57", "112"),
    "firefox": ("121", "52", "112"),
    "webkit": ("Safari 17", "Safari 11", "Safari 16.4"),
}
"""From which version on the engines have what the drawing needs (``:has()``, ``font-size-adjust``), the WebAssembly of
MicroPython, and that of Pyodide."""


def runtime_of(test: str) -> str:
    """Return the runtime that a test, given by its id, is played on; most need no certain one, and take the small one."""
    return "pyodide" if "pyodide" in test.partition("[")[2] else "micropython"


class Results:
    """Counts the tests of a run, and keeps the counts; of one that plays what failed before, it adds them to those of before."""

    def __init__(self, engine: str, version: str, is_addition: bool = False):
        before = load()[engine] if is_addition else {"passed": {}, "failed": []}
        self.engine = engine
        self.version = version
        self.passed = Counter(before["passed"])
        self.failed = {*before["failed"]}

    def pytest_runtest_logreport(self, report):
        if report.when == "setup":
            self.failed.discard(report.nodeid)
        if report.failed:
            self.failed.add(report.nodeid)
        elif report.when == "call" and report.passed:
            self.passed[runtime_of(report.nodeid)] += 1

    def pytest_sessionfinish(self, exitstatus):
        if exitstatus in (ExitCode.OK, ExitCode.TESTS_FAILED):  # another run has not come to its end
            keep(self.engine, {"version": self.version, "passed": dict(self.passed), "failed": sorted(self.failed)})


def keep(engine: str, outcome: dict) -> None:
    """Keep what a run in an engine came to."""
    rows = {**load(), engine: outcome}
    text = json.dumps({name: rows[name] for name in ENGINES if name in rows}, indent=2)
    RESULTS.write_text(text + "\n", encoding="utf-8")


def load() -> dict:
    """Return what runs came to, by engine."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}


def unfinished() -> list[str]:
    """Return the engines in which a test failed in the run whose results are kept."""
    return [engine for engine, row in load().items() if row["failed"]]


def table(rows: dict) -> str:
    """Return the table of support, of results by engine."""
    lines = [
        "| engine | tested | tests on MicroPython | on Pyodide | from version | WebAssembly for MicroPython, Pyodide from |",
        "|---|---|---|---|---|---|",
    ]
    for engine, row in rows.items():
        drawing, *floors = FLOORS[engine]
        counts = " | ".join(f"{row['passed'].get(runtime, 0):,} passed" for runtime in RUNTIMES)
        lines.append(f"| {NAMES[engine]} | {row['version']} | {counts} | {drawing} | {', '.join(floors)} |")
    lines += ["", "What degrades, and is expected to:", ""]
    for feature in FEATURES:
        if feature.degrades:
            engines = " and ".join(NAMES[engine] for engine in feature.engines)
            lines.append(f"- **{engines}: no {feature.name}.** {feature.instead[0].upper()}{feature.instead[1:]}.")
    return "\n".join(lines) + "\n"


def section(text: str) -> str:
    """Return the table that a document has."""
    return text.partition(START + "\n")[2].partition(END)[0].strip() + "\n"


def write() -> None:
    """Put the table into README.

    Raises:
        Failure: where a test of the results failed, or README has no place for it.
    """
    rows = load()
    failed = [test for row in rows.values() for test in row["failed"]]
    if failed:
        raise Failure(f"the results are no table of support: {len(failed)} tests failed, {failed[0]} first")
    text = README.read_text(encoding="utf-8")
    before, mark, rest = text.partition(START + "\n")
    _, end, after = rest.partition(END)
    if not end:
        raise Failure(f"README has no place for the table of support any more: {START}")
    README.write_text(f"{before}{mark}\n{table(rows)}\n{end}{after}", encoding="utf-8")
