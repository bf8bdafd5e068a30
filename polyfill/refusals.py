"""Why an activation is refused, in words: for the console, and for the error in edition ``origin-trial``.

Source: design, section 6 (which edition throws); Chromium fact sheet 7.2 and 7.3 (what is checked).
"""

from . import blockers

UNTRUSTED = "it can only be activated by a person's click or key press"
PENDING = "a request of it is still in progress"

# Reason, what is the matter.
SENTENCES = (
    (blockers.TYPE_INVALID, "its type is not one of camera, microphone, camera microphone, geolocation"),
    (blockers.ILLEGAL_SUBFRAME, "it is in a frame that may not ask for this permission"),
    (blockers.UNSUCCESSFUL_REGISTRATION, "it is not shown, or there are too many elements for the same permissions"),
    (blockers.STYLE_INVALID, "its style is not allowed"),
    (blockers.OCCLUDED, "something covers it, or an effect on one of its ancestors distorts it"),
    (blockers.CLIPPED, "it is not wholly in view, or an ancestor clips it"),
    (blockers.RECENTLY_ATTACHED, "it was shown less than half a second ago"),
    (blockers.INTERSECTION_CHANGED, "it moved or changed its size less than half a second ago"),
    (blockers.ATTRIBUTE_CHANGED, "one of its attributes changed less than half a second ago"),
)


def sentence(reason: str, expiring: bool, details=()) -> str:
    """Say why an invalid element cannot be activated.

    Args:
        reason: one of the reasons of ``blockers``.
        expiring: whether the cause is gone and only its cooldown is left.
        details: what there is to know besides: violated rules with property, value and bound.
    """
    for name, text in SENTENCES:
        if name == reason:
            told = (
                text + ", or was until less than half a second ago" if expiring and name in blockers.PRIORITY else text
            )
            return "; ".join([told + " (" + reason + ")"] + list(details))
    return reason
