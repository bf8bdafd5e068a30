"""Whether two elements came to the same: values as numbers and colours, not as texts."""

import math
import re
from dataclasses import dataclass

from tests.conformance.pages import Result
from tests.conformance.properties import ACCEPTED

BOX = 0.5  # px
LENGTH = 0.1  # px, or percent
NUMBER = 0.001  # of what has another unit, or none
CHANNEL = 1 / 400  # of a colour, from 0 to 1
ROUNDED = 1 / 250  # the same, between engines
ANY = 100.0  # px, the fit-content width of what is not drawn: values that depend on it do so in the same way

COLOUR = re.compile(r"\b(?:rgba?|oklab|oklch|color)\([^()]*\)")
TOKEN = re.compile(
    r"(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?P<unit>%|[a-z]+)?"
    r'|(?P<text>"[^"]*"|[-\w#]+)|(?P<mark>\S)'
)
ONE = re.compile(r"\b1 ?\* ?(?=size\b)")  # it cannot be written: it is simplified then
MIRRORED = str.maketrans("()", ")(")
ADDED = " + (0 * "
# The same as Firefox and WebKit write it.
ELSEWHERE = re.compile(
    r"calc\((?:0% \+ \()?(?:1 \* )?\(?\(0 \* (?P<value>\w+\([^()]*\))\) \+ (?:\(1 \* )?(?P=value)\)*"
)
ONCE = re.compile(r"\(1 \* (\w+\([^()]*\))\)")
NO_SHADOW = re.compile(r"(?:(?:, )?rgba\(0, 0, 0, 0\)(?: 0px){4}(?: inset)?)+")
WRAPPED = re.compile(r"\bcalc\(\s*([^()\s]+)\s*\)")


ALONG = frozenset(
    "width inline-size min-width min-inline-size max-width max-inline-size left right inset-inline-start inset-inline-end"
    " margin-left margin-right margin-inline-start margin-inline-end perspective-origin transform-origin".split()
)
"""Properties that depend on the width of the label."""

EXACT = (0.0, 0.0)


@dataclass(frozen=True)
class Difference:
    """What is not the same: a property, ``rect``, ``isValid`` or ``invalidReason``, and both values."""

    name: str
    wanted: object
    got: object

    def __str__(self) -> str:
        return f"{self.name}: {self.wanted!r} wanted, {self.got!r} got"


def differences(native: Result, polyfilled: Result, slack=EXACT) -> list[Difference]:
    """Return what two elements with the same style differ in.

    Args:
        native: what is wanted.
        polyfilled: what became of the other one.
        slack: what lengths may differ by besides, in px: those along the line, and all others.
    """
    found = []
    for name in ("isValid", "invalidReason"):
        pair = getattr(native, name), getattr(polyfilled, name)
        if pair[0] != pair[1]:
            found.append(Difference(name, *pair))
    if any(abs(a - b) > BOX + more for a, b, more in zip(native.rect, polyfilled.rect, slack * 2, strict=True)):
        found.append(Difference("rect", native.rect, polyfilled.rect))
    # What the native element holds cannot be measured; it holds the same icon and text.
    size = polyfilled.size or ANY
    for name, value in native.computed.items():
        other = polyfilled.computed[name]
        if not same(value, other, size, slack[name not in ALONG]) and (name, value, other) not in ACCEPTED:
            found.append(Difference(name, value, other))
    return found


def same(one: str, other: str, size: float | None = None, slack: float = 0.0) -> bool:
    """Tell whether two computed values mean the same.

    Args:
        one: as ``getComputedStyle()`` gives it.
        other: likewise.
        size: the fit-content width, in px, that both may depend on.
        slack: what lengths may differ by besides, in px.
    """
    one, other = settled(one), settled(other)
    if one == other or same_tokens(tokens(one), tokens(other), slack):
        return True
    ones, others = words(one), words(other)
    if len(ones) == len(others) > 1:
        return all(same(*pair, size, slack) for pair in zip(ones, others, strict=True))
    (number, unit), (another, its_unit) = length(one, size), length(other, size)
    return unit == its_unit != "" and abs(number - another) <= LENGTH + (slack if unit == "px" else 0)


def settled(value: str) -> str:
    """Return a value without what an animation adds to a function in it: ``calc(f() + (0 * f()))``, a shadow of no size."""
    if NO_SHADOW.fullmatch(value):
        return "none"
    value = ELSEWHERE.sub(r"\g<value>", value)
    while ADDED in value:
        before, _, after = value.partition(ADDED)
        after = after[closing(after) + 1 :]
        around = len(before) - closing(before[::-1].translate(MIRRORED))  # where the value within parentheses begins
        if before[:around].endswith("calc("):
            before = before[: around - len("calc(")] + before[around:]
            after = after.replace(")", "", 1)
        value = before + after
    return ONCE.sub(r"\1", value)


def closing(text: str) -> int:
    """Return the place of the parenthesis that closes one before the text."""
    depth = 1
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return at
    raise ValueError(text)


def words(value: str) -> list[str]:
    """Return the parts of a value that stand apart, functions whole."""
    found, depth = [""], 0
    for letter in value:
        depth += (letter == "(") - (letter == ")")
        if letter == " " and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return found


