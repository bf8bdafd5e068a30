"""What an author's style becomes: corrections of what is out of bounds, and violations that disable the element.

What is judged comes as one mapping of strings. A longhand of ``read(edition)`` has what getComputedStyle() says with
every correction off: lengths in px without zoom, and used values where there is a box. ``""`` stands for a property
that the engine does not have, which is no violation. Besides:

- ``@width``, ``@padding-left``, ``@padding-top``, ``@height``: their computed values (``auto``, ``50%``);
- ``@zoom``: the product of ``zoom`` over the element and its ancestors;
- ``@fit``: the width of the label in px; ``""`` where the engine has ``calc-size()``, which then works it out;
- ``@medium``: what ``font-size: medium`` is in px in the element's own font; ``@quirks``: ``1`` in quirks mode;
- ``@masked``: ``1`` where the element or an ancestor has a mask;
- ``@blockified``: ``1`` where it floats, or is positioned absolutely, or an item of a flex or grid container;
- ``@important``: the longhands that the style attribute declares ``!important``, with spaces between them.

They all are the author's own: a correction of ``width`` or ``height`` does not change ``@width`` and ``@height``.

The defaults of our sheet need no correction if it says, besides fact sheet 3.2: ``height: fit-content`` (an author's
own ``fit-content`` is taken for it), ``min-width: fit-content``, ``min-height: round(1em, 1px)``,
``max-height: calc(3 * round(1em, 1px))``, and in edition ``origin-trial``
``max-width: calc-size(fit-content, 3 * size)``.
"""

from ..editions import line
from . import colors, rules, transforms
from .contrast import contrast
from .values import is_length_like, is_math, length, less, number, percentage, plain, px, split

CONTEXT = (
    "@width", "@height", "@padding-left", "@padding-top", "@zoom", "@fit", "@medium", "@quirks", "@masked",
    "@blockified", "@important",
)  # fmt: skip
"""What is judged besides longhands."""

_tables = {}  # made when an edition is judged by for the first time

UNKNOWN = "it cannot be judged"
INLINE = ("inline-block", "inline-flex", "inline-grid")
AUTOMATIC_HEIGHT = ("auto", "fit-content")  # the latter is our sheet's
SPACING = ("letter-spacing", "word-spacing")


class Judgement:
    """What one style becomes."""

    def __init__(self, edition: str, values):
        self.corrections = []
        """``[property, value]``: what overrides the author's value, as CSS."""
        self.violations = []
        """``(rule, property, value, bound)``: each reason why it is invalid; ``words`` makes a sentence of one."""
        self.edition = edition
        self.values = values
        zoom = number(values.get("@zoom", ""))
        self.zoom = zoom if zoom and zoom > 0 else 1.0
        size = length(values.get("font-size", ""))
        self.font_size = 16.0 if size is None or size < 0 else size
        self.em = int(self.font_size * self.zoom + 0.5) / self.zoom
        self.is_free = rules.FINAL in line(edition) and self.em > 0 and _has_distinct_border(values)

    def correct(self, name: str, value: str) -> None:
        """Have a property overridden."""
        self.corrections.append([name, value])

    def refuse(self, rule: str, name: str, value: str, bound: str) -> None:
        """Note a violation."""
        self.violations.append((rule, name, value, bound))


def judge(edition: str, values) -> Judgement:
    """Judge a style.

    Args:
        edition: of ``editions``; unknown ones act as the default.
        values: as above.
    """
    edition = line(edition)[0]
    if edition not in _tables:
        _tables[edition] = _rows(edition)
    judgement = Judgement(edition, values)
    for judge_whole, judge_one, names, bound, fine in _tables[edition]:
        if judge_whole:
            judge_whole(judgement, names, bound)
            continue
        for name in names:
            value = values.get(name, "")
            if value and value not in fine:
                judge_one(judgement, name, value, bound)
    _judge_important(judgement)
    return judgement


# For each row what judges its longhands at once, or one by one; and values that need no judge, since most have one.
def _rows(edition: str) -> list[tuple]:
    found = []
    for kind, names, bound in rules.rows(edition):
        found.append((WHOLE.get(kind), SINGLE.get(kind), names, bound, bound if SINGLE.get(kind) in BY_WORDS else ()))
    return found


def _masked(judgement, names, _) -> None:
    if judgement.values.get("@masked"):
        judgement.refuse(rules.MASKED, names[0], "on it or an ancestor", "there may be none")


