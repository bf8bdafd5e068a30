"""The runtimes that ship answer as CPython does: same corpus, same transcript, letter by letter."""

import itertools
import json
import subprocess

import pytest
from tools.assemble import DIST, ROOT, WEB
from tools.environment import ensure_npm_packages

from polyfill import dialog_texts, dialog_translations
from polyfill.labels import named
from polyfill.media import advice, advice_translations
from polyfill.translations import TRANSLATIONS
from tests.unit import permission_values, test_browsers, test_css_colors, test_css_judgement, test_media_errors
from tests.unit.styles import style
from tests.unit.test_languages import FOUND, RESOLVED, UNKNOWN
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
TEXTS = {tag: named(texts) for tag, *texts in TRANSLATIONS}["de"]
DIALOG_TEXTS = {tag: dialog_texts.named(texts) for tag, *texts in dialog_translations.TRANSLATIONS}["ar"]
LANGUAGES = [(tag, ["fr-FR"]) for tag in [*UNKNOWN, *(tag for tag, _ in FOUND)]] + [row[:2] for row in RESOLVED]

# Every rule at its edges, and each form of a colour with what it makes of the contrast.
CHANGES = test_css_judgement.CORRECTED + test_css_judgement.REFUSED + test_css_judgement.UNKNOWN
COLORS = [*test_css_colors.GREENS, *test_css_colors.NONE, *(text for text, _ in test_css_colors.OTHERS)]
STYLES = [(edition, style(edition, changes)) for editions, changes, *_ in CHANGES for edition in editions]
STYLES += [("final", style("final", {"color": "#fff", "background-color": text})) for text in COLORS]
STYLES += [("final", style("final", {"color": text, "background-color": "#999"})) for text in COLORS]
STYLES += [
    ("final", style("final", {"font-size": f"{size / 7:.4f}px", "letter-spacing": "99px"}))
    for size in range(60, 360, 7)
]

# Every table of the permission model: single records, all of them together, and what is no store.
RECORDS = [record for record, *_ in permission_values.RECORDS]
STORES = [json.dumps({"format": 1, "entries": records}) for records in [RECORDS, *([record] for record in RECORDS)]]
PERMISSIONS = {
    "origin": permission_values.ORIGIN,
    "now": permission_values.NOW,
    "values": [value for value, _ in permission_values.CONVERTED],
    "origins": [value for value, _ in permission_values.ORIGINS],
    "stores": [*STORES, "{", "7", '{"entries": 5}', "", None],
    "lives": [row[:-1] for row in permission_values.LIVES],
    "visits": [row[:-1] for row in permission_values.VISITS],
    "arrivals": [row[:-2] for row in permission_values.ARRIVALS],
    "draft": [value for value, _ in permission_values.DRAFT],
}
# Every pair of effective states, and of what the browser says, each on another browser.
STATES = [*itertools.product(("granted", "denied", "prompt"), repeat=4)]
AGENTS = [{"userAgent": text, "touchPoints": fingers} for text, fingers, *_ in test_browsers.AGENTS]
DIALOGS = [
    (dict(zip(PAIR.split(), states[:2], strict=True)), dict(zip(PAIR.split(), states[2:], strict=True)), agent)
    for states, agent in zip(STATES, itertools.cycle(AGENTS))
]

ADVISED = {**DIALOG_TEXTS, "advice": advice.named(advice_translations.TRANSLATIONS[0][1:])}
ERRORS = [[*row[:3], texts] for row in test_media_errors.TABLE for texts in (None, ADVISED)]
CONSTRAINTS = [
    {"video": True},
    {"audio": {"echo_cancellation": False, "deviceId": {"exact": ["x", None]}}, "video": {}},
    {"video": {"": 1, "_a": 2, "a__b": 3.5}},
    {"video": False},
    {"video": "x"},
    {"screen": True},
    None,
]

SEEN = {"visible": True, "ratio": 1.0}
COVERED = {"covered": 1, "missing": 0, "effects": [["transform", "matrix(1, 0, 0, 1, 5, 5)"]], "ratio": 1.0}


def seen(handle, at, sight=SEEN, rect="0 0 9 9", box=True):
    return [handle, at, box, True, rect if box else "", sight]


