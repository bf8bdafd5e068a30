"""What getComputedStyle() writes (CSS Values)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.css import values

NUMBERS = [
    ("0", 0.0), ("-0", 0.0), ("1.5", 1.5), (".5", 0.5), ("+3", 3.0), ("1e3", 1000.0), ("3.35544e+07", 33554400.0),
    ("-1.5e-2", -0.015), ("", None), ("x", None), ("nan", None), ("inf", None), ("Infinity", None), ("1_0", None),
    (" 1", None), ("1 ", None), ("0x1", None), ("1e", None), ("--1", None), ("1e999", None), ("\uff11", None),
    ("1\uff121", None),
]  # fmt: skip
LENGTHS = [
    ("20px", 20.0), ("0", 0.0), ("0px", 0.0), ("-3.5px", -3.5), ("1e-05px", 1e-05), ("calc(20px)", 20.0), ("px", None),
    ("20", None), ("20em", None), ("auto", None), ("", None), ("50%", None), ("calc(5% + 1px)", None), ("20 px", None),
    ("calc(20px", None), ("infinitypx", None),
]  # fmt: skip
LIKE_LENGTHS = [
    ("20px", True), ("5%", True), ("calc(5% + 1px)", True), ("min(60px, 50%)", True), ("clamp(1px, 2%, 3px)", True),
    ("max(1px, min(2%, 3px))", True), ("auto", False), ("", False), ("calc-size(auto, size)", False),
    ("calc(1px) calc(2px)", False), ("calc(1px", False), ("calc(1px))", False), ("foo(1px)", False),
    ("anchor-size(width)", False), ("max(1px, anchor-size(width))", False), ("5% + 1px", False),
]  # fmt: skip
SPLITS = [
    ("a b", " ", ["a", "b"]),
    ("calc(1px + 2%)  3px", " ", ["calc(1px + 2%)", "3px"]),
    ("rgb(1, 2, 3), x", ",", ["rgb(1, 2, 3)", "x"]),
    ("", " ", []),
    (")(", " ", [")("]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_number(text, expected):
    assert values.number(text) == expected


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_length(text, expected):
    assert values.length(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("50%", 50.0), ("-1.5%", -1.5), ("calc(5%)", 5.0), ("5", None), ("%", None)]
)
def test_percentage(text, expected):
    assert values.percentage(text) == expected


@pytest.mark.parametrize(("text", "expected"), LIKE_LENGTHS)
def test_is_length_like(text, expected):
    assert values.is_length_like(text) == expected


@pytest.mark.parametrize(("text", "separator", "expected"), SPLITS)
def test_split(text, separator, expected):
    assert values.split(text, separator) == expected


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (20.0, "20px"),
        (2.6, "2.6px"),
        (-0.65, "-0.65px"),
        (-0.0, "0px"),
        (76.363636363, "76.3636px"),
        (0.1 + 0.2, "0.3px"),
    ],
)
def test_px(number, text):
    assert values.px(number) == text


@given(st.floats(-1e5, 1e5))
def test_what_is_written_reads_the_same_within_the_tolerance(number):
    read = values.length(values.px(number))
    assert not values.less(read, number) and not values.less(number, read)


@given(st.text())
def test_any_text_gives_a_value(text):
    for function in (values.number, values.length, values.percentage, values.is_length_like, values.split):
        function(text)


@given(st.text(alphabet="calc()min,maxp %+-.0123456789e"))
def test_any_text_of_css_gives_a_value(text):
    for function in (values.number, values.length, values.percentage, values.is_length_like, values.split):
        function(text)
