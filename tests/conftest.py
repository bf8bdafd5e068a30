"""What all tests share: one browser, and that no file of tests ran nothing."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")

TESTS = Path(__file__).parent
BROWSER = TESTS / "browser"
PYODIDE = 3
"""Of how many tests on both runtimes one is played on Pyodide."""


@pytest.fixture(scope="session")
def playwright():
    from playwright.sync_api import sync_playwright  # which tests of the logic alone do without

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    from tests.browser.conftest import FAKE_DEVICES, ONE_TIER, launch

    browser = launch(playwright, FAKE_DEVICES, ONE_TIER)
    yield browser
    browser.close()


def pytest_addoption(parser):
    parser.addoption(
        "--every-runtime", action="store_true", help="play all tests of both runtimes on Pyodide, not a third"
    )
    parser.addoption("--every-file", action="store_true", help="fail if a file of tests ran nothing")


def pytest_configure(config):
    config.pluginmanager.register(EveryFile(config), "every-file")


def pytest_collection_modifyitems(config, items):
    """Of the tests in a browser that run on both runtimes, leave out two of three on Pyodide, which takes its time."""
    if config.getoption("--every-runtime"):
        return
    counts, kept, left = Counter(), [], []
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        if parameters.get("runtime") == "pyodide" and BROWSER in item.path.parents and "file" not in parameters:
            counts[item.path] += 1
            (kept if counts[item.path] % PYODIDE == 1 else left).append(item)
        else:
            kept.append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


class EveryFile:
    """Notes which files of tests ran something."""

    def __init__(self, config):
        self.config = config
        self.ran = set()

    def pytest_runtest_logreport(self, report):
        if report.when == "call" and not report.skipped:
            self.ran.add(report.nodeid.partition("::")[0])

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session):
        if self.idle() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        for name in self.idle():
            terminalreporter.write_line(f"ERROR: no test of {name} ran", red=True)

    def idle(self) -> list[str]:
        is_worker = hasattr(self.config, "workerinput")  # who sees a part only
        if not self.config.getoption("--every-file") or is_worker:
            return []
        root = self.config.rootpath
        ignored = {Path(name).resolve() for name in self.config.getoption("ignore") or ()}
        files = (path for path in sorted(TESTS.rglob("test_*.py")) if path not in ignored)
        names = (path.relative_to(root).as_posix() for path in files)
        return [name for name in names if name not in self.ran]
