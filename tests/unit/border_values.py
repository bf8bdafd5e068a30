"""What crosses the border into Python, and what comes close to it; every runtime replays some of that."""

import json

from hypothesis import strategies as st

from polyfill.css import judgement, rules
from tests.runtimes.border import ABLE, COVERED, FRAME, HERE, PICKER, PLACE, REFUSED, SEEN, STATES

from .permission_values import GRANT, JSON, PAGE

DEVICES = [["videoinput", "a", "b"]]
HIT = {"covered": 0, "missing": 0, "effects": [["transform", "none"]], "ratio": 1.0}
STYLE = "\n".join(["1px"] * len(rules.read("final") + judgement.CONTEXT))
ANSWER = {"id": 1, "allowed": True, "error": "", "message": "", "states": STATES, "settings": {"video": {}}}

# Kind, payloads that are as they should be.
VALID = (
    ("permission", STATES),
    ("frame", {**FRAME, "policy": [["camera", True]]}),
    ("attach", [[8, "camera", "de", None, None], [9, "geolocation", None, "", "precise:true"]]),
    ("sense", [[8, 0.5, True, True, "0 0 9 9", SEEN], [9, 0.5, True, True, "0 0 9 9", HIT]]),
    ("judge", [STYLE]),
    ("style", [[8, 1.5, REFUSED]]),
    ("type", [[8, "camera"]]),
    ("precise", [[9, None, "precise:true"]]),
    ("language", [[8, "fr"]]),
    ("labels", [["de", {"camera": ["a", "b"]}], ["fr", None]]),
    ("dialogTexts", [["de", None]]),
    ("place", {**PLACE, "secure": True}),
    ("detach", [8]),
    ("forget", [9]),
    ("activate", {"handle": 8, "trusted": True, "at": 100, "sight": COVERED}),
    ("settled", ANSWER),
    ("settled", {**ANSWER, "allowed": False, "error": "NotFoundError", "present": ["audioinput"]}),
    ("chosen", {"id": 2, "choice": "stop", "at": 5}),
    ("query", {"descriptor": {"name": "camera", "deviceId": "x"}, "state": "prompt"}),
    ("capture", {"video": {"deviceId": {"exact": "x"}}, "asked": 0}),
    ("captured", {"kinds": ["video"], "error": ""}),
    ("position", {"asked": 0}),
    ("positioned", {"error": ""}),
    ("devices", None),
    ("use", ["video"]),
    ("store", json.dumps({"format": 1, "entries": [GRANT]})),
    ("pages", {**HERE, "held": ["one"], "records": [json.dumps(PAGE)]}),
    ("return", {**HERE, "records": [json.dumps(PAGE)]}),
    ("visible", False),
    ("leave", None),
    ("hello", None),
    ("decisions", {"act": "set", "descriptor": {"name": "midi"}, "state": "denied", "lifetime": "persistent"}),
    ("controls", [[3, "de"]]),
    ("controlsGone", [3]),
    ("control", {"handle": 3, "subject": "camera", "choice": "once"}),
    ("advice", "de"),
    ("explain", {"error": {"name": "x"}, "permissions": "camera", "language": "de", "present": ["videoinput"]}),
    ("track", {"stream": 1, "track": "x", "type": "ended"}),
    ("pickers", {**PICKER, "able": ABLE}),
    ("pickers", {"what": "act", "handle": 4, "act": "open", "value": ""}),
    ("pickers", {"what": "opened", "handle": 4, "turn": 1, "error": "", "message": "", "device": ["a", "b"],
                 "devices": DEVICES}),
    ("pickers", {"what": "ended", "handle": 4, "turn": 1, "devices": DEVICES}),
    ("pickers", {"what": "listed", "devices": DEVICES}),
    ("pickers", {"what": "stored", "text": "{}"}),
    ("automate", {"descriptor": {"name": "camera"}, "state": "granted"}),
    ("query2015", {"name": "midi-sysex"}),
    ("ready", None),
    ("answered", {"id": 1, "state": "granted"}),
    ("tick", None),
    ("batch", [["visible", False], ["labels", [["de", {"camera": ["a", "b"]}]]], ["tick", None]]),
)  # fmt: skip

NASTY = (
    None, "x", -1, [], {}, True, 1e308, "", [[]], 0.5, "__proto__", -1e308, {"constructor": {}}, 2**60, "camera",
    "granted", 8, 9, 0, False, {"__proto__": {"name": "camera"}}, "x" * 2000, "[" * 2000,
)  # fmt: skip


def places(value, place=()):
    """Yield where something is in a value: keys and indices, from the outermost on."""
    yield place
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in inner:
        yield from places(part, (*place, name))


def put(value, place, other):
    """Return a value that is another one at a place."""
    if not place:
        return other
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[place[0]] = put(value[place[0]], place[1:], other)
    return changed


def near_misses() -> list:
    """Return one row a payload: it with each of its places changed, in turn, to something else."""
    rows, turn = [], 0
    for kind, payload in VALID:
        row = []
        for place in places(payload):
            row.append([kind, put(payload, place, NASTY[turn % len(NASTY)])])
            turn += 1
        rows.append(row)
    return rows


@st.composite
def crossings(draw) -> list:
    """Draw what crosses: a payload that comes close to a valid one, or anything."""
    kind, payload = draw(st.sampled_from(VALID))
    place = draw(st.sampled_from(list(places(payload))) | st.just(()))
    return [kind, put(payload, place, draw(st.sampled_from(NASTY) | JSON))]


CROSSINGS = st.lists(crossings(), max_size=3)
