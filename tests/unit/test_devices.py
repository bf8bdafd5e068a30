"""Devices: what is listed, chosen, opened, remembered and forgotten, by browser, and what a picker makes of it."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill import dialog_texts
from polyfill import page as page_module
from polyfill.browsers import CHROME, CHROMIUM, FIREFOX, SAFARI
from polyfill.media import choosing, device_texts, devices, exposure, listing
from polyfill.media.book import MAX_TEXT, Book
from polyfill.media.device_translations import TRANSLATIONS
from polyfill.media.kinds import CAMERA, KINDS, MICROPHONE, SPEAKER
from polyfill.media.listing import MAX_DEVICES, Device
from polyfill.permissions.states import DENIED, GRANTED, PROMPT

from .harness import Harness

FRONT, BACK, NEW = [CAMERA, "1", "Front"], [CAMERA, "2", "Back"], [CAMERA, "3", "New"]
UNNAMED = [CAMERA, "", ""]
JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8) | st.sampled_from(KINDS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
ROWS = st.lists(st.tuples(st.sampled_from(KINDS), st.text(max_size=3), st.text(max_size=3)).map(list), max_size=6)


def camera(id_="", label=""):
    return Device(CAMERA, id_, label)


def cameras(*rows):
    return listing.read([list(row) for row in rows])


def exact(id_):
    return {"deviceId": {"exact": id_}}


def ideal(id_):
    return {"deviceId": {"ideal": id_}}


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


def used_book():
    book = Book()
    book.learn([FRONT, BACK, UNNAMED])
    book.choose(camera("2", "Back"))
    return book


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


# Pickers


class Picker(Harness):
    """A page with one picker, as a person uses it, in a browser that a test names."""

    def __init__(self, kind=CAMERA, agent=None, kept="", state=PROMPT):
        super().__init__()
        self.host.devices_kept = kept
        self.tell("place", {"origin": "https://a.test", "agent": agent or {}})
        self.tell("permission", [["camera", state], ["microphone", state]])
        self.take("attach", language="en", kind=kind, able={"capture": True, "sink": True, "select": False})
        self.listed(UNNAMED)

    def take(self, what, **more):
        return json.loads(self.tell("pickers", {"what": what, "handle": 1, **more}) or "null")

    def act(self, act, value=None):
        return self.take("act", act=act, value=value)

    def listed(self, *rows):
        self.take("listed", devices=list(rows))

    def opened(self, device, *rows, turn=None):
        turn = self.turn if turn is None else turn
        return self.take("opened", turn=turn, error="", message="", device=device[1:], devices=list(rows))

    def failed(self, error, *rows):
        return self.take("opened", turn=self.turn, error=error, message="no", device=None, devices=list(rows))

    @property
    def asked(self):
        return [act for act in self.host.acts if act["act"] in ("open", "hear")]

    @property
    def turn(self):
        return self.asked[-1]["turn"]

    @property
    def model(self):
        return self.host.pickers[1]["model"]

    @property
    def said(self):
        return self.model["summary"].replace("\u2068", "").replace("\u2069", "")

    def types(self):
        return [type_ for _, type_, _ in self.host.picker_events]


AGENT = {"userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"}


def on():
    picker = Picker(agent=AGENT)
    picker.act("open")
    picker.tell("captured", {"kinds": ["video"], "error": ""})
    assert picker.opened(FRONT, FRONT, BACK) == {"keep": True}
    return picker


def test_before_any_use_and_after():
    picker = Picker()
    assert [option["text"] for option in picker.model["options"]] == ["Camera 1"]
    assert (picker.said, picker.model["button"]["act"]) == ("Off. The names appear once it is on.", "open")
    picker.act("open")
    assert picker.asked[-1]["constraints"] == {"video": True}
    assert picker.said == "Opening\u2026"
    picker.opened(FRONT, FRONT, BACK)
    assert [option["text"] for option in picker.model["options"]] == ["Front", "Back"]
    assert (picker.said, picker.host.picker_members[1]["deviceId"]) == ("On", "1")
    assert json.loads(picker.host.devices_kept)["chosen"] == [FRONT]


def test_what_was_picked_in_firefox_is_what_is_remembered():
    picker = on()
    picker.act("choose", "1")
    picker.opened(FRONT, FRONT, BACK)
    picker.act("stop")
    picker.act("open")
    assert picker.opened(BACK, FRONT, BACK) == {"keep": True}
    assert json.loads(picker.host.devices_kept)["chosen"] == [BACK]


def test_two_attempts_are_the_most():
    picker = Picker(kept=used_book().dump())
    picker.act("open")
    assert picker.asked[-1]["constraints"] == {"video": ideal("2")}
    assert picker.opened(FRONT, FRONT, BACK) == {"again": {"constraints": {"video": exact("2")}}}
    assert picker.failed("OverconstrainedError", FRONT, BACK) is None
    error = picker.host.picker_members[1]["error"]
    assert (error["code"], error["name"], error["message"]) == ("overconstrained", "OverconstrainedError", "no")
    assert error["permissions"] == ["camera"] and error["advice"]


def test_what_comes_too_late_is_closed():
    picker = Picker()
    picker.act("open")
    turn = picker.turn
    picker.act("stop")
    assert picker.opened(FRONT, FRONT, turn=turn) is None, "not to be kept"
    assert picker.host.picker_members[1]["state"] == "idle"


def test_a_choice_while_it_is_on_goes_over_to_it():
    picker = on()
    assert picker.act("choose", "1") == {"kind": CAMERA, "deviceId": "2"}
    assert picker.asked[-1]["constraints"] == {"video": exact("2")}
    assert picker.act("choose", "7") is None


def test_a_choice_while_it_is_off_opens_nothing():
    picker = Picker(kept=used_book().dump())
    assert picker.act("choose", "0") == {"kind": CAMERA, "deviceId": "1"}
    assert picker.asked == []


@pytest.mark.parametrize("rows", [[BACK], [BACK, NEW]])
def test_unplugged_the_next_takes_its_place(rows):
    picker = on()
    picker.take("ended", turn=picker.turn, devices=rows)
    assert picker.asked[-1]["constraints"] == {"video": exact("2")}
    picker.opened(BACK, *rows)
    assert picker.said == "Disconnected: Front\nNow in use: Back"
    assert picker.host.picker_news[-1].endswith("Back\u2069")
    assert json.loads(picker.host.devices_kept)["chosen"] == [FRONT], "nobody has chosen that"


def test_ended_though_it_is_there_nothing_is_opened():
    picker = on()
    asked = len(picker.asked)
    picker.take("ended", turn=picker.turn, devices=[FRONT, BACK])
    assert (picker.said, len(picker.asked)) == ("Off", asked)
    picker.listed(BACK)
    assert len(picker.asked) == asked + 1, "the list comes later than the end"


def test_denied_meanwhile_nothing_takes_its_place():
    picker = on()
    asked = len(picker.asked)
    picker.tell("permission", [["camera", DENIED]])
    picker.take("ended", turn=picker.turn, devices=[UNNAMED])
    assert (picker.said, len(picker.asked)) == ("Not allowed", asked)


def test_a_language_is_spoken_once_its_texts_are_there():
    picker = Picker()
    picker.take("attach", language="de", kind=CAMERA, able={"capture": True, "sink": True, "select": False})
    assert picker.host.dialog_languages == ["de"]
    from polyfill.dialog_translations import TRANSLATIONS as DIALOGS

    texts = dialog_texts.named(next(row[1:] for row in DIALOGS if row[0] == "de"))
    texts.update(device_texts.named(next(row[1:] for row in TRANSLATIONS if row[0] == "de")))
    picker.tell("dialogTexts", [["de", texts]])
    assert (picker.model["title"], picker.model["button"]["text"]) == ("Kamera", "Ausprobieren")


def test_no_kind_draws_nothing_and_is_said():
    picker = Picker(kind="toaster")
    assert picker.host.pickers[1] == {}
    assert any("needs a kind" in line for line in picker.host.reports)
    assert picker.act("open") is None


def test_reset_forgets_also_on_a_page_without_pickers():
    harness = Harness()
    harness.host.devices_kept = used_book().dump()
    harness.tell("decisions", {"act": "reset"})
    assert harness.host.devices_kept == ""


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("attach", "act", "opened", "ended", "muted", "listed", "stored", "detach")),
            st.sampled_from(("open", "stop", "forget", "choose", "value")),
            st.sampled_from(("0", "1", "2", "", None)),
            ROWS,
            st.sampled_from((CAMERA, SPEAKER, "x", None)),
        ),
        max_size=12,
    )
)
def test_whatever_happens_there_is_no_fault(steps):
    picker = Picker(agent=AGENT)
    for what, act, value, rows, kind in steps:
        turn = picker.turn if picker.asked else 0
        device = None if value is None else [value, "Front"]
        able = {"capture": value != "0", "sink": value != "1", "select": value == "2"}
        told = {"act": act, "value": value, "devices": rows, "kind": kind, "language": "en", "able": able, "turn": turn}
        told.update(
            {"device": device, "error": "" if device else "NotFoundError", "message": "", "muted": value == "1"}
        )
        picker.take(what, text=json.dumps(rows), **told)
    assert [line for line in picker.host.reports if "error of the polyfill" in line] == []


# From the page's Python


@pytest.fixture
def ready(monkeypatch):
    picker = Picker(kept=used_book().dump(), state=GRANTED)
    monkeypatch.setattr(page_module, "_page", picker.page)
    picker.tell("ready")
    return picker


def play(call, *steps):
    """Run a call; each step follows as soon as the call waits."""

    async def both():
        task = asyncio.ensure_future(call)
        for step in (*steps, None):
            for _ in range(3):
                await asyncio.sleep(0)
            if step is not None:
                step()
        assert task.done(), "it still waits"
        return task.result()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, both()).result()


def answer(page, *rows):
    return lambda: page.tell("answered", {"id": page.host.questions[-1]["id"], "devices": list(rows)})


def test_the_list_from_python(ready):
    found = play(devices.list(CAMERA), answer(ready, UNNAMED))
    assert [(device.id, device.name) for device in found] == [("1", "Front"), ("2", "Back")]
    assert [device.name for device in play(devices.list(), answer(ready, UNNAMED))][-1] == "Speaker 1"


def test_a_choice_from_python(ready):
    assert devices.chosen(CAMERA).label == "Back"
    found = play(devices.choose(CAMERA, "1"), answer(ready, FRONT, BACK))
    assert (found.label, devices.chosen(CAMERA)) == ("Front", found)
    assert devices.constraint(CAMERA) == exact("1")
    with pytest.raises(ValueError, match="no such device"):
        play(devices.choose(CAMERA, "7"), answer(ready, FRONT, BACK))
    devices.forget()
    assert (ready.host.devices_kept, devices.chosen(CAMERA)) == ("", None)


def test_what_was_denied_here_has_no_names_for_the_page(ready):
    ready.tell("decisions", {"act": "set", "descriptor": {"name": "camera"}, "state": DENIED})
    found = play(devices.list(CAMERA), answer(ready, FRONT, BACK))
    assert [(device.id, device.label, device.name) for device in found] == [("", "", "Camera 1")]
    assert devices.chosen(CAMERA) is None


def test_changes_are_heard(ready):
    heard = []
    watch = devices.watch(lambda found: heard.append([device.label for device in found if device.kind == CAMERA]))
    ready.listed(FRONT)
    watch.stop()
    ready.listed(FRONT, BACK)
    assert heard == [["Front"]]


@pytest.mark.parametrize("kind", ["toaster", 7, ""])
def test_what_is_no_kind_is_a_value_error(ready, kind):
    for call in (devices.chosen, devices.constraint):
        with pytest.raises(ValueError, match="a kind is one of"):
            call(kind)
    with pytest.raises(ValueError, match="a kind is one of"):
        play(devices.list(kind))
