"""The quota: first come, first served, three of a kind (fact sheet 2.7)."""

from hypothesis import given
from hypothesis import strategies as st

from polyfill.registration import LIMIT, Registry


def test_kinds_have_budgets_of_their_own():
    registry = Registry()
    for handle in range(5):
        registry.enter("camera", handle)
    registry.enter("microphone", 9)
    registry.answer()
    assert [registry.is_admitted("camera", handle) for handle in range(5)] == [True, True, True, False, False]
    assert [registry.waits("camera", handle) for handle in range(5)] == [False, False, False, True, True]
    assert registry.is_admitted("microphone", 9)


def test_to_enter_again_keeps_the_place():
    registry = Registry(limit=1)
    for handle in (1, 2, 1):
        registry.enter("camera", handle)
    registry.answer()
    assert registry.is_admitted("camera", 1)


def test_nobody_knows_before_the_answer():
    registry = Registry(limit=1)
    registry.enter("camera", 1)
    registry.enter("camera", 2)
    assert registry.has_questions
    assert not registry.is_admitted("camera", 1) and not registry.waits("camera", 2)
    registry.answer()
    assert not registry.has_questions
    assert registry.is_admitted("camera", 1) and registry.waits("camera", 2)


def test_who_is_not_in_the_queue_is_neither_admitted_nor_waiting():
    registry = Registry()
    registry.leave("camera", 1)
    assert not registry.is_admitted("camera", 1) and not registry.waits("camera", 1)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 9))))
def test_the_first_of_those_that_stayed_are_admitted(steps):
    registry, queue = Registry(), []
    for enters, handle in steps:
        if enters:
            registry.enter("camera", handle)
            queue += [] if handle in queue else [handle]
        else:
            registry.leave("camera", handle)
            queue = [other for other in queue if other != handle]
        registry.answer()
        assert [handle for handle in range(10) if registry.is_admitted("camera", handle)] == sorted(queue[:LIMIT])
