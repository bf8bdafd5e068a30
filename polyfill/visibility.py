"""Whether an element can be seen as a whole: judged from what the browser, or a look at some points, tells.

What was seen comes as one of three mappings, or ``None`` for nothing yet:

- ``{"visible": bool, "ratio": float}``: an IntersectionObserver that tracks visibility, on the element less
  ``INSET`` px on each side;
- ``{"ratio": float}``: one that does not;
- ``{"covered": int, "missing": int, "effects": [[property, value], …], "ratio": float}``: a hit test at points of
  the same rectangle. At *covered* ones something else is in front, at *missing* ones the element is not there.
  *Effects* are those of its ancestors that differ from the harmless values in ``EFFECTS``.

Source: Chromium fact sheet 4.2 (classes) and 4.3 (what counts as visible).
"""

from .blockers import CLIPPED, OCCLUDED
from .css.transforms import is_translation_or_up_scaling, is_up_scaling

INSET = 4
"""What of each edge may be covered, in CSS px (fact sheet 4.1)."""

VISIBLE = ""

WHOLE = 0.9999
"""From which ratio on nothing is missing: what browsers round."""

# Properties of an ancestor that change how the element looks, and the value that does not.
EFFECTS = (
    ("opacity", "1"),
    ("filter", "none"),
    ("backdropFilter", "none"),
    ("mixBlendMode", "normal"),
    ("transform", "none"),
    ("rotate", "none"),
    ("scale", "none"),
)

# What the hit test calls the opacity of something that nobody can see, which covers nothing.
UNSEEN = "0"


def classify(sight) -> str | None:
    """Judge what was seen.

    Args:
        sight: one of the mappings above.

    Returns:
        ``VISIBLE``, or the reason why the element is not: ``CLIPPED`` or ``OCCLUDED``, also for what is none of the
        mappings; ``None`` where nothing is known.
    """
    try:
        return _classified(sight) if sight else None
    except Exception:  # what cannot be judged is not seen
        return OCCLUDED


def _classified(sight) -> str:
    if not sight.get("ratio", 1.0) >= WHOLE:
        return CLIPPED
    if "visible" in sight:
        return VISIBLE if sight["visible"] else OCCLUDED
    if sight.get("covered") or distorts(sight.get("effects", ())):
        return OCCLUDED
    return CLIPPED if sight.get("missing") else VISIBLE


def distorts(effects) -> bool:
    """Tell whether one of an element's ancestors changes its look, other than by moving or enlarging it."""
    for name, value in effects:
        if name == "transform":
            if not is_translation_or_up_scaling(value):
                return True
        elif name == "scale":
            if not is_up_scaling(value):
                return True
        else:
            return True
    return False
