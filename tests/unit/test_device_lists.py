"""Devices: what is listed, chosen, opened, remembered and forgotten, by browser."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill import dialog_texts
from polyfill.browsers import CHROME, CHROMIUM, FIREFOX, SAFARI
from polyfill.media import choosing, device_texts, exposure, listing
from polyfill.media.book import MAX_TEXT, Book
from polyfill.media.device_translations import TRANSLATIONS
from polyfill.media.kinds import CAMERA, KINDS, MICROPHONE, SPEAKER
from polyfill.media.listing import MAX_DEVICES
from polyfill.permissions.states import GRANTED, PROMPT

from .device_values import BACK, FRONT, JSON, ROWS, UNNAMED, camera, cameras, exact, ideal, used_book

# Which browser shows names when


@pytest.mark.parametrize(
    ("browser", "state", "used", "expected"),
    [
        (CHROME, GRANTED, False, True),
        (CHROMIUM, PROMPT, False, False),
        (CHROME, PROMPT, True, True),
        (FIREFOX, GRANTED, False, False),
        (FIREFOX, GRANTED, True, True),
        (SAFARI, GRANTED, False, False),
        (SAFARI, PROMPT, True, True),
        ("", GRANTED, False, False),  # the standard
        ("", PROMPT, True, True),
    ],
)
def test_names_come_with_permission_or_after_use(browser, state, used, expected):
    assert exposure.is_exposed(browser, state, used) is expected


# Lists


@pytest.mark.parametrize(
    ("kind", "present", "cached", "expected"),
    [
        (CAMERA, None, [], [UNNAMED]),  # nobody has asked yet
        (CAMERA, None, [FRONT], [FRONT]),
        (CAMERA, [UNNAMED], [], [UNNAMED]),
        (CAMERA, [UNNAMED], [FRONT, BACK], [FRONT, BACK]),
        (CAMERA, [FRONT], [FRONT, BACK], [FRONT]),
        (CAMERA, [], [FRONT], []),
        (CAMERA, [FRONT, [CAMERA, "2", ""]], [BACK], [FRONT, BACK]),
        (SPEAKER, [], [[SPEAKER, "9", "Hall"]], [[SPEAKER, "9", "Hall"]]),
        (SPEAKER, [], [], [[SPEAKER, "", ""]]),
    ],
)
def test_a_list_is_completed_by_what_is_known(kind, present, cached, expected):
    present = None if present is None else cameras(*present)
    assert [device.row() for device in listing.complete(kind, present, cameras(*cached))] == expected


def test_devices_are_called_apart():
    same = cameras(
        ["videoinput", "1", "Cam"], ["videoinput", "2", "Cam"], ["videoinput", "3", ""], [CAMERA, "4", "Cam"]
    )
    assert listing.names(same, "Camera") == ["Cam", "Cam (2)", "Camera 3", "Cam (3)"]


def test_what_is_withheld_is_one_without_a_name():
    rows = cameras(FRONT, BACK, [MICROPHONE, "5", "Desk"])
    assert [device.row() for device in listing.withhold(rows, [CAMERA])] == [UNNAMED, [MICROPHONE, "5", "Desk"]]


@given(JSON)
def test_no_list_is_too_strange(value):
    assert all(device.kind in KINDS for device in listing.read(value))


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.text(max_size=2), st.text(max_size=2)).map(list), max_size=200))
def test_lists_have_an_end_and_no_device_twice(rows):
    found = listing.read(rows)
    for kind in KINDS:
        ids = [device.id for device in found if device.kind == kind and device.id]
        assert len(ids) == len(set(ids)) <= MAX_DEVICES


# Choosing


@pytest.mark.parametrize(
    ("wanted", "present", "browser", "expected"),
    [
        (None, [FRONT, BACK], CHROME, True),
        (camera("2", "Back"), [FRONT, BACK], FIREFOX, exact("2")),
        (camera("9", "Back"), [FRONT, BACK], CHROME, exact("2")),  # the id is another one, the name is not
        (camera("2", "Former name"), [FRONT, BACK], CHROME, exact("2")),
        (camera("9", "Gone"), [FRONT, BACK], CHROME, True),
        (camera("2", "Back"), [UNNAMED], FIREFOX, ideal("2")),
        (camera("2", "Back"), [], "", ideal("2")),
        (camera("2", "Back"), [UNNAMED], CHROME, exact("2")),  # which does not heed "ideal"
        (camera("", "Back"), [UNNAMED], CHROME, True),
    ],
)
def test_the_first_attempt(wanted, present, browser, expected):
    assert choosing.first(wanted, cameras(*present), browser) == expected


@pytest.mark.parametrize(
    ("error", "tried", "wanted", "present", "expected"),
    [
        ("OverconstrainedError", exact("9"), camera("9", "Back"), [FRONT, BACK], exact("2")),
        ("NotFoundError", exact("9"), camera("9", "Gone"), [FRONT, BACK], True),
        ("OverconstrainedError", exact("1"), camera("1", "Front"), [FRONT, BACK], True),
        ("OverconstrainedError", exact("9"), camera("9", "Back"), [UNNAMED], True),
        ("NotFoundError", True, None, [], None),
        ("NotAllowedError", exact("1"), camera("1", "Front"), [FRONT], None),
        ("NotReadableError", exact("1"), camera("1", "Front"), [FRONT, BACK], None),
    ],
)
def test_the_attempt_after_a_failure(error, tried, wanted, present, expected):
    assert choosing.after_failure(error, tried, wanted, cameras(*present)) == expected


@pytest.mark.parametrize(
    ("opened", "tried", "wanted", "present", "browser", "expected"),
    [
        ("1", ideal("2"), camera("2", "Back"), [FRONT, BACK], SAFARI, exact("2")),
        ("1", ideal("9"), camera("9", "Back"), [FRONT, BACK], SAFARI, exact("2")),
        ("1", ideal("2"), camera("2", "Back"), [FRONT, BACK], FIREFOX, None),  # the person may have picked it
        ("2", ideal("2"), camera("2", "Back"), [FRONT, BACK], SAFARI, None),
        ("1", ideal("9"), camera("9", "Gone"), [FRONT, BACK], SAFARI, None),
        ("1", exact("2"), camera("2", "Back"), [FRONT, BACK], SAFARI, None),  # asked for already
        ("1", True, None, [FRONT, BACK], SAFARI, None),
    ],
)
def test_the_attempt_after_another_device_was_opened(opened, tried, wanted, present, browser, expected):
    present = cameras(*present)
    assert choosing.after_success(camera(opened), tried, wanted, present, browser) == expected


# What is written down


def test_nothing_is_written_before_a_use_and_after_forgetting():
    book = Book()
    book.learn([FRONT, BACK])
    assert book.dump() == ""
    book.choose(camera("2", "Back"))
    assert json.loads(book.dump())["chosen"] == [BACK]
    book.forget()
    book.learn([FRONT, BACK])
    assert (book.dump(), book.chosen(CAMERA)) == ("", None)


def test_what_is_written_is_read_again():
    book = Book()
    assert book.load(used_book().dump()) is False
    assert (book.chosen(CAMERA), book.devices(CAMERA)) == (camera("2", "Back"), cameras(FRONT, BACK))
    assert json.loads(book.dump()) == json.loads(used_book().dump())


def test_names_are_written_down_as_they_are():
    """A pair of surrogates would be two characters to MicroPython, which the next page may run on."""
    book = Book()
    book.choose(camera("1", "\U0001f3a5 É"))
    assert "\U0001f3a5 É" in book.dump()


@pytest.mark.parametrize("text", ["{", "7", "[]", "null", '{"format": 2}', '{"format": true}', "x" * (MAX_TEXT + 1), 5])
def test_what_is_no_book_changes_nothing_and_is_said(text):
    book = used_book()
    before = book.dump()
    assert book.load(text) is True
    assert (book.dump(), book.chosen(CAMERA)) == (before, used_book().chosen(CAMERA))


@given(JSON, JSON)
def test_no_book_is_too_strange(chosen, rows):
    book = Book()
    book.load(json.dumps({"format": 1, "chosen": chosen, "devices": rows}))
    again = Book()
    again.load(book.dump())
    assert again.dump() == book.dump()


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text):
    Book().load(text)


@given(ROWS, ROWS, st.lists(st.sampled_from(KINDS)))
def test_what_is_withheld_is_never_learnt(before, after, withheld):
    book = Book()
    book.learn(before)
    book.choose(camera("2", "Back"))
    known = {kind: [row for row in json.loads(book.dump())["devices"] if row[0] == kind] for kind in withheld}
    book.learn(after, withheld)
    for kind in withheld:
        assert [row for row in json.loads(book.dump())["devices"] if row[0] == kind] == known[kind]


# Texts


def test_every_language_of_the_dialogs_has_every_text():
    assert [tag for tag, *_ in TRANSLATIONS] == [row.split(" ")[0] for row in dialog_texts.LANGUAGES]
    for tag, *texts in TRANSLATIONS:
        named = device_texts.named(texts)
        assert len(texts) == len(device_texts.NAMES), tag
        for name, english in device_texts.ENGLISH:
            assert named[name].strip() == named[name] != ""
            assert ("{name}" in named[name]) == ("{name}" in english), (tag, name)


def test_a_file_without_them_is_english_as_a_whole():
    assert device_texts.whole("de", {"camera": "Kamera"})[0] == "en"
