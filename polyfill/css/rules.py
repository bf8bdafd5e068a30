"""Which properties apply to an element, within which bounds, and what becomes of a value outside.

Sources: the seed's table and list for edition ``origin-trial``; for what it does not say, and for edition ``final``,
fact sheet 3.1 to 3.5 as Chromium 156's ``<geolocation>`` was measured to follow it. Where the two differ the row says
"measured". A bound in em counts from the font size in whole px (measured: 13.5px is 14px, 14.4px is 14px).
"""

from ..editions import FINAL, ORIGIN_TRIAL, line

SIDES = ("top", "right", "bottom", "left")
LOGICAL_SIDES = ("block-start", "block-end", "inline-start", "inline-end")
CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")
LOGICAL_CORNERS = ("start-start", "start-end", "end-end", "end-start")

# Kinds of rules: how `judgement` reads the bound of a row, and what it does with a value outside.
MASKED = "masked"  # refuse
DISPLAY = "display"  # refuse a keyword of the bound
OPAQUE = "opaque"  # refuse an alpha that is not the bound
CONTRAST = "contrast"  # refuse a contrast with background-color below the bound
FONT_SIZE = "font-size"  # refuse what is outside small to xxx-large, which reach (from, to) px at the least
PROPORTIONAL = "proportional"  # refuse any but a translation in the plane or an up-scaling in proportion
WITHOUT = "without"  # refuse a value that has one of the words
UNREACHED = "unreached"  # refuse what is none of the words: no override reaches the property
WORDS = "words"  # correct what is none of the words to the first
NEVER = "never"  # the same, for a property that does not apply
CURSOR = "cursor"  # correct to the last of the value's keywords where it is one of the words, else to the first
OUTER = "outer"  # correct a list with an inset shadow to the first word
LENGTH = "length"  # correct to within (em, em)
NUMBER = "number"  # correct to within (number, number)
MIN_HEIGHT = "min-height"  # correct to within (em, em)
MAX_HEIGHT = "max-height"
MIN_WIDTH = "min-width"  # correct to within (times fit-content, times fit-content)
MAX_WIDTH = "max-width"
BLOCK_PADDING = "padding-top"  # correct to at most the bound in em; to 0 where the size along it is given
INLINE_PADDING = "padding-left"
RADIUS = "radius"  # correct to at most the bound in percent, across and down, unless all corners are alike and round

BOTH = ""
SEED = "seed"
SHEET = "fact sheet "
MEASURED = "measured"
OURS = "ours"