def _display(judgement, name, value, bound) -> None:
    if value in bound:
        judgement.refuse(rules.DISPLAY, name, value, "it may not be inline, contents, list-item, ruby or a table's")


def _opaque(judgement, name, value, bound) -> None:
    color = colors.parse(value)
    if color is None:
        judgement.refuse(rules.OPAQUE, name, value, UNKNOWN)
    elif color[3] != bound:
        judgement.refuse(rules.OPAQUE, name, value, "its alpha has to be " + plain(bound))


def _contrast(judgement, name, value, bound) -> None:
    behind = judgement.values.get("background-color", "")
    color, background = colors.parse(value), colors.parse(behind)
    if color is None or background is None or color[3] != 1 or background[3] != 1:
        return  # that is a violation already
    found = contrast(color, background)
    if found < bound:
        least = "its contrast with background-color %s is %.2f, and has to be at least %s"
        judgement.refuse(rules.CONTRAST, name, value, least % (behind, int(found * 100) / 100, plain(bound)))


def _font_size(judgement, name, value, bound) -> None:
    size = length(value)
    if size is None:
        judgement.refuse(rules.FONT_SIZE, name, value, UNKNOWN)
        return
    medium = number(judgement.values.get("@medium", "")) or 16.0
    small, large = rules.keyword_sizes(medium, bool(judgement.values.get("@quirks")))
    if bound:
        small, large = min(small, bound[0]), max(large, bound[1])
    size *= judgement.zoom
    zoomed = "" if judgement.zoom == 1 else "with zoom it is " + px(size) + ", and "
    if less(size, small):
        judgement.refuse(rules.FONT_SIZE, name, value, zoomed + "it has to be at least " + px(small))
    elif less(large, size):
        judgement.refuse(rules.FONT_SIZE, name, value, zoomed + "it has to be at most " + px(large))


def _proportional(judgement, name, value, _) -> None:
    if not transforms.is_translation_or_up_scaling(value):
        bound = "it may only move the element in the plane, or enlarge it in proportion"
        judgement.refuse(rules.PROPORTIONAL, name, value, bound)


def _without(judgement, name, value, bound) -> None:
    if [word for word in value.split() if word in bound]:
        judgement.refuse(rules.WITHOUT, name, value, "it may not hide the label")


def _unreached(judgement, name, value, bound) -> None:
    judgement.refuse(rules.UNREACHED, name, value, "it has to be " + bound[0])


def _words(judgement, name, value, bound) -> None:
    if name != "display" or value != "block" or not judgement.values.get("@blockified"):
        judgement.correct(name, bound[0])


def _cursor(judgement, name, value, bound) -> None:
    keyword = split(value, ",")[-1]
    corrected = keyword if keyword in bound else bound[0]
    if corrected != value:
        judgement.correct(name, corrected)


def _outer(judgement, name, value, bound) -> None:
    if "inset" in value.lower():
        judgement.correct(name, bound[0])


def _length(judgement, name, value, bound) -> None:
    if value in ("normal", "auto"):
        return
    low, high = [None if ems is None else ems * judgement.em for ems in bound]
    found = length(value)
    if found is None and name in SPACING:
        found = percentage(value)  # of the font size
        found = None if found is None else found / 100 * judgement.font_size
    if found is None and percentage(value) is not None and bound[0] == 0:
        found = percentage(value)  # of something that is not known, but not negative
    if found is not None:
        if low is not None and less(found, low):
            judgement.correct(name, px(low))
        elif high is not None and less(high, found):
            judgement.correct(name, px(high))
    elif is_length_like(value):
        _wrap(judgement, name, value, low, high)
    else:
        judgement.refuse(rules.LENGTH, name, value, UNKNOWN)


def _number(judgement, name, value, bound) -> None:
    found = number(value)
    if found is None:
        judgement.refuse(rules.NUMBER, name, value, UNKNOWN)
    elif found < bound[0]:
        judgement.correct(name, plain(bound[0]))


# A keyword is no bound, so that the default is put in its place.
def _height(judgement, name, value, bound) -> None:
    low, high = [None if ems is None else ems * judgement.em for ems in bound]
    found = length(value)
    if found is not None:
        corrected = _within(found, low, high)
        if corrected != found:
            judgement.correct(name, px(corrected))
    elif is_length_like(value):
        _wrap(judgement, name, value, low, high)
    elif _is_keyword(value):
        judgement.correct(name, px(high if low is None else low))
    else:
        judgement.refuse(name, name, value, UNKNOWN)


