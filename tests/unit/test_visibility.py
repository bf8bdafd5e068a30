"""What counts as visible (fact sheet 4.2 and 4.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.blockers import CLIPPED, OCCLUDED
from polyfill.visibility import VISIBLE, classify, is_translation_or_up_scaling

CLEAR = {"covered": 0, "missing": 0, "effects": []}

SIGHTS = [
    (None, None),
    ({"visible": True, "ratio": 1.0}, VISIBLE),
    ({"visible": False, "ratio": 1.0}, OCCLUDED),
    ({"visible": False, "ratio": 0.99}, CLIPPED),
    ({"visible": True, "ratio": 0.5}, CLIPPED),  # an ancestor clips it: the browser calls that visible
    ({"visible": False, "ratio": 0.0}, CLIPPED),
    ({"ratio": 1.0}, VISIBLE),
    ({"ratio": 0.5}, CLIPPED),
    (CLEAR, VISIBLE),
    ({**CLEAR, "covered": 1}, OCCLUDED),
    ({**CLEAR, "missing": 1}, CLIPPED),
    ({**CLEAR, "covered": 1, "missing": 1}, OCCLUDED),
    ({**CLEAR, "covered": 1, "ratio": 0.2}, CLIPPED),
    ({**CLEAR, "effects": [["opacity", "0.99"]]}, OCCLUDED),
    ({**CLEAR, "effects": [["filter", "grayscale(1)"]]}, OCCLUDED),
    ({**CLEAR, "effects": [["mixBlendMode", "multiply"]]}, OCCLUDED),
    ({**CLEAR, "effects": [["transform", "matrix(1, 0, 0, 1, 9, 9)"]]}, VISIBLE),
    ({**CLEAR, "effects": [["transform", "matrix(1, 0, 0, 1, 9, 9)"], ["rotate", "20deg"]]}, OCCLUDED),
    ({**CLEAR, "effects": [["scale", "2"]]}, VISIBLE),
    ({**CLEAR, "effects": [["scale", "2 3"]]}, OCCLUDED),
    ({**CLEAR, "effects": [["scale", "0.9"]]}, OCCLUDED),
]


@pytest.mark.parametrize(("sight", "judged"), SIGHTS)
def test_sights(sight, judged):
    assert classify(sight) == judged


TRANSFORMS = [
    ("none", True),
    ("matrix(1, 0, 0, 1, 0, 0)", True),
    ("matrix(1, 0, 0, 1, 20.5, -3)", True),
    ("matrix(1.5, 0, 0, 1.5, 0, 0)", True),
    ("matrix(1.5, 0, 0, 1.4, 0, 0)", False),
    ("matrix(0.9, 0, 0, 0.9, 0, 0)", False),
    ("matrix(0, 0, 0, 0, 0, 0)", False),
    ("matrix(-1, 0, 0, -1, 0, 0)", False),
    ("matrix(0.94, 0.34, -0.34, 0.94, 0, 0)", False),
    ("matrix(1, 0.2, 0, 1, 0, 0)", False),
    ("matrix(1, 0, 0, 1)", False),
    ("matrix(nan, 0, 0, nan, 0, 0)", False),
    ("matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 5, 5, 0, 1)", True),
    ("rotate(20deg)", False),
    ("", False),
]


@pytest.mark.parametrize(("transform", "harmless"), TRANSFORMS)
def test_transforms(transform, harmless):
    assert is_translation_or_up_scaling(transform) == harmless


@given(st.text())
def test_whatever_a_browser_says_gives_a_value(text):
    assert classify({**CLEAR, "effects": [["transform", text], ["scale", text]]}) in (VISIBLE, OCCLUDED)
