"""The permission store (W3C Permissions, section 3.2), and what is read back of it."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.permissions.descriptors import named, text_of
from polyfill.permissions.features import ONCE, PERSISTENT
from polyfill.permissions.store import MAX_ENTRIES, PermissionStore, load

from .permission_values import (
    DENIAL,
    GRANT,
    HOUR,
    JSON,
    LASTING,
    NOW,
    ORIGIN,
    OTHER,
    RECORDS,
    descriptor,
    descriptors,
)

G, D, P = "granted", "denied", "prompt"
CAMERA = named("camera")
DAY = 24 * HOUR


def text(*records, **more):
    return json.dumps({"format": 1, "entries": list(records), **more})


def contents(store):
    return [entry.record() for entry in store._sorted()]


def test_get_a_permission_store_entry():
    """Section 3.2, get: step 1 an entry of that descriptor and key, step 2 null."""
    store = PermissionStore()
    store.set(CAMERA, ORIGIN, G, NOW)
    assert store.get(CAMERA, ORIGIN).state == G
    assert store.get(CAMERA, OTHER) is None
    assert store.get(descriptor(name="camera", panTiltZoom=True), ORIGIN) is None


def test_set_a_permission_store_entry():
    """Section 3.2, set: step 1 a new entry, step 2 in the place of the old one, step 3 or at the end."""
    store = PermissionStore()
    store.set(CAMERA, ORIGIN, G, NOW, ONCE)
    store.set(CAMERA, ORIGIN, D, NOW + 1)
    store.set(CAMERA, OTHER, G, NOW)
    assert [(entry.key, entry.state) for entry in store.entries()] == [(ORIGIN, D), (OTHER, G)]


def test_remove_a_permission_store_entry():
    """Section 3.2, remove, step 1."""
    store = PermissionStore()
    store.remove(CAMERA, ORIGIN, NOW)
    store.set(CAMERA, ORIGIN, G, NOW)
    store.remove(CAMERA, ORIGIN, NOW + 1)
    assert store.get(CAMERA, ORIGIN) is None and store.entries() == []
    assert store.decided(CAMERA, ORIGIN) == ""


@given(st.lists(st.tuples(descriptors(), st.sampled_from([G, D, P]), st.sampled_from([PERSISTENT, ONCE]))))
def test_what_is_dumped_is_loaded(decisions):
    store = PermissionStore()
    for what, state, lifetime in decisions:
        if state in (G, D, P) and what["name"] not in ("display-capture", "storage-access", "top-level-storage-access"):
            store.set(what, ORIGIN, state, NOW, lifetime)
    back, complaints = load(store.dump(NOW), NOW + len(decisions), ORIGIN)
    assert (contents(back), complaints) == (contents(store), [])


@pytest.mark.parametrize(("record", "state", "complains"), RECORDS)
def test_records(record, state, complains):
    store, complaints = load(text(record), NOW, ORIGIN)
    assert store.decided(CAMERA, ORIGIN) == state
    assert len(complaints) == complains


def test_one_broken_record_leaves_the_others_alone():
    good = {**DENIAL, "descriptor": {"name": "geolocation"}}
    store, complaints = load(text(None, GRANT, {"state": "granted"}, good, 7), NOW, ORIGIN)
    assert [text_of(entry.descriptor) for entry in store.entries()] == ["camera", "geolocation"]
    assert len(complaints) == 3


@pytest.mark.parametrize(
    "broken", ["{", "[]", "7", "null", '{"entries": 5}', "{}", "[" * 200000, " " * 250001, 5, ["x"], b"x"]
)
def test_what_cannot_be_read_at_all_is_one_complaint(broken):
    store, complaints = load(broken, NOW, ORIGIN)
    assert store.entries() == [] and len(complaints) == 1


@pytest.mark.parametrize("nothing", ["", None])
def test_nothing_is_an_empty_store(nothing):
    store, complaints = load(nothing, NOW, ORIGIN)
    assert (store.entries(), complaints) == ([], [])


def test_another_versions_grants_are_not_believed():
    store, complaints = load(text(GRANT, {**DENIAL, "descriptor": {"name": "geolocation"}}, format=2), NOW, ORIGIN)
    assert [(entry.descriptor["name"], entry.state) for entry in store.entries()] == [("geolocation", D)]
    assert len(complaints) == 1


def test_the_text_says_whether_there_is_anything_to_start_python_for():
    """What calls ask for where that is denied, and ``null`` where only traces of decisions are left."""
    store, _ = load(text(LASTING), NOW, ORIGIN)
    assert json.loads(store.dump(NOW))["denied"] == []
    store.set(CAMERA, ORIGIN, D, NOW + 1)
    assert json.loads(store.dump(NOW))["denied"] == ["video"]
    for entry in store.entries():
        store.remove(entry.descriptor, entry.key, NOW + 2)
    assert json.loads(store.dump(NOW))["denied"] is None
    store.dismissals = {"camera": 1}
    assert json.loads(store.dump(NOW))["denied"] == []


def test_beyond_the_limit_only_denials_are_kept():
    def small(number, state):
        device = {**CAMERA, "deviceId": f"{number}"}
        return {"descriptor": device, "state": state}

    denials = [small(number, "denied") for number in range(MAX_ENTRIES)]
    store, complaints = load(
        text(*denials, small(MAX_ENTRIES, "denied"), small(MAX_ENTRIES + 1, "prompt")), NOW, ORIGIN
    )
    assert len(store.entries()) == MAX_ENTRIES + 1
    assert len(complaints) == MAX_ENTRIES + 2


@given(JSON)
def test_arbitrary_json_never_raises_and_never_grants(value):
    for given_ in (value, {"format": 1, "entries": value}, {"format": 1, "entries": [value]}):
        store, _ = load(json.dumps(given_), NOW, ORIGIN)
        assert all(entry.state != G for entry in store.entries())


@given(st.sampled_from([GRANT, LASTING]), st.sampled_from(sorted(set(GRANT) - {"state"})), JSON)
def test_a_grant_with_one_arbitrary_value_holds_for_nothing_else(whole, field, value):
    store, _ = load(json.dumps({"format": 1, "entries": [{**whole, field: value}]}), NOW, ORIGIN)
    for entry in store.entries():
        if entry.state == G:
            assert entry.decided <= NOW
            assert field in ("descriptor", "key", "decided", "stamp", "used") or entry.record()[field] == value


@given(st.sampled_from(sorted(set(DENIAL) - {"state", "descriptor"})), JSON)
def test_a_denial_with_one_arbitrary_value_stays_one(field, value):
    store, _ = load(json.dumps({"format": 1, "entries": [{**DENIAL, field: value}]}), NOW, ORIGIN)
    assert [entry.state for entry in store.entries()] == [D]


def test_a_mended_denial_is_not_undone_by_an_older_grant():
    store, _ = load(text({"descriptor": "camera", "state": "denied"}, LASTING), NOW, ORIGIN)
    assert store.decided(CAMERA, ORIGIN) == D


def filled(records):
    return load(text(*records), NOW, ORIGIN)[0]


VERSIONS = st.lists(
    st.builds(
        lambda state, what, decided, stamp, lifetime, used: {
            **GRANT,
            "descriptor": what,
            "state": state,
            "decided": decided,
            "stamp": stamp,
            "lifetime": lifetime,
            "used": used,
        },
        st.sampled_from([G, D, P, "removed"]),
        st.sampled_from([CAMERA, named("microphone")]),
        st.sampled_from([NOW - 2, NOW - 1]),
        st.sampled_from([NOW - 2, NOW - 1]),
        st.sampled_from([PERSISTENT, ONCE]),
        st.sampled_from([None, NOW - 1, NOW]),
    ),
    max_size=3,
)


def merged(*versions):
    store = PermissionStore()
    for records in versions:
        store.merge(filled(records))
    return contents(store)


@given(VERSIONS, VERSIONS, VERSIONS)
def test_merging_comes_to_the_same_in_any_order(one, two, three):
    assert len({json.dumps(merged(*order)) for order in permutations((one, two, three))}) == 1
    assert merged(one, two, one) == merged(one, two)


def test_the_last_decision_of_two_tabs_holds():
    here, there = PermissionStore(), PermissionStore()
    here.set(CAMERA, ORIGIN, G, NOW)
    there.set(CAMERA, ORIGIN, D, NOW + 1)
    for one, two in ((here, there), (there, here)):
        store = filled([])
        store.merge(one)
        store.merge(two)
        assert store.decided(CAMERA, ORIGIN) == D


@pytest.mark.parametrize("state", [D, P])
def test_of_two_decisions_in_one_moment_the_stricter_holds(state):
    here, there = PermissionStore(), PermissionStore()
    here.set(CAMERA, ORIGIN, G, NOW)
    there.set(CAMERA, ORIGIN, state, NOW)
    here.merge(there)
    assert here.decided(CAMERA, ORIGIN) == state


def test_an_older_copy_does_not_bring_a_removed_grant_back():
    store = PermissionStore()
    store.set(CAMERA, ORIGIN, G, NOW)
    older = store.dump(NOW)
    store.remove(CAMERA, ORIGIN, NOW + 1)
    back, _ = load(store.dump(NOW + 89 * DAY), NOW + 89 * DAY, ORIGIN)
    back.merge(load(older, NOW, ORIGIN)[0])
    assert back.decided(CAMERA, ORIGIN) == ""
    assert json.loads(store.dump(NOW + 91 * DAY))["entries"] == []


def test_a_decision_holds_also_where_the_clock_was_set_back():
    store = PermissionStore()
    store.set(CAMERA, ORIGIN, G, NOW)
    older = load(store.dump(NOW), NOW, ORIGIN)[0]
    store.set(CAMERA, ORIGIN, D, NOW - DAY)
    store.merge(older)
    assert store.decided(CAMERA, ORIGIN) == D


def test_the_second_of_two_decisions_in_one_moment_holds():
    store = PermissionStore()
    store.set(CAMERA, ORIGIN, D, NOW)
    older = load(store.dump(NOW), NOW, ORIGIN)[0]
    store.set(CAMERA, ORIGIN, G, NOW)
    store.merge(older)
    assert store.decided(CAMERA, ORIGIN) == G


def test_what_claims_to_be_from_the_future_is_from_now():
    store, complaints = load(text({**LASTING, "decided": NOW + DAY, "used": NOW + DAY}), NOW, ORIGIN)
    (entry,) = store.entries()
    assert (entry.decided, entry.used, complaints) == (NOW, NOW, [])


def test_decisions_of_an_opaque_origin_are_not_written_down():
    store = PermissionStore()
    store.set(CAMERA, "null", G, NOW)
    assert store.decided(CAMERA, "null") == G
    assert json.loads(store.dump(NOW))["entries"] == []


def test_only_a_grant_is_used():
    store = PermissionStore()
    store.use(CAMERA, ORIGIN, NOW)
    entry = store.set(CAMERA, ORIGIN, G, NOW)
    store.use(CAMERA, ORIGIN, NOW + 5)
    store.use(CAMERA, ORIGIN, NOW - 5)
    assert entry.used == NOW + 5
    denial = store.set(CAMERA, ORIGIN, D, NOW)
    store.use(CAMERA, ORIGIN, NOW + 9)
    assert denial.used is None


SYSEX, MIDI = descriptor(name="midi", sysex=True), named("midi")
X, Y = descriptor(name="camera", deviceId="x"), descriptor(name="camera", deviceId="y")


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([(SYSEX, G)], [(MIDI, G), (SYSEX, G)]),
        ([(MIDI, G)], [(MIDI, G), (SYSEX, "")]),
        ([(MIDI, D)], [(MIDI, D), (SYSEX, D)]),
        ([(SYSEX, D)], [(MIDI, ""), (SYSEX, D)]),
        ([(MIDI, D), (SYSEX, G)], [(MIDI, G), (SYSEX, G)]),
        ([(SYSEX, G), (MIDI, D)], [(MIDI, D), (SYSEX, D)]),
        ([(SYSEX, G), (MIDI, P)], [(MIDI, P), (SYSEX, P)]),
        ([(SYSEX, D), (MIDI, P)], [(MIDI, P), (SYSEX, D)]),
        ([(MIDI, D), (SYSEX, P)], [(MIDI, D), (SYSEX, D)]),
        ([(CAMERA, G)], [(X, G), (Y, G)]),
        ([(X, G)], [(CAMERA, G), (X, G), (Y, "")]),
        ([(CAMERA, G), (X, D)], [(CAMERA, G), (X, D), (Y, G)]),
        ([(X, G), (CAMERA, D)], [(CAMERA, D), (X, D), (Y, D)]),
        ([(CAMERA, P), (X, G)], [(CAMERA, G), (X, G), (Y, P)]),
    ],
)
def test_decisions_and_the_order_of_descriptors(decisions, expected):
    """Section 4: a grant holds for what is weaker, a denial for what is stronger; all devices and one."""
    store = PermissionStore()
    for what, state in decisions:
        store.decide(what, ORIGIN, state, NOW)
    assert [(what, store.decided(what, ORIGIN)) for what, _ in expected] == expected


@given(st.lists(st.tuples(descriptors(("camera", "midi")), st.sampled_from([G, D, P])), min_size=1, max_size=6))
def test_the_last_decision_counts_and_the_order_is_kept(decisions):
    store = PermissionStore()
    for moment, (what, state) in enumerate(decisions):
        store.decide(what, ORIGIN, state, NOW + moment)
    what, state = decisions[-1]
    assert store.decided(what, ORIGIN) == state or (state == P and store.decided(what, ORIGIN) == D)
