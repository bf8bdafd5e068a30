"""Where a style comes to something else in Firefox or WebKitGTK than in Chromium, and why that stays.

docs/limits.md has the reasons as a list. Print it with ``python3 -m tests.conformance.elsewhere``.
"""

import re
from dataclasses import dataclass

from tests.conformance.cases import Case
from tests.conformance.compare import Difference

START = "<!-- what `python3 -m tests.conformance.elsewhere` prints -->"
END = "<!-- end of what it prints -->"
FIREFOX, WEBKIT = "firefox", "webkit"
NAMES = {(FIREFOX, WEBKIT): "Firefox and WebKit", (FIREFOX,): "Firefox", (WEBKIT,): "WebKit"}


@dataclass(frozen=True)
class Elsewhere:
    """A difference between engines.

    Attributes:
        engines: those that differ from Chromium.
        pattern: a regular expression that the case, written out, matches somewhere.
        names: the properties (or ``rect``, ``isValid``, ``invalidReason``) that may differ then.
        reason: why, as the list has it.
        example: a case that shows it in each of the engines.
    """

    engines: tuple[str, ...]
    pattern: str
    names: frozenset[str]
    reason: str
    example: Case


def _named(*texts: str) -> frozenset[str]:
    return frozenset(" ".join(texts).split())


VALIDITY = "isValid invalidReason"
BOX = "rect-left rect-top rect-width rect-height perspective-origin transform-origin"
INSETS = "top right bottom left inset-block-start inset-block-end inset-inline-start inset-inline-end"
COLOURS = (
    "background-color border-block-end-color border-block-start-color border-bottom-color border-inline-end-color"
    " border-inline-start-color border-left-color border-right-color border-top-color caret-color color column-rule-color"
    " outline-color text-decoration-color text-emphasis-color -webkit-text-fill-color -webkit-text-stroke-color"
)
FONT_SIZES = (
    "font-size min-height min-block-size max-height max-block-size padding-top padding-bottom padding-left padding-right"
    " padding-block-start padding-block-end padding-inline-start padding-inline-end letter-spacing word-spacing"
)
MARGINS = "margin-left margin-right margin-inline-start margin-inline-end"
PADDINGS = "padding-top padding-bottom padding-block-start padding-block-end"
WIDTHS = "width inline-size"
MULTIPLES = "min-width max-width min-inline-size max-inline-size"
HEIGHTS = "height block-size"