def _width(judgement, name, value, bound) -> None:
    if name == "max-width" and judgement.is_free:
        return
    low, high = [None if times is None else plain(times) + " * size" for times in bound]
    default = plain(bound[1] if low is None else bound[0])
    if judgement.values.get("@fit"):
        _width_in_px(judgement, name, value, bound)
        return
    start = "calc-size(fit-content, "
    neutral = start + default + " * size)"
    function, before, after = _around(low, high)
    if _once(value) == _once(neutral) or (value == "fit-content" and default == "1"):
        return
    if value.startswith(start) and is_math(value):
        inner = _once(value)[len(start) : -1]
        if is_math(inner) and inner.startswith(_once(function + before)) and inner.endswith(after):
            return
    if is_length_like(value):
        judgement.correct(name, start + function + before + _bare(value) + after + ")")
    elif _is_keyword(value):
        judgement.correct(name, neutral)
    else:
        judgement.refuse(name, name, value, UNKNOWN)


# As engines write it that work out what they read.
def _once(value: str) -> str:
    return value.replace("(1 * size", "(size").replace(" 1 * size", " size")


def _width_in_px(judgement, name, value, bound) -> None:
    fit = length(judgement.values["@fit"])
    if fit is None:
        fit = number(judgement.values["@fit"])
    if fit is None:
        judgement.refuse(name, name, value, UNKNOWN)
        return
    low, high = [None if times is None else times * fit for times in bound]
    neutral = px(high) if low is None else "fit-content"
    found = length(value)
    if found is not None:
        corrected = _within(found, low, high)
        if corrected != found:
            judgement.correct(name, neutral if corrected == low else px(corrected))
    elif is_length_like(value):
        _wrap(judgement, name, value, low, high)
    elif not _is_keyword(value):
        judgement.refuse(name, name, value, UNKNOWN)
    elif value != neutral and value != "calc-size(fit-content, 3 * size)":
        judgement.correct(name, neutral)


def _block_padding(judgement, names, ems) -> None:
    values = judgement.values
    height = values.get("@height", "auto")
    is_left = _padding(judgement, names, ems if height in AUTOMATIC_HEIGHT else 0)
    if is_left and height == "auto":
        judgement.correct("height", "fit-content")
    elif height == "fit-content" and length(values.get(names[0], "")) == 0:
        if values.get("@quirks") or values.get("display", "") not in INLINE:
            judgement.correct("height", "auto")  # elsewhere it is the same


def _inline_padding(judgement, names, ems) -> None:
    width = judgement.values.get("@width", "auto")
    is_left = _padding(judgement, names, None if judgement.is_free else ems if width == "auto" else 0)
    if is_left and width == "auto" and not judgement.is_free and judgement.values.get("display", "") not in INLINE:
        judgement.correct("width", "fit-content")


# The second longhand follows the first (fact sheet 3.3). Tells whether any padding is left.
def _padding(judgement, names, ems) -> bool:
    used, opposite = [judgement.values.get(name, "") for name in names]
    if not used or not opposite:
        return False
    if ems == 0:
        for name, value in ((names[0], used), (names[1], opposite)):
            if length(value) != 0:
                judgement.correct(name, "0px")
        return False
    if not is_length_like(used):
        judgement.refuse(names[0], names[0], used, UNKNOWN)
        return False
    computed = judgement.values.get("@" + names[0], "")
    found = length(used)
    if not is_length_like(computed) or (length(computed) is not None and not _is_same(computed, used)):
        computed = used
    if ems is not None:
        end = ", " + px(ems * judgement.em) + ")"
        is_capped = used.startswith("min(") and used.endswith(end)
        if less(ems * judgement.em, found) if found is not None else not is_capped:
            # A share of what may change is capped, so that it stays right.
            used = computed = px(ems * judgement.em) if length(computed) is not None else "min(" + _bare(computed) + end
            judgement.correct(names[0], used)
    if not _is_same(used, opposite) and opposite != computed:
        judgement.correct(names[1], computed if length(opposite) is not None else used)
    return found != 0


def _is_same(one: str, other: str) -> bool:
    a, b = length(one), length(other)
    return one == other if a is None or b is None else abs(a - b) <= 0.02


