"""Devices, as the Python of a page has them."""

import pytest

from polyfill import page as page_module
from polyfill.media import devices
from polyfill.media.kinds import CAMERA
from polyfill.permissions.states import DENIED, GRANTED

from .device_values import BACK, FRONT, UNNAMED, Picker, exact, used_book
from .harness import answer, play


@pytest.fixture
def ready(monkeypatch):
    picker = Picker(kept=used_book().dump(), state=GRANTED)
    monkeypatch.setattr(page_module, "_page", picker.page)
    picker.tell("ready")
    return picker


def listed(page, *rows):
    return answer(page, devices=list(rows))


def test_the_list_from_python(ready):
    found = play(devices.list(CAMERA), listed(ready, UNNAMED))
    assert [(device.id, device.name) for device in found] == [("1", "Front"), ("2", "Back")]
    assert [device.name for device in play(devices.list(), listed(ready, UNNAMED))][-1] == "Speaker 1"


def test_a_choice_from_python(ready):
    assert devices.chosen(CAMERA).label == "Back"
    found = play(devices.choose(CAMERA, "1"), listed(ready, FRONT, BACK))
    assert (found.label, devices.chosen(CAMERA)) == ("Front", found)
    assert devices.constraint(CAMERA) == exact("1")
    with pytest.raises(ValueError, match="no such device"):
        play(devices.choose(CAMERA, "7"), listed(ready, FRONT, BACK))
    devices.forget()
    assert (ready.host.devices_kept, devices.chosen(CAMERA)) == ("", None)


def test_what_was_denied_here_has_no_names_for_the_page(ready):
    ready.tell("decisions", {"act": "set", "descriptor": {"name": "camera"}, "state": DENIED})
    found = play(devices.list(CAMERA), listed(ready, FRONT, BACK))
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
