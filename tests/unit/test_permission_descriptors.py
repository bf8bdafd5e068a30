"""Features, descriptors, their order, and keys (W3C Permissions, sections 3.3, 4 and 6.2.1)."""

import pytest
from hypothesis import given

from polyfill.permissions import keys
from polyfill.permissions.descriptors import convert, equal, is_stronger, named, text_of, without_device
from polyfill.permissions.features import BOTH, END_TRACKS, NAMES, NOTHING, STOP_WATCHES, feature

from .permission_values import CONVERTED, JSON, ORIGIN, ORIGINS, OTHER, descriptor, descriptors

REGISTRY = ("geolocation", "notifications", "push", "accelerometer", "window-management", "local-fonts")


def test_every_powerful_feature_of_the_registry_is_known():
    assert set(REGISTRY) < set(NAMES)
    assert feature("web-share") is None, "it is policy-controlled only"
    assert feature(None) is feature([]) is feature("Camera") is None


def test_names_are_ascii_lowercase():
    """Section 4, step 1."""
    assert all(name == name.lower() and name.isascii() for name in NAMES)


def test_permissions_start_at_prompt_and_follow_their_policy():
    for name in NAMES:
        known = feature(name)
        assert known.default == "prompt" and known.default in known.states
        assert len(known.lifetimes) and known.policy in ("", name, "payment", "storage-access")
    assert [feature(name).policy for name in ("notifications", "push", "camera")] == ["", "", "camera"]


def test_what_ends_with_a_permission():
    expected = {
        "camera": END_TRACKS,
        "microphone": END_TRACKS,
        "display-capture": END_TRACKS,
        "geolocation": STOP_WATCHES,
    }
    assert {name: feature(name).revocation for name in NAMES} == {name: expected.get(name, NOTHING) for name in NAMES}


def test_what_the_element_asks_for_can_be_allowed_once():
    assert [name for name in NAMES if feature(name).lifetimes == BOTH] == ["camera", "geolocation", "microphone"]


@pytest.mark.parametrize(("value", "text"), CONVERTED)
def test_conversion(value, text):
    """Section 6.2.1, steps 2 to 6."""
    converted, message = convert(value)
    assert (text_of(converted) if converted else "") == text
    assert bool(message) is not bool(text)


@given(JSON)
def test_conversion_never_raises(value):
    for given_ in (value, {"name": value}, {"name": "camera", "deviceId": value, "panTiltZoom": value}):
        converted, message = convert(given_)
        assert (converted is None) is bool(message)


def test_what_is_not_a_number_is_false():
    assert convert({"name": "midi", "sysex": float("nan")})[0] == named("midi")


def test_nesting_beyond_all_bounds_is_a_message_too():
    deep = []
    for _ in range(100000):
        deep = [deep]
    assert convert({"name": deep})[0] is None
    assert convert({"name": "camera", "deviceId": deep})[0] is None


@given(descriptors())
def test_converting_again_changes_nothing(one):
    assert convert(one) == (one, "")


@given(descriptors(), descriptors())
def test_texts_are_equal_when_descriptors_are(one, two):
    assert (text_of(one) == text_of(two)) is (one == two) is equal(one, two)
    assert " " not in text_of(one)


@given(descriptors(), descriptors(("camera", "midi")), descriptors(("camera", "midi")), descriptors(("camera", "midi")))
def test_stronger_is_a_partial_order(any_, one, two, three):
    """Section 4, permission descriptor type."""
    assert is_stronger(any_, any_)
    if is_stronger(one, two) and is_stronger(two, one):
        assert equal(one, two)
    if is_stronger(one, two) and is_stronger(two, three):
        assert is_stronger(one, three)


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ({"name": "midi", "sysex": True}, {"name": "midi"}),
        ({"name": "push"}, {"name": "push", "userVisibleOnly": True}),
        ({"name": "camera", "panTiltZoom": True}, {"name": "camera"}),
        ({"name": "camera", "deviceId": "x"}, {"name": "camera"}),
        ({"name": "camera", "deviceId": "x", "panTiltZoom": True}, {"name": "camera", "deviceId": "x"}),
        ({"name": "clipboard-write", "allowWithoutGesture": True}, {"name": "clipboard-write"}),
    ],
)
def test_which_is_stronger(stronger, weaker):
    """Section 4, example 6, and the features' own specifications."""
    stronger, weaker = convert(stronger)[0], convert(weaker)[0]
    assert is_stronger(stronger, weaker) and not is_stronger(weaker, stronger)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"name": "camera"}, {"name": "microphone"}),
        ({"name": "camera", "deviceId": "x"}, {"name": "camera", "deviceId": "y"}),
        ({"name": "camera", "deviceId": "x"}, {"name": "camera", "panTiltZoom": True}),
        ({"name": "top-level-storage-access"}, {"name": "top-level-storage-access", "requestedOrigin": ORIGIN}),
    ],
)
def test_what_has_no_order(one, two):
    one, two = convert(one)[0], convert(two)[0]
    assert not is_stronger(one, two) and not is_stronger(two, one)


def test_leaving_the_device_out():
    plain = named("camera")
    assert without_device(plain) is plain
    assert without_device(descriptor(name="camera", deviceId="x", panTiltZoom=True)) == descriptor(
        name="camera", panTiltZoom=True
    )


@pytest.mark.parametrize(("text", "origin"), ORIGINS)
def test_origins(text, origin):
    assert keys.origin_of(text) == origin


@given(JSON)
def test_what_is_no_origin_never_raises(value):
    found = keys.origin_of(value)
    assert keys.origin_of(found) == found


def test_the_default_key_is_the_top_level_origin():
    """Section 4, default permission key generation algorithm, step 1."""
    assert keys.generate(named("camera"), ORIGIN, OTHER) == ORIGIN


def test_default_keys_are_compared_as_origins():
    """Section 4, default permission key comparison algorithm, step 1."""
    camera = named("camera")
    assert keys.compare(camera, ORIGIN, ORIGIN)
    for other in (OTHER, "http://a.test", "https://a.test:8443", "https://sub.a.test"):
        assert not keys.compare(camera, ORIGIN, other)
    assert not keys.compare(camera, "junk", "junk")


@pytest.mark.parametrize("name", ["storage-access", "top-level-storage-access"])
def test_storage_access_is_keyed_by_a_pair_of_sites(name):
    """Storage Access API: top-level and embedded site, whatever the ports."""
    pair = keys.generate(named(name), "https://a.test:8443", "https://b.test:99")
    assert pair == keys.generate(named(name), ORIGIN, OTHER) == "https://a.test https://b.test"
    assert keys.compare(named(name), pair, pair)
    assert not keys.compare(named(name), pair, keys.generate(named(name), OTHER, ORIGIN))
    assert not keys.compare(named(name), ORIGIN, ORIGIN)
    assert keys.generate(named(name), "http://[::1]:8000", "http://[::1]") == "http://[::1] http://[::1]"
