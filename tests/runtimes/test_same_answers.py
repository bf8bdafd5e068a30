"""The runtimes that ship answer as CPython does: same corpus, same transcript, letter by letter."""

import json
import subprocess

import pytest
from tools.assemble import DIST, ROOT, WEB
from tools.environment import ensure_npm_packages

from tests.unit.test_type_attribute import PARSED
from tests.unit.test_type_ext import PAIRS

from . import scenario

PAIR = "camera microphone"
GRANTED = {
    "allowed": True,
    "error": "",
    "message": "",
    "states": [["camera", "granted"]],
    "settings": {"video": {}},
}
DENIED = {
    "allowed": False,
    "error": "NotAllowedError",
    "message": "no",
    "states": [["camera", "denied"]],
    "settings": {},
}
MISSING = {"allowed": False, "error": "NotFoundError", "message": "none", "states": [], "settings": {}}

# Lists of [kind of dispatch, payload, ms to wait after it].
SCENARIOS = [
    [
        ["permission", [["camera", "prompt"], ["microphone", "granted"]], 0],
        ["attach", [[1, PAIR, 0.5], [2, "camera", 0.5], [3, "nonsense", 1], [4, None, 1]], 0],
        ["activate", {"handle": 1, "trusted": True, "at": 100}, 250],
        ["type", [[4, "geolocation"], [1, "camera"]], 300],
        ["activate", {"handle": 1, "trusted": False, "at": 560}, 0],
        ["activate", {"handle": 1, "trusted": True, "at": 560}, 20],
        ["activate", {"handle": 1, "trusted": True, "at": 580}, 20],
        ["settled", {"id": 1, **GRANTED}, 200],
        ["capture", {"video": {"deviceId": {"exact": "x"}}, "audio": False}, 2000],
        ["detach", [1, 2], 10],
        ["attach", [[1, PAIR, 2900]], 600],
        ["forget", [2, 3], 100],
    ],
    [
        ["attach", [[1, "camera", 0], [2, "geolocation", 0, "", None]], 600],
        ["precise", [[2, None, "precise:true"], [1, None, None]], 5],
        ["activate", {"handle": 1, "trusted": True, "at": 600}, 5],
        ["settled", {"id": 1, **DENIED}, 5],
        ["activate", {"handle": 1, "trusted": True, "at": 620}, 5],
        ["settled", {"id": 2, **MISSING}, 5],
        ["settled", {"id": 2, **MISSING}, 5],
        ["activate", {"handle": 1, "trusted": True, "at": 640}, 5],
        ["settled", {"id": 3, **GRANTED}, 500],
        ["capture", {"video": {}, "audio": False}, 1000],
        ["permission", [["camera", "Größe\u2028\U0001f3a5"], ["camera", 7]], 0],
    ],
]
BROKEN = [
    ["attach", [[1]], 0],
    ["nonsense", None, 0],
    ["activate", {}, 0],
    ["attach", [[5, "camera", 0]], 900],
]


@pytest.mark.parametrize("runtime", ["pyodide", "micropython"])
def test_same_answers(runtime, tmp_path):
    values = {"types": [value for value, _ in PARSED], "extensions": [value for value, _ in PAIRS]}
    corpus = json.dumps({**values, "scenarios": SCENARIOS})
    assert answers(runtime, corpus, tmp_path) == json.loads(scenario.run(corpus))


@pytest.mark.parametrize("runtime", ["pyodide", "micropython"])
def test_nothing_the_shim_says_breaks_a_runtime(runtime, tmp_path):
    corpus = json.dumps({"types": [], "extensions": [], "scenarios": [BROKEN]})
    *_, after, summary = answers(runtime, corpus, tmp_path)["scenarios"][0]
    handle, view = after[4][-1]
    assert handle == 5 and dict(view)["isValid"]
    assert summary[1] == []


def answers(runtime, corpus, folder):
    """Return what a runtime answers to a corpus, in Node."""
    # The package is where the runtime has it; the fake host, which does not ship, joins it from beside.
    tests = (ROOT / "tests/runtimes/scenario.py").read_text().replace("polyfill.fake_host", "fake_host")
    extra = {"scenario.py": tests, "fake_host.py": (ROOT / "polyfill/fake_host.py").read_text()}
    (folder / "sources.json").write_text(json.dumps(extra))
    (folder / "corpus.json").write_text(corpus)
    command = [ensure_npm_packages(), ROOT / "tests/runtimes/run.mjs", runtime, DIST]
    command += [folder / "sources.json", folder / "corpus.json"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=WEB)
    assert result.returncode == 0, result.stderr[-2000:]
    return json.loads(result.stdout.splitlines()[-1])
