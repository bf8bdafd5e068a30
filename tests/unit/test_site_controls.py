"""The site controls: what each row says, what can be chosen, when what is shown changes, and what a choice decides."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill import dialog_texts, feature_names, icons
from polyfill.dialog_translations import TRANSLATIONS
from polyfill.fake_host import EPOCH
from polyfill.permissions.descriptors import named
from polyfill.permissions.entries import Entry
from polyfill.permissions.features import NAMES, ONCE, PERSISTENT, SESSION
from polyfill.permissions.states import DENIED, GRANTED, PROMPT, STATES
from polyfill.site_controls import ALL, ALWAYS_SHOWN, CHOICES, choice, choices, countdown, summary
from polyfill.site_controls_model import locale

from .harness import Harness

TEXTS = {tag: dialog_texts.named(texts) for tag, *texts in TRANSLATIONS}
ORIGIN = "https://example.org"
SECOND, MINUTE, HOUR = 1000.0, 60000.0, 3600000.0
EVERYTHING = {"subject": ALL, "what": "reset"}


class Controls(Harness):
    """A page with site controls, as a person sees and uses them."""

    def __init__(self, camera=PROMPT, microphone=PROMPT, geolocation=PROMPT, language="en", **options):
        super().__init__(**options)
        states = [["camera", camera], ["microphone", microphone], ["geolocation", geolocation]]
        self.tell("place", {"origin": ORIGIN, "agent": {}})
        self.tell("permission", states)
        self.tell("controls", [[1, language]])

    def pick(self, subject, what, handle=1):
        return json.loads(self.tell("control", {"handle": handle, "subject": subject, "choice": what}) or "[]")

    def row(self, subject="camera", handle=1):
        [row] = [row for row in self.host.controls[handle]["rows"] if row["subject"] == subject]
        return row

    def subjects(self):
        return [row["subject"] for row in self.host.controls[1]["rows"]]

    def decided(self):
        return json.loads(self.tell("decisions", {"act": "list"}))["entries"]

    def end(self, subject="camera"):
        """How many of what a one-time grant lasts still; None where no end is shown."""
        counts = [time["count"] for time in self.row(subject)["times"] if time["name"] == "ends"]
        return counts[0] if counts else None


# What a row says


@pytest.mark.parametrize(
    ("state", "decided", "browser", "expected"),
    [
        (PROMPT, "", PROMPT, "ask-first"),
        (GRANTED, "", GRANTED, "is-allowed-by-browser"),
        (GRANTED, GRANTED, GRANTED, "is-allowed"),
        (GRANTED, GRANTED, PROMPT, "is-allowed"),  # as Firefox has it after a one-time grant
        (PROMPT, GRANTED, PROMPT, "browser-asks"),
        (PROMPT, PROMPT, GRANTED, "ask-first"),
        (DENIED, DENIED, GRANTED, "is-denied"),
        (DENIED, DENIED, PROMPT, "is-denied"),
        (DENIED, "", DENIED, "is-blocked"),
        (DENIED, GRANTED, DENIED, "is-blocked"),
    ],
)
def test_what_is_said_of_a_permission(state, decided, browser, expected):
    assert summary(state, decided, browser) == expected


@given(st.sampled_from(STATES), st.sampled_from(("", *STATES)), st.sampled_from(STATES))
def test_whatever_the_states_there_is_a_text(state, decided, browser):
    assert summary(state, decided, browser) in dialog_texts.NAMES


@pytest.mark.parametrize(
    ("decided", "browser", "expected"),
    [
        (None, PROMPT, "reset"),
        ((GRANTED, PERSISTENT), PROMPT, "always"),
        ((GRANTED, ONCE), GRANTED, "once"),
        ((GRANTED, SESSION), GRANTED, "once"),
        ((DENIED, PERSISTENT), GRANTED, "deny"),
        ((PROMPT, PERSISTENT), GRANTED, "ask"),
        ((PROMPT, PERSISTENT), PROMPT, "reset"),
        ((PROMPT, ONCE), DENIED, "reset"),
    ],
)
def test_which_choice_stands_for_a_decision(decided, browser, expected):
    entry = Entry(named("camera"), ORIGIN, decided[0], 0.0, decided[1]) if decided else None
    assert choice(entry, browser) == expected


@pytest.mark.parametrize(
    ("name", "browser", "current", "expected"),
    [
        ("camera", PROMPT, "reset", ["always", "once", "reset", "deny"]),
        ("camera", GRANTED, "reset", ["reset", "always", "once", "ask", "deny"]),
        ("camera", DENIED, "reset", ["reset", "deny"]),
        ("camera", DENIED, "always", ["always", "reset", "deny"]),  # what was decided is kept
        ("midi", PROMPT, "reset", ["always", "reset", "deny"]),  # nothing but the two captures and the location ends
        ("display-capture", PROMPT, "reset", ["reset", "deny"]),  # never remembered
    ],
)
def test_what_can_be_chosen(name, browser, current, expected):
    assert [what for what, _ in choices(name, browser, current)] == expected


@given(st.sampled_from(NAMES), st.sampled_from(STATES), st.sampled_from(["always", "once", "reset", "deny"]))
def test_what_is_chosen_can_be_chosen_and_no_two_choices_say_the_same(name, browser, current):
    offered = choices(name, browser, current)
    assert [what for what, _ in offered].count(current) == 1
    assert len({text for _, text in offered}) == len(offered)
    assert {text for _, text in offered} <= set(dialog_texts.NAMES)


@pytest.mark.parametrize("tag", TEXTS)
def test_no_two_choices_look_the_same_in_any_language(tag):
    for _, rows in CHOICES:
        texts = [TEXTS[tag][text] for _, text in rows]
        assert len(set(texts)) == len(texts)


def test_the_arrow_keys_never_pass_more_or_less_than_where_they_come_from_and_lead_to():
    """From more to less; what the browser says comes first where it stands apart."""
    allows = {"always": 3, "once": 2, "ask": 1, "deny": 0}
    for browser, rows in CHOICES:
        reset = {GRANTED: 4, PROMPT: 1, DENIED: 0}[browser]
        order = [allows.get(what, reset) for what, _ in rows]
        assert order == sorted(order, reverse=True)


# Countdowns


@pytest.mark.parametrize(
    ("remaining", "expected"),
    [
        (0.0, (0, "second", 0.0)),
        (-5.0, (0, "second", 0.0)),
        (1.0, (1, "second", 1.0)),
        (1000.0, (1, "second", 1000.0)),
        (1001.0, (2, "second", 1.0)),
        (60 * SECOND, (60, "second", 1000.0)),
        (60 * SECOND + 1, (2, "minute", 1.0)),
        (90 * MINUTE, (90, "minute", MINUTE)),
        (90 * MINUTE + 1, (2, "hour", 1.0)),
        (16 * HOUR, (16, "hour", HOUR)),
    ],
)
def test_countdown(remaining, expected):
    assert countdown(remaining) == expected


@given(st.floats(0.001, 1e9))
def test_a_countdown_is_right_until_it_changes_and_changes_then(remaining):
    number, unit, wait = countdown(remaining)
    length = {"second": SECOND, "minute": MINUTE, "hour": HOUR}[unit]
    assert 0 < wait <= length
    assert remaining <= number * length < remaining + length
    assert countdown(remaining - wait * 0.99)[:2] == (number, unit)
    assert countdown(remaining - wait - 0.001)[:2] != (number, unit) or remaining - wait < 0.001


# The page's


def test_the_three_are_there_though_nothing_was_decided():
    controls = Controls(microphone=GRANTED, geolocation=DENIED)
    shown = controls.host.controls[1]
    assert [row["name"] for row in shown["rows"]] == ["Camera", "Microphone", "Location"]
    assert [row["summary"] for row in shown["rows"]] == [
        "Ask first",
        "Allowed by the browser",
        "Blocked by the browser",
    ]
    assert [row["times"] for row in shown["rows"]] == [[], [], []]
    assert not shown["reset"]["active"]
    assert "example.org" in shown["title"]


def test_only_the_browsers_block_has_steps_out_of_it():
    controls = Controls(camera=DENIED, microphone=GRANTED)
    controls.pick("microphone", "deny")
    assert controls.row("camera")["steps"]["items"]
    assert not controls.row("microphone")["steps"]["items"]


def test_a_grant_does_not_exceed_the_browsers_and_says_so():
    controls = Controls(camera=PROMPT)
    assert controls.pick("camera", "always") == [
        {"descriptor": {"name": "camera", "panTiltZoom": False}, "state": PROMPT}
    ]
    assert (controls.row()["summary"], controls.row()["choice"]) == ("The browser asks first", "always")
    controls.tell("permission", [["camera", GRANTED]])
    assert controls.row()["summary"] == "Allowed"
    controls.tell("permission", [["camera", DENIED]])
    assert (controls.row()["summary"], controls.row()["choice"]) == ("Blocked by the browser", "always")


def test_to_be_asked_is_a_decision_where_the_browser_allows():
    controls = Controls(camera=GRANTED)
    assert controls.pick("camera", "ask")[0]["state"] == PROMPT
    assert (controls.row()["summary"], controls.row()["choice"]) == ("Ask first", "ask")
    assert controls.pick("camera", "reset")[0]["state"] == GRANTED
    assert (controls.row()["choice"], controls.decided()) == ("reset", [])


def test_to_take_back_what_the_browser_allowed_ends_its_use():
    controls = Controls(camera=GRANTED)
    controls.pick("camera", "ask")
    assert controls.host.revoked[-1]["kinds"] == ["video"]


def test_every_decision_has_a_time():
    controls = Controls(camera=GRANTED)
    controls.run(5 * MINUTE)
    controls.pick("camera", "deny")
    [time] = controls.row()["times"]
    assert (time["name"], time["at"], time["count"]) == ("since", EPOCH + 5 * MINUTE, None)


def test_a_one_time_grant_counts_down_and_ends():
    controls = Controls(camera=GRANTED)
    controls.pick("camera", "once")
    seen = []
    for _ in range(16 * 60):
        controls.run(MINUTE)
        if not seen or seen[-1] != controls.end():
            seen.append(controls.end())
    hours = [[number, "hour"] for number in range(16, 1, -1)]
    minutes = [[number, "minute"] for number in range(90, 1, -1)]
    assert seen == [*hours, *minutes, [60, "second"], None]
    assert (controls.row()["summary"], controls.row()["choice"]) == ("Ask first", "ask")
    assert controls.host.news[-1].endswith("Ask first")


def test_it_is_drawn_again_only_when_something_changes():
    controls = Controls(camera=GRANTED)
    controls.pick("camera", "once")
    applied = controls.host.applied
    controls.run(59 * MINUTE)
    assert controls.host.applied == applied
    controls.run(2 * MINUTE)
    assert controls.host.applied == applied + 1


def test_nobody_counts_in_the_background():
    controls = Controls(camera=GRANTED)
    here = {"id": "a", "tab": "t", "held": None, "records": [], "visible": True, "discarded": False}
    controls.tell("pages", here)
    controls.pick("camera", "once")
    controls.tell("visible", False)
    applied = controls.host.applied
    controls.run(4 * MINUTE)
    assert controls.host.applied == applied
    controls.tell("visible", True)
    assert controls.end() == [16, "hour"]


def test_what_else_was_decided_follows_by_name_and_stays_when_it_is_taken_back():
    controls = Controls()
    for name in ("notifications", "clipboard-read"):
        controls.tell("decisions", {"act": "set", "descriptor": {"name": name}, "state": DENIED})
    assert controls.subjects() == [*ALWAYS_SHOWN, "clipboard-read", "notifications"]
    assert controls.row("clipboard-read")["name"] == "Read the clipboard"
    controls.pick("clipboard-read", "reset")
    assert controls.subjects() == [*ALWAYS_SHOWN, "clipboard-read", "notifications"]


def test_each_descriptor_has_its_own_row():
    controls = Controls()
    descriptor = {"name": "camera", "deviceId": "abc"}
    controls.tell("decisions", {"act": "set", "descriptor": descriptor, "state": DENIED})
    row = controls.row("camera;deviceId=abc")
    assert (row["name"], row["icon"]) == ("Camera (deviceId=abc)", "camera")
    assert controls.pick("camera;deviceId=abc", "always")[0]["descriptor"]["deviceId"] == "abc"


def test_what_was_decided_for_other_origins_has_no_row():
    controls = Controls()
    record = Entry(named("midi"), "https://other.example", DENIED, EPOCH).record()
    controls.tell("store", json.dumps({"format": 1, "entries": [record]}))
    assert controls.subjects() == list(ALWAYS_SHOWN)


def test_another_pages_decision_is_followed_and_told():
    other = Controls(camera=GRANTED)
    other.run(1)
    other.pick("camera", "deny")
    controls = Controls(camera=GRANTED)
    controls.run(2)
    controls.tell("store", other.host.kept)
    assert controls.row()["summary"] == "Not allowed"
    assert len(controls.host.news) == 1


def test_reset_takes_everything_back():
    controls = Controls(camera=GRANTED)
    controls.pick("camera", "deny")
    controls.pick("microphone", "always")
    assert controls.host.controls[1]["reset"]["active"]
    assert [entry["descriptor"]["name"] for entry in controls.pick(**EVERYTHING)] == ["camera", "microphone"]
    assert controls.decided() == []
    assert not controls.host.controls[1]["reset"]["active"]
    assert controls.pick(**EVERYTHING) == []


@pytest.mark.parametrize(
    ("subject", "what"),
    [
        ("camera", "nonsense"),
        ("camera", ""),
        ("nonsense", "deny"),
        ("geolocation", "ask"),
        ("display-capture", "always"),
    ],
)
def test_what_is_not_offered_changes_nothing(subject, what):
    controls = Controls()
    assert controls.pick(subject, what) == []
    assert (controls.decided(), controls.host.reports) == ([], [])


@given(st.lists(st.tuples(st.sampled_from(ALWAYS_SHOWN), st.sampled_from(["always", "once", "ask", "deny", "reset"]))),
       st.tuples(*[st.sampled_from(STATES)] * 3))  # fmt: skip
def test_whatever_is_chosen_what_holds_never_exceeds_the_browser(steps, browser):
    more = {DENIED: 0, PROMPT: 1, GRANTED: 2}
    controls = Controls(*browser)
    for subject, what in steps:
        controls.pick(subject, what)
    for row, state in zip(controls.host.controls[1]["rows"], browser, strict=True):
        assert more[row["state"]] <= more[state]
        assert row["choice"] in [offered["name"] for offered in row["choices"]]
    assert controls.host.reports == []


def test_what_a_documents_policy_refuses_is_said_to_be():
    controls = Controls(camera=GRANTED)
    controls.tell("frame", {"crossOrigin": True, "frameAncestors": True, "policy": [["camera", False]]})
    assert controls.row()["summary"] == "Not available on this page"


def test_several_show_the_same_and_one_of_them_tells():
    controls = Controls(camera=GRANTED)
    controls.tell("controls", [[2, "en"]])
    controls.pick("camera", "deny", handle=2)
    assert controls.row(handle=1) == controls.row(handle=2)
    assert len(controls.host.news) == 1
    controls.tell("controlsGone", [2])
    controls.pick("camera", "always")
    assert controls.row(handle=1)["choice"] == "always"
    assert controls.row(handle=2)["choice"] == "deny", "it is told nothing any more"


# Languages


def test_it_waits_for_the_texts_of_its_language():
    controls = Controls(camera=DENIED, language="ar")
    assert controls.host.controls == {}
    assert controls.host.dialog_languages == ["ar"]
    controls.tell("dialogTexts", [["ar", TEXTS["ar"]]])
    shown = controls.host.controls[1]
    assert (shown["language"], shown["direction"]) == ("ar", "rtl")
    assert controls.row()["summary"] == TEXTS["ar"]["is-blocked"]
    assert controls.row()["language"] == "ar"
    controls.tell("decisions", {"act": "set", "descriptor": {"name": "midi"}, "state": DENIED})
    assert controls.row("midi")["language"] == "en"


@pytest.mark.parametrize("texts", [None, {"ask": "?"}])
def test_without_a_file_it_speaks_english(texts):
    controls = Controls(language="de")
    controls.tell("dialogTexts", [["de", texts]])
    assert controls.host.controls[1]["language"] == "en"


def test_a_file_that_does_not_come_is_not_waited_for():
    controls = Controls(language="de")
    controls.run(6000)
    assert controls.host.controls[1]["language"] == "en"
    controls.tell("dialogTexts", [["de", TEXTS["de"]]])
    assert controls.host.controls[1]["language"] == "de"


def test_another_language_later():
    controls = Controls()
    controls.tell("controls", [[1, "de"]])
    controls.tell("dialogTexts", [["de", TEXTS["de"]]])
    assert controls.row()["name"] == "Kamera"
    assert controls.host.news == []


@pytest.mark.parametrize(
    ("tag", "inherited", "preferred", "expected"),
    [
        ("en", "en", ["en-GB", "en"], "en-GB"),
        ("en", "en-AU", ["en-GB"], "en-AU"),
        ("en", None, ["de-AT", "en-IE"], "en-IE"),
        ("de", "de", ["fr-FR"], "de"),
        ("pt-BR", "pt-PT", [], "pt-PT"),
        ("en", "he-IL", ["he-IL"], "en"),
        ("en", "xx-YY", ["yy"], "en"),
    ],
)
def test_times_are_written_as_where_the_person_lives(tag, inherited, preferred, expected):
    assert locale(tag, inherited, preferred) == expected


def test_every_feature_has_an_english_name():
    assert {name for name, _ in feature_names.NAMES} == set(NAMES) - set(ALWAYS_SHOWN)
    assert feature_names.english_name("nonsense") == "nonsense"


def test_every_icon_is_drawn():
    controls = Controls()
    for name in NAMES:
        controls.tell("decisions", {"act": "set", "descriptor": {"name": name}, "state": DENIED})
    assert {row["icon"] for row in controls.host.controls[1]["rows"]} <= {name for name, _ in icons.PATHS}


def test_the_times_stand_within_their_texts():
    for texts in [dict(dialog_texts.ENGLISH), *TEXTS.values()]:
        for name in ("since", "ends"):
            assert texts[name].count("{time}") == 1
