"""Where a polyfilled element is known not to be as the native one, and why that stays."""

import re
from dataclasses import dataclass

from tests.conformance.cases import Case
from tests.conformance.compare import Difference


@dataclass(frozen=True)
class Known:
    """A difference that is known.

    Attributes:
        pattern: a regular expression that the case, written out, matches somewhere.
        names: the properties (or ``rect``, ``isValid``, ``invalidReason``) that may differ then.
        reason: why.
        example: a case that shows it.
    """

    pattern: str
    names: frozenset[str]
    reason: str
    example: Case


SIDES = ("top", "right", "bottom", "left", "block-start", "block-end", "inline-start", "inline-end")
VALIDITY = frozenset({"isValid", "invalidReason"})
HEIGHTS = frozenset(f"{bound}-{axis}" for bound in ("min", "max") for axis in ("height", "block-size"))
SIZES = HEIGHTS | frozenset(f"{bound}-{axis}" for bound in ("min", "max") for axis in ("width", "inline-size"))
BORDERS = frozenset(f"border-{side}-width" for side in SIDES)
MARGINS = frozenset(f"margin-{side}" for side in SIDES)
INSETS = frozenset([*SIDES[:4], *(f"inset-{side}" for side in SIDES[4:])])
PADDINGS = frozenset(f"padding-{side}" for side in ("top", "bottom", "block-start", "block-end"))

KNOWN_DIFFERENCES: tuple[Known, ...] = (
    Known(
        r"\bdisplay:none\b",
        HEIGHTS,
        "what is not displayed is not read, nor overridden",
        Case("display:none;min-height:6em"),
    ),
    Known(
        r"\b(height|block-size):fit-content",
        frozenset({"rect", "perspective-origin", "transform-origin", *PADDINGS}),
        "our own sheet has this height, so that an author's cannot be told from it",
        Case("height:fit-content"),
    ),
    Known(
        r"\bfont-size:1px",
        frozenset({"rect", "perspective-origin", "transform-origin", *BORDERS, *PADDINGS}),
        "a border of less than a pixel, on an element that is invalid anyway, is one pixel wide",
        Case("font-size:1px"),
    ),
    Known(
        r"\bzoom:",
        HEIGHTS,
        "the sheet rounds the font size of the default heights before zoom, where Chromium does after it",
        Case("", "font-size:small;zoom:.5"),
    ),
    Known(
        r"\b(animation|contain|container|direction|transition|unicode-bidi|writing-mode)[-a-z]*:[^;]*!important",
        frozenset({"isValid", "invalidReason", "container-name", "contain", "direction", "unicode-bidi"}),
        "an !important that nothing can override is refused",
        Case("container-name:a !important"),
    ),
    Known(
        r"\bmask:[^;]*!important",
        frozenset({"mask-position", "-webkit-mask-position-x", "-webkit-mask-position-y"}),
        "no keyframe takes these; without the mask's image they are without effect",
        Case("mask:linear-gradient(black,transparent) 50% !important"),
    ),
    Known(
        r"in \{[^}]*\bperspective:",
        VALIDITY,
        "the browser does not vouch for what is in a box with perspective and clips, as ours does its fallback content",
        Case("", "font-size:20px;perspective:200px"),
    ),
    Known(
        r"in \{[^}]*\bwriting-mode:(vertical|sideways)",
        frozenset({"rect", *SIZES, *INSETS, *MARGINS}),
        "logical properties go by the element's own writing mode, which is horizontal, and not by the inherited one",
        Case("margin-inline-start:-5px", "font-size:20px;writing-mode:vertical-rl"),
    ),
    Known(
        r"in \{[^}]*\bmask",
        frozenset({"invalidReason"}),
        "of several reasons that hold, another one is told",
        Case("margin-inline-start:-5px", "font-size:20px;mask-image:linear-gradient(black,#0008)"),
    ),
    Known(
        r"in \{[^}]*\bcolumns:",
        frozenset({"isValid", "invalidReason", "rect"}),
        "where a column ends, the drawing is broken otherwise than Chromium's own",
        Case("min-height:calc(1em + 3px);float:right", "font-size:16px;columns:2"),
    ),
)


def reason_for(case: Case, differences: list[Difference]) -> str | None:
    """Return why a case is known to differ in all of this; ``None`` if it is not."""
    names, reasons = {difference.name for difference in differences}, []
    for known in KNOWN_DIFFERENCES:
        if re.search(known.pattern, str(case)) and names & known.names:
            names -= known.names
            reasons.append(known.reason)
    return "; ".join(reasons) if reasons and not names else None