# Kind, edition ("" for both), longhands ("*" for each side, "+" for each corner), bound, source. What refuses comes in
# the order in which Chromium checks it (fact sheet 3.4). Bounds are inclusive.
RULES = (
    (MASKED, BOTH, "mask", None, SHEET + "3.4"),
    (DISPLAY, FINAL, "display",
     "inline contents list-item ruby ruby-text table inline-table table-row-group table-header-group "
     "table-footer-group table-row table-cell table-column-group table-column table-caption", SHEET + "3.4"),
    (OPAQUE, BOTH, "color background-color", 1, SEED),
    (CONTRAST, BOTH, "color", 3, SEED),
    (FONT_SIZE, ORIGIN_TRIAL, "font-size", None, SEED),
    (FONT_SIZE, FINAL, "font-size", (13, 48), SHEET + "3.4"),
    (PROPORTIONAL, ORIGIN_TRIAL, "transform", None, SEED),
    (WITHOUT, ORIGIN_TRIAL, "contain", "size strict inline-size", OURS),
    (WITHOUT, ORIGIN_TRIAL, "container-type", "size inline-size", OURS),
    (WITHOUT, ORIGIN_TRIAL, "content-visibility", "hidden", OURS),
    (UNREACHED, FINAL, "contain", "none", MEASURED),
    (UNREACHED, FINAL, "container-type", "normal", MEASURED),
    (UNREACHED, BOTH, "animation-name", "none", SHEET + "3.1"),

    (WORDS, ORIGIN_TRIAL, "display", "inline-block none", SEED),
    (WORDS, BOTH, "box-sizing", "content-box", SHEET + "3.2"),
    (LENGTH, ORIGIN_TRIAL, "margin-*", (0, None), SEED),
    (LENGTH, BOTH, "outline-offset", (0, None), SEED),
    (NUMBER, BOTH, "font-weight", (200, None), SEED),
    (WORDS, ORIGIN_TRIAL, "font-style", ("normal", "italic"), SEED),
    (WORDS, FINAL, "font-style", ("normal", "italic", "oblique", "oblique 14deg"), MEASURED),
    (LENGTH, BOTH, "word-spacing", (0, 0.5), SEED),
    (LENGTH, BOTH, "letter-spacing", (-0.05, 0.2), SEED),
    (MIN_HEIGHT, ORIGIN_TRIAL, "min-height", (1, None), SEED),
    (MIN_HEIGHT, FINAL, "min-height", (1, 3), SHEET + "3.3"),
    (MAX_HEIGHT, BOTH, "max-height", (None, 3), SEED),
    (MIN_WIDTH, ORIGIN_TRIAL, "min-width", (1, None), SEED),
    (MIN_WIDTH, FINAL, "min-width", (1, 3), SHEET + "3.3"),
    (MAX_WIDTH, BOTH, "max-width", (None, 3), SEED),
    (BLOCK_PADDING, BOTH, "padding-top padding-bottom", 1, SEED),
    (INLINE_PADDING, BOTH, "padding-left padding-right", 5, SEED),
    (LENGTH, FINAL, "border-*-width", (None, 0.5), SHEET + "3.3"),
    (RADIUS, FINAL, "border-+-radius", (25, 50), SHEET + "3.3"),
    (CURSOR, BOTH, "cursor", "pointer not-allowed", SHEET + "3.3"),
    (OUTER, BOTH, "box-shadow", "none", SHEET + "3.3"),

    (NEVER, BOTH, "opacity", "1", SHEET + "3.1"),
    (NEVER, FINAL, "transform", "none", SHEET + "3.1"),
    (NEVER, BOTH, "translate scale rotate", "none", SHEET + "3.1"),
    (NEVER, FINAL, "content-visibility", "visible", SHEET + "3.1"),
    (NEVER, BOTH, "filter backdrop-filter clip-path offset-path mask-image -webkit-mask-box-image-source "
     "background-image", "none", SHEET + "3.1"),
    (NEVER, BOTH, "clip", "auto", SHEET + "3.1"),
    (NEVER, BOTH, "mix-blend-mode", "normal", SHEET + "3.1"),
    (NEVER, BOTH, "background-clip", "border-box", SHEET + "3.1"),
    (NEVER, BOTH, "content", "normal none", SHEET + "3.1"),
)  # fmt: skip

# Edition, longhands that apply and have no bounds. Those of the second row are the seed's alone: Chromium 156 knows and
# ignores them (measured for contain-intrinsic-*, container-* and corner-*-shape, against fact sheet 3.1).
FREE = (
    (
        BOTH,
        "-webkit-box-align -webkit-box-ordinal-group -webkit-font-smoothing -webkit-print-color-adjust "
        "-webkit-ruby-position -webkit-user-drag -webkit-user-select align-self anchor-name anchor-scope aspect-ratio "
        "border-*-color border-*-style border-*-width border-+-radius block-size bottom clear color-scheme "
        "counter-increment counter-reset counter-set flex-basis flex-direction flex-grow flex-line-count flex-shrink "
        "flex-wrap float font-feature-settings font-kerning font-optical-sizing font-stretch "
        "font-synthesis-small-caps font-synthesis-style font-synthesis-weight font-width forced-color-adjust height "
        "inline-size inset-block-end inset-block-start inset-inline-end inset-inline-start isolation justify-self left "
        "margin-* max-block-size max-inline-size min-block-size min-inline-size order orphans outline-color "
        "outline-style outline-width overflow-anchor overscroll-behavior-block overscroll-behavior-inline "
        "overscroll-behavior-x overscroll-behavior-y padding-* page position position-anchor position-area "
        "print-color-adjust reading-order right ruby-align ruby-position scroll-margin-* scroll-padding-* "
        "text-rendering text-spacing-trim text-transform top trigger-scope user-select visibility width will-change x "
        "y z-index zoom",
    ),
    (
        ORIGIN_TRIAL,
        "-webkit-border-horizontal-spacing -webkit-border-image -webkit-border-vertical-spacing border-collapse "
        "border-image-outset border-image-repeat border-image-slice border-image-source border-image-width "
        "border-spacing contain-intrinsic-block-size contain-intrinsic-height contain-intrinsic-inline-size "
        "contain-intrinsic-size contain-intrinsic-width container-name",
    ),
)

FIXED = (
    ("vertical-align", "middle"),
    ("writing-mode", "horizontal-tb"),
    ("text-orientation", "mixed"),
    ("text-combine-upright", "none"),
    ("-webkit-text-fill-color", "currentcolor"),
    ("-webkit-text-stroke-color", "currentcolor"),
    ("-webkit-text-stroke-width", "0px"),
)
"""Longhands that have one value, whatever is inherited (fact sheet 3.2, 3.3: measured for ``writing-mode``)."""

