"""How long grants last (seed one-time-permissions-chrome; W3C Permissions, section 4), and the origin's pages."""

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.permissions import lifetime, pages, presence
from polyfill.permissions.descriptors import named
from polyfill.permissions.entries import Entry
from polyfill.permissions.features import ONCE, PERSISTENT, SESSION
from polyfill.permissions.lifetime import Limits, Visit, judge
from polyfill.permissions.pages import Page

from .permission_values import (
    ARRIVALS,
    BROKEN_PAGES,
    GONE,
    HIDDEN,
    HOUR,
    JSON,
    LIVES,
    MINUTE,
    NOW,
    ORIGIN,
    PAGE,
    VISITS,
)

LIMITS = Limits()
DAY = 24 * HOUR


def grant(span=ONCE, decided=NOW, used=None, state="granted"):
    return Entry(named("camera"), ORIGIN, state, decided, span, used)


@pytest.mark.parametrize(("span", "age", "active", "left", "began", "why"), LIVES)
def test_lives(span, age, active, left, began, why):
    now = NOW + age
    visit = Visit(
        left is None,
        NOW + began,
        None if active is None else now - active,
        None if left is None else now - left,
    )
    assert judge(grant(span), visit, now, LIMITS).ended == why


@pytest.mark.parametrize("state", ["denied", "prompt"])
@pytest.mark.parametrize("span", [ONCE, SESSION, PERSISTENT])
def test_what_is_no_grant_never_ends(state, span):
    verdict = judge(grant(span, state=state), Visit(False), NOW + 999 * DAY, LIMITS)
    assert (verdict.ended, verdict.look) == ("", None)


def test_pages_that_nobody_remembers_are_gone():
    assert judge(grant(), Visit(False), NOW + 1, Limits(grace=0)).ended == "left"


def test_a_use_keeps_a_persistent_grant():
    assert judge(grant(PERSISTENT, used=NOW + DAY), Visit(), NOW + 90 * DAY, LIMITS).ended == ""
    assert judge(grant(PERSISTENT, used=NOW + DAY), Visit(), NOW + 91 * DAY, LIMITS).ended == "unused"


def test_the_limits_can_be_adjusted():
    assert judge(grant(PERSISTENT), Visit(), NOW + DAY, Limits(unused=DAY)).ended == "unused"
    gone = Visit(False, 0, NOW, NOW)
    assert judge(grant(), gone, NOW + 6000, Limits(grace=7000)).ended == ""
    assert judge(grant(), gone, NOW + 6000, Limits(grace=6000)).ended == "left"


def test_a_device_that_slept_has_let_time_pass():
    verdict = judge(grant(), Visit(True, NOW), NOW, LIMITS)
    assert judge(grant(), Visit(True, NOW), verdict.look + 30 * HOUR, LIMITS).ended == "expired"


MOMENTS = st.floats(min_value=0, max_value=200 * DAY).map(lambda ms: NOW + ms)
SITUATIONS = st.builds(
    Visit,
    st.booleans(),
    MOMENTS,
    st.none() | MOMENTS,
    st.none() | MOMENTS,
)


@given(
    st.builds(grant, st.sampled_from([ONCE, SESSION, PERSISTENT]), MOMENTS, st.none() | MOMENTS),
    SITUATIONS,
    MOMENTS,
    st.floats(min_value=0, max_value=1),
)
def test_the_next_look_is_never_later_than_the_end(entry, visit, now, part):
    verdict = judge(entry, visit, now, LIMITS)
    assert not (verdict.ended and verdict.look is not None)
    if verdict.ended:
        assert verdict.ended == "clock" or judge(entry, visit, now + 1, LIMITS).ended
        return
    if verdict.look is None:
        assert judge(entry, visit, now + 9999 * DAY, LIMITS).ended == ""
        return
    assert now < verdict.look <= now + lifetime.LONGEST_WAIT
    between = now + part * (verdict.look - now)
    if between < verdict.look:
        assert judge(entry, visit, between, LIMITS).ended == ""


@given(st.lists(st.tuples(st.booleans(), st.floats(min_value=0, max_value=HOUR)), max_size=60))
def test_no_one_time_grant_outlives_16_hours_however_the_pages_change(steps):
    now = NOW
    for visible, wait in steps:
        now += wait
        ended = judge(grant(), Visit(True, NOW, None if visible else now), now, LIMITS).ended
        assert (ended == "expired") is (now >= NOW + 16 * HOUR)


# Pages


def known(records):
    return presence.merge([], records)


@pytest.mark.parametrize(("records", "held", "name", "expected"), VISITS)
def test_visits(records, held, name, expected):
    visit = presence.describe(known(records), held, name, NOW)
    assert (visit.present, visit.since, visit.active_until, visit.left) == expected


@pytest.mark.parametrize(("records", "held", "own", "tab", "ago", "taken"), ARRIVALS)
def test_arrivals(records, held, own, tab, ago, taken):
    arrival = presence.arrive(known(records), held, own, tab, NOW, LIMITS.grace)
    assert (NOW - arrival.began, arrival.taken) == (ago, taken)