def tokens(value: str) -> list:
    """Return what a value consists of: colours, numbers with units, words and marks."""
    value, count = ONE.sub("", value), 1
    while count:
        value, count = WRAPPED.subn(r"\1", value)
    found, end = [], 0
    for match in COLOUR.finditer(value):
        found += simple_tokens(value[end : match.start()])
        found.append(colour(match.group()) or match.group())
        end = match.end()
    return found + simple_tokens(value[end:])


def simple_tokens(value: str) -> list:
    """Return numbers as pairs with their unit, anything else as text."""
    return [
        (float(match["number"]), match["unit"] or "") if match["number"] else match.group()
        for match in TOKEN.finditer(value)
    ]


def same_tokens(ones: list, others: list, slack: float) -> bool:
    """Tell whether two lists of tokens mean the same."""
    return len(ones) == len(others) and all(same_token(*pair, slack) for pair in zip(ones, others, strict=True))


def same_token(one, other, slack: float) -> bool:
    """Tell whether two tokens mean the same."""
    if isinstance(one, str) or isinstance(other, str) or len(one) != len(other):
        return one == other
    if len(one) == 4:
        return all(abs(a - b) <= (ROUNDED if slack else CHANNEL) for a, b in zip(one, other, strict=True))
    (number, unit), (another, its_unit) = one, other
    if unit != its_unit and 0 in (number, another):
        return number == another
    return unit == its_unit and abs(number - another) <= {"px": LENGTH + slack, "%": LENGTH}.get(unit, NUMBER)


def colour(text: str) -> tuple[float, float, float, float] | None:
    """Return red, green, blue and alpha of a computed colour in sRGB, from 0 to 1; ``None`` for spaces not known here."""
    name, _, inside = text.rstrip(")").partition("(")
    words = inside.replace(",", " ").replace("/", " ").split()
    space = words.pop(0) if name == "color" else name
    try:
        numbers = [0.0 if word == "none" else float(word) for word in words]
    except ValueError:
        return None
    if len(numbers) not in (3, 4):
        return None
    alpha = numbers[3] if len(numbers) == 4 else 1.0
    if space in ("rgb", "rgba"):
        return (*(channel / 255 for channel in numbers[:3]), alpha)
    if space == "srgb":
        return (*numbers[:3], alpha)
    if space == "oklch":
        lightness, chroma, hue = numbers[:3]
        turn = math.radians(hue)
        return (*of_oklab(lightness, chroma * math.cos(turn), chroma * math.sin(turn)), alpha)
    if space == "oklab":
        return (*of_oklab(*numbers[:3]), alpha)
    return None


def of_oklab(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    """Return sRGB channels (CSS Color 4, "oklab to linear-light sRGB")."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return tuple(
        encoded(channel)
        for channel in (
            4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
        )
    )


def encoded(linear: float) -> float:
    """Return a channel with the transfer function of sRGB."""
    size = abs(linear)
    value = 12.92 * size if size <= 0.0031308 else 1.055 * size ** (1 / 2.4) - 0.055
    return math.copysign(value, linear)


def length(text: str, size: float | None = None) -> tuple[float, str]:
    """Return a length in px or percent, ``calc-size()`` included; with no unit where it is none, or mixes both."""
    try:
        rest = simple_tokens(text)
        value, unit = added(rest, size)
        return (value, unit) if not rest else (0.0, "")
    except (ValueError, IndexError, TypeError, ZeroDivisionError):
        return 0.0, ""


def added(rest: list, size: float | None) -> tuple[float, str]:
    """Take a sum from the tokens; return its value and unit."""
    value, unit = multiplied(rest, size)
    while rest and rest[0] in ("+", "-"):
        sign = 1 if rest.pop(0) == "+" else -1
        other, its_unit = multiplied(rest, size)
        value, unit = value + sign * other, common(unit, its_unit)
    return value, unit


def multiplied(rest: list, size: float | None) -> tuple[float, str]:
    """Take a product from the tokens; return its value and unit."""
    value, unit = operand(rest, size)
    while rest and rest[0] in ("*", "/"):
        divides = rest.pop(0) == "/"
        other, its_unit = operand(rest, size)
        value, unit = value / other if divides else value * other, common(unit, its_unit)
    return value, unit


def common(*units: str) -> str:
    """Return the one unit that there is, besides none."""
    (unit,) = {unit for unit in units if unit} or {""}
    return unit


FUNCTIONS = {
    "": lambda value: value,
    "calc": lambda value: value,
    "min": lambda *values: min(values),
    "max": lambda *values: max(values),
    "clamp": lambda low, value, high: max(low, min(value, high)),
    "calc-size": lambda basis, value: value,
}


def operand(rest: list, size: float | None) -> tuple[float, str]:
    """Take a number, a word for the size, or a function from the tokens; return its value and unit."""
    token = rest.pop(0)
    if isinstance(token, tuple):
        if token[1] not in ("", "px", "%"):
            raise ValueError(token)
        return token
    if token in ("size", "fit-content"):
        return size + 0.0, "px"
    name = "" if token == "(" else token
    if name and rest.pop(0) != "(":
        raise ValueError(token)
    arguments = [added(rest, size)]
    while rest[0] == ",":
        rest.pop(0)
        arguments.append(added(rest, size))
    if rest.pop(0) != ")" or name not in FUNCTIONS:
        raise ValueError(token)
    # The basis of calc-size() is a word, and its unit that of the result.
    return FUNCTIONS[name](*(value for value, _ in arguments)), common(*(unit for _, unit in arguments))
