"""Colours and their contrast (CSS Color 4; fact sheet 3.4)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.css.colors import parse
from polyfill.css.contrast import contrast, luminance

GREEN = (0, 128 / 255, 0, 1)

# The same green in every form (conversions of CSS Color 4 and its tests).
GREENS = [
    "rgb(0, 128, 0)", "rgb(0 128 0)", "rgba(0, 128, 0, 1)", "rgb(0% 50.196% 0%)", "RGB(0 128 0 / 100%)", "#008000",
    "#008000ff", "hsl(120 100% 25.098%)", "hsl(120deg, 100%, 25.098%)", "hsla(0.33333turn 100 25.098 / 1)",
    "hwb(120 0% 49.804%)", "hwb(133.3333grad 0 49.804)", "hsl(2.0944rad 100% 25.098%)", "color(srgb 0 0.50196 0)",
    "color(srgb 0% 50.196% 0% / 1)", "color(srgb none 0.50196 none)", "color(srgb-linear 0 0.21586 0)",
    "color(display-p3 0.216038 0.493804 0.131514)", "color(a98-rgb 0.281363 0.498012 0.116746)",
    "color(prophoto-rgb 0.230479 0.395789 0.129968)", "color(rec2020 0.235202 0.431704 0.085432)",
    "color(xyz 0.07719 0.15438 0.02573)", "color(xyz-d65 0.07719 0.15438 0.02573)",
    "color(xyz-d50 0.083120 0.154746 0.020961)", "lab(46.2775% -47.5621 48.5837)", "lab(46.2775 -47.5621 48.5837)",
    "lch(46.2775 67.989 134.391)", "lch(46.2775% 67.989 134.391deg / 1)", "oklab(0.51975 -0.1403 0.10768)",
    "oklab(51.975% -35.075% 26.92%)", "oklch(0.51975 0.17686 142.495)", "oklch(51.975% 44.215% 142.495)",
]  # fmt: skip
OTHERS = [
    ("transparent", (0, 0, 0, 0)),
    ("#123", (0x11 / 255, 0x22 / 255, 0x33 / 255, 1)),
    ("#1238", (0x11 / 255, 0x22 / 255, 0x33 / 255, 0x88 / 255)),
    ("rgba(0, 0, 0, 0.99)", (0, 0, 0, 0.99)),
    ("rgb(0 0 0 / 50%)", (0, 0, 0, 0.5)),
    ("rgb(0 0 0 / none)", (0, 0, 0, 0)),
    ("rgb(0 0 0 / 7)", (0, 0, 0, 1)),
    ("rgb(300 -5 0)", (1, 0, 0, 1)),
    ("rgb(1.5e2 0 0)", (150 / 255, 0, 0, 1)),
    ("color(srgb 1e0 1e-7 0)", (1, 1e-7, 0, 1)),
    ("color(srgb 1.2 -0.2 0)", (1.2, -0.2, 0, 1)),
    ("hwb(90 60% 60%)", (0.5, 0.5, 0.5, 1)),
    ("oklch(none none none)", (0, 0, 0, 1)),
    ("lab(100 0 0)", (1, 1, 1, 1)),
    ("color(xyz-d50 0.9643 1 0.8251)", (1, 1, 1, 1)),
    ("color(prophoto-rgb 1 1 1)", (1, 1, 1, 1)),
]
NONE = [
    "", "red", "currentcolor", "auto", "#", "#12", "#12345", "#ggg", "#1234567890", "rgb", "rgb(", "rgb()", "rgb(0 0)",
    "rgb(0 0 0 0)", "rgb(0, 0, 0, 0, 0)", "rgb(0 0 0 / )", "rgb(0 0 0 / 1 / 1)", "rgb(a b c)", "rgb(calc(1) 0 0)",
    "color(srgb 0 0)", "color(unknown 0 0 0)", "color(srgb nan 0 0)", "color(--mine 0 0 0)", "device-cmyk(0 0 0 1)",
    "lab(1e999 0 0)", "color-mix(in srgb, red, blue)", "rgb(0 0 0) x", "hsl(120foo 1% 1%)", "oklch(0.5 0.1 30%)",
]  # fmt: skip

# Text on white with the contrast that is just enough, and just not: as Chromium 156's own element judges them.
THRESHOLDS = [
    ("color(display-p3 0 0.6713 0)", "color(display-p3 0 0.675 0)"),
    ("color(rec2020 0 0.61 0)", "color(rec2020 0 0.615 0)"),
    ("color(srgb -0.3 0.68 0)", "color(srgb -0.3 0.685 0)"),
    ("color(prophoto-rgb 0 0.5587 0)", "color(prophoto-rgb 0 0.57 0)"),
    ("oklch(0.605 0.37 145)", "oklch(0.6125 0.37 145)"),
    ("oklch(0.6875 0.2 30)", "oklch(0.695 0.2 30)"),
    ("lab(60 60 -80)", "lab(61 60 -80)"),
    ("lch(60 130 130)", "lch(61 130 130)"),
    ("color(xyz-d65 0 0.23 0)", "color(xyz-d65 0 0.24 0)"),
    ("color(a98-rgb 0 0.68 0)", "color(a98-rgb 0 0.6875 0)"),
    ("color(srgb-linear -0.4 0.425 0)", "color(srgb-linear -0.4 0.4375 0)"),
    ("rgb(148, 148, 148)", "rgb(149, 149, 149)"),
]


@pytest.mark.parametrize("text", GREENS)
def test_one_colour_in_every_form(text):
    assert parse(text) == pytest.approx(GREEN, abs=0.002)


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_colours(text, expected):
    assert parse(text) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_colour_that_can_be_judged(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000", "#fff", 21), ("#fff", "#fff", 1), ("#f00", "#fff", 4.0), ("#f00", "#800080", 2.36), ("#ff0", "#800080", 8.77),
     ("#767676", "#efefef", 3.95)],
)  # fmt: skip
def test_contrast(one, other, expected):
    assert contrast(parse(one), parse(other)) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("enough", "too_little"), THRESHOLDS)
def test_contrast_as_chromium_judges_it(enough, too_little):
    assert contrast(parse(enough), (1, 1, 1)) >= 3 > contrast(parse(too_little), (1, 1, 1))


def test_no_contrast_is_judged_where_there_is_no_light():
    assert contrast((-2, -2, -2), (0, 0, 0)) == 1


CHANNEL = st.floats(0, 1)
COLOR = st.tuples(CHANNEL, CHANNEL, CHANNEL)


@given(COLOR, COLOR)
def test_contrast_is_the_same_both_ways_and_within_1_and_21(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@given(COLOR, st.sampled_from((0, 1, 2)), CHANNEL)
def test_more_of_a_channel_is_no_darker(color, index, more):
    brighter = list(color)
    brighter[index] = max(color[index], more)
    assert luminance(brighter) >= luminance(color)


@given(st.text())
def test_any_text_gives_a_colour_or_none(text):
    parse(text)


FUNCTIONS = st.sampled_from(("rgb(", "hsl(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(srgb ", "color(xyz ",
                             "color(rec2020 ", "color(prophoto-rgb ", "color(a98-rgb ", "color(display-p3 ",
                             "color(srgb-linear ", "color(xyz-d50 "))  # fmt: skip
NUMBERS = st.floats().map(str) | st.sampled_from(("none", "50%", "90deg", "/", ","))
TEXTS = st.builds(
    lambda function, numbers: function + " ".join(numbers) + ")", FUNCTIONS, st.lists(NUMBERS, max_size=6)
)


@given(TEXTS)
def test_any_arguments_give_a_colour_or_none(text):
    color = parse(text)
    assert color is None or (all(math.isfinite(c) for c in color) and 0 <= color[3] <= 1)
    if color:
        contrast(color, (1, 1, 1))
