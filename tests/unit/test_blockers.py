"""The blockers: what is told, and for how long (fact sheet 2.2, 2.3, 2.5, 2.6b)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.blockers import (
    CLIPPED,
    DELAY,
    INTERSECTION_CHANGED,
    OCCLUDED,
    PRIORITY,
    RECENTLY_ATTACHED,
    TYPE_INVALID,
    UNSUCCESSFUL_REGISTRATION,
    Blockers,
)


def test_nothing_blocks_at_first():
    assert Blockers().reason(0) == ""
    assert Blockers().next_change(0) is None


def test_an_expiring_blocker_ends_after_half_a_second():
    blockers = Blockers()
    blockers.add_expiring(RECENTLY_ATTACHED, 100)
    assert blockers.reason(100) == RECENTLY_ATTACHED
    assert blockers.reason(599.9) == RECENTLY_ATTACHED
    assert blockers.reason(600) == ""
    assert blockers.next_change(100) == 600


def test_registration_is_told_before_the_cooldown_and_does_not_stop_it():
    blockers = Blockers()
    blockers.add(UNSUCCESSFUL_REGISTRATION)
    blockers.add_expiring(RECENTLY_ATTACHED, 0)
    assert blockers.reason(0) == UNSUCCESSFUL_REGISTRATION
    assert blockers.next_change(0) is None
    assert blockers.reason(10_000) == UNSUCCESSFUL_REGISTRATION
    blockers.remove(UNSUCCESSFUL_REGISTRATION)
    assert blockers.reason(10) == RECENTLY_ATTACHED
    assert blockers.reason(10_000) == ""


def test_an_invalid_type_is_told_first():
    blockers = Blockers()
    blockers.add(UNSUCCESSFUL_REGISTRATION)
    blockers.add(TYPE_INVALID)
    assert blockers.reason(0) == TYPE_INVALID


def test_the_blocker_that_lasts_longest_is_told():
    blockers = Blockers()
    blockers.add_expiring("short", 0, 50)
    blockers.add_expiring("long", 0, 500)
    assert blockers.reason(0) == "long"
    assert blockers.next_change(0) == 500


def test_a_blocker_is_never_shortened():
    blockers = Blockers()
    blockers.add_expiring("a", 0, 500)
    blockers.add_expiring("a", 100, 50)
    assert blockers.reason(499) == "a"


def test_a_past_time_can_be_judged_later():
    blockers = Blockers()
    blockers.add_expiring(RECENTLY_ATTACHED, 0)
    assert blockers.reason(900) == ""
    assert blockers.reason(200) == RECENTLY_ATTACHED


def test_cooling_down_ends_what_stands_and_restarts_what_expires():
    blockers = Blockers()
    blockers.cool_down(OCCLUDED, 0)
    assert blockers.reason(0) == "", "nothing was there to cool down"
    blockers.add(OCCLUDED)
    blockers.add_expiring(OCCLUDED, 0)
    assert blockers.next_change(0) is None, "what stands does not expire"
    blockers.cool_down(OCCLUDED, 100)
    assert (blockers.reason(599), blockers.reason(600)) == (OCCLUDED, "")
    blockers.cool_down(OCCLUDED, 400)
    assert (blockers.reason(899), blockers.reason(900)) == (OCCLUDED, "")
    blockers.cool_down(OCCLUDED, 1000)
    assert blockers.reason(1000) == "", "it had ended"


def test_a_temporary_blocker_beneath_a_standing_one_comes_back():
    blockers = Blockers()
    blockers.add_expiring(RECENTLY_ATTACHED, 0)
    blockers.add(CLIPPED)
    blockers.add_expiring(RECENTLY_ATTACHED, 10)
    assert blockers.reason(10) == CLIPPED
    blockers.remove(CLIPPED)
    assert (blockers.reason(20), blockers.reason(510)) == (RECENTLY_ATTACHED, "")


def test_of_two_that_end_together_the_younger_is_told():
    blockers = Blockers()
    blockers.add_expiring(RECENTLY_ATTACHED, 0)
    blockers.add_expiring(INTERSECTION_CHANGED, 0)
    assert blockers.reason(0) == INTERSECTION_CHANGED


@pytest.mark.parametrize("higher", range(len(PRIORITY)))
def test_those_that_stand_are_told_in_their_order(higher):
    blockers = Blockers()
    for reason in reversed(PRIORITY[higher:]):
        blockers.add(reason)
    blockers.add_expiring(RECENTLY_ATTACHED, 0)
    assert blockers.reason(0) == PRIORITY[higher]


REASONS = st.sampled_from([TYPE_INVALID, UNSUCCESSFUL_REGISTRATION, RECENTLY_ATTACHED, INTERSECTION_CHANGED, OCCLUDED])
STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove", "expiring", "cool"]), REASONS, st.floats(0, 700)))


@given(STEPS)
def test_no_sequence_is_valid_while_something_blocks_or_blocked_once_nothing_does(steps):
    blockers = Blockers()
    standing, until, now = set(), {}, 0.0  # an oracle: who stands, and when each of the others ends
    for action, reason, wait in steps:
        now += wait
        if action == "expiring":
            blockers.add_expiring(reason, now)
            if reason not in standing:
                until[reason] = max(until.get(reason, 0.0), now + DELAY)
        elif action == "cool":
            blockers.cool_down(reason, now)
            if reason in standing or until.get(reason, 0.0) > now:
                until[reason] = now + DELAY
            standing.discard(reason)
        elif reason in (RECENTLY_ATTACHED, INTERSECTION_CHANGED):
            continue  # these two never stand
        elif action == "add":
            blockers.add(reason)
            standing.add(reason)
        else:
            blockers.remove(reason)
            standing.discard(reason)
        end = max([0.0, *until.values()])
        assert (blockers.reason(now) == "") == (not standing and now >= end)
        change = blockers.next_change(now)
        if blockers.reason(now) and not standing:
            assert change == end and blockers.reason(change) == ""
        else:
            assert change is None
    for reason in list(standing):
        blockers.remove(reason)
    assert blockers.reason(max([now, *until.values()])) == ""
