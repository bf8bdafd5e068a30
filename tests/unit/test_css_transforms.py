"""Which transforms leave an element as it is (seed, "transform")."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.css import transforms

TRANSFORMS = [
    ("none", True),
    ("matrix(1, 0, 0, 1, 0, 0)", True),
    ("matrix(1, 0, 0, 1, 20.5, -3e+02)", True),
    ("matrix(1.5, 0, 0, 1.5, 0, 0)", True),
    ("matrix(1.5, 0, 0, 1.4, 0, 0)", False),
    ("matrix(0.99, 0, 0, 0.99, 0, 0)", False),
    ("matrix(-1, 0, 0, -1, 0, 0)", False),
    ("matrix(0.94, 0.34, -0.34, 0.94, 0, 0)", False),
    ("matrix(1, 0.2, 0, 1, 0, 0)", False),
    ("matrix(1, 0, 0.2, 1, 0, 0)", False),
    ("matrix(1, 0, 0, 1)", False),
    ("matrix(1, 0, 0, 1, a, 0)", False),
    ("matrix(1, 0, 0, 1, 0, 0", False),
    ("matrix3d(2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0, 5, 5, 0, 1)", True),
    ("matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 9, 1)", False),
    ("matrix3d(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, -0.01, 0, 0, 0, 1)", False),
    ("matrix3d(1, 0, 0, 0, 0, 0.17, 0.98, 0, 0, -0.98, 0.17, 0, 0, 0, 0, 1)", False),
    ("rotate(0deg)", False),
    ("", False),
]
SCALES = [("none", True), ("1", True), ("1.5", True), ("1.5 1.5", True), ("2 2 1", True), ("0.5", False), ("1 2", False),
          ("2 2 2", False), ("-1", False), ("-2 -2", False), ("", False), ("2 foo", False), ("1 1 1 1", False)]  # fmt: skip


@pytest.mark.parametrize(("value", "harmless"), TRANSFORMS)
def test_transform(value, harmless):
    assert transforms.is_translation_or_up_scaling(value) == harmless


@pytest.mark.parametrize(("value", "harmless"), SCALES)
def test_scale(value, harmless):
    assert transforms.is_up_scaling(value) == harmless


@given(st.one_of(st.text(), st.text(alphabet="matrix3d(),. 0123456789-px%")))
def test_any_text_is_judged(text):
    for function in (transforms.is_translation_or_up_scaling, transforms.is_up_scaling):
        assert function(text) in (True, False)
