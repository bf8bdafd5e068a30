"""Colours, in every form in which engines write a computed one.

Source: https://drafts.csswg.org/css-color-4/ (syntax, matrices). Components outside the range of sRGB stay outside, as
in Chromium, which works out a contrast from them as they are.
"""

from math import cos, pi, sin

from .values import number, split

MOST = 100
"""How many colours are remembered: a page has few, and each of its elements has seven."""

_known = {}

# Linear components to XYZ with the white of D65, in rows; ProPhoto's white is D50.
SRGB = (
    (0.41239079926595934, 0.357584339383878, 0.1804807884018343),
    (0.21263900587151027, 0.715168678767756, 0.07219231536073371),
    (0.01933081871559182, 0.11919477979462598, 0.9505321522496607),
)
P3 = (
    (0.4865709486482162, 0.26566769316909306, 0.1982172852343625),
    (0.2289745640697488, 0.6917385218365064, 0.079286914093745),
    (0.0, 0.04511338185890264, 1.043944368900976),
)
A98 = (
    (0.5766690429101305, 0.1855582379065463, 0.1882286462349947),
    (0.29734497525053605, 0.6273635662554661, 0.0752914584939978),
    (0.02703136138641234, 0.07068885253582723, 0.9913375368376388),
)
REC2020 = (
    (0.6369580483012914, 0.14461690358620832, 0.1688809751641721),
    (0.2627002120112671, 0.6779980715188708, 0.05930171646986196),
    (0.0, 0.028072693049087428, 1.060985057710791),
)
PROPHOTO = (
    (0.7977666449006423, 0.13518129740053308, 0.0313477341283922),
    (0.2880748288194013, 0.711835234241873, 0.00008993693872564),
    (0.0, 0.0, 0.8251046025104602),
)
D50_TO_D65 = (
    (0.955473421488075, -0.02309845494876471, 0.06325924320057072),
    (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
    (0.012314014864481998, -0.020507649298898964, 1.330365926242124),
)
FROM_XYZ = (
    (3.2409699419045226, -1.537383177570094, -0.4986107602930034),
    (-0.9692436362808796, 1.8759675015077202, 0.04155505740717559),
    (0.05563007969699366, -0.20397695888897652, 1.0569715142428786),
)
OKLAB_TO_LMS = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
LMS_TO_SRGB = (
    (4.0767416360759583, -3.3077115392580629, 0.2309699031821043),
    (-1.2684379732850315, 2.6097573492876882, -0.3413193760026570),
    (-0.0041960761386756, -0.7034186179359362, 1.7076146940746117),
)
D50_WHITE = (0.3457 / 0.3585, 1.0, 0.2958 / 0.3585)

# Angle, parts of a turn.
ANGLES = (("deg", 360.0), ("grad", 400.0), ("rad", 2 * pi), ("turn", 1.0))


def parse(text: str) -> tuple[float, float, float, float] | None:
    """Parse a colour.

    Args:
        text: as getComputedStyle() writes it.

    Returns:
        Its components in sRGB (those that sRGB has are within 0 and 1) and its alpha, or ``None``.
    """
    if text not in _known:
        if len(_known) >= MOST:
            _known.clear()
        _known[text] = _parse(text)
    return _known[text]


def _parse(text: str):
    text = text.strip().lower()
    if text == "transparent":
        return (0.0, 0.0, 0.0, 0.0)
    if text.startswith("#"):
        return _hexadecimal(text[1:])
    name, bracket, rest = text.partition("(")
    if not bracket or not rest.endswith(")"):
        return None
    color, alpha = _arguments(rest[:-1])
    if name == "color" and color:
        name, color = "color " + color[0], color[1:]
    for names, scales, convert in FUNCTIONS:
        if name in names and len(color) == 3:
            components = [_component(color[index], scales[index]) for index in range(3)]
            opacity = _component(alpha, 1.0)
            if None in components or opacity is None:
                return None
            r, g, b = convert(components)
            return (r, g, b, min(1.0, max(0.0, opacity)))
    return None


def linear(c: float) -> float:
    """Undo the transfer function of sRGB, also outside its range."""
    return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4


def _arguments(text: str) -> tuple[list[str], str]:
    separator = "," if "," in text else "/"
    parts = split(text, separator)
    if len(parts) != text.count(separator) + 1:
        return [], ""
    has_alpha = len(parts) > (1 if separator == "/" else 3)
    if separator == "/":
        parts = split(parts[0]) + parts[1:]
    return (parts[:-1], parts[-1]) if has_alpha else (parts, "1")


# Scale: the number that means 100 %, which becomes 1; "hue" for an angle, of which a whole turn does.
def _component(text: str, scale) -> float | None:
    if text == "none":
        return 0.0
    if scale == "hue":
        for name, turn in ANGLES:
            if text.endswith(name):
                value = number(text[: -len(name)])
                return None if value is None else value / turn
        value = number(text)
        return None if value is None else value / 360
    if text.endswith("%"):
        value = number(text[:-1])
        return None if value is None else value / 100
    value = number(text)
    return None if value is None else value / scale


def _hexadecimal(digits: str):
    if len(digits) in (3, 4):
        digits = "".join([digit + digit for digit in digits])
    if len(digits) not in (6, 8) or any([digit not in "0123456789abcdef" for digit in digits]):
        return None
    r, g, b, a = [int((digits + "ff")[at : at + 2], 16) / 255 for at in (0, 2, 4, 6)]
    return (r, g, b, a)


def _times(matrix, vector) -> list[float]:
    return [row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2] for row in matrix]


