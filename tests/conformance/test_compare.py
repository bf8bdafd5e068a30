"""What counts as the same value, and what does not."""

import pytest

from polyfill.css import rules
from tests.conformance.compare import differences, length, same
from tests.conformance.pages import Result
from tests.conformance.properties import COMPARED, MECHANISM

SAME = [
    ("20px", "20px"),
    ("20px", "20.06px"),
    ("calc(20px)", "20px"),
    ("calc(calc(20px))", "20px"),
    ("calc(20px + 2px)", "22px"),
    ("0px", "0%"),
    ("25%", "25.02%"),
    ("rgb(255, 0, 0)", "rgba(255, 0, 0, 1)"),
    ("rgb(255, 0, 0)", "color(srgb 1 0 0)"),
    ("rgba(0, 0, 0, 0.933)", "color(srgb 0 0 0 / 0.9333)"),
    ("rgb(255, 255, 255)", "oklch(1 0 0)"),
    ("oklch(0.6 0.2 30)", "oklab(0.6 0.173205 0.1)"),
    ("oklch(0.627955 0.257683 29.2339)", "rgb(255, 0, 0)"),
    ("color(display-p3 1 0 0 / 0.3)", "color(display-p3 1 0 0 / 0.3)"),
    ("rgb(255, 0, 0) 0px 0px 5px 0px", "color(srgb 1 0 0) 0px 0px 5.05px 0px"),
    ("calc-size(fit-content, 1 * size)", "calc-size(fit-content, 1*size)"),
    ("calc-size(fit-content, 1 * size)", "fit-content"),
    ("calc-size(fit-content, 1 * size)", "100px"),
    ("calc-size(fit-content, 3 * size)", "300px"),
    ("calc-size(fit-content, clamp(1 * size, 0px, 3 * size))", "fit-content"),
    ("calc-size(fit-content, clamp(1 * size, 150px, 3 * size))", "150px"),
    ("calc-size(fit-content, clamp(1 * size, 100%, 3 * size))", "calc-size(fit-content, clamp(1*size, calc(100%), 3*size))"),
    ("calc-size(fit-content, clamp(1 * size, 100%, 3 * size))", "calc-size(fit-content, clamp(size, 100%, 3 * size))"),
    ("calc-size(fit-content, min(40px, 3 * size))", "min(calc(40px), 300px)"),
    ("min(25%, 50%) min(50%, 50%)", "25% 50%"),
    ("min(25%, 3px) min(50%, 3px)", "calc(min(25%, 3px) + (0 * min(25%, 3px))) calc(min(50%, 3px) + (0 * min(50%, 3px)))"),
    ("min(25%, 3px)", "calc((0 * min(25%, 3px)) + min(25%, 3px))"),
    ("min(25%, 3px)", "calc(1 * ((0 * min(25%, 3px)) + (1 * min(25%, 3px))))"),
    ("min(60px, 5%)", "calc(0% + (1 * ((0 * min(60px, 5%)) + (1 * min(60px, 5%)))))"),
    ("min(25%, 3px) min(50%, 3px)", "calc((0 * min(25%, 3px)) + min(25%, 3px)) calc((0 * min(50%, 3px)) + min(50%, 3px))"),
    ("calc-size(fit-content, clamp(1 * size, 100%, 3 * size))",
     "calc-size(fit-content, clamp(size, 100%, 3 * size) + (0 * clamp(size, 100%, 3 * size)))"),
    ("min(25%, 3px)", "calc((1 * min(25%, 3px)) + (0 * min(25%, 3px)))"),
    ("none", "rgba(0, 0, 0, 0) 0px 0px 0px 0px, rgba(0, 0, 0, 0) 0px 0px 0px 0px inset"),
    ("min(25%, 50px) min(50%, 50px)", "min(25%, 50.02px) min(50%, 50px)"),
]  # fmt: skip

DIFFERENT = [
    ("20px", "20.2px"),
    ("20px", "20em"),
    ("20px", "20%"),
    ("0px", "auto"),
    ("auto", "none"),
    ("1", "0.95"),
    ("rgb(255, 0, 0)", "rgb(254, 0, 0)"),
    ("rgb(255, 0, 0)", "rgba(255, 0, 0, 0.99)"),
    ("rgb(255, 0, 0)", "color(display-p3 1 0 0)"),
    ("rgb(255, 0, 0) 0px 0px 5px 0px", "none"),
    ('"Times New Roman"', "Arial"),
    ("calc-size(fit-content, 1 * size)", "calc-size(fit-content, 3 * size)"),
    ("calc-size(fit-content, 3 * size)", "none"),
    ("calc-size(fit-content, clamp(1 * size, 100%, 3 * size))", "100px"),
    ("size(", "fit-content"),
    ("min(25%, 50px) min(50%, 50px)", "25% 50%"),
    ("min(25%, 20%) 50%", "25% 50%"),
    ("100px", "100%"),
    ("1px 2px", "1px"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_these_are_the_same(one, other):
    assert same(one, other, 100.0) and same(other, one, 100.0)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_these_are_not(one, other):
    assert not same(one, other, 100.0) and not same(other, one, 100.0)


NONE = (0.0, "")
LENGTHS = [
    ("20px", (20, "px")),
    ("calc(1px + 2 * 3px)", (7, "px")),
    ("clamp(1px, 9px, 3px)", (3, "px")),
    ("max(1px, (2px + 3px) * 2, 4px)", (10, "px")),
    ("calc-size(fit-content, size / 2)", (50, "px")),
    ("5%", (5, "%")),
    ("min(5%, 2 * 2%)", (4, "%")),
    ("20", (20, "")),
    ("min(5%, 4px)", NONE),
    ("auto", NONE),
    ("calc(1px", NONE),
    ("1px 2px", NONE),
    ("", NONE),
]


@pytest.mark.parametrize(("text", "value"), LENGTHS)
def test_lengths(text, value):
    assert length(text, 100.0) == value


def test_without_a_drawing_nothing_depends_on_its_width():
    assert length("calc-size(fit-content, 1 * size)", None) == NONE


def test_lengths_may_differ_by_some_more_between_engines():
    assert same("141px 5%", "140px 5%", slack=1.0)
    assert not same("141px 5%", "141px 6%", slack=1.0)


def result(rect=(0, 0, 10, 10), valid=True, reason="", **computed):
    return Result({name.replace("_", "-"): value for name, value in computed.items()}, rect, valid, reason, 100.0)


PAIRS = [
    (result(), result(rect=(0.4, 0, 10, 10.5)), []),
    (result(), result(rect=(0, 0, 10, 10.6)), ["rect"]),
    (result(), result(valid=False, reason="style_invalid"), ["isValid", "invalidReason"]),
    (result(color="rgb(0, 0, 0)", width="10px"), result(color="rgb(9, 0, 0)", width="10.02px"), ["color"]),
    (result(user_select="auto"), result(user_select="none"), []),
    (result(user_select="text"), result(user_select="none"), ["user-select"]),
]


@pytest.mark.parametrize(("native", "polyfilled", "names"), PAIRS)
def test_what_two_elements_differ_in(native, polyfilled, names):
    assert [difference.name for difference in differences(native, polyfilled)] == names


# Other names of longhands that are compared.
ALIASES = {"-webkit-print-color-adjust", "-webkit-user-select", "font-width"}


def test_every_longhand_of_the_rules_is_compared():
    named = {*rules.applies("final"), *rules.read("final")}
    ours = {name for names, _ in MECHANISM for name in names.split()}
    assert named - ours - {*COMPARED} == ALIASES
