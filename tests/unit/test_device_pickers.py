"""Pickers of devices: what one shows and opens, as devices come and go."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill import dialog_texts
from polyfill.media import device_texts
from polyfill.media.device_translations import TRANSLATIONS
from polyfill.media.kinds import CAMERA, SPEAKER
from polyfill.permissions.states import DENIED

from .device_values import AGENT, BACK, FRONT, NEW, ROWS, UNNAMED, Picker, exact, ideal, used_book
from .harness import Harness


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
