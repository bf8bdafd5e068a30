"""Permission states (fact sheet 8; design, section 7)."""

from itertools import product

import pytest

from polyfill.permissions.states import EffectiveStates, aggregate

G, D, P = "granted", "denied", "prompt"


@pytest.mark.parametrize(("first", "second"), list(product((G, D, P), repeat=2)))
def test_aggregate(first, second):
    expected = D if D in (first, second) else P if P in (first, second) else G
    assert aggregate([first, second]) == expected


def test_unknown_is_prompt():
    assert EffectiveStates().get("camera") == P


def test_reports_are_followed():
    states = EffectiveStates()
    for state in (P, G, D, P):
        states.report("camera", state)
        assert states.get("camera") == state


def test_a_browser_that_does_not_know_has_answered_all_the_same():
    states = EffectiveStates()
    assert not states.are_known(("camera",))
    states.report("camera", None)
    assert states.are_known(("camera",)) and not states.are_known(("camera", "microphone"))
    assert (states.get("camera"), states.answer("camera")) == (P, None)


@pytest.mark.parametrize("word", ["", "GRANTED", "ask", None, 1])
def test_words_that_are_no_state_are_ignored(word):
    states = EffectiveStates()
    states.report("camera", G)
    states.report("camera", word)
    assert states.get("camera") == G


def test_a_use_counts_where_the_browser_goes_on_saying_prompt():
    states = EffectiveStates()
    states.report("camera", P)
    states.used("camera")
    states.report("camera", P)
    assert states.get("camera") == G


def test_a_use_proves_nothing_where_the_browser_tells_the_truth():
    states = EffectiveStates()
    states.report("camera", G)
    states.used("camera")
    states.report("camera", P)
    assert states.get("camera") == P


def test_a_use_proves_nothing_any_more_once_the_browser_has_told_of_the_grant():
    states = EffectiveStates()
    states.report("camera", P)
    states.used("camera")
    states.report("camera", G)
    states.report("camera", P)
    assert states.get("camera") == P


@pytest.mark.parametrize("end", [lambda s: s.report("camera", D), lambda s: s.refused("camera")])
def test_a_denial_or_a_refusal_ends_what_a_use_proved(end):
    states = EffectiveStates()
    states.used("camera")
    end(states)
    states.report("camera", P)
    assert states.get("camera") == P
