"""The rules with inputs of their own: where these come from, and what each is completed with."""

import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from polyfill import dialog_texts, dialog_translations
from polyfill.media import advice, advice_translations
from polyfill.writing import written
from tests.unit import (
    border_values,
    device_values,
    permission_values,
    test_browsers,
    test_css_colors,
    test_css_judgement,
    test_media_api,
    test_media_errors,
    test_visibility,
)
from tests.unit.permission_values import HOUR, NOW, ORIGIN, PAGE
from tests.unit.styles import style
from tests.unit.test_languages import EXTENSIONS, FOUND, RESOLVED, TAGS, UNKNOWN
from tests.unit.test_type_attribute import PARSED
from tests.unit.test_type_ext import PAIRS

DIALOG_TEXTS = {tag: dialog_texts.named(texts) for tag, *texts in dialog_translations.TRANSLATIONS}["ar"]
ADVISED = {**DIALOG_TEXTS, "advice": advice.named(advice_translations.TRANSLATIONS[0][1:])}


@dataclass(frozen=True)
class Rule:
    """What a rule is asked.

    Attributes:
        name: of the rule in ``tests/runtimes/scenario.py``, and of the file.
        rows: inputs of the unit tests' tables.
        strategy: draws others.
        complete: adds to an input what is the same in all of them.
    """

    name: str
    rows: list
    strategy: st.SearchStrategy
    complete: Callable[[Any], Any] = lambda row: row

    def tables(self) -> list:
        """Return the inputs of the tables as JSON has them, each once."""
        texts = dict.fromkeys(json.dumps(row) for row in self.rows)
        return [json.loads(text) for text in texts]


def words(*some: str) -> st.SearchStrategy:
    """Draw texts made of words, in which other characters occur."""
    parts = st.sampled_from(some) | st.text(max_size=3)
    return st.lists(parts, max_size=5).flatmap(
        lambda drawn: st.sampled_from(["", " ", ":", "\t"]).map(lambda s: s.join(drawn))
    )


def styles() -> list:
    """Every rule at its edges, and font sizes between whole px."""
    changes = test_css_judgement.CORRECTED + test_css_judgement.REFUSED + test_css_judgement.UNKNOWN
    rows = [(edition, change) for editions, change, *_ in changes for edition in editions]
    return rows + [
        ("final", {"font-size": f"{size / 7:.4f}px", "letter-spacing": "99px"}) for size in range(60, 360, 7)
    ]


def colors() -> list:
    """Each form of a colour, before and behind another one."""
    texts = [*test_css_colors.GREENS, *test_css_colors.NONE, *(text for text, _ in test_css_colors.OTHERS)]
    return [[name, text] for name in ("background-color", "color") for text in texts]


def stores() -> list:
    """Single records, all of them together, and what is no store."""
    records = [record for record, *_ in permission_values.RECORDS]
    texts = [json.dumps({"format": 1, "entries": some}) for some in [records, *([record] for record in records)]]
    return [*texts, "{", "7", '{"entries": 5}', "", None]


def dialogs() -> list:
    """Every pair of effective states, and of what the browser says, each in another browser."""
    states = itertools.product(("granted", "denied", "prompt"), repeat=4)
    return [[*row, agent] for row, agent in zip(states, itertools.cycle(AGENTS))]


BEHIND = {"color": "#999", "background-color": "#fff"}
AGENTS = [{"userAgent": text, "touchPoints": fingers} for text, fingers, *_ in test_browsers.AGENTS]
STATE = st.sampled_from(["granted", "denied", "prompt"])
RECORD = st.sampled_from(["lifetime", "key", "decided", "stamp", "used", "state", "descriptor"])
STORED = st.lists(
    st.builds(
        lambda record, name, value: {**record, name: value},
        st.sampled_from([record for record, *_ in permission_values.RECORDS if isinstance(record, dict)]),
        RECORD,
        permission_values.JSON | st.sampled_from([NOW - HOUR, NOW + HOUR, "once", "persistent", "removed"]),
    ),
    max_size=2,
)
AGO = st.sampled_from([-2001, 0, 4999, 5001, HOUR, 16 * HOUR, 2000 * HOUR])
PAGES = st.lists(
    st.builds(lambda name, value: {**PAGE, name: value}, st.sampled_from(sorted(PAGE)), permission_values.JSON),
    max_size=1,
)
HELD = st.none() | st.lists(st.sampled_from(["one", "two"]), max_size=2)
NAMES = st.sampled_from(permission_values.NAMES)
BOOK = ['{"format": 1, "chosen": [], "devices": []}', "{", "", "7"]
FACTS = [{}, {"secure": False}, {"refused": ["camera"]}, {"present": ["audioinput"]}, {"before": {"camera": "denied"}}]