# Lists of [kind of dispatch, payload, ms to wait after it].
SCENARIOS = [
    [
        ["permission", [["camera", "prompt"], ["microphone", "granted"]], 0],
        ["frame", {"crossOrigin": False, "frameAncestors": False, "policy": [["geolocation", False]]}, 0],
        [
            "attach",
            [
                [1, PAIR, "de", None, None],
                [2, "camera", "", None, ""],
                [3, "nonsense", None, "", None],
                [4, None, "sr-Latn-RS", None, None],
            ],
            0,
        ],
        ["sense", [seen(1, 0.5), seen(2, 0.5), seen(4, 1)], 0],
        ["activate", {"handle": 1, "trusted": True, "at": 100}, 250],
        ["type", [[4, "geolocation"], [1, "camera"]], 300],
        ["activate", {"handle": 1, "trusted": False, "at": 560}, 0],
        ["activate", {"handle": 1, "trusted": True, "at": 560}, 20],
        ["activate", {"handle": 1, "trusted": True, "at": 580}, 20],
        ["settled", {"id": 1, **GRANTED}, 200],
        ["capture", {"video": {"deviceId": {"exact": "x"}}, "audio": False}, 2000],
        ["detach", [1, 2], 10],
        ["attach", [[1, PAIR, "de", None, None]], 5],
        ["sense", [seen(1, 2905, COVERED)], 600],
        ["sense", [seen(1, 3500, SEEN, "1 1 1 1")], 100],
        ["style", [[1, 3600, ["color: pale"]]], 100],
        ["activate", {"handle": 1, "trusted": True, "at": 3700, "sight": None}, 0],
        ["style", [[1, 3700, []]], 100],
        ["sense", [seen(1, 3800, None, "", False)], 600],
        ["sense", [seen(1, 4400)], 600],
        ["labels", [["de", TEXTS], ["sr-Latn", None]], 10],
        ["language", [[1, "en"], [4, "de_AT"]], 10],
        ["dialogTexts", [["de", None]], 10],
        ["place", {"origin": "https://example.org", "agent": AGENTS[0]}, 10],
        ["chosen", {"id": 1, "choice": "", "at": 0}, 10],
        ["forget", [2, 3], 100],
    ],
    [
        ["attach", [[handle, "camera", "zh-MO", None, None] for handle in (5, 1, 4, 2, 3)], 0],
        ["sense", [seen(handle, 0) for handle in (5, 1, 4, 2, 3)], 600],
        ["attach", [[6, "geolocation", "en", "", None]], 0],
        ["precise", [[6, None, "precise:true"], [1, None, None]], 5],
        ["precise", [[6, None, "precise:no"]], 5],
        ["activate", {"handle": 1, "trusted": True, "at": 600}, 5],
        ["settled", {"id": 1, **DENIED}, 5],
        ["activate", {"handle": 1, "trusted": True, "at": 620}, 5],
        ["settled", {"id": 2, **MISSING}, 5],
        ["settled", {"id": 2, **MISSING}, 5],
        ["activate", {"handle": 1, "trusted": True, "at": 640}, 5],
        ["settled", {"id": 3, **GRANTED}, 500],
        ["explain", {"error": {"name": "NotFoundError"}, "permissions": PAIR, "language": "ar", "present": []}, 5],
        ["capture", {"video": {}, "audio": False}, 1000],
        ["permission", [["camera", "Größe\u2028\U0001f3a5"], ["camera", 7]], 0],
    ],
    [
        ["place", {"origin": "https://example.org", "agent": AGENTS[0]}, 0],
        ["permission", [["camera", "granted"], ["microphone", "prompt"], ["geolocation", "denied"]], 0],
        ["controls", [[1, "en-GB"], [2, "ar"], [3, None]], 10],
        ["dialogTexts", [["ar", DIALOG_TEXTS]], 10],
        ["control", {"handle": 1, "subject": "camera", "choice": "once"}, 10],
        ["control", {"handle": 2, "subject": "microphone", "choice": "always"}, 1800000],
        ["decisions", {"act": "set", "descriptor": {"name": "midi", "sysex": True}, "state": "denied"}, 52200000],
        ["controls", [[3, "fr"]], 6000],
        ["control", {"handle": 1, "subject": "camera", "choice": "ask"}, 3600000],
        ["controlsGone", [2], 10],
        ["control", {"handle": 1, "subject": "", "choice": "reset"}, 10],
    ],
]
BROKEN = [
    ["attach", [[1]], 0],
    ["nonsense", None, 0],
    ["activate", {}, 0],
    ["sense", [[7]], 0],
    ["dialogTexts", [["de", 7], []], 0],
    ["place", {}, 0],
    ["chosen", 7, 0],
    ["controls", [[1]], 0],
    ["controls", [[9, 7]], 0],
    ["control", 7, 0],
    ["control", {"handle": 8, "subject": "nonsense", "choice": None}, 0],
    ["controlsGone", 7, 0],
    ["advice", 7, 0],
    ["explain", {"error": 7, "permissions": 7, "language": None, "present": 7}, 0],
    ["explain", {"error": None, "permissions": [7], "language": 7, "present": [7]}, 0],
    ["explain", 7, 0],
    ["track", {"stream": 7}, 0],
    ["attach", [[5, "camera", "en", None, None]], 0],
    ["sense", [seen(5, 0)], 900],
]


@pytest.mark.parametrize("runtime", ["pyodide", "micropython"])
def test_same_answers(runtime, tmp_path):
    values = {"types": [value for value, _ in PARSED], "extensions": [value for value, _ in PAIRS]}
    values |= {"languages": LANGUAGES, "styles": STYLES, "permissions": PERMISSIONS, "dialogs": DIALOGS}
    values |= {"errors": ERRORS, "constraints": CONSTRAINTS}
    corpus = json.dumps({**values, "scenarios": SCENARIOS})
    assert answers(runtime, corpus, tmp_path) == json.loads(scenario.run(corpus))


@pytest.mark.parametrize("runtime", ["pyodide", "micropython"])
def test_nothing_the_shim_says_breaks_a_runtime(runtime, tmp_path):
    corpus = json.dumps(
        {name: [] for name in ("types", "extensions", "languages", "styles", "dialogs", "errors", "constraints")}
        | {"scenarios": [BROKEN]}
    )
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
