"""The runtimes that ship answer as CPython does: same corpora, same transcripts, letter by letter."""

import json
import subprocess

import pytest
from tools.assemble import DIST, ROOT, WEB, WORK
from tools.environment import ensure_npm_packages

from tests import corpora
from tests.corpora.rules import ORIGIN, RULES

from . import scenario
from .scenarios import BROKEN, SCENARIOS

FURTHER = {
    "keys": [[name, ORIGIN, "http://b.test:1"] for name in ("camera", "storage-access")],
    "applying": ["origin-trial", "final"],
    "scenarios": SCENARIOS,
    "broken": [BROKEN],
}


@pytest.fixture(scope="module")
def asked():
    """What is asked, lists of inputs by the name of the rule: all of the files, and steps on a page."""
    found = {}
    for rule in RULES:
        parts = corpora.load(rule.name)
        found[rule.name] = [rule.complete(row) for row in parts["tables"] + parts["found"]]
    return found | FURTHER


@pytest.fixture(scope="module")
def expected(asked):
    """What CPython answers; each runtime words its own errors otherwise."""
    return json.loads(scenario.run(json.dumps({name: asked[name] for name in asked if name != "broken"})))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_file_has_what_the_tables_say(rule):
    parts = corpora.load(rule.name)
    assert parts["tables"] == rule.tables(), "write it anew with python3 -m tests.corpora"
    assert (corpora.FOLDER / f"{rule.name}.json").read_text(encoding="utf-8") == corpora.text_of(parts)


def test_there_is_a_file_for_each_rule():
    files = {path.stem for path in corpora.FOLDER.glob("*.json")}
    assert files == {rule.name for rule in RULES} == {name for name, _ in scenario.RULES} - {*FURTHER}


@pytest.mark.parametrize("runtime", ["pyodide", "micropython"])
def test_same_answers(runtime, asked, expected, tmp_path):
    found = answers(runtime, asked, tmp_path)
    assert list(found) == list(asked)
    for name, rows in expected.items():
        for row, answer, other in zip(asked[name], rows, found[name], strict=True):
            assert not isinstance(answer, list) or answer[:1] != ["error"], (name, row)
            assert other == answer, (name, row)
    # Nothing that the shim may say breaks a runtime: after all that makes no sense, an element works.
    *_, after, summary = found["broken"][0]
    handle, view = after[4][-1]
    assert handle == 5 and dict(view)["isValid"]
    assert summary[1] == []


def answers(runtime, asked, folder):
    """Return what a runtime answers, in Node."""
    # The package is where the runtime has it; what does not ship joins it from beside.
    extra = {}
    for path in ("tests/runtimes/scenario.py", "tests/runtimes/border.py", "polyfill/fake_host.py"):
        text = (ROOT / path).read_text().replace("polyfill.fake_host", "fake_host")
        extra[path.rpartition("/")[2]] = text.replace("tests.runtimes.border", "border")
    (folder / "sources.json").write_text(json.dumps(extra))
    (folder / "corpora.json").write_text(json.dumps(asked))
    command = [ensure_npm_packages(), ROOT / "tests/runtimes/run.mjs", runtime, DIST, WORK / "catalogue.json"]
    command += [folder / "sources.json", folder / "corpora.json"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=WEB)
    assert result.returncode == 0, result.stderr[-2000:]
    return json.loads(result.stdout.rpartition("\n")[2])
