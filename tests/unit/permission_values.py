"""Tables and strategies that the tests of the permission model share, and that every runtime replays."""

from hypothesis import strategies as st

from polyfill.permissions.descriptors import convert
from polyfill.permissions.features import NAMES, feature

ORIGIN = "https://a.test"
OTHER = "https://b.test"
NOW = 1.7e12
HOUR = 3600000.0
MINUTE = 60000.0

# A foreign value and the descriptor's text, or "" where it is none.
CONVERTED = [
    ({"name": "camera"}, "camera"),
    ({"name": "camera", "panTiltZoom": 1, "sysex": True}, "camera;panTiltZoom"),
    ({"name": "camera", "deviceId": None}, "camera;deviceId=null"),
    ({"name": "camera", "deviceId": ""}, "camera;deviceId="),
    ({"name": "camera", "deviceId": 12}, "camera;deviceId=12"),
    ({"name": "camera", "deviceId": 3.0}, "camera;deviceId=3"),
    ({"name": "camera", "deviceId": True}, "camera;deviceId=true"),
    ({"name": "camera", "deviceId": [1, None, ["x"]]}, "camera;deviceId=1,,x"),
    ({"name": "camera", "deviceId": {}}, "camera;deviceId=[object%20Object]"),
    ({"name": "camera", "deviceId": "a;b c%", "panTiltZoom": "no"}, "camera;deviceId=a%3Bb%20c%25;panTiltZoom"),
    ({"name": "microphone", "deviceId": "x", "panTiltZoom": True}, "microphone;deviceId=x"),
    ({"name": ["midi"], "sysex": []}, "midi;sysex"),
    ({"name": "midi", "sysex": None}, "midi"),
    ({"name": "midi", "sysex": 0}, "midi"),
    ({"name": "midi", "sysex": ""}, "midi"),
    ({"name": "push", "userVisibleOnly": True}, "push;userVisibleOnly"),
    ({"name": "push"}, "push"),
    ({"name": "top-level-storage-access"}, "top-level-storage-access"),
    (
        {"name": "top-level-storage-access", "requestedOrigin": "HTTPS://X.test:443"},
        "top-level-storage-access;requestedOrigin=https://x.test",
    ),
    ({"name": "top-level-storage-access", "requestedOrigin": ""}, ""),
    ({"name": "top-level-storage-access", "requestedOrigin": "https://x.test/path"}, ""),
    ({"name": "Camera"}, ""),
    ({"name": "web-share"}, ""),
    ({"name": None}, ""),
    ({"name": 1}, ""),
    ({"name": {}}, ""),
    ({}, ""),
    ([], ""),
    ([{"name": "camera"}], ""),
    ("camera", ""),
    (None, ""),
    (7, ""),
    (True, ""),
]

# A text and the origin that it is, or "".
ORIGINS = [
    ("https://a.test", "https://a.test"),
    ("HTTPS://A.Test:443", "https://a.test"),
    ("http://a.test:443", "http://a.test:443"),
    ("http://localhost:8000", "http://localhost:8000"),
    ("http://[::1]:80", "http://[::1]"),
    ("http://[::1]", "http://[::1]"),
    ("chrome-extension://abc", "chrome-extension://abc"),
    ("null", "null"),
    ("", ""),
    ("a.test", ""),
    ("https://", ""),
    ("https://a.test/", ""),
    ("https://u@a.test", ""),
    ("https://a.test:x", ""),
    ("https://a.test:999999", ""),
    ("https://a test", ""),
    ("http://[::1", ""),
    ("http://[::1]x", ""),
    ("://a", ""),
    (None, ""),
    (["https://a.test"], ""),
]

GRANT = {
    "descriptor": {"name": "camera", "panTiltZoom": False},
    "key": ORIGIN,
    "state": "granted",
    "decided": NOW - HOUR,
    "lifetime": "once",
    "used": None,
    "stamp": NOW - HOUR,
}
DENIAL = {**GRANT, "state": "denied", "lifetime": "persistent"}
LASTING = {**GRANT, "lifetime": "persistent"}
GEOLOCATION = {"name": "geolocation"}

