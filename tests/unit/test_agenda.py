"""Which elements a dispatch looks at, and that it costs what it concerns."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.agenda import Agenda
from tests.unit.harness import OUT, Harness


@given(st.dictionaries(st.integers(1, 9), st.integers(0, 9)), st.sets(st.integers(1, 9)), st.integers(0, 9))
def test_those_that_are_due_and_those_that_something_befell_are_concerned(due, befallen, now):
    agenda = Agenda()
    for handle, at in due.items():
        agenda.plan(handle, at)
    agenda.add(befallen)
    assert agenda.next_change() == min(due.values(), default=None)
    expected = befallen | {handle for handle, at in due.items() if at <= now}
    assert agenda.concerned(now) == sorted(expected)
    for handle in expected:
        agenda.drop(handle)
    assert agenda.concerned(now) == []


def test_a_plan_replaces_the_one_before():
    agenda = Agenda()
    agenda.plan(1, 5.0)
    agenda.plan(1, 9.0)
    assert (agenda.concerned(5.0), agenda.next_change()) == ([], 9.0)
    agenda.plan(1, None)
    assert (agenda.concerned(9.0), agenda.next_change()) == ([], None)


def test_what_befell_is_looked_at_until_that_is_noted():
    agenda = Agenda()
    agenda.add([2, 1])
    assert agenda.concerned(0.0) == agenda.concerned(0.0) == [1, 2]
    agenda.clear()
    assert agenda.concerned(0.0) == []


def calls(count: int, kind: str, payload) -> int:
    """Return how many functions a dispatch calls on a page with so many elements that have come to rest."""
    page = Harness()
    for handle in range(1, count + 1):
        page.attach("camera", handle)
    page.run(2000)
    called = []
    sys.setprofile(lambda frame, event, argument: called.append(event) if event == "call" else None)
    try:
        page.tell(kind, payload)
    finally:
        sys.setprofile(None)
    return len(called)


@pytest.mark.parametrize(
    ("kind", "payload"),
    [("sense", [[1, 2000.0, True, True, "0 0 50 50", OUT]]), ("style", [[1, 2000.0, []]]), ("tick", None)],
)
def test_a_dispatch_costs_what_it_concerns(kind, payload):
    assert calls(200, kind, payload) == calls(10, kind, payload)
