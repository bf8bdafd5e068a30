"""What is corrected, what is refused (seed, CSS design; fact sheet 3.3, 3.4; Chromium 156)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.css import rules
from polyfill.css.judgement import CONTEXT, judge
from polyfill.css.values import length, less
from polyfill.css.violations import words

from .styles import DEFAULTS, FINAL, TRIAL, corrected, refused, style

BOTH = (TRIAL, FINAL)
BORDERLESS = {"border": "0px"}
SQUARE = {f"border-{corner}-radius": "min(25%, 0px) min(50%, 0px)" for corner in rules.CORNERS}
CLAMPED = "calc-size(fit-content, clamp(1 * size, %s, 3 * size))"

# Editions; changes; what they are corrected to.
CORRECTED = [
    (BOTH, {}, {}),
    (BOTH, {"letter-spacing": "21px"}, {"letter-spacing": "4px"}),
    (BOTH, {"letter-spacing": "4px"}, {}),
    (BOTH, {"letter-spacing": "4.01px"}, {"letter-spacing": "4px"}),
    (BOTH, {"letter-spacing": "-1px"}, {}),
    (BOTH, {"letter-spacing": "-1.01px"}, {"letter-spacing": "-1px"}),
    (BOTH, {"letter-spacing": "33%"}, {"letter-spacing": "4px"}),
    (BOTH, {"letter-spacing": "20%"}, {}),
    (BOTH, {"letter-spacing": "calc(1px + 5%)"}, {"letter-spacing": "clamp(-1px, 1px + 5%, 4px)"}),
    (BOTH, {"letter-spacing": "99px", "font-size": "13.3333px", "min-height": "13px", "max-height": "39px"}, {"letter-spacing": "2.6px"}),
    (BOTH, {"letter-spacing": "99px", "font-size": "13.5px", "min-height": "14px", "max-height": "42px"}, {"letter-spacing": "2.8px"}),
    (BOTH, {"word-spacing": "10px"}, {}),
    (BOTH, {"word-spacing": "10.1px"}, {"word-spacing": "10px"}),
    (BOTH, {"word-spacing": "-1px"}, {"word-spacing": "0px"}),
    (BOTH, {"word-spacing": "normal"}, {}),
    (BOTH, {"outline-offset": "-1px"}, {"outline-offset": "0px"}),
    (BOTH, {"outline-offset": "50px"}, {}),
    (BOTH, {"font-weight": "199"}, {"font-weight": "200"}),
    (BOTH, {"font-weight": "200"}, {}),
    (BOTH, {"font-weight": "1000"}, {}),
    (BOTH, {"font-style": "italic"}, {}),
    ((FINAL,), {"font-style": "oblique"}, {}),
    ((TRIAL,), {"font-style": "oblique"}, {"font-style": "normal"}),
    (BOTH, {"font-style": "oblique 40deg"}, {"font-style": "normal"}),
    (BOTH, {"box-sizing": "border-box"}, {"box-sizing": "content-box"}),
    (BOTH, {"cursor": "not-allowed"}, {}),
    (BOTH, {"cursor": "none"}, {"cursor": "pointer"}),
    (BOTH, {"cursor": 'url("x,y.cur") 2 2, not-allowed'}, {"cursor": "not-allowed"}),
    (BOTH, {"cursor": 'url("x.cur"), auto'}, {"cursor": "pointer"}),
    (BOTH, {"box-shadow": "rgb(255, 0, 0) 0px 0px 5px 0px"}, {}),
    (BOTH, {"box-shadow": "red 0px 0px 5px 0px, red 0px 0px 5px 0px inset"}, {"box-shadow": "none"}),
    ((TRIAL,), {"margin": "-1px"}, {f"margin-{side}": "0px" for side in rules.SIDES}),
    ((TRIAL,), {"margin-left": "-5%"}, {"margin-left": "0px"}),
    ((TRIAL,), {"margin-left": "calc(-5% + 1px)"}, {"margin-left": "max(0px, -5% + 1px)"}),
    ((TRIAL,), {"margin-left": "auto", "margin-top": "9px", "margin-right": "5%"}, {}),
    ((FINAL,), {"margin": "-100px"}, {}),
    ((TRIAL,), {"display": "flex"}, {"display": "inline-block", "width": "fit-content"}),
    ((TRIAL,), {"display": "none", "@width": "1px"}, {"padding-left": "0px", "padding-right": "0px"}),
    ((TRIAL,), {"display": "contents", "@width": "1px"}, {"display": "inline-block", "padding-left": "0px", "padding-right": "0px"}),
    ((TRIAL,), {"display": "block", "@blockified": "1"}, {"width": "fit-content"}),
    ((FINAL,), {"display": "grid"}, {}),
    ((TRIAL,), {"border": "100px", "radius": "99px 1px"}, {}),
    ((FINAL,), {"border": "10px"}, {}),
    ((FINAL,), {"border": "10.1px"}, {f"border-{side}-width": "10px" for side in rules.SIDES}),
    ((FINAL,), {"border-left-width": "50px"}, {"border-left-width": "10px"}),
    ((FINAL,), {"radius": "1000px"}, {}),
    ((FINAL,), {"radius": "100%"}, {}),
    ((FINAL,), {"radius": "9px 9px"}, {}),
    ((FINAL,), {"radius": "50px 10px"}, {f"border-{corner}-radius": "min(25%, 50px) min(50%, 10px)" for corner in rules.CORNERS}),
    ((FINAL,), {"radius": "0px", "border-top-left-radius": "9px"},
     {**SQUARE, "border-top-left-radius": "min(25%, 9px) min(50%, 9px)"}),
    ((FINAL,), {"radius": "0px", "border-top-left-radius": "25% 50%"}, {}),
    ((FINAL,), {"radius": "0px", "border-top-left-radius": "calc(1px + 5%)"},
     {**SQUARE, "border-top-left-radius": "min(25%, 1px + 5%) min(50%, 1px + 5%)"}),

    (BOTH, {"min-height": "19px"}, {"min-height": "20px"}),
    (BOTH, {"min-height": "auto"}, {"min-height": "20px"}),
    (BOTH, {"min-height": "fit-content"}, {"min-height": "20px"}),
    (BOTH, {"min-height": "calc-size(auto, size * 9)"}, {"min-height": "20px"}),
    (BOTH, {"min-height": "60px"}, {}),
    ((FINAL,), {"min-height": "61px"}, {"min-height": "60px"}),
    ((TRIAL,), {"min-height": "61px"}, {}),
    ((FINAL,), {"min-height": "50%"}, {"min-height": "clamp(20px, 50%, 60px)"}),
    ((TRIAL,), {"min-height": "50%"}, {"min-height": "max(20px, 50%)"}),
    (BOTH, {"max-height": "60px"}, {}),
    (BOTH, {"max-height": "61px"}, {"max-height": "60px"}),
    (BOTH, {"max-height": "0px"}, {}),
    (BOTH, {"max-height": "none"}, {"max-height": "60px"}),
    (BOTH, {"max-height": "calc(10px + 5%)"}, {"max-height": "min(60px, 10px + 5%)"}),

    ((FINAL,), {"min-width": "1px"}, {"min-width": CLAMPED % "1px"}),
    ((FINAL,), {"min-width": "calc(50% + 3px)"}, {"min-width": CLAMPED % "50% + 3px"}),
    ((TRIAL,), {"min-width": "400px"}, {"min-width": "calc-size(fit-content, max(1 * size, 400px))"}),
    (BOTH, {"min-width": "auto"}, {"min-width": "calc-size(fit-content, 1 * size)"}),
    (BOTH, {"min-width": "calc-size(fit-content, size)"}, {}),
    ((FINAL,), {"min-width": CLAMPED % "1px"}, {}),
    ((FINAL,), {"min-width": "calc-size(fit-content, clamp(size, 1px, 3 * size))"}, {}),
    ((FINAL,), {"min-width": "calc-size(fit-content, clamp(0.1 * size, 1px, 3 * size))"}, {"min-width": "calc-size(fit-content, 1 * size)"}),
    ((FINAL,), {"min-width": "calc-size(fit-content, clamp(1 * size, 1px, 3 * size) - clamp(1px, 1px, 3 * size))"}, {"min-width": "calc-size(fit-content, 1 * size)"}),
    ((TRIAL,), {"max-width": "none"}, {"max-width": "calc-size(fit-content, 3 * size)"}),
    ((TRIAL,), {"max-width": "50px"}, {"max-width": "calc-size(fit-content, min(3 * size, 50px))"}),
    ((FINAL,), {"max-width": "50px"}, {}),
    ((FINAL,), {"max-width": "50px", **BORDERLESS}, {"max-width": "calc-size(fit-content, min(3 * size, 50px))"}),
    ((FINAL,), {"max-width": "calc-size(fit-content, 3 * size)", **BORDERLESS}, {}),
    ((TRIAL,), {"max-width": "calc-size(fit-content, 4 * size)"}, {"max-width": "calc-size(fit-content, 3 * size)"}),
    ((FINAL,), {"@fit": "100px", "min-width": "99px"}, {"min-width": "fit-content"}),
    ((FINAL,), {"@fit": "100", "min-width": "0px"}, {"min-width": "fit-content"}),
    ((FINAL,), {"@fit": "100px", "min-width": "auto"}, {"min-width": "fit-content"}),
    ((FINAL,), {"@fit": "100px", "min-width": "200px"}, {}),
    ((FINAL,), {"@fit": "100px", "min-width": "301px"}, {"min-width": "300px"}),
    ((FINAL,), {"@fit": "100px", "min-width": "50%"}, {"min-width": "clamp(100px, 50%, 300px)"}),
    ((TRIAL,), {"@fit": "100px", "min-width": "301px"}, {}),
    ((TRIAL,), {"@fit": "100px", "max-width": "none"}, {"max-width": "300px"}),
    ((TRIAL,), {"@fit": "100px", "max-width": "300px"}, {}),
    ((TRIAL,), {"@fit": "100px", "max-width": "301px"}, {"max-width": "300px"}),
    ((TRIAL,), {"@fit": "100px", "max-width": "50%"}, {"max-width": "min(300px, 50%)"}),

    (BOTH, {"padding-top": "20px"}, {"padding-bottom": "20px"}),
    (BOTH, {"padding-top": "20.1px"}, {"padding-top": "20px", "padding-bottom": "20px"}),
    (BOTH, {"padding-bottom": "3px"}, {"padding-bottom": "8px"}),
    (BOTH, {"@height": "50px"}, {"padding-top": "0px", "padding-bottom": "0px"}),
    (BOTH, {"padding-top": "0px"}, {"padding-bottom": "0px"}),
    (BOTH, {"padding-top": "30px", "@padding-top": "5%"}, {"padding-top": "min(5%, 20px)", "padding-bottom": "min(5%, 20px)"}),
    (BOTH, {"padding-top": "10px", "@padding-top": "5%"}, {"padding-bottom": "5%"}),
    (BOTH, {"padding-top": "5%", "padding-bottom": "8px"}, {"padding-top": "min(5%, 20px)", "padding-bottom": "min(5%, 20px)"}),
    (BOTH, {"padding-top": "max(500%, 20px)", "padding-bottom": "min(5%, 20px)"},
     {"padding-top": "min(max(500%, 20px), 20px)", "padding-bottom": "min(max(500%, 20px), 20px)"}),
    (BOTH, {"@height": "auto"}, {"height": "fit-content"}),
    ((FINAL,), {"display": "block", "padding-top": "0px", "padding-bottom": "0px"}, {"height": "auto"}),
    (BOTH, {"@quirks": "1", "padding-top": "0px", "padding-bottom": "0px"}, {"height": "auto"}),
    ((FINAL,), {"padding-left": "200px"}, {"padding-right": "200px"}),
    ((FINAL,), {"padding-left": "200px", "padding-right": "200px", "@width": "300px"}, {}),
    ((TRIAL,), {"padding-left": "100px", "padding-right": "100px"}, {}),
    ((TRIAL,), {"padding-left": "101px"}, {"padding-left": "100px", "padding-right": "100px"}),
    ((TRIAL,), {"@width": "300px"}, {"padding-left": "0px", "padding-right": "0px"}),
    ((TRIAL,), {"@width": "fit-content"}, {"padding-left": "0px", "padding-right": "0px"}),
    ((FINAL,), {"padding-left": "101px", "max-width": "1px", **BORDERLESS},
     {"max-width": "calc-size(fit-content, min(3 * size, 1px))", "padding-left": "100px", "padding-right": "100px"}),
    ((FINAL,), {"display": "block", "max-width": "calc-size(fit-content, 3 * size)", **BORDERLESS}, {"width": "fit-content"}),

    (BOTH, {"opacity": "0.5"}, {"opacity": "1"}),
    ((FINAL,), {"transform": "matrix(1, 0, 0, 1, 5, 5)", "translate": "5px", "scale": "2", "rotate": "9deg"},
     {"transform": "none", "translate": "none", "scale": "none", "rotate": "none"}),
    ((TRIAL,), {"transform": "matrix(2, 0, 0, 2, 5, 5)", "translate": "5px", "scale": "2", "rotate": "9deg"},
     {"translate": "none", "scale": "none", "rotate": "none"}),
    (BOTH, {"filter": "blur(2px)", "backdrop-filter": "blur(2px)", "clip-path": "circle(5px)", "offset-path": "ray(45deg)"},
     {"filter": "none", "backdrop-filter": "none", "clip-path": "none", "offset-path": "none"}),
    (BOTH, {"mask-image": "url(x)", "-webkit-mask-box-image-source": "url(x)", "background-image": "url(x)"},
     {"mask-image": "none", "-webkit-mask-box-image-source": "none", "background-image": "none"}),
    (BOTH, {"clip": "rect(0px, 1px, 1px, 0px)", "mix-blend-mode": "multiply", "background-clip": "text", "content": "url(x)"},
     {"clip": "auto", "mix-blend-mode": "normal", "background-clip": "border-box", "content": "normal"}),
    ((FINAL,), {"content-visibility": "hidden"}, {"content-visibility": "visible"}),
    ((TRIAL,), {"content-visibility": "auto", "contain": "layout paint"}, {}),

    (BOTH, {"@zoom": "1.1", "font-size": "25px", "letter-spacing": "9px", "min-height": "25.4545px"}, {"letter-spacing": "5.09091px"}),
    (BOTH, {"@important": "opacity line-height color --mine overflow-x"}, {"line-height": "normal", "overflow-x": "clip"}),
    (BOTH, {"@important": "text-align"}, {"text-align": "unset"}),
    (BOTH, {"@important": "vertical-align"}, {"vertical-align": "middle"}),
    (BOTH, {"@important": "alignment-baseline baseline-shift"}, {"vertical-align": "middle"}),
]  # fmt: skip

# Editions; changes; the rules that are violated.
REFUSED = [
    (BOTH, {}, []),
    (BOTH, {"@masked": "1"}, ["masked"]),
    (BOTH, {"color": "rgba(0, 0, 0, 0.99)"}, ["opaque"]),
    (BOTH, {"background-color": "rgba(0, 0, 0, 0)"}, ["opaque"]),
    (BOTH, {"color": "color(display-p3 1 0 0 / 0.3)"}, ["opaque"]),
    (BOTH, {"color": "oklch(0.6 0.2 30 / 1)"}, []),
    (BOTH, {"color": "device-cmyk(0 0 0 1)"}, ["opaque"]),
    (BOTH, {"color": "rgb(239, 239, 239)"}, ["contrast"]),
    (BOTH, {"color": "rgb(148, 148, 148)", "background-color": "rgb(255, 255, 255)"}, []),
    (BOTH, {"color": "rgb(149, 149, 149)", "background-color": "rgb(255, 255, 255)"}, ["contrast"]),
    (BOTH, {"font-size": "13px"}, []),
    (BOTH, {"font-size": "12.99px"}, ["font-size"]),
    (BOTH, {"font-size": "48px"}, []),
    (BOTH, {"font-size": "48.1px"}, ["font-size"]),
    (BOTH, {"font-size": "25px", "@zoom": "2"}, ["font-size"]),
    (BOTH, {"font-size": "24px", "@zoom": "2"}, []),
    (BOTH, {"font-size": "26px", "@zoom": "0.5"}, []),
    (BOTH, {"font-size": "25px", "@zoom": "0.5"}, ["font-size"]),
    (BOTH, {"font-size": "20px", "@zoom": "0.65"}, []),
    (BOTH, {"font-size": "12px", "@medium": "13"}, []),
    (BOTH, {"font-size": "11.9px", "@medium": "13"}, ["font-size"]),
    (BOTH, {"font-size": "10px", "@medium": "13", "@quirks": "1"}, []),
    ((FINAL,), {"font-size": "48px", "@medium": "13"}, []),
    ((TRIAL,), {"font-size": "39px", "@medium": "13"}, []),
    ((TRIAL,), {"font-size": "40px", "@medium": "13"}, ["font-size"]),
    ((TRIAL,), {"font-size": "40px", "@medium": "13", "@quirks": "1"}, []),
    ((FINAL,), {"font-size": "13px", "@medium": "20"}, []),
    ((TRIAL,), {"font-size": "13px", "@medium": "20"}, ["font-size"]),
    ((FINAL,), {"display": "inline"}, ["display"]),
    ((FINAL,), {"display": "contents"}, ["display"]),
    ((FINAL,), {"display": "list-item"}, ["display"]),
    ((FINAL,), {"display": "table-cell"}, ["display"]),
    ((FINAL,), {"display": "ruby"}, ["display"]),
    ((FINAL,), {"display": "block ruby"}, []),
    ((FINAL,), {"display": "inline-grid"}, []),
    ((TRIAL,), {"display": "inline"}, []),
    ((TRIAL,), {"transform": "matrix(0, 1, -1, 0, 0, 0)"}, ["proportional"]),
    ((TRIAL,), {"transform": "matrix(1, 0, 0, 1, 5, 5)"}, []),
    ((TRIAL,), {"contain": "strict"}, ["without"]),
    ((TRIAL,), {"contain": "size layout"}, ["without"]),
    ((TRIAL,), {"contain": "content"}, []),
    ((TRIAL,), {"container-type": "inline-size"}, ["without"]),
    ((TRIAL,), {"content-visibility": "hidden"}, ["without"]),
    ((FINAL,), {"contain": "paint"}, ["unreached"]),
    ((FINAL,), {"container-type": "size"}, ["unreached"]),
    (BOTH, {"animation-name": "pulse"}, ["unreached"]),
    (BOTH, {"@important": "animation-duration transition-property writing-mode contain-intrinsic-width"}, ["important"] * 3),
    ((TRIAL,), {"@important": "container-name contain"}, []),
    ((FINAL,), {"display": "inline", "color": "rgba(0, 0, 0, 0.5)", "font-size": "9px", "@masked": "1"},
     ["masked", "display", "opaque", "font-size"]),
]  # fmt: skip
UNKNOWN = [
    (BOTH, {"color": "#ggg"}, "color"),
    (BOTH, {"font-size": "big"}, "font-size"),
    (BOTH, {"letter-spacing": "foo(1px)"}, "letter-spacing"),
    (BOTH, {"font-weight": "heavy"}, "font-weight"),
    (BOTH, {"min-height": "foo(1px)"}, "min-height"),
    (BOTH, {"max-height": "12"}, "max-height"),
    (BOTH, {"min-width": "1px 2px"}, "min-width"),
    ((TRIAL,), {"max-width": "foo(1px)"}, "max-width"),
    ((FINAL,), {"@fit": "wide", "min-width": "1px"}, "min-width"),
    (BOTH, {"@fit": "100px", "min-width": "foo(1px)"}, "min-width"),
    (BOTH, {"padding-left": "wide"}, "padding-left"),
    ((TRIAL,), {"margin-top": "wide"}, "margin-top"),
    ((FINAL,), {"border-top-width": "wide"}, "border-top-width"),
    ((FINAL,), {"border-top-left-radius": "round"}, "border-top-left-radius"),
]
WORDS = [
    ({"color": "rgb(0 0 0 / 0.5)"}, "color: rgb(0 0 0 / 0.5); its alpha has to be 1"),
    ({"color": "rgb(150, 150, 150)", "background-color": "rgb(255, 255, 255)"},
     "color: rgb(150, 150, 150); its contrast with background-color rgb(255, 255, 255) is 2.95, and has to be at least 3"),
    ({"font-size": "12px"}, "font-size: 12px; it has to be at least 13px"),
    ({"font-size": "20px", "@zoom": "3"}, "font-size: 20px; with zoom it is 60px, and it has to be at most 48px"),
    ({"@masked": "1"}, "mask: on it or an ancestor; there may be none"),
    ({"animation-name": "pulse"}, "animation-name: pulse; it has to be none"),
    ({"@important": "direction"}, "direction: !important; it does not apply, and cannot be overridden"),
    ({"font-size": "x"}, "font-size: x; it cannot be judged"),
]  # fmt: skip


def cases(table):
    return [(edition, *rest) for editions, *rest in table for edition in editions]


@pytest.mark.parametrize(("edition", "changes", "expected"), cases(CORRECTED))
def test_what_is_corrected(edition, changes, expected):
    assert corrected(edition, changes) == expected


@pytest.mark.parametrize(("edition", "changes", "expected"), cases(REFUSED))
def test_what_is_refused(edition, changes, expected):
    assert refused(edition, changes) == expected


@pytest.mark.parametrize(("edition", "changes", "name"), cases(UNKNOWN))
def test_what_cannot_be_judged_is_refused(edition, changes, name):
    violations = judge(edition, style(edition, changes)).violations
    assert [(violation[1], violation[3]) for violation in violations] == [(name, "it cannot be judged")]


@pytest.mark.parametrize(("changes", "sentence"), WORDS)
@pytest.mark.parametrize("edition", BOTH)
def test_words(edition, changes, sentence):
    assert [words(violation) for violation in judge(edition, style(edition, changes)).violations] == [sentence]


@pytest.mark.parametrize("edition", BOTH)
def test_what_an_engine_does_not_have_is_no_violation(edition):
    judgement = judge(edition, {})
    assert (judgement.corrections, judgement.violations) == ([], [])


@pytest.mark.parametrize(
    ("changes", "is_distinct"),
    [
        ({}, True),
        ({"border-left-width": "0px"}, False),
        ({"border-color": "rgb(239, 239, 239)"}, False),
        ({"border-color": "rgb(136, 136, 136)"}, True),
        ({"border-color": "rgb(140, 140, 140)"}, False),
        ({"border-top-color": "rgba(0, 0, 0, 0.99)"}, False),
        ({"border-top-color": "what"}, False),
        ({"border-left-width": "0.5px"}, True),
        # The background's own alpha does not count (measured), but is a violation of its own.
        ({"background-color": "rgba(255, 255, 255, 0.5)"}, True),
        ({"background-color": "rgba(0, 0, 0, 0)"}, True),
        ({"background-color": "rgba(0, 0, 0, 0)", "border-color": "rgb(0, 0, 0)"}, False),
    ],
)
def test_a_distinct_border_lifts_the_limit_of_the_width(changes, is_distinct):
    assert ("max-width" not in corrected(FINAL, changes)) == is_distinct
    assert ("padding-left" not in corrected(FINAL, {**changes, "@width": "300px"})) == is_distinct


def test_unknown_editions_act_as_the_default():
    values = style(TRIAL, {"display": "grid", "margin": "-5px"})
    assert judge("nonsense", values).corrections == judge(TRIAL, values).corrections


def test_the_context_is_what_is_no_longhand():
    assert {name for name in DEFAULTS if name.startswith("@")} == set(CONTEXT)


LENGTHS = st.one_of(
    st.floats(-300, 300).map(lambda number: f"{number:.3f}px"), st.sampled_from(["5%", "calc(5% + 3px)"])
)
KEYWORDS = st.sampled_from(
    ["auto", "none", "normal", "fit-content", "max-content", "inherit", "stretch", "calc-size(auto, size)"]
)
NAMES = st.sampled_from([name for name in DEFAULTS if not name.startswith("@")])
TEXTS = st.one_of(LENGTHS, KEYWORDS, st.sampled_from(sorted(set(DEFAULTS.values()))), st.text(max_size=20))
STYLES = st.dictionaries(NAMES, TEXTS, max_size=8)
CONTEXTS = st.dictionaries(
    st.sampled_from(CONTEXT), st.one_of(TEXTS, st.sampled_from(["1", "2", "0.5", "100px", "13", "16"])), max_size=4
)
EDITIONS = st.sampled_from(BOTH)


@given(EDITIONS, STYLES, CONTEXTS)
def test_any_text_is_judged(edition, changes, context):
    judgement = judge(edition, {**style(edition), **changes, **context})
    assert all(value and name for name, value in judgement.corrections)
    assert all(words(violation) for violation in judgement.violations)


@given(EDITIONS, STYLES, CONTEXTS)
def test_what_is_corrected_needs_no_correction(edition, changes, context):
    values = {**style(edition), **changes, **context}
    values.pop("@important", None)  # what it names is not read
    after = {**values, **dict(judge(edition, values).corrections)}
    again = [correction for correction in judge(edition, after).corrections if correction[0] not in ("width", "height")]
    assert again == []


@given(EDITIONS, STYLES)
def test_nothing_is_corrected_twice(edition, changes):
    names = [name for name, _ in judge(edition, style(edition, changes)).corrections]
    assert len(names) == len(set(names))


# What is longer stays at least as long.
@given(
    EDITIONS,
    st.sampled_from(["letter-spacing", "word-spacing", "outline-offset", "min-height", "max-height", "padding-top",
                     "padding-left", "margin-left", "border-left-width"]),
    st.floats(-200, 200), st.floats(-200, 200), st.floats(13, 48), st.sampled_from(["1", "1.1", "2"]),
)  # fmt: skip
def test_corrections_keep_the_order(edition, name, one, other, font_size, zoom):
    if name.startswith(("min", "max", "padding", "border")):
        one, other = abs(one), abs(other)
    found = []
    for value in sorted((one, other)):
        changes = {name: f"{value:.3f}px", "font-size": f"{font_size:.3f}px", "@zoom": zoom}
        found.append(length(corrected(edition, changes).get(name, changes[name])))
    assert not less(found[1], found[0])


@given(EDITIONS, st.floats(0, 400), st.floats(0, 400), st.floats(1, 200), st.sampled_from(["min-width", "max-width"]))
def test_widths_in_px_keep_the_order(edition, one, other, fit, name):
    found = []
    for value in sorted((one, other)):
        changes = {name: f"{value:.3f}px", "@fit": f"{fit:.3f}px", **BORDERLESS}
        text = corrected(edition, changes).get(name, changes[name])
        found.append(fit if text == "fit-content" else length(text))
    assert not less(found[1], found[0])
