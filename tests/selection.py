"""Which tests a run plays; of what it leaves out for want of a browser it says why, and a file that ran nothing fails it."""

from collections import Counter
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PAGES = (TESTS / "browser", TESTS / "docs")
PYODIDE = 6
"""Of how many tests on both runtimes one is played on Pyodide, which takes its time."""
CASES = 2
"""Of how many cases of a test of the browser one is played, where it does not say another number."""

MARKERS = {
    "full": "played with --full alone: what takes long, and is not the only test of its kind",
    "sample(count)": "of so many cases one is played, but with --full all of them; 1 where each has to be played",
    "engine(name)": "needs another browser than Chromium: firefox or webkit",
}


def add_options(parser) -> None:
    """Add the options of this module."""
    parser.addoption("--full", action="store_true", help="play every test, and those of both runtimes on both")
    parser.addoption("--every-file", action="store_true", help="fail if a file of tests ran nothing")


def configure(config) -> None:
    """Let a run select."""
    for name, meaning in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")
    config.pluginmanager.register(Selection(config), "selection")


def missing(engine: str) -> str:
    """Return why an engine cannot be driven on this machine; ``""`` if it can."""
    from tests import firefox, webkit

    return {"firefox": firefox, "webkit": webkit}[engine].missing()


def parameters(item) -> dict:
    """Return what a test's case consists of."""
    return item.callspec.params if hasattr(item, "callspec") else {}


class Selection:
    """Selects, and notes which files of tests ran something."""

    def __init__(self, config):
        self.config = config
        self.is_whole = config.getoption("--full") or config.getoption("--small", default=False)  # of tests.engines
        self.ran = set()
        self.without = {}  # why an engine is missing -> the files with tests for it

    def pytest_collection_modifyitems(self, config, items):
        counts, kept, left = Counter(), [], []
        for item in items:
            (kept if self.plays(item, counts) else left).append(item)
        items[:] = kept
        config.hook.pytest_deselected(items=left)

    def plays(self, item, counts: Counter) -> bool:
        """Tell whether a test is played."""
        marker = item.get_closest_marker("engine")
        reason = missing(*marker.args) if marker else ""
        if reason:
            self.without.setdefault(reason, set()).add(item.nodeid.partition("::")[0])
        if reason or self.is_whole:
            return not reason
        if item.get_closest_marker("full"):
            return False
        return self.is_next(item, counts) and self.is_sample(item, counts)

    def is_sample(self, item, counts: Counter) -> bool:
        """Tell whether a case's turn has come."""
        marker = item.get_closest_marker("sample")
        is_of_browser = PAGES[0] in item.path.parents and "runtime" not in parameters(item)
        count = marker.args[0] if marker else CASES if is_of_browser else 1
        counts[item.function] += 1
        return (counts[item.function] - 1) % count == 0

    def is_next(self, item, counts: Counter) -> bool:
        """Tell whether the turn of a test on Pyodide has come; it always has of one on MicroPython."""
        of = parameters(item)
        if of.get("runtime") != "pyodide" or "file" in of or not {*PAGES} & {*item.path.parents}:
            return True
        counts[item.path] += 1
        return counts[item.path] % PYODIDE == 1

    def pytest_runtest_logreport(self, report):
        if report.when == "call" and not report.skipped:
            self.ran.add(report.nodeid.partition("::")[0])

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        for reason, files in getattr(node, "workeroutput", {}).get("without", {}).items():
            self.without.setdefault(reason, set()).update(files)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session):
        if hasattr(self.config, "workerinput"):
            self.config.workeroutput["without"] = {reason: sorted(files) for reason, files in self.without.items()}
        elif self.idle() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        for reason, files in self.without.items():
            terminalreporter.write_line(f"not played: tests of {', '.join(sorted(files))}: {reason}", yellow=True)
        for name in self.idle():
            terminalreporter.write_line(f"ERROR: no test of {name} ran", red=True)

    def idle(self) -> list[str]:
        """Return the files of tests that ran nothing, though what they need is there."""
        if not self.config.getoption("--every-file"):
            return []
        root = self.config.rootpath
        ignored = {Path(name).resolve() for name in self.config.getoption("ignore") or ()}
        files = (path for path in sorted(TESTS.rglob("test_*.py")) if path not in ignored)
        excused = self.ran.union(*self.without.values())
        return [name for name in (path.relative_to(root).as_posix() for path in files) if name not in excused]
