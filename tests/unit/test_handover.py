"""The held stream (design, section 7)."""

import pytest

from polyfill.media.handover import WINDOW, Handover, constraints, suits

CAMERA = {"deviceId": "cam-1", "groupId": "g", "facingMode": "user", "width": 640}
BOTH = {"video": CAMERA, "audio": {"deviceId": "mic-1"}}


@pytest.mark.parametrize(
    ("permissions", "expected"),
    [
        (("camera",), {"video": True}),
        (("microphone",), {"audio": True}),
        (("camera", "microphone"), {"video": True, "audio": True}),
        (("geolocation",), {}),
    ],
)
def test_exactly_the_kinds_asked_for(permissions, expected):
    assert constraints(permissions) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (True, True),
        ({}, True),
        ({"width": 1920, "frameRate": {"max": 10}}, True),
        ({"deviceId": "cam-1"}, True),
        ({"deviceId": "cam-2"}, False),
        ({"deviceId": ["cam-2", "cam-1"]}, True),
        ({"deviceId": {"exact": "cam-2"}}, False),
        ({"deviceId": {"exact": ["cam-1"]}}, True),
        ({"deviceId": {"ideal": "cam-2"}}, False),
        ({"deviceId": {}}, True),
        ({"facingMode": "environment"}, False),
        ({"facingMode": "user", "groupId": "g"}, True),
    ],
)
def test_a_live_track_serves_any_size_but_no_other_device(wanted, expected):
    assert suits(wanted, CAMERA) is expected


def test_each_track_is_handed_over_once():
    handover = Handover()
    handover.hold(BOTH, 0)
    assert handover.take({"video": True, "audio": False}) == ["video"]
    assert handover.take({"video": True}) == []
    assert handover.take({"audio": {}}) == ["audio"]
    assert handover.expiry is None


def test_a_request_for_more_than_is_held_gets_nothing_and_leaves_it():
    handover = Handover()
    handover.hold({"video": CAMERA}, 0)
    request = {"video": True, "audio": True}
    assert handover.take(request) == []
    assert handover.clashes(request)
    assert not handover.clashes({"audio": True, "video": False})
    assert handover.take({"video": True}) == ["video"]
    assert not handover.clashes(request)


def test_the_page_has_a_second():
    handover = Handover()
    handover.hold(BOTH, 100)
    assert not handover.expired(100 + WINDOW - 1)
    assert handover.expired(100 + WINDOW)
    assert handover.take({"video": True}) == []
    assert not handover.expired(100 + WINDOW), "said once"


def test_nothing_held_never_expires():
    handover = Handover()
    handover.hold({}, 0)
    assert handover.expiry is None
