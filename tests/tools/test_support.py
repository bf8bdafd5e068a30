"""README's table of support: as the results of the tests have it; and the list of what engines cannot do, by itself."""

import re
from types import SimpleNamespace

import pytest
from tools.environment import ROOT

from tests import engines
from tests.engines import results
from tests.engines.expectations import FEATURES, expected

DEFINITION = re.compile(r"^def (test_\w+)", re.MULTILINE)


def test_the_readme_has_the_table_of_the_results():
    written = results.section((ROOT / "README.md").read_text(encoding="utf-8"))
    assert written == results.table(results.load()), "write it anew with python3 build.py support"


def test_the_results_are_of_every_engine_and_none_failed():
    rows = results.load()
    assert tuple(rows) == engines.ENGINES
    assert [row["failed"] for row in rows.values()] == [[]] * len(rows)


REPORT = SimpleNamespace(nodeid="test_x.py::test_y[pyodide]", when="call", passed=True, failed=False)
SETUP = SimpleNamespace(**{**vars(REPORT), "when": "setup"})


def test_what_is_expected_to_fail_does_not_count_as_passed():
    run = results.Results("webkit", "1")
    run.pytest_runtest_logreport(REPORT)
    run.pytest_runtest_logreport(SimpleNamespace(**{**vars(REPORT), "passed": False}))
    assert run.passed == {"pyodide": 1}


def test_what_passes_the_second_time_is_added(monkeypatch, tmp_path):
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results.json")
    before = {"version": "1", "passed": {"micropython": 7}, "failed": ["test_z.py::test_z", REPORT.nodeid]}
    results.keep("firefox", before)
    assert results.unfinished() == ["firefox"]
    run = results.Results("firefox", "1", is_addition=True)
    for report in (SETUP, REPORT):
        run.pytest_runtest_logreport(report)
    run.pytest_sessionfinish(pytest.ExitCode.INTERRUPTED)
    assert results.load() == {"firefox": before}
    run.pytest_sessionfinish(pytest.ExitCode.OK)
    after = {"version": "1", "passed": {"micropython": 7, "pyodide": 1}, "failed": ["test_z.py::test_z"]}
    assert results.load() == {"firefox": after}, "what was not played has still failed"


@pytest.mark.parametrize("pattern", [pattern for feature in FEATURES for pattern in feature.tests])
def test_what_is_listed_is_there(pattern):
    kind, _, name = pattern.partition(":")
    if kind == "fixture":
        sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests/browser").glob("*.py"))
        assert f"def {name}(" in sources
    elif not pattern.startswith("test_*"):
        file, _, test = pattern.partition("::")
        tests = DEFINITION.findall((ROOT / "tests/browser" / file).read_text(encoding="utf-8"))
        assert test == "*" or test.partition("[")[0].rstrip("*") in tests


def test_a_listed_test_is_expected_in_its_engines_alone():
    test = "tests/browser/test_activation.py::test_blocked_before[micropython]"
    assert expected("webkit", test, []).degrades
    assert expected("firefox", test, []) is None and expected("chromium", test, []) is None
    assert expected("firefox", "tests/browser/test_life.py::test_any", ["window"]).name == "tabs that hide each other"


def test_the_switches_of_chromium_are_read():
    assert engines.wishes(
        ("--use-fake-device-for-media-stream=device-count=3", engines.ALLOWING), {}
    ) == engines.Wishes(3, True)
    assert engines.wishes((), {}) == engines.Wishes()
    with pytest.raises(engines.Unsupported, match="--other"):
        engines.wishes(("--other",), {})