@pytest.mark.parametrize("record", BROKEN_PAGES)
def test_broken_pages_are_none(record):
    assert pages.read(record) is None
    assert [page.id for page in known([record, PAGE])] == ["one"]


@given(JSON, st.sampled_from(sorted(PAGE)), JSON)
def test_arbitrary_pages_never_raise(value, field, part):
    found = presence.merge(known([HIDDEN]), value)
    found = presence.merge(found, [value, {**PAGE, field: part}])
    for held in (None, [], ["one"]):
        visit = presence.describe(found, held, "camera", NOW)
        assert visit.active_until is None or visit.active_until <= NOW
        assert visit.left is None or visit.left <= NOW
        assert presence.arrive(found, held, "new", "t", NOW, LIMITS.grace).began <= NOW
        presence.prune(found, held, NOW)


CHANGED = st.fixed_dictionaries(
    {**{name: st.just(PAGE[name]) for name in PAGE}, "id": st.sampled_from(["one", "two"])}
    | {
        "turn": st.integers(1, 3),
        "at": st.sampled_from([NOW, NOW - 1]),
        "visible": st.booleans(),
        "left": st.none() | st.just(NOW),
        "using": st.dictionaries(st.sampled_from(["camera", "geolocation"]), st.just(True) | st.just(NOW)),
    }
)
LISTS = st.lists(CHANGED, max_size=4)


@given(LISTS, LISTS, LISTS)
def test_merging_pages_comes_to_the_same_in_any_order(one, two, three):
    def told(*lists):
        found = []
        for records in lists:
            found = presence.merge(found, records)
        return json.dumps([page.record() for page in found], sort_keys=True)

    assert len({told(*order) for order in permutations((one, two, three))}) == 1
    assert told(one, one) == told(one)


def test_a_page_is_read_as_it_was_written():
    page = Page("one", "t", NOW - HOUR, NOW)
    page.use("camera", True, NOW)
    page.show(False, NOW + 1)
    page.use("camera", False, NOW + 2)
    page.leave(NOW + 3)
    assert pages.read(json.loads(json.dumps(page.record()))).record() == page.record()


def test_a_use_that_never_began_cannot_end_and_leaving_ends_them_all():
    page = Page("one", "t", NOW, NOW)
    page.use("microphone", False, NOW)
    page.use("camera", True, NOW)
    page.leave(NOW + 1)
    assert page.using == {"camera": NOW + 1}


def life(*steps, span=ONCE, name="camera", held=("one",)):
    """Play a page's life and return why a grant of its first moment has ended."""
    page = Page("one", "t", NOW, NOW)
    now = NOW
    for wait, what, *arguments in steps:
        now += wait
        if what:
            getattr(page, what)(*arguments, now)
    visit = presence.describe([page], held, name, now)
    return judge(Entry(named(name), ORIGIN, "granted", NOW, span), visit, now, LIMITS).ended


def test_five_minutes_in_the_background():
    assert life((HOUR, "show", False), (5 * MINUTE - 1, "")) == ""
    assert life((HOUR, "show", False), (5 * MINUTE, "")) == "background"


def test_coming_back_starts_the_five_minutes_anew():
    assert life((0, "show", False), (4 * MINUTE, "show", True), (4 * MINUTE, "show", False), (4 * MINUTE, "")) == ""


def test_a_camera_in_use_may_stay_in_the_background():
    used = [(0, "use", "camera", True), (0, "show", False), (3 * HOUR, "use", "camera", False)]
    assert life(*used[:2], (3 * HOUR, "")) == ""
    assert life(*used, (5 * MINUTE - 1, "")) == ""
    assert life(*used, (5 * MINUTE, "")) == "background"
    assert life(*used[:2], (16 * HOUR, "")) == "expired"


def test_a_location_that_is_watched_does_not_count_in_the_background():
    watched = [(0, "use", "geolocation", True), (HOUR, "show", False), (5 * MINUTE, "")]
    assert life(*watched, name="geolocation") == "background"


def test_leaving_and_the_grace():
    assert life((HOUR, "leave"), (4999, "")) == ""
    assert life((HOUR, "leave"), (5000, "")) == "left"
    assert life((HOUR, "leave"), (5000, ""), span=PERSISTENT) == ""


def test_a_crash_counts_from_the_last_sign_of_life():
    assert life((HOUR, "show", True), (HOUR, ""), held=()) == "left"
    assert life((HOUR, "show", True), (1000, ""), held=()) == ""


def test_a_page_that_comes_back_out_of_the_cache():
    """A page in the back/forward cache has left; within the grace, the visit goes on."""
    for away, why in ((4000, ""), (6000, "left")):
        page = Page("one", "t", NOW, NOW)
        page.leave(NOW + 1000)
        back = NOW + 1000 + away
        page.come_back(presence.arrive([page], [], "one", "t", back, LIMITS.grace).began, True, back)
        visit = presence.describe([page], ["one"], "camera", back)
        assert judge(grant(decided=NOW), visit, back, LIMITS).ended == why


