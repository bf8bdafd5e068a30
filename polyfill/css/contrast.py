"""How well a text can be told from what is behind it.

Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, with the threshold of sRGB (fact sheet 3.4, number 5).
"""

from .colors import linear


def luminance(color) -> float:
    """Return the relative luminance of a colour's components in sRGB."""
    r, g, b = color[:3]
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)


def contrast(one, other) -> float:
    """Return the contrast of two colours, 1 to 21 within sRGB; their alpha does not count."""
    lighter, darker = luminance(one) + 0.05, luminance(other) + 0.05
    if lighter < darker:
        lighter, darker = darker, lighter
    return lighter / darker if darker > 0 else 1.0