RULES = (
    Rule("types", [value for value, _ in PARSED], words("camera", "microphone", "geolocation", "CAMERA", "x")),
    Rule("extensions", [value for value, _ in PAIRS], words("precise", "true", "precise:true", ":", "a")),
    Rule(
        "languages",
        [[tag, ["fr-FR"]] for tag in [*UNKNOWN, *(tag for tag, _ in FOUND)]] + [row[:2] for row in RESOLVED],
        st.tuples(TAGS | st.builds(str.__add__, TAGS, EXTENSIONS) | st.text(max_size=9), st.lists(TAGS, max_size=2)),
    ),
    Rule(
        "styles",
        styles(),
        st.tuples(
            test_css_judgement.EDITIONS,
            st.builds(dict.__or__, test_css_judgement.STYLES, test_css_judgement.CONTEXTS),
        ),
        lambda row: [row[0], style(*row)],
    ),
    Rule(
        "colors",
        colors(),
        st.tuples(st.sampled_from(sorted(BEHIND)), test_css_colors.TEXTS),
        lambda row: ["final", style("final", {**BEHIND, row[0]: row[1]})],
    ),
    Rule(
        "sights",
        [sight for sight, _ in test_visibility.SIGHTS]
        + [{**test_visibility.CLEAR, "effects": [["transform", text]]} for text, _ in test_visibility.TRANSFORMS],
        st.tuples(
            st.sampled_from(["transform", "scale", "rotate", "opacity"]),
            words("1", "none", "matrix(1", "2"),
            st.floats(0, 2),
        ).map(lambda drawn: {**test_visibility.CLEAR, "effects": [drawn[:2]], "ratio": drawn[2]}),
    ),
    Rule("browsers", AGENTS, test_browsers.JSON | st.dictionaries(test_browsers.FIELDS, test_browsers.JSON)),
    Rule(
        "descriptors",
        [value for value, _ in permission_values.CONVERTED],
        permission_values.JSON
        | permission_values.descriptors()
        | st.dictionaries(
            st.sampled_from(["name", "sysex", "userVisibleOnly", "deviceId"]), NAMES | permission_values.JSON
        ),
    ),
    Rule("origins", [value for value, _ in permission_values.ORIGINS], permission_values.JSON),
    Rule(
        "stores",
        stores(),
        STORED.map(lambda records: json.dumps({"format": 1, "entries": records}))
        | permission_values.JSON.map(json.dumps),
        lambda text: [text, NOW, ORIGIN],
    ),
    Rule(
        "lives",
        [row[:-1] for row in permission_values.LIVES],
        st.tuples(st.sampled_from(["once", "session", "persistent"]), AGO, st.none() | AGO, st.none() | AGO, AGO),
        lambda row: [row, NOW, ORIGIN],
    ),
    Rule(
        "visits", [row[:-1] for row in permission_values.VISITS], st.tuples(PAGES, HELD, NAMES), lambda row: [*row, NOW]
    ),
    Rule(
        "arrivals",
        [row[:-2] for row in permission_values.ARRIVALS],
        st.tuples(PAGES, HELD, st.just("new"), st.sampled_from(["t", "u"])),
        lambda row: [*row, NOW],
    ),
    Rule("border", border_values.near_misses(), border_values.CROSSINGS),
    Rule("draft", [value for value, _ in permission_values.DRAFT], NAMES | permission_values.JSON),
    Rule("dialogs", dialogs(), st.tuples(STATE, STATE, STATE, STATE, st.sampled_from(AGENTS))),
    Rule(
        "errors",
        [[*row[:3], advised] for row in test_media_errors.TABLE for advised in (False, True)],
        st.tuples(
            test_media_errors.ERRORS,
            st.lists(st.sampled_from(["camera", "microphone", "geolocation"]), max_size=2),
            st.sampled_from(FACTS),
            st.booleans(),
        ),
        lambda row: [*row[:3], ADVISED if row[3] else None],
    ),
    Rule(
        "constraints",
        [
            {"video": True},
            {"audio": {"echo_cancellation": False, "deviceId": {"exact": ["x", None]}}, "video": {}},
            {"video": {"": 1, "_a": 2, "a__b": 3.5}},
            {"video": False},
            {"video": "x"},
            {"screen": True},
            None,
        ],
        test_media_api.VALUES,
    ),
    Rule(
        "books",
        [[text, [device_values.FRONT, device_values.UNNAMED], []] for text in BOOK],
        st.tuples(
            st.builds(
                lambda chosen, devices: written({"format": 1, "chosen": chosen, "devices": devices}),
                device_values.ROWS | device_values.JSON,
                device_values.ROWS,
            ),
            device_values.ROWS,
            st.lists(st.sampled_from(device_values.KINDS), max_size=1),
        ),
    ),
)
