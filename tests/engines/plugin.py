"""Runs tests/browser in one engine; what the engine cannot do is listed in expectations.py, and expected.

A listed test is left out and counted, with the reason. With ``--full`` it is run, and has to fail: one that passes is an error.
"""

from collections import Counter

import pytest

from tests import engines
from tests.engines.expectations import expected

BROWSER = "tests/browser/"
QUICK = 5000
"""How long a test waits that is going to fail, in ms."""
FEATURE = pytest.StashKey()


def pytest_addoption(parser):
    parser.addoption("--engine", choices=engines.ENGINES, default=engines.ENGINES[0], help="where tests/browser runs")


def pytest_configure(config):
    engines.use(config.getoption("--engine"))
    if reason := engines.module().missing():
        raise pytest.UsageError(reason)
    config.pluginmanager.register(Expectations(config), "expectations")


class Expectations:
    """Leaves out what is listed, or sees that it fails."""

    def __init__(self, config):
        self.runs = config.getoption("--full", False)
        self.left = Counter()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config, items):
        kept, left = [], []
        for item in items:
            feature = item.nodeid.startswith(BROWSER) and expected(engines.current(), item.nodeid, item.fixturenames)
            if feature:
                item.stash[FEATURE] = feature
                self.left[feature] += 1
            (left if feature and not (self.runs and feature.runs) else kept).append(item)
        items[:] = kept
        config.hook.pytest_deselected(items=left)

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
            report.outcome = "passed"
        elif feature and call.when == "call":
            report.outcome, report.longrepr = "failed", f"listed, yet it passes: {feature.name}"
        return report

    def pytest_terminal_summary(self, terminalreporter):
        for feature, count in sorted(self.left.items()):
            how = "run, and failed" if self.runs and feature.runs else "left out"
            terminalreporter.write_line(f"{engines.current()}: {count} {how}: {feature.name}: {feature.instead}")