def test_another_tab_after_the_last_one_is_another_visit():
    """All pages of the origin were closed, although only for a moment."""
    for tab, why in (("t", ""), ("another", "left")):
        arrival = presence.arrive(known([GONE]), [], "new", tab, NOW, LIMITS.grace)
        found = [*known([GONE]), Page("new", tab, arrival.began, NOW)]
        visit = presence.describe(found, ["new"], "camera", NOW)
        assert judge(grant(decided=NOW - MINUTE), visit, NOW, LIMITS).ended == why


def test_the_pages_that_are_remembered():
    old = {**GONE, "id": "old", "left": NOW - 17 * HOUR}
    later = {**GONE, "id": "later", "left": NOW + HOUR}
    found = presence.prune(known([PAGE, {**GONE, "id": "two", "tab": "another"}, old, later]), ["one"], NOW)
    assert [page.id for page in found] == ["one", "two"]
    many = [{**PAGE, "id": f"{number}", "at": NOW - number} for number in range(300)]
    assert len(known(many)) == presence.MAX_PAGES and "0" in [page.id for page in known(many)]


def tab_with(*changes):
    """Return what is remembered of pages in one tab, each given as what differs from one that has left in time."""
    records = [
        {**GONE, "id": str(turn), "left": NOW - 9, "at": NOW - 9 + turn} | each for turn, each in enumerate(changes)
    ]
    return [page.id for page in presence.prune(known(records), [], NOW)]


FOLLOWED = [
    ([{}, {}], ["1"]),
    ([{}, {}, {}], ["2"]),
    ([{}, {"tab": "another"}], ["0", "1"]),
    ([{}, {"began": NOW - HOUR + 1, "left": NOW}], ["0", "1"]),  # which did not know of it
    ([{}, {"began": NOW, "left": NOW}], ["1"]),  # which came when the visit was over
    ([{}, {"visible": False, "seen": 0}], ["0", "1"]),
    ([{}, {"visible": False, "seen": NOW}], ["1"]),
    ([{}, {"left": NOW - 10}], ["0", "1"]),
    ([{"using": {"camera": NOW - 20}}, {}], ["0", "1"]),
    ([{"using": {"camera": NOW - 20}}, {"using": {"camera": NOW - 10}}], ["1"]),
    ([{"using": {"camera": True}}, {"using": {"camera": NOW - 10}}], ["0", "1"]),
]


@pytest.mark.parametrize(("pages", "remembered"), FOLLOWED)
def test_the_last_page_of_a_tab_stands_for_those_before_it(pages, remembered):
    assert tab_with(*pages) == remembered


WAITS = st.sampled_from([0.0, 1000.0, 4999.0, 5001.0, MINUTE, 6 * MINUTE, HOUR])
HAPPENINGS = ["load", "load hidden", "leave", "crash", "show", "hide", "use", "stop"]
HISTORIES = st.lists(st.tuples(WAITS, st.sampled_from("ab"), st.sampled_from(HAPPENINGS)), max_size=25)


@given(HISTORIES)
def test_what_is_forgotten_of_pages_changes_nothing(history):
    everything, remembered, there, now = [], [], {}, NOW
    for number, (wait, tab, what) in enumerate(history):
        now += wait
        page = there.get(tab)
        if what.startswith("load"):
            if page:
                page.leave(now)
                del there[tab]
            held = [other.id for other in there.values()]
            arrivals = [presence.arrive(each, held, str(number), tab, now, 5000) for each in (everything, remembered)]
            assert arrivals[0].began == arrivals[1].began
            there[tab] = page = Page(str(number), tab, arrivals[0].began, now, what == "load")
            everything = presence.merge([*everything, page], [])
            remembered = presence.prune(presence.merge([*remembered, page], []), [*held, page.id], now)
        elif page and what in ("leave", "crash"):
            if what == "leave":
                page.leave(now)
            del there[tab]
        elif page and what in ("show", "hide"):
            page.show(what == "show", now)
        elif page:
            page.use("camera", what == "use", now)
        held = [other.id for other in there.values()]
        for name in ("camera", "geolocation"):
            visits = [vars(presence.describe(each, held, name, now)) for each in (everything, remembered)]
            assert visits[0] == visits[1]


ADJUSTED = [
    ({}, 5000.0, 90),
    ({"grace": "1.5", "unused": 7}, 1500.0, 7),
    ({"grace": 0, "unused": "0"}, 0.0, 0),
    ({"grace": "61", "unused": "-1"}, 5000.0, 90),
    ({"grace": "soon", "unused": None}, 5000.0, 90),
    ({"grace": "nan", "unused": "inf"}, 5000.0, 90),
]


@pytest.mark.parametrize(("options", "grace", "days"), ADJUSTED)
def test_limits_can_be_adjusted(options, grace, days):
    limits = Limits()
    limits.adjust(options)
    assert (limits.grace, limits.unused) == (grace, days * DAY)
