"""Transforms: which ones leave an element as it is, other than by moving it or enlarging it in proportion.

Source: seed, "transform"; https://drafts.csswg.org/css-transforms-2/#serialization-of-the-computed-value
"""

from .values import number, split

# What a matrix() of six numbers, and a matrix3d() of sixteen, have where they stay in the plane: at which place which
# number. At the two places of FACTORS is what they scale by; the others say where to.
PLANES = (
    ("matrix(", 6, ((1, 0.0), (2, 0.0)), (0, 3)),
    (
        "matrix3d(",
        16,
        (
            (1, 0.0), (2, 0.0), (3, 0.0), (4, 0.0), (6, 0.0), (7, 0.0),
            (8, 0.0), (9, 0.0), (10, 1.0), (11, 0.0), (14, 0.0), (15, 1.0),
        ),
        (0, 5),
    ),
)  # fmt: skip


def is_translation_or_up_scaling(transform: str) -> bool:
    """Judge a computed ``transform``; what is no matrix of the plane is none of both."""
    if transform == "none":
        return True
    for start, count, fixed, (x, y) in PLANES:
        if transform.startswith(start) and transform.endswith(")"):
            numbers = [number(part) for part in split(transform[len(start) : -1], ",")]
            if len(numbers) != count or None in numbers:
                return False
            return all([numbers[at] == value for at, value in fixed]) and numbers[x] == numbers[y] >= 1
    return False


def is_up_scaling(scale: str) -> bool:
    """Judge a computed ``scale``: one factor, or two that are the same, from 1 on."""
    if scale == "none":
        return True
    factors = [number(part) for part in split(scale)]
    if None in factors or not 0 < len(factors) <= 3 or (len(factors) == 3 and factors[2] != 1):
        return False
    return factors[0] >= 1 and (len(factors) == 1 or factors[1] == factors[0])