OWN = (
    ("font-size-adjust", "0"),
    ("font-synthesis-small-caps", "none"),
    ("line-height", "normal"),
    ("overflow-x", "clip"),
    ("overflow-y", "clip"),
    ("text-indent", "-99999px hanging"),
    ("text-wrap-mode", "nowrap"),
    ("white-space-collapse", "collapse"),
)
"""Longhands that do not apply, and with which the sheet hides fallback content."""

# What `vertical-align` is made of where it is a shorthand: the sheet that fixes it must not have them reset.
VERTICAL_ALIGN = ("alignment-baseline", "baseline-shift", "baseline-source")

# Longhands that no override reaches, since they take part in no transition (measured in Chromium 156), and how more of
# them begin.
UNREACHABLE = (
    "contain", "direction", "unicode-bidi", "writing-mode", "text-orientation", "text-combine-upright",
    "interpolate-size", "-webkit-text-security", "-webkit-box-reflect", "-webkit-user-modify",
)  # fmt: skip
UNREACHABLE_STARTS = ("animation-", "transition-", "container-", "scroll-timeline-", "view-timeline-", "timeline-")

# font-size: medium in px; small and xxx-large beside it, and the same in quirks mode (fact sheet 3.5; measured).
KEYWORD_SIZES = (
    (9, 9, 27, 9, 28),
    (10, 9, 30, 9, 31),
    (11, 10, 33, 9, 34),
    (12, 10, 36, 10, 37),
    (13, 12, 39, 10, 40),
    (14, 12, 42, 11, 42),
    (15, 13, 45, 12, 45),
    (16, 13, 48, 13, 48),
)
FACTORS = (0.89, 3)
"""What they are of any other size."""


def expand(names: str) -> list[str]:
    """Return the longhands of a row, physical and logical ones."""
    return _expand(names, SIDES + LOGICAL_SIDES, CORNERS + LOGICAL_CORNERS)


def physical(names: str) -> list[str]:
    """Return the longhands of a row that are read: for each logical one there is a physical one."""
    return _expand(names, SIDES, CORNERS)


def chosen(edition: str) -> list[tuple]:
    """Return the rules of an edition as (kind, longhands, bound).

    Of rows of the same kind and longhands its own counts, else that of the edition that it follows, else that of both.
    """
    ranks = line(edition) + (BOTH,)
    found = []
    best = {}
    for kind, only, names, bound, _ in RULES:
        if only not in ranks:
            continue
        key = (kind, names)
        rank = ranks.index(only)
        if key not in best:
            best[key] = (rank, len(found))
            found.append((kind, names, bound))
        elif rank < best[key][0]:
            best[key] = (rank, best[key][1])
            found[best[key][1]] = (kind, names, bound)
    return found


def rows(edition: str) -> list[tuple]:
    """Return the rules of an edition as (kind, longhands to read, bound)."""
    found = []
    for kind, names, bound in chosen(edition):
        found.append((kind, physical(names), bound.split() if isinstance(bound, str) else bound))
    return found


def applies(edition: str) -> tuple[str, ...]:
    """Return the longhands that apply, sorted: a sheet that resets all others leaves them alone."""
    names = [name for name, _ in FIXED] + list(VERTICAL_ALIGN)
    for only, free in FREE:
        if only == BOTH or only in line(edition):
            names += expand(free)
    for kind, bounded, _ in chosen(edition):
        if kind not in (MASKED, UNREACHED, NEVER):
            names += expand(bounded)
    return tuple(sorted(set(names)))


def read(edition: str) -> tuple[str, ...]:
    """Return the longhands that `judgement` needs, in the order of the table."""
    names = []
    for kind, longhands, _ in rows(edition):
        if kind != MASKED:
            names += longhands
    if FINAL in line(edition):
        names += physical("border-*-color")
    return tuple([name for at, name in enumerate(names) if name not in names[:at]])


def keyword_sizes(medium: float, quirks: bool) -> tuple[float, float]:
    """Return what ``small`` and ``xxx-large`` are in px where ``medium`` is that large."""
    for row in KEYWORD_SIZES:
        if row[0] == medium:
            return row[3:] if quirks else row[1:3]
    return medium * FACTORS[0], medium * FACTORS[1]


def _expand(names: str, sides, corners) -> list[str]:
    found = []
    for name in names.split():
        places = sides if "*" in name else corners if "+" in name else ("",)
        found += [name.replace("*", place).replace("+", place) for place in places]
    return found
