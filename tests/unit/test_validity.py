"""Validity as a state machine: what befalls an element, and what it says (fact sheet 2 and 4; native timelines)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.blockers import (
    ATTRIBUTE_CHANGED,
    CLIPPED,
    DELAY,
    INTERSECTION_CHANGED,
    OCCLUDED,
    RECENTLY_ATTACHED,
    STYLE_INVALID,
    TYPE_INVALID,
    UNSUCCESSFUL_REGISTRATION,
)
from polyfill.validity import FRAME, Validity

SEEN = {"visible": True, "ratio": 1.0}
COVERED = {"visible": False, "ratio": 1.0}
OUT = {"visible": False, "ratio": 0.0}
PALE = ["contrast", "color", "pale", "contrast 2.1, at least 3"]
HERE, THERE = "0 0 100 40", "0 9 100 49"


class Timeline:
    """Plays steps at points in time and notes each change of the reason in between."""

    def __init__(self):
        self.validity = Validity()
        self.told = []
        self.now = 0.0

    def until(self, time):
        due = self.validity.next_change(self.now)
        while due is not None and due <= time:
            self.now = max(self.now, due)
            self.note()
            due = self.validity.next_change(self.now)
        self.now = time

    def note(self):
        if self.validity.update(self.now):
            self.told.append((self.now, self.validity.invalid_reason))

    def do(self, time, name, *arguments):
        self.until(time)
        getattr(self, name)(*arguments)
        self.note()

    def attach(self):
        self.validity.attach()

    def detach(self):
        self.validity.detach()

    def see(self, sight=SEEN, rect=HERE, box=True, visible=True):
        self.validity.sense(self.now, box, visible, rect, sight)

    def register(self):
        self.validity.register(self.now)

    def style(self, *violations):
        self.validity.set_style(list(violations), self.now)

    def attribute(self):
        self.validity.attribute_changed(self.now)


def timeline(*steps):
    """Play steps from a valid element at 0 on; return what it said."""
    line = Timeline()
    for step in [(-2000, "attach"), (-2000, "see"), (-2000, "register")]:
        line.do(*step)
    line.until(0.0)
    assert line.validity.is_valid
    line.told.clear()
    for step in steps:
        line.do(*step)
    line.until(5000.0)
    return line.told


REGISTRATION = UNSUCCESSFUL_REGISTRATION

TIMELINES = {
    "nothing happens": ([(0, "see")], []),
    "moved": ([(0, "see", SEEN, THERE)], [(0, INTERSECTION_CHANGED), (500, "")]),
    "moved again and again": (
        [(at, "see", SEEN, str(at)) for at in range(0, 1000, 100)],
        [(0, INTERSECTION_CHANGED), (1400, "")],
    ),
    "covered and uncovered": ([(0, "see", COVERED), (700, "see")], [(0, OCCLUDED), (1200, "")]),
    "scrolled out and in": (
        [(0, "see", OUT, ""), (700, "see")],
        [(0, CLIPPED), (1200, "")],
    ),
    "clipped, then covered": (
        [(0, "see", OUT), (100, "see", COVERED), (200, "see")],
        [(0, CLIPPED), (100, OCCLUDED), (200, CLIPPED), (700, "")],
    ),
    "style broken and mended": ([(0, "style", "color"), (700, "style")], [(0, STYLE_INVALID), (1200, "")]),
    "styled anew while it cools down": (
        [(0, "style", "color"), (100, "style"), (400, "style")],
        [(0, STYLE_INVALID), (900, "")],
    ),
    "display none and back": (
        [(0, "see", None, "", False), (700, "see"), (703, "register")],
        [
            (0, STYLE_INVALID),
            (500, REGISTRATION),
            (703, INTERSECTION_CHANGED),
            (703 + FRAME, STYLE_INVALID),
            (1203 + FRAME, ""),
        ],
    ),
    "display none and back at once": (
        [(0, "see", None, "", False), (100, "see"), (101, "register")],
        [(0, STYLE_INVALID), (100, INTERSECTION_CHANGED), (101 + FRAME, STYLE_INVALID), (601 + FRAME, "")],
    ),
    "hidden and back": (
        [(0, "see", COVERED, HERE, True, False), (700, "register"), (700, "see")],
        [(0, REGISTRATION), (700, OCCLUDED), (1200, "")],
    ),
    "detached and attached again": (
        [(0, "detach"), (300, "attach"), (305, "see"), (308, "register")],
        [(305, REGISTRATION), (308, INTERSECTION_CHANGED), (805, "")],
    ),
    "an attribute changed": ([(0, "attribute")], [(0, ATTRIBUTE_CHANGED), (500, "")]),
    "visible again right after it was attached": (
        [(0, "detach"), (0, "attach"), (0, "see", COVERED), (1, "register"), (100, "see")],
        [(0, REGISTRATION), (1, OCCLUDED), (500, "")],
    ),
    "the longest is told": (
        [(0, "see", SEEN, THERE), (200, "attribute")],
        [(0, INTERSECTION_CHANGED), (200, ATTRIBUTE_CHANGED), (700, "")],
    ),
    "style is told before covered": (
        [(0, "see", COVERED), (100, "style", "color"), (200, "see"), (300, "style")],
        [(0, OCCLUDED), (100, STYLE_INVALID), (800, "")],
    ),
}


@pytest.mark.parametrize("name", TIMELINES)
def test_timelines(name):
    steps, told = TIMELINES[name]
    assert timeline(*steps) == told


def test_before_its_first_box_nothing_is_told():
    line = Timeline()
    line.do(0, "attach")
    line.do(100, "see", None, "", False)
    line.until(2000)
    assert (line.told, line.validity.is_valid, line.validity.invalid_reason) == ([], False, "")


def test_what_is_hidden_from_the_start_says_that_it_is_not_registered():
    line = Timeline()
    line.do(0, "attach")
    line.do(5, "see", None, "", False, False)
    line.until(2000)
    assert line.told == [(5, REGISTRATION)]
    line.do(2000, "see")
    line.do(2000, "register")
    line.until(4000)
    assert line.told[-1] == (2500, "")


def test_an_answer_that_is_long_in_coming_lengthens_nothing():
    line = Timeline()
    line.do(0, "attach")
    line.do(0, "see")
    line.do(700, "register")
    assert line.told == [(0, REGISTRATION), (700, "")]


def test_an_unsupported_type_is_told_without_a_box_and_for_ever():
    line = Timeline()
    line.do(0, "attach")
    line.validity.set_type_invalid()
    line.do(1, "note")
    line.do(10, "see")
    line.do(20, "register")
    line.until(2000)
    assert line.told == [(1, TYPE_INVALID)]


def test_explanations_name_reason_details_and_cooldown():
    line = Timeline()
    line.do(0, "attach")
    line.do(0, "see")
    line.do(0, "register")
    line.do(1000, "style", PALE)
    explanation = line.validity.explanation(STYLE_INVALID)
    assert "color: pale; contrast 2.1, at least 3" in explanation and STYLE_INVALID in explanation
    line.do(1100, "style")
    assert "half a second" in line.validity.explanation(STYLE_INVALID)
    assert "pale" not in line.validity.explanation(STYLE_INVALID)


STEPS = st.lists(
    st.tuples(
        st.floats(0, 700),
        st.one_of(
            st.just(("attach",)),
            st.just(("detach",)),
            st.just(("register",)),
            st.just(("attribute",)),
            st.tuples(
                st.just("see"),
                st.sampled_from([SEEN, COVERED, OUT, None]),
                st.sampled_from([HERE, THERE, ""]),
                st.booleans(),
                st.booleans(),
            ),
            st.sampled_from([("style",), ("style", PALE)]),
        ),
    ),
    max_size=30,
)


@given(STEPS)
def test_valid_only_when_nothing_blocks_and_blocked_no_longer_than_that(steps):
    line = Timeline()
    last_trouble = 0.0
    judged = False  # before its first box, what was told stays told
    for wait, step in steps:
        now = line.now + wait
        if step[0] == "register" and not line.validity.shown:
            continue  # the page registers nobody who is not shown
        if step[0] == "see" and not line.validity.attached:
            continue  # nobody senses what is not in a document
        line.do(now, *step)
        last_trouble = now
        judged = step[0] not in ("attach", "detach") and (judged or (step[0] == "see" and step[3]))
        if judged and line.validity.is_valid:
            assert line.validity.shown and line.validity.registered and not line.validity.has_cause
    line.do(line.now, "attach")
    line.do(line.now, "style")
    line.do(line.now, "see", SEEN, "9 9 9 9")
    line.do(line.now, "register")
    line.until(max(last_trouble, line.now) + DELAY + FRAME + DELAY)
    assert line.validity.is_valid


def test_recently_attached_is_told_where_the_place_is_the_same():
    line = Timeline()
    line.do(0, "attach")
    line.do(0, "see", OUT, "")
    line.do(0, "register")
    line.do(100, "see", SEEN, "")
    assert [reason for _, reason in line.told] == [REGISTRATION, CLIPPED]
    line.until(1000)
    assert line.told[-1] == (500, "")
    assert line.validity.reason(499) in (CLIPPED, RECENTLY_ATTACHED)