# A record, what is known of its descriptor afterwards ("" for nothing), and whether it is complained of.
RECORDS = [
    (GRANT, "granted", False),
    (DENIAL, "denied", False),
    ({**GRANT, "state": "prompt"}, "prompt", False),
    ({**GRANT, "state": "removed"}, "", False),
    ({**GRANT, "more": 1}, "granted", False),
    ({**LASTING, "decided": NOW + HOUR}, "granted", False),
    ({**LASTING, "used": NOW + HOUR}, "granted", False),
    ({**GRANT, "decided": NOW + 2000}, "granted", False),
    ({**GRANT, "decided": NOW + 2001}, "", True),
    ({**GRANT, "decided": -1}, "", True),
    ({**GRANT, "decided": 1e300}, "", True),
    ({**GRANT, "decided": "0"}, "", True),
    ({**GRANT, "decided": True}, "", True),
    ({**GRANT, "stamp": None}, "", True),
    ({**GRANT, "used": "x"}, "", True),
    ({**GRANT, "lifetime": "forever"}, "", True),
    ({**GRANT, "lifetime": None}, "", True),
    ({**GRANT, "key": ""}, "", True),
    ({**GRANT, "key": "null"}, "", True),
    ({**GRANT, "key": "https://A.test"}, "", True),
    ({**GRANT, "key": "https://a.test https://a.test"}, "", True),
    ({**GRANT, "state": "GRANTED"}, "", True),
    ({**GRANT, "state": ["granted"]}, "", True),
    ({**GRANT, "descriptor": "camera"}, "", True),
    ({**GRANT, "descriptor": {"name": "camera"}}, "", True),
    ({**GRANT, "descriptor": {"name": "camera", "panTiltZoom": "junk"}}, "", True),
    ({**GRANT, "descriptor": {"name": "telepathy"}}, "", True),
    ({**GRANT, "descriptor": {"name": "display-capture"}}, "", True),
    ({"state": "granted"}, "", True),
    ({**DENIAL, "decided": "x"}, "denied", True),
    ({**DENIAL, "key": 7}, "denied", True),
    ({**DENIAL, "lifetime": {}}, "denied", True),
    ({**DENIAL, "descriptor": "camera"}, "denied", False),
    ({"descriptor": {"name": "camera"}, "state": "denied"}, "denied", True),
    ({"descriptor": "camera", "state": "removed"}, "prompt", True),
    ({**DENIAL, "descriptor": {}}, "", True),
    ([], "", True),
    (None, "", True),
    ("granted", "", True),
]

# Lifetime, ms since the decision, ms since active (None: active now), ms since the last page left (None: present),
# ms from the decision to the visit's beginning, why it ended.
LIVES = [
    ("once", 0, None, None, -1, ""),
    ("once", 16 * HOUR - 1, None, None, -1, ""),
    ("once", 16 * HOUR, None, None, -1, "expired"),
    ("once", HOUR, 5 * MINUTE - 1, None, -1, ""),
    ("once", HOUR, 5 * MINUTE, None, -1, "background"),
    ("once", MINUTE, HOUR, None, -1, ""),
    ("once", 5 * MINUTE, HOUR, None, -1, "background"),
    ("once", HOUR, 0, 0, -1, ""),
    ("once", HOUR, 4999, 4999, -1, ""),
    ("once", HOUR, 5000, 5000, -1, "left"),
    ("once", 4000, 4000, HOUR, -1, ""),
    ("once", HOUR, None, None, 1, "left"),
    ("once", HOUR, None, None, 0, ""),
    ("once", -2001, None, None, -HOUR, "clock"),
    ("once", -2000, None, None, -HOUR, ""),
    ("session", 20 * HOUR, HOUR, None, -1, ""),
    ("session", HOUR, 5000, 5000, -1, "left"),
    ("session", -2001, None, None, -HOUR, "clock"),
    ("persistent", 17 * HOUR, HOUR, HOUR, 1, ""),
    ("persistent", -1, None, None, 1, ""),
    ("persistent", 90 * 24 * HOUR - 1, HOUR, HOUR, 1, ""),
    ("persistent", 90 * 24 * HOUR, None, None, -1, "unused"),
]

PAGE = {
    "id": "one",
    "tab": "t",
    "turn": 3,
    "at": NOW - 1000,
    "began": NOW - HOUR,
    "visible": True,
    "seen": NOW - 1000,
    "using": {},
    "left": None,
}
HIDDEN = {**PAGE, "visible": False, "seen": NOW - 4 * MINUTE}
GONE = {**PAGE, "at": NOW - 2000, "left": NOW - 2000}