def _radius(judgement, names, bound) -> None:
    corners = [judgement.values.get(name, "") for name in names]
    if "" in corners:
        return
    radii = [split(corner) for corner in corners]
    for at in range(len(names)):
        if not 0 < len(radii[at]) < 3 or not all([is_length_like(part) for part in radii[at]]):
            judgement.refuse(rules.RADIUS, names[at], corners[at], UNKNOWN)
            return
    radii = [(radius[0], radius[-1]) for radius in radii]
    if all([radius == radii[0] and radius[0] == radius[1] for radius in radii]):
        return
    if all([_is_capped(radii[at][axis], bound[axis]) for at in range(len(names)) for axis in (0, 1)]):
        return
    for at in range(len(names)):
        capped = ["min(" + plain(bound[axis]) + "%, " + _bare(radii[at][axis]) + ")" for axis in (0, 1)]
        judgement.correct(names[at], capped[0] + " " + capped[1])


def _is_capped(text: str, share: float) -> bool:
    found = percentage(text)
    if found is not None:
        return found <= share
    return length(text) == 0 or text.startswith("min(" + plain(share) + "%, ")


def _judge_important(judgement) -> None:
    names = split(judgement.values.get("@important", ""))
    if not names:
        return
    applying = rules.applies(judgement.edition)
    fixed = dict(rules.FIXED + rules.OWN)
    parts = [name for name in names if name in rules.VERTICAL_ALIGN]
    if parts:
        names = [name for name in names if name not in parts and name != "vertical-align"] + ["vertical-align"]
    for name in names:
        if name.startswith("--") or name in rules.read(judgement.edition):
            continue
        if name in applying and name not in fixed:
            continue
        if name in rules.UNREACHABLE or any([name.startswith(start) for start in rules.UNREACHABLE_STARTS]):
            judgement.refuse("important", name, "!important", "it does not apply, and cannot be overridden")
        else:
            judgement.correct(name, fixed.get(name, "unset"))


def _has_distinct_border(values) -> bool:
    widths = [values.get("border-" + side + "-width", "") for side in rules.SIDES]
    if not all([length(width) for width in widths]):
        return False
    background = colors.parse(values.get("background-color", ""))
    for text in set([values.get("border-" + side + "-color", "") for side in rules.SIDES]):
        color = colors.parse(text)
        if color is None or background is None or color[3] != 1 or contrast(color, background) < DISTINCT:
            return False
    return True


def _within(value: float, low, high) -> float:
    if low is not None and less(value, low):
        return low
    return high if high is not None and less(high, value) else value


# A bound round a length that only the browser can work out.
def _wrap(judgement, name, value, low, high) -> None:
    function, before, after = _around(None if low is None else px(low), None if high is None else px(high))
    if not (value.startswith(function + before) and value.endswith(after)):
        judgement.correct(name, function + before + _bare(value) + after)


# What stands before and behind a length that is brought to within two others.
def _around(low, high) -> tuple[str, str, str]:
    if low is None:
        return "min(", high + ", ", ")"
    return ("max(", low + ", ", ")") if high is None else ("clamp(", low + ", ", ", " + high + ")")


def _bare(value: str) -> str:
    return value[5:-1] if value.startswith("calc(") else value


def _is_keyword(value: str) -> bool:
    if value.startswith("calc-size(") or value.startswith("fit-content("):
        return value.endswith(")")
    return bool(value) and all([character in "abcdefghijklmnopqrstuvwxyz-" for character in value])


DISTINCT = 3
"""The contrast with background-color from which on a border is distinct (fact sheet 3.3)."""

# What judges the longhands of a row one by one, and what all at once.
SINGLE = {
    rules.DISPLAY: _display,
    rules.OPAQUE: _opaque,
    rules.CONTRAST: _contrast,
    rules.FONT_SIZE: _font_size,
    rules.PROPORTIONAL: _proportional,
    rules.WITHOUT: _without,
    rules.UNREACHED: _unreached,
    rules.WORDS: _words,
    rules.NEVER: _words,
    rules.CURSOR: _cursor,
    rules.OUTER: _outer,
    rules.LENGTH: _length,
    rules.NUMBER: _number,
    rules.MIN_HEIGHT: _height,
    rules.MAX_HEIGHT: _height,
    rules.MIN_WIDTH: _width,
    rules.MAX_WIDTH: _width,
}
BY_WORDS = (_words, _unreached)
WHOLE = {
    rules.MASKED: _masked,
    rules.BLOCK_PADDING: _block_padding,
    rules.INLINE_PADDING: _inline_padding,
    rules.RADIUS: _radius,
}
