"""Which dialog is shown, what stands in it, what a button decides (fact sheet 7.6), and in which language."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill import dialogs, languages
from polyfill.dialog_speech import DialogSpeech
from polyfill.dialog_texts import ENGLISH, LANGUAGES, NAMES, direction, fill, is_whole, language, named
from polyfill.dialog_translations import TRANSLATIONS
from polyfill.dialogs import (
    ALLOWED,
    ASK,
    BLOCKED,
    BLOCKED_BY_SYSTEM,
    BROWSERS_OWN,
    EMULATED,
    NATIVE,
    NOT_ALLOWED,
    choose,
    decision,
    model,
)
from polyfill.icons import PATHS
from polyfill.permissions.states import STATES

CAMERA, MICROPHONE, PAIR = ("camera",), ("microphone",), ("camera", "microphone")
LOCATION = ("geolocation",)
TEXTS = {tag: named(texts) for tag, *texts in TRANSLATIONS}
ORIGIN = "https://meet.example.org"


@pytest.mark.parametrize(
    ("effective", "browser", "mode", "expected"),
    [
        ("prompt", "prompt", EMULATED, ASK),
        ("prompt", "prompt", NATIVE, BROWSERS_OWN),
        ("prompt", "granted", NATIVE, ASK),  # ours has expired, and the browser would not ask
        ("granted", "granted", NATIVE, ALLOWED),
        ("granted", "prompt", NATIVE, ALLOWED),  # as Firefox has it after a one-time grant
        ("denied", "granted", NATIVE, NOT_ALLOWED),
        ("denied", "prompt", EMULATED, NOT_ALLOWED),
        ("denied", "denied", NATIVE, BLOCKED),
        ("prompt", "denied", EMULATED, BLOCKED),
    ],
)
def test_one_permission(effective, browser, mode, expected):
    assert choose(CAMERA, {"camera": effective}, {"camera": browser}, mode) == (expected, CAMERA)


def test_what_the_system_blocks_comes_first():
    states = {"camera": "denied", "microphone": "denied"}
    assert choose(PAIR, states, states, NATIVE, ["microphone"]) == (BLOCKED_BY_SYSTEM, MICROPHONE)


def test_what_is_not_known_was_never_decided():
    assert choose(PAIR, {}, {}, EMULATED) == (ASK, PAIR)


@pytest.mark.parametrize(
    ("camera", "microphone", "expected"),
    [
        ("granted", "granted", (ALLOWED, PAIR)),
        ("granted", "prompt", (ASK, MICROPHONE)),
        ("granted", "denied", (NOT_ALLOWED, MICROPHONE)),
        ("prompt", "prompt", (ASK, PAIR)),
        ("prompt", "denied", (NOT_ALLOWED, PAIR)),
        ("denied", "prompt", (NOT_ALLOWED, PAIR)),
        ("denied", "granted", (NOT_ALLOWED, CAMERA)),
    ],
)
def test_of_a_pair_only_the_winner_is_shown_but_a_denial_takes_in_what_was_never_decided(camera, microphone, expected):
    effective = {"camera": camera, "microphone": microphone}
    assert choose(PAIR, effective, {}, EMULATED) == expected


def test_what_the_browser_blocks_comes_before_what_the_person_did_not_allow():
    assert choose(PAIR, {"microphone": "denied"}, {"camera": "denied"}, EMULATED) == (BLOCKED, CAMERA)


@pytest.mark.parametrize("other", ["prompt", "denied"])
def test_no_dialog_of_ours_precedes_the_browsers_own(other):
    effective = {"camera": "prompt", "microphone": other}
    browser = {"camera": "granted", "microphone": "prompt"}
    assert choose(PAIR, effective, browser, NATIVE) == (BROWSERS_OWN, MICROPHONE)


STATE = st.sampled_from([*STATES, "nonsense"])


@given(
    st.sampled_from([CAMERA, MICROPHONE, PAIR, PAIR[::-1], LOCATION]),
    st.fixed_dictionaries({name: STATE for name in (*PAIR, *LOCATION)}),
    st.fixed_dictionaries({name: STATE for name in (*PAIR, *LOCATION)}),
    st.sampled_from([NATIVE, EMULATED]),
    st.sets(st.sampled_from(PAIR)),
)
def test_always_one_variant_for_some_of_what_is_asked_for(asked, effective, browser, mode, system_blocked):
    variant, permissions = choose(asked, effective, browser, mode, system_blocked)
    assert permissions and set(permissions) <= set(asked)
    assert (variant == BLOCKED_BY_SYSTEM) == bool(set(asked) & system_blocked)
    if mode == EMULATED:
        assert variant != BROWSERS_OWN
    if variant != BROWSERS_OWN:
        shown = model(1, 2, variant, permissions, asked, ORIGIN)
        assert json.loads(json.dumps(shown)) == shown and shown["title"]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("once", "allow-once"),
        ("always", "allow-always"),
        ("deny", "deny"),
        ("stop", "deny"),
        ("keep-allowed", "keep"),
        ("keep-not-allowed", "keep"),
        ("native-granted", "allow-by-browser"),
        ("native-denied", "dismiss"),
        ("", "dismiss"),
        ("nonsense", "dismiss"),
    ],
)
def test_what_a_choice_decides(choice, expected):
    assert decision(choice) == expected


@pytest.mark.parametrize(
    ("variant", "title", "lines", "buttons"),
    [
        (
            ASK,
            "\u2068meet.example.org\u2069 wants to",
            ["Use your camera", "Use your microphone"],
            ["Allow this time", "Allow on every visit", "Don\u2019t allow"],
        ),
        (
            ALLOWED,
            "You have allowed access for \u2068meet.example.org\u2069",
            ["Camera", "Microphone"],
            ["Continue allowing", "Stop allowing"],
        ),
        (
            NOT_ALLOWED,
            "You have not allowed access for \u2068meet.example.org\u2069",
            ["Camera", "Microphone"],
            ["Continue not allowing", "Allow this time"],
        ),
        (BLOCKED, "Your browser blocks access for \u2068meet.example.org\u2069", ["Camera", "Microphone"], []),
        (BLOCKED_BY_SYSTEM, "Your device blocks access for this browser", ["Camera", "Microphone"], []),
    ],
)
def test_what_stands_in_a_dialog(variant, title, lines, buttons):
    shown = model(7, 3, variant, PAIR, PAIR, ORIGIN)
    assert (shown["id"], shown["handle"], shown["variant"], shown["title"]) == (7, 3, variant, title)
    assert [line["text"] for line in shown["lines"]] == lines
    assert all(line["icon"] in dict(PATHS) for line in shown["lines"])
    assert [button["text"] for button in shown["buttons"]] == buttons
    assert all(decision(button["name"]) != "dismiss" for button in shown["buttons"])
    assert (shown["language"], shown["direction"], shown["close"]) == ("en", "ltr", "Close")


def test_only_a_block_is_guided():
    for variant in (ASK, ALLOWED, NOT_ALLOWED):
        shown = model(1, 1, variant, PAIR, PAIR, ORIGIN)
        assert shown["steps"]["items"] == [] and shown["native"]["elements"] == []
    steps = model(1, 1, BLOCKED, PAIR, PAIR, ORIGIN, place=("firefox", "linux"))["steps"]["items"]
    assert steps == ["Open the crossed-out icon in the address bar.", "Remove the block for: Camera, Microphone"]
    steps = model(1, 1, BLOCKED_BY_SYSTEM, CAMERA, PAIR, ORIGIN, place=("chrome", "macos"))["steps"]["items"]
    assert steps[:2] == ["In the system settings, open privacy, then: Camera", "Turn on access for: \u2068Chrome\u2069"]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("https://example.org", "example.org"),
        ("https://example.org:8443", "example.org:8443"),
        ("http://localhost:8000", "localhost:8000"),
        ("https://xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ("app-extension://abcdef", "app-extension://abcdef"),
        ("null", ""),
        ("", ""),
        ("https://", ""),
    ],
)
def test_the_site_is_named_as_browsers_do(origin, expected):
    assert dialogs.site(origin) == expected
    title = model(1, 1, ASK, CAMERA, CAMERA, origin)["title"]
    assert title == (f"\u2068{expected}\u2069 wants to" if expected else "This page wants to")


@pytest.mark.parametrize(
    ("blocked", "asked", "expected"),
    [
        (CAMERA, CAMERA, ["camera"]),
        (MICROPHONE, MICROPHONE, ["microphone"]),
        (LOCATION, LOCATION, ["geolocation"]),
        (PAIR, PAIR, ["usermedia"]),
        (CAMERA, PAIR, ["camera", "usermedia"]),
    ],
)
def test_a_native_element_asks_for_what_is_blocked_and_nothing_that_the_page_did_not_ask_for(blocked, asked, expected):
    assert [native["tag"] for native in dialogs.natives(blocked, asked)] == expected


# Languages


def test_every_language_has_every_text():
    assert [row.split(" ")[0] for row in LANGUAGES] == [row[0] for row in TRANSLATIONS]
    for tag, *texts in TRANSLATIONS:
        assert len(texts) == len(NAMES), tag
        assert all(text.strip() for text in texts), tag
    assert {tag for row in LANGUAGES for tag in row.split(" ")} <= {
        row.split(" ")[0] for row in languages.LANGUAGES.split(",")
    }


VALUES = [(name, f"<{name}>") for name in ("site", "names", "browser", "time", "name", "state")]


@pytest.mark.parametrize("tag", TEXTS)
def test_every_translation_holds_what_english_holds(tag):
    for name, text in ENGLISH:
        filled, english = fill(TEXTS[tag][name], VALUES), fill(text, VALUES)
        assert [mark in filled for _, mark in VALUES] == [mark in english for _, mark in VALUES], name
        assert "{" not in filled and "}" not in filled


@pytest.mark.parametrize("tag", TEXTS)
def test_no_two_buttons_of_a_dialog_say_the_same(tag):
    for variant, *_ in dialogs.VARIANTS:
        texts = [button["text"] for button in model(1, 1, variant, PAIR, PAIR, ORIGIN, (tag, TEXTS[tag]))["buttons"]]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("tag", "expected", "way"),
    [
        ("de", "de", "ltr"),
        ("ar", "ar", "rtl"),
        ("ur", "ur", "rtl"),
        ("fr-CA", "fr", "ltr"),
        ("es-419", "es", "ltr"),
        ("pt-PT", "pt-BR", "ltr"),
        ("zh-HK", "zh-Hant", "ltr"),
        ("he", "en", "ltr"),
        ("en", "en", "ltr"),
    ],
)
def test_the_language_of_the_dialogs(tag, expected, way):
    assert (language(tag), direction(language(tag))) == (expected, way)


def test_no_value_is_looked_at_again():
    assert fill("{site}: {names} {other} {", [("site", "{names}"), ("names", "{site}")]) == "{names}: {site} {other} {"


@given(st.text(alphabet="{}site "))
def test_any_text_can_be_filled(text):
    assert isinstance(fill(text, [("site", "x")]), str)


def test_until_the_file_has_come_the_dialogs_speak_english():
    speech = DialogSpeech()
    assert speech.wants("fr-CA") == "fr"
    assert speech.wants("fr") == "", "asked for once"
    assert speech.wants("he") == speech.wants("en") == ""
    assert speech.spoken("fr") == ("en", None)
    assert speech.add("fr", TEXTS["fr"])
    tag, texts = speech.spoken("fr-CA")
    assert (tag, texts["close"]) == ("fr", "Fermer")
    assert model(1, 1, ASK, CAMERA, CAMERA, ORIGIN, (tag, texts))["language"] == "fr"


@pytest.mark.parametrize("broken", [None, {}, [], "text", {**TEXTS["de"], "close": None}, {"ask": "{site}"}])
def test_half_a_file_is_none(broken):
    assert not is_whole(broken)
    speech = DialogSpeech()
    assert not speech.add("de", broken)
    assert speech.spoken("de") == ("en", None)


def test_a_page_asks_for_the_texts_of_its_elements_languages_once(page):
    page.attach("camera", language="de-AT")
    page.attach("camera", handle=2, language="de")
    page.attach("camera", handle=3, language="he")
    page.tell("language", [[3, "ar"]])
    assert page.host.dialog_languages == ["de", "ar"]


def test_a_page_makes_the_model_of_an_element(page):
    agent = {"brands": ["Google Chrome"], "platform": "macOS", "userAgent": "", "touchPoints": 0}
    page.tell("place", {"origin": ORIGIN, "agent": agent})
    page.attach(language="ar")
    assert page.page.asking.dialog_model(1, 1, BLOCKED, CAMERA, PAIR)["language"] == "en"
    page.tell("dialogTexts", [["ar", TEXTS["ar"]]])
    shown = page.page.asking.dialog_model(1, 1, BLOCKED, CAMERA, PAIR)
    assert (shown["language"], shown["direction"]) == ("ar", "rtl")
    assert [native["tag"] for native in shown["native"]["elements"]] == ["camera", "usermedia"]
    assert "meet.example.org" in shown["title"] and page.host.reports == []


def test_a_file_that_cannot_be_had_is_told_once_and_leaves_english(page):
    page.attach(language="de")
    page.tell("dialogTexts", [["de", None]])
    page.tell("dialogTexts", [["de", {}]])
    assert page.page.asking.dialog_model(1, 1, ASK, PAIR, PAIR)["language"] == "en"
    assert len(page.host.reports) == 1 and "dialogs/de.json" in page.host.reports[0]