# Records of pages, ids whose lock is held, feature; present, since, active until, left.
VISITS = [
    ([], [], "camera", (False, 0.0, 0.0, None)),
    ([PAGE], ["one"], "camera", (True, NOW - HOUR, None, None)),
    ([HIDDEN], ["one"], "camera", (True, NOW - HOUR, NOW - 4 * MINUTE, None)),
    ([{**HIDDEN, "using": {"camera": True}}], ["one"], "camera", (True, NOW - HOUR, None, None)),
    ([{**HIDDEN, "using": {"camera": True}}], ["one"], "microphone", (True, NOW - HOUR, NOW - 4 * MINUTE, None)),
    ([{**HIDDEN, "using": {"camera": NOW - 9}}], ["one"], "camera", (True, NOW - HOUR, NOW - 9, None)),
    ([{**HIDDEN, "using": {"geolocation": True}}], ["one"], "geolocation", (True, NOW - HOUR, NOW - 4 * MINUTE, None)),
    ([HIDDEN, {**PAGE, "id": "two"}], ["one", "two"], "camera", (True, NOW - HOUR, None, None)),
    ([HIDDEN, {**GONE, "id": "two"}], ["one", "two"], "camera", (True, NOW - HOUR, NOW - 2000, None)),
    ([GONE], [], "camera", (False, 0.0, NOW - 2000, NOW - 2000)),
    ([PAGE], [], "camera", (False, 0.0, NOW - 1000, NOW - 1000)),
    ([{**PAGE, "using": {"camera": True}, "visible": False}], [], "camera", (False, 0.0, NOW - 1000, NOW - 1000)),
    ([{**GONE, "left": NOW + HOUR}], [], "camera", (False, 0.0, NOW, NOW)),
    ([{**PAGE, "id": "two", "began": NOW - 9}, HIDDEN], None, "camera", (True, NOW - HOUR, None, None)),
    ([PAGE, {**PAGE, "turn": 4, "visible": False}], ["one"], "camera", (True, NOW - HOUR, NOW - 1000, None)),
]

# Records, held ids, own id, tab; began (ms before now), whether the tab's id is taken.
ARRIVALS = [
    ([], [], "new", "t", 0, False),
    ([GONE], [], "new", "t", HOUR, False),
    ([GONE], [], "new", "other tab", 0, False),
    ([{**GONE, "left": NOW - 5001}], [], "new", "t", 0, False),
    ([{**GONE, "left": NOW + 1}], [], "new", "t", 0, False),
    ([PAGE], ["one"], "new", "t", HOUR, True),
    ([PAGE], ["one"], "new", "u", HOUR, False),
    ([PAGE], [], "new", "t", HOUR, False),
    ([{**PAGE, "at": NOW - HOUR}], [], "new", "t", 0, False),
    ([PAGE], ["one"], "one", "t", 0, False),
    ([GONE], [], "one", "t", HOUR, False),
    ([{**GONE, "left": NOW - HOUR}], [], "one", "t", 0, False),
    ([{**GONE, "began": "x"}], [], "new", "t", 2000, False),
]

BROKEN_PAGES = [None, 1, [], {}, {"id": "x"}, {**PAGE, "id": ""}, {**PAGE, "id": "x" * 201}, {**PAGE, "at": "now"},
                {**PAGE, "turn": None}, {**PAGE, "id": 7}]  # fmt: skip

# What the draft's query takes, and the text of today's descriptor.
DRAFT = [
    ("geolocation", "geolocation"),
    ("notifications", "notifications"),
    ("push-notifications", "push;userVisibleOnly"),
    ("midi-sysex", "midi;sysex"),
    ({"name": "midi-sysex"}, "midi;sysex"),
    ({"name": "geolocation", "more": 1}, "geolocation"),
    ("camera", ""),
    ("midi", ""),
    ("", ""),
    (1, ""),
    (None, ""),
    ({}, ""),
    ([], ""),
    ({"name": None}, ""),
]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.sampled_from(NAMES),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=9), children, max_size=4),
    max_leaves=12,
)


def descriptor(**value) -> dict:
    """Return a descriptor out of its aspects."""
    return convert(value)[0]


@st.composite
def descriptors(draw, names=NAMES):
    """Draw a descriptor of some feature."""
    name = draw(st.sampled_from(names))
    value = {"name": name}
    for aspect, kind, *_ in feature(name).aspects:
        if draw(st.booleans()):
            value[aspect] = draw(
                {
                    "boolean": st.booleans(),
                    "DOMString": st.sampled_from(["", "x", "y;z"]) | st.text(max_size=4),
                    "origin": st.sampled_from([ORIGIN, OTHER]),
                }[kind]
            )
    return convert(value)[0]
