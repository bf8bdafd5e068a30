"""What an error of a browser means (field guide D2), and what is advised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill import dialog_texts, dialog_translations
from polyfill.media import advice, advice_translations, errors
from polyfill.media.errors import Facts, classify
from polyfill.media.explanation import Explanation, MediaError

CAMERA, MICROPHONE, LOCATION = ("camera",), ("microphone",), ("geolocation",)
BOTH = CAMERA + MICROPHONE
G, D, P = "granted", "denied", "prompt"
ALL_THERE = ["audioinput", "videoinput", "audiooutput"]


def error(name, message="", **more):
    return {"name": name, "message": message, **more}


DENIAL = error("NotAllowedError", "Permission denied")
DISMISSAL = error("NotAllowedError", "Permission dismissed")
REQUEST = error(
    "NotAllowedError", "The request is not allowed by the user agent or the platform in the current context."
)
NO_DEVICE = error("NotFoundError", "Requested device not found")

# What the browser said, what was asked for, what else is known, the word, and whom it is about.
TABLE = [
    # the person
    (DENIAL, CAMERA, {"place": ("chrome", "windows"), "after": {"camera": D}}, "denied", CAMERA),
    (DENIAL, BOTH, {"after": {"camera": D, "microphone": P}}, "denied", CAMERA),
    (DENIAL, CAMERA, {"place": ("edge", "windows"), "after": {"camera": P}}, "denied", CAMERA),
    (REQUEST, CAMERA, {"place": ("firefox", "linux"), "after": {"camera": D}}, "denied", CAMERA),
    (REQUEST, CAMERA, {"place": ("firefox", "linux"), "after": {"camera": P}}, "dismissed", CAMERA),
    (REQUEST, CAMERA, {"place": ("safari", "ios"), "after": {"camera": P}}, "dismissed", CAMERA),
    (DISMISSAL, CAMERA, {"place": ("chrome", "windows"), "after": {"camera": P}}, "dismissed", CAMERA),
    (DISMISSAL, BOTH, {"after": {"camera": P, "microphone": G}}, "dismissed", CAMERA),
    (error("PermissionDismissedError"), CAMERA, {}, "dismissed", CAMERA),
    (error("PermissionDeniedError"), CAMERA, {}, "denied", CAMERA),
    (error("PERMISSION_DENIED"), CAMERA, {}, "denied", CAMERA),
    # before
    (DENIAL, BOTH, {"before": {"camera": P, "microphone": D}, "after": {"microphone": D}}, "blocked", MICROPHONE),
    (REQUEST, CAMERA, {"place": ("firefox", "linux"), "before": {"camera": D}, "after": {"camera": P}}, "blocked", CAMERA),
    # the system
    (error("NotAllowedError", "Permission denied by system"), CAMERA, {"before": {"camera": D}}, "system", CAMERA),
    (NO_DEVICE, CAMERA, {"place": ("firefox", "macos"), "present": ALL_THERE}, "system", CAMERA),
    (NO_DEVICE, CAMERA, {"place": ("firefox", "macos"), "present": []}, "not-found", CAMERA),
    (NO_DEVICE, CAMERA, {"place": ("firefox", "macos")}, "not-found", CAMERA),
    (NO_DEVICE, CAMERA, {"place": ("firefox", "linux"), "present": ALL_THERE}, "not-found", CAMERA),
    # devices
    (NO_DEVICE, BOTH, {"present": ["audioinput"]}, "not-found", CAMERA),
    (NO_DEVICE, BOTH, {"present": ["videoinput"]}, "not-found", MICROPHONE),
    (NO_DEVICE, BOTH, {"present": []}, "not-found", BOTH),
    (NO_DEVICE, BOTH, {}, "not-found", BOTH),
    (error("DevicesNotFoundError"), CAMERA, {}, "not-found", CAMERA),
    (error("OverconstrainedError", constraint=""), BOTH, {"place": ("safari", "macos"), "present": ["audioinput"]},
     "not-found", CAMERA),
    (error("OverconstrainedError", constraint="width"), BOTH, {"present": ALL_THERE}, "overconstrained", CAMERA),
    (error("OverconstrainedError", constraint="echoCancellation"), BOTH, {}, "overconstrained", MICROPHONE),
    (error("OverconstrainedError", constraint="deviceId"), BOTH, {}, "overconstrained", BOTH),
    (error("ConstraintNotSatisfiedError"), CAMERA, {}, "overconstrained", CAMERA),
    (error("NotReadableError", "Device in use"), CAMERA, {}, "in-use", CAMERA),
    (error("NotReadableError", "Concurrent mic process limit."), BOTH, {}, "in-use", MICROPHONE),
    (error("AbortError", "Starting videoinput failed"), BOTH, {"place": ("firefox", "windows")}, "in-use", CAMERA),
    (error("NotReadableError", "Could not start video source"), BOTH, {}, "unreadable", CAMERA),
    (error("NotReadableError", "Could not start audio source"), BOTH, {}, "unreadable", MICROPHONE),
    (error("NotReadableError", "Failed to allocate videosource"), BOTH, {}, "unreadable", CAMERA),
    (error("TrackStartError"), CAMERA, {}, "unreadable", CAMERA),
    (error("HARDWARE_UNAVAILABLE"), CAMERA, {}, "in-use", CAMERA),
    # where the page is
    (error("TypeError", "Cannot read properties of undefined"), CAMERA, {"secure": False}, "insecure", CAMERA),
    (error(None, "Only secure origins are allowed", code=1), LOCATION, {"secure": False}, "insecure", LOCATION),
    (error("NotSupportedError"), CAMERA, {}, "insecure", CAMERA),
    (DENIAL, BOTH, {"refused": ["camera"], "before": {"camera": D}}, "policy", CAMERA),
    (error("SecurityError"), BOTH, {"refused": ["camera"]}, "policy", CAMERA),
    (error(None, "Geolocation has been disabled in this document by permissions policy.", code=1), (), {}, "policy",
     LOCATION),
    (error("SecurityError"), CAMERA, {"place": ("firefox", "linux")}, "off", CAMERA),
    # the position
    (error(None, "User denied Geolocation", code=1), LOCATION, {"after": {"geolocation": D}}, "denied", LOCATION),
    (error(None, "User denied Geolocation", code=1), (), {"after": {"geolocation": P}}, "dismissed", LOCATION),
    (error(None, "", code=1), LOCATION, {"place": ("safari", "macos"), "after": {"geolocation": G}}, "system", LOCATION),
    (error(None, "", code=2), (), {}, "unavailable", LOCATION),
    (error(None, "", code=3.0), (), {}, "timeout", LOCATION),
    # the rest
    (error("AbortError"), CAMERA, {"place": ("chrome", "windows")}, "aborted", CAMERA),
    (error("InvalidStateError"), CAMERA, {}, "aborted", CAMERA),
    (error("TypeError", "At least one of audio and video must be requested"), (), {}, "invalid", BOTH),
    (error("OperationError"), CAMERA, {}, "unknown", CAMERA),
    (error(None, code=True), CAMERA, {}, "unknown", CAMERA),
    (error("NotAllowedError", code=0), "microphone", {}, "denied", MICROPHONE),
    (None, (), {}, "unknown", BOTH),
]  # fmt: skip


@pytest.mark.parametrize(("said", "asked", "facts", "code", "permissions"), TABLE)
def test_what_an_error_means(said, asked, facts, code, permissions):
    explained = classify(said, asked, Facts(**facts))
    assert (explained.code, explained.permissions) == (code, permissions)


def test_every_word_is_used():
    assert {code for *_, code, _ in TABLE} == set(errors.CODES)


def test_an_explanation_says_what_the_browser_said():
    explained = classify(error("OverconstrainedError", "none", constraint="width"), BOTH)
    assert explained.told() == {
        "code": "overconstrained",
        "name": "OverconstrainedError",
        "message": "none",
        "permissions": ["camera"],
        "constraint": "width",
        "advice": "",
    }
    assert str(MediaError(explained)) == "overconstrained: none"
    assert str(MediaError(Explanation("in-use", "NotReadableError", ""))) == "in-use: NotReadableError"


def test_a_positions_error_has_a_name():
    assert [classify({"code": code}).name for code in (1, 2, 3, 4)] == [
        "NotAllowedError",
        "PositionUnavailableError",
        "TimeoutError",
        "",
    ]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
NAMES = st.sampled_from([name for names, *_ in errors.ROWS for name in names])
ERRORS = st.fixed_dictionaries(
    {"name": NAMES | VALUES, "message": VALUES, "code": VALUES, "constraint": VALUES | st.sampled_from(["width"])}
)
STATES = st.dictionaries(st.sampled_from(BOTH + LOCATION), st.sampled_from([G, D, P]))


@given(
    VALUES | ERRORS,
    VALUES | st.lists(st.sampled_from(BOTH + LOCATION)),
    STATES,
    STATES,
    VALUES | st.lists(st.sampled_from(ALL_THERE)),
    VALUES,
)
def test_nothing_raises(said, asked, before, after, present, texts):
    explained = classify(said, asked, Facts(before=before, after=after, present=present))
    assert explained.code in errors.CODES
    assert explained.permissions and set(explained.permissions) <= set(BOTH + LOCATION)
    assert advice.advice(explained.code, explained.permissions, texts)


# Advice

ADVISED = {tag: advice.named(texts) for tag, *texts in advice_translations.TRANSLATIONS}
TEXTS = {
    tag: {**dialog_texts.named(texts), "advice": ADVISED[tag]}
    for tag, *texts in dialog_translations.TRANSLATIONS
    if tag in ADVISED
}


def test_there_is_advice_about_every_error_in_the_most_used_languages():
    assert [code for code, _ in advice.ENGLISH] == list(errors.CODES)
    assert list(ADVISED) == list(TEXTS) == ["ar", "es", "fr", "hi", "pt-BR", "ru", "zh-Hans"]
    for tag, *texts in advice_translations.TRANSLATIONS:
        assert len(texts) == len(advice.ENGLISH) == len(set(texts)), tag
        assert all(text.count("{names}") == text.count("{") == 1 for text in texts), tag


def test_advice_names_what_it_is_about():
    assert advice.advice("not-found", BOTH).startswith("Not found: Camera, Microphone. ")
    assert advice.advice("not-found", BOTH, TEXTS["zh-Hans"]).startswith("未找到：摄像头、麦克风。")  # noqa: RUF001


def test_where_a_language_has_no_advice_it_is_english():
    german = {tag: dialog_texts.named(texts) for tag, *texts in dialog_translations.TRANSLATIONS}["de"]
    assert advice.advice("denied", CAMERA, german) == advice.advice("denied", CAMERA)
