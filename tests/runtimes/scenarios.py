"""Steps on a page, as lists of [kind of dispatch, payload, ms to wait after it]."""

from polyfill.labels import named
from polyfill.translations import TRANSLATIONS
from tests.corpora.rules import AGENTS, DIALOG_TEXTS

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
SEEN = {"visible": True, "ratio": 1.0}
COVERED = {"covered": 1, "missing": 0, "effects": [["transform", "matrix(1, 0, 0, 1, 5, 5)"]], "ratio": 1.0}


def seen(handle, at, sight=SEEN, rect="0 0 9 9", box=True):
    return [handle, at, box, True, rect if box else "", sight]


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
