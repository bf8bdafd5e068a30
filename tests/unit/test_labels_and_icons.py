"""Labels and icons (fact sheet 5.3, 6.1), and that the shim's catalogue says the same as Python."""

import json

import pytest

from polyfill import blockers, icons
from polyfill.catalogue import catalogue
from polyfill.element import PermissionElement
from polyfill.labels import label
from polyfill.type_attribute import SUPPORTED, key

PAIR = ("camera", "microphone")


@pytest.mark.parametrize(
    ("permissions", "invite", "granted"),
    [
        (("camera",), "Use camera", "Camera allowed"),
        (("microphone",), "Use microphone", "Microphone allowed"),
        (PAIR, "Use microphone and camera", "Camera and microphone allowed"),
        (PAIR[::-1], "Use microphone and camera", "Camera and microphone allowed"),
        (("geolocation",), "Use location", "Location allowed"),
        ((), "", ""),
    ],
)
def test_label(permissions, invite, granted):
    assert label(permissions, False) == invite
    assert label(permissions, True) == granted


def test_the_pair_shows_the_camera():
    assert icons.icon(PAIR) == "camera"


def test_every_supported_type_has_a_drawing():
    drawn = {icons.icon(permissions, precise) for permissions in SUPPORTED for precise in (False, True)}
    assert drawn | {"busy"} == {name for name, _ in icons.PATHS}


def test_only_the_location_has_a_precise_icon():
    assert icons.icon(("geolocation",), True) != icons.icon(("geolocation",))
    assert [icons.icon(permissions, True) for permissions in (("camera",), PAIR, ())] == ["camera", "camera", ""]


def test_the_catalogue_is_plain_data():
    table = catalogue("1.2.3")
    assert json.loads(json.dumps(table)) == table
    assert table["version"] == "1.2.3"


@pytest.mark.parametrize("permissions", SUPPORTED, ids=key)
def test_the_catalogue_paints_what_python_would(permissions):
    row = catalogue("")["types"][key(permissions)]
    element = PermissionElement()
    element.set_type(" ".join(permissions))
    view = element.view()
    assert (row["label"], row["icon"]) == (view["label"], view["icon"])
    assert row["granted"] == label(permissions, True)
    assert tuple(row["permissions"]) == permissions


def test_the_catalogue_has_the_reasons_of_the_blockers():
    assert catalogue("")["reasons"] == {
        "starting": blockers.UNSUCCESSFUL_REGISTRATION,
        "unsupported": blockers.TYPE_INVALID,
    }
