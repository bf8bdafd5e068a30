"""Values as getComputedStyle() writes them. What is not understood is ``None``: it cannot be judged.

Source: https://drafts.csswg.org/css-values-4/#numeric-types and https://drafts.csswg.org/cssom/#serialize-a-css-value
"""

TOLERANCE = 0.001
"""What browsers round lengths by, in px and as a share of a larger length."""

DIGITS = "0123456789"

# They take any length, so that a bound can be put round them without working them out.
MATH = ("calc(", "min(", "max(", "clamp(", "round(", "mod(", "rem(", "abs(", "calc-size(", "anchor-size(", "anchor(")
SIZING = MATH[-3:]  # these only where they stand for a size or a place


def number(text: str) -> float | None:
    """Parse a number, which may be in scientific notation; Python's ``float`` reads more than CSS writes."""
    if not text or text[-1] not in DIGITS or text.strip("0123456789.+-eE"):
        return None
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -1e12 < value < 1e12 else None  # so that no power of it overflows


def unit(text: str, name: str) -> float | None:
    """Parse a number with a unit, alone in ``calc()`` or bare."""
    if text.startswith("calc(") and text.endswith(")"):
        text = text[5:-1].strip()
    return number(text[: -len(name)]) if text.endswith(name) else None


def length(text: str) -> float | None:
    """Parse a length in px."""
    return 0.0 if text == "0" else unit(text, "px")


def percentage(text: str) -> float | None:
    """Parse a percentage: ``50%`` is 50."""
    return unit(text, "%")


def split(text: str, separator: str = " ") -> list[str]:
    """Split at a character that is in no brackets; empty parts are left out."""
    parts = []
    part = ""
    depth = 0
    for character in text:
        if character == separator and depth == 0:
            parts.append(part.strip())
            part = ""
            continue
        depth += (character == "(") - (character == ")")
        part += character
    parts.append(part.strip())
    return [part for part in parts if part]


def is_math(text: str) -> bool:
    """Tell whether it is one function that yields a length, whole as far as its brackets tell."""
    if not text.endswith(")") or not any([text.startswith(name) for name in MATH]):
        return False
    depth = 0
    for index in range(len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth < 0 or (depth == 0 and "(" in text[:index] and index < len(text) - 1):
            return False
    return depth == 0


def is_length_like(text: str) -> bool:
    """Tell whether it can stand among the arguments of ``min()``, ``max()`` and ``clamp()``."""
    if length(text) is not None or percentage(text) is not None:
        return True
    return is_math(text) and not any([name in text for name in SIZING])


def less(a: float, b: float) -> bool:
    """Tell whether a number is below another by more than browsers round."""
    return a < b - TOLERANCE - TOLERANCE / 100 * abs(b)


def px(value: float) -> str:
    """Write a length as browsers do: six digits."""
    return plain(value) + "px"


def plain(value: float) -> str:
    """Write a number as browsers do: six digits."""
    return "%.6g" % (value or 0.0)  # no minus before 0