def _power(c: float, exponent: float) -> float:
    return c**exponent if c >= 0 else -((-c) ** exponent)


def _encode(c: float) -> float:
    if c < 0:
        return -_encode(-c)
    return 12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055


def _from_linear(components) -> list[float]:
    return [_encode(c) for c in components]


def _from_xyz(xyz) -> list[float]:
    return _from_linear(_times(FROM_XYZ, xyz))


def _from_d50(xyz) -> list[float]:
    return _from_xyz(_times(D50_TO_D65, xyz))


def _rgb(components) -> list[float]:
    return [min(1.0, max(0.0, c)) for c in components]


def _p3(components) -> list[float]:
    return _from_xyz(_times(P3, [_decode(c) for c in components]))


def _decode(c: float) -> float:
    return linear(c) if c >= 0 else -linear(-c)


def _a98(components) -> list[float]:
    return _from_xyz(_times(A98, [_power(c, 563 / 256) for c in components]))


def _prophoto(components) -> list[float]:
    return _from_d50(_times(PROPHOTO, [c / 16 if abs(c) <= 16 / 512 else _power(c, 1.8) for c in components]))


def _rec2020(components) -> list[float]:
    return _from_xyz(_times(REC2020, [_decode_rec2020(c) for c in components]))


def _decode_rec2020(c: float) -> float:
    if abs(c) < 0.08124285829863151:
        return c / 4.5
    bright = ((abs(c) + 0.09929682680944) / 1.09929682680944) ** (1 / 0.45)
    return bright if c > 0 else -bright


def _hsl(components) -> list[float]:
    hue, saturation, lightness = components
    saturation, lightness = _rgb([saturation, lightness])
    a = saturation * min(lightness, 1 - lightness)
    channels = []
    for n in (0, 8, 4):
        k = (n + hue * 12) % 12
        channels.append(lightness - a * max(-1, min(k - 3, 9 - k, 1)))
    return channels


def _hwb(components) -> list[float]:
    hue, white, black = components
    white, black = _rgb([white, black])
    if white + black >= 1:
        return [white / (white + black)] * 3
    return [c * (1 - white - black) + white for c in _hsl([hue, 1.0, 0.5])]


def _lab(components) -> list[float]:
    lightness, a, b = 100 * min(1.0, max(0.0, components[0])), 125 * components[1], 125 * components[2]
    y = (lightness + 16) / 116
    xyz = []
    for f, white in ((a / 500 + y, D50_WHITE[0]), (y, 1.0), (y - b / 200, D50_WHITE[2])):
        xyz.append(white * (f**3 if f > 6 / 29 else (116 * f - 16) * 27 / 24389))
    return _from_d50(xyz)


def _oklab(components) -> list[float]:
    lightness = min(1.0, max(0.0, components[0]))
    lms = _times(OKLAB_TO_LMS, [lightness, 0.4 * components[1], 0.4 * components[2]])
    return _from_linear(_times(LMS_TO_SRGB, [c**3 for c in lms]))


def _cartesian(components, chroma: float) -> list[float]:
    c, angle = max(0.0, components[1]) * chroma, components[2] * 2 * pi
    return [components[0], c * cos(angle), c * sin(angle)]


def _lch(components) -> list[float]:
    return _lab(_cartesian(components, 150 / 125))


def _oklch(components) -> list[float]:
    return _oklab(_cartesian(components, 1.0))


def _srgb(components) -> list[float]:
    return list(components)


ONE = (1.0, 1.0, 1.0)

# Names; what 100 % of each component are; how they become components of sRGB.
FUNCTIONS = (
    (("rgb", "rgba"), (255.0, 255.0, 255.0), _rgb),
    (("hsl", "hsla"), ("hue", 100.0, 100.0), _hsl),
    (("hwb",), ("hue", 100.0, 100.0), _hwb),
    (("lab",), (100.0, 125.0, 125.0), _lab),
    (("lch",), (100.0, 150.0, "hue"), _lch),
    (("oklab",), (1.0, 0.4, 0.4), _oklab),
    (("oklch",), (1.0, 0.4, "hue"), _oklch),
    (("color srgb",), ONE, _srgb),
    (("color srgb-linear",), ONE, _from_linear),
    (("color display-p3",), ONE, _p3),
    (("color a98-rgb",), ONE, _a98),
    (("color prophoto-rgb",), ONE, _prophoto),
    (("color rec2020",), ONE, _rec2020),
    (("color xyz", "color xyz-d65"), ONE, _from_xyz),
    (("color xyz-d50",), ONE, _from_d50),
)