ELSEWHERE: tuple[Elsewhere, ...] = (
    Elsewhere(
        (FIREFOX,),
        r"",
        _named("alignment-baseline offset-rotate ruby-position text-emphasis-position"),
        "some properties without effect on a button have another value to begin with",
        Case(""),
    ),
    Elsewhere(
        (WEBKIT,),
        r"",
        _named(
            "alignment-baseline baseline-shift orphans outline-width position-anchor widows -webkit-locale",
            "-webkit-mask-box-image-slice -webkit-tap-highlight-color -webkit-text-orientation stroke-width",
        ),
        "some properties without effect on a button have another value to begin with",
        Case(""),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"",
        _named("align-content"),
        "`align-content` shows what keeps the drawing in the middle",
        Case(""),
    ),
    Elsewhere(
        (FIREFOX,),
        r"\bzoom:",
        _named("outline-width"),
        "the width of an outline that is not drawn does not depend on `zoom`",
        Case("zoom:3"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"\baspect-ratio:",
        _named(BOX, WIDTHS, HEIGHTS, INSETS),
        "with `aspect-ratio` a button is no narrower than its label",
        Case("aspect-ratio:1"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"\b(width|height|inline-size|block-size):stretch",
        _named(
            BOX, WIDTHS, HEIGHTS, INSETS, PADDINGS, MULTIPLES, "min-height max-height min-block-size max-block-size"
        ),
        "`stretch` is not known, and the declaration dropped",
        Case("width:stretch"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"display:(inline|ruby|math|contents)( |;|$)|\ball:(unset|initial|revert|inherit)\b",
        _named(BOX, WIDTHS, HEIGHTS, "unicode-bidi"),
        "an inline box, which is refused, is told to be as large as its content, or its line",
        Case("all:initial;margin:4px", sheet=True),
    ),
    Elsewhere(
        (FIREFOX,),
        r"\bmonospace\b",
        _named(BOX, WIDTHS, HEIGHTS, INSETS, MULTIPLES, VALIDITY, FONT_SIZES),
        "keywords for `font-size` are smaller in a monospace font: `medium` is 12px, not 13px",
        Case("font-size:small", "font-family:monospace"),
    ),
    Elsewhere(
        (FIREFOX,),
        r"in \{[^}]*\buser-select:none",
        _named("user-select"),
        "`user-select: auto` remains `auto` in a box where it acts as `none`",
        Case("all:revert", "font-size:20px;user-select:none"),
    ),
    Elsewhere(
        (FIREFOX,),
        r"\bvisibility:collapse",
        _named(BOX, WIDTHS, INSETS, MULTIPLES),
        "`visibility: collapse` leaves the button no width",
        Case("visibility:collapse"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"(?i)\b(GrayText|Canvas|CanvasText|ButtonFace|ButtonText)\b",
        _named(COLOURS, VALIDITY, MULTIPLES, BOX, WIDTHS),
        "system colours are the engine's own, those of the default style too, and with them what has contrast enough",
        Case("background-color:ButtonFace;border-color:GrayText"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"in \{[^}]*\bperspective:",
        _named(VALIDITY),
        "in a box with `perspective` the button is not told to be covered",
        Case("border-width:10px", "font-size:20px;perspective:200px"),
    ),
    Elsewhere(
        (FIREFOX,),
        r"\bsmall-caps\b",
        _named(BOX, WIDTHS, INSETS, MULTIPLES),
        "inherited small capitals are larger",
        Case("", "font-size:30px;font-variant:small-caps"),
    ),
    Elsewhere(
        (FIREFOX,),
        r"\bfont-size:[1-9]px|\bzoom:(0?\.|50%)",
        _named(BOX, HEIGHTS),
        "text below 10px, `zoom` included, is a whole number of px high",
        Case("font-size:1px"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"\bpadding[-a-z]*:(0|-\d+px).* in quirks mode",
        _named(BOX, HEIGHTS, INSETS),
        "in quirks mode a button without padding is as high as its label, in Chromium 3em",
        Case("padding:0", quirks=True),
    ),
    Elsewhere(
        (FIREFOX,),
        r"",
        _named("rect-top"),
        "where a line is higher than the button in it, its place differs by a pixel",
        Case("height:3px", "font-size:48px"),
    ),
    Elsewhere(
        (WEBKIT,),
        r"",
        _named("rect-top"),
        "where a line is higher than the button in it, the button stands at its top",
        Case("height:1px"),
    ),
    Elsewhere(
        (WEBKIT,),
        r"\bzoom:",
        _named(BOX, WIDTHS, HEIGHTS, INSETS, "font-size min-height min-block-size max-height max-block-size", VALIDITY),
        "`zoom` makes no text smaller than 9px",
        Case("zoom:.2"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"-webkit-text-(fill-color|stroke):[^;]*!important",
        _named("-webkit-text-fill-color -webkit-text-stroke-color -webkit-text-stroke-width"),
        "`-webkit-text-fill-color` and `-webkit-text-stroke`, declared `!important` in the style attribute, do not show; "
        "in Chromium they do, without effect on the label",
        Case("-webkit-text-stroke:5px red !important"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"\bmask:[^;]*!important",
        _named("mask-position -webkit-mask-position-x -webkit-mask-position-y"),
        "`mask-position`, declared likewise, does not show either",
        Case("mask:linear-gradient(black,transparent) 50% !important"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"\ball:[^;]*!important",
        _named(VALIDITY, "font-family"),
        "`all`, declared likewise, is refused",
        Case("all:revert-layer !important"),
    ),
    Elsewhere(
        (FIREFOX, WEBKIT),
        r"\bdisplay:(math|ruby)\b",
        _named("display", VALIDITY, BOX, WIDTHS, HEIGHTS, MARGINS),
        "some values of `display` are not known, and the declaration dropped",
        Case("display:math"),
    ),
    Elsewhere(
        (WEBKIT,),
        r"\b(accent-color|font|font-family|font-variant|pointer-events|text-align|text-shadow):[^;]*!important",
        _named("accent-color font-family font-variant-caps pointer-events text-align text-shadow", BOX, HEIGHTS),
        "`accent-color`, `font-family`, `font-variant`, `pointer-events`, `text-align` and `text-shadow`, declared "
        "`!important` in the style attribute, cannot be overridden",
        Case("text-shadow:0 0 9px red !important"),
    ),
    Elsewhere(
        (WEBKIT,),
        r"\b(columns|content-visibility):[^;]*!important",
        _named(
            BOX,
            HEIGHTS,
            VALIDITY,
            "contain-intrinsic-block-size contain-intrinsic-height contain-intrinsic-inline-size",
            "contain-intrinsic-width",
        ),
        "`columns` and `content-visibility`, declared likewise, leave the button invalid, or change its height",
        Case("content-visibility:auto !important"),
    ),
    Elsewhere(
        (WEBKIT,),
        r"in \{[^}]*\bcolumns:",
        _named(BOX),
        "where a column ends, the button is broken otherwise",
        Case("float:inline-end", "font-size:48px;columns:2"),
    ),
    Elsewhere(
        (WEBKIT,),
        r"in \{[^}]*\bwriting-mode:",
        _named("rect-left"),
        "where lines are vertical, the place of a button in its line differs",
        Case("", "font-size:20px;writing-mode:sideways-rl"),
    ),
)


def unlisted(engine: str, case: Case, differences) -> list[Difference]:
    """Return what no row accounts for."""
    names = frozenset().union(*(row.names for row in rows(engine, case)))
    return [difference for difference in differences if difference.name not in names]


def stale(engine: str, outcomes) -> list[Elsewhere]:
    """Return the rows whose examples do not differ in anything that they name.

    Args:
        engine: which one.
        outcomes: pairs of a case and its differences; every example is among them.
    """
    found = {case: {difference.name for difference in differences} for case, differences in outcomes}
    return [row for row in ELSEWHERE if engine in row.engines and not found[row.example] & row.names]


def examples(engine: str) -> list[Case]:
    """Return the examples for an engine."""
    return [row.example for row in ELSEWHERE if engine in row.engines]


def markdown() -> str:
    """Return the reasons as the list that docs/limits.md has."""
    return "".join(f"  - {NAMES[row.engines]}: {row.reason}.\n" for row in ELSEWHERE)


def section(text: str) -> str:
    """Return that list as it stands there."""
    return text.partition("  " + START + "\n")[2].partition("  " + END)[0]


def rows(engine: str, case: Case) -> list[Elsewhere]:
    """Return the rows that a case falls under."""
    return [row for row in ELSEWHERE if engine in row.engines and re.search(row.pattern, str(case))]


if __name__ == "__main__":
    print(markdown(), end="")
