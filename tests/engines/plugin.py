"""Runs tests/browser in one engine; what the engine cannot do is listed in expectations.py, and expected.

A listed test is left out and counted, with the reason. With ``--full`` it is run, and has to fail: one that passes is an error.
"""

from collections import Counter

import pytest

from tests import engines
from tests.engines.expectations import FEATURES, expected
from tests.engines.results import Results, load
from tests.engines.small import is_small

BROWSER = "tests/browser/"
QUICK = 5000
"""How long a test waits that is going to fail, in ms."""
FEATURE = pytest.StashKey()


def pytest_addoption(parser):
    parser.addoption("--engine", choices=engines.ENGINES, default=engines.ENGINES[0], help="where tests/browser runs")
    parser.addoption("--keep-results", action="store_true", help="keep what the run comes to in results.json")
    parser.addoption("--again", action="store_true", help="play what failed in the run that results.json has")
    parser.addoption("--small", action="store_true", help="play the few tests that a usual run plays in other engines")


def pytest_configure(config):
    engines.use(config.getoption("--engine"))
    if reason := engines.module().missing():
        if config.getoption("--small"):
            pytest.exit(f"not played: {reason}", returncode=0)
        raise pytest.UsageError(reason)
    config.pluginmanager.register(Expectations(config), "expectations")
    if config.getoption("--keep-results") and not hasattr(config, "workerinput"):
        results = Results(engines.current(), engines.module().version(), config.getoption("--again"))
        config.pluginmanager.register(results, "results")


class Expectations:
    """Leaves out what is listed, or sees that it fails."""

    def __init__(self, config):
        self.config = config
        self.runs = config.getoption("--full")
        self.is_small = config.getoption("--small")
        self.failed = load()[engines.current()]["failed"] if config.getoption("--again") else None
        self.left = Counter()  # name of a feature -> how many tests want it

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        kept, left = [], []
        for item in items:
            (kept if self.plays(item) else left).append(item)
        items[:] = kept
        config.hook.pytest_deselected(items=left)

    def plays(self, item) -> bool:
        """Tell whether a test is played; one that is listed is marked."""
        if self.is_small and not is_small(item.nodeid):
            return False
        if self.failed is not None and item.nodeid not in self.failed:
            return False
        feature = item.nodeid.startswith(BROWSER) and expected(engines.current(), item.nodeid, item.fixturenames)
        if not feature:
            return True
        item.stash[FEATURE] = feature
        self.left[feature.name] += 1
        return self.runs and feature.runs

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item):
        from tests.browser import conftest

        usual = conftest.TIMEOUT
        conftest.TIMEOUT = QUICK if FEATURE in item.stash else usual
        try:
            return (yield)
        finally:
            conftest.TIMEOUT = usual

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item, call):
        report = yield
        feature = item.stash.get(FEATURE, None)
        if feature and report.failed and call.when != "teardown":
            item.stash[FEATURE] = None
            report.outcome, report.wasxfail = "skipped", feature.name
        elif feature and call.when == "call":
            report.outcome, report.longrepr = "failed", f"listed, yet it passes: {feature.name}"
        return report

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        self.left = Counter(getattr(node, "workeroutput", {}).get("expected", {}))  # of each worker the same

    def pytest_sessionfinish(self):
        if hasattr(self.config, "workerinput"):
            self.config.workeroutput["expected"] = dict(self.left)

    def pytest_terminal_summary(self, terminalreporter):
        for feature in FEATURES:
            if count := self.left[feature.name]:
                how = "run, and failed" if self.runs and feature.runs else "left out"
                line = f"{engines.current()}: {count} {how} for want of {feature.name}: {feature.instead}"
                terminalreporter.write_line(line)
