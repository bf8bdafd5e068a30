"""A style as one text, the form in which it crosses from the shim.

It has the values in the order of ``rules.read``, then those of ``judgement.CONTEXT``. Equal styles are equal texts, so
that the shim asks about each of them once.
"""

from .. import editions
from . import judgement, rules

SEPARATOR = "\n"

# Edition, declarations that its sheet has besides those of both, so that elements without any style need no correction.
DEFAULTS = ((editions.ORIGIN_TRIAL, (("max-width", "calc-size(fit-content, 3 * size)"),)),)

UNTIMED = ("display",)
"""Properties that are not noticed by a transition: an element that is to go would stay meanwhile. Its box tells."""

KEPT = ("min-width", "max-width")
"""Properties that are corrected to a multiple of the label's width: what is in transition from that stays so while the
author's style is read, since Chromium begins a new one from the author's value, which would be seen."""

UNHELD = SEPARATOR + "unheld"
"""What ends the text where no correction can be put in force."""

CANNOT_CORRECT = (
    "it cannot be corrected while a script animates the element, or its own style has an !important transition"
)


UNJUDGED = ([], [["style", "style", "", judgement.UNKNOWN]], True)
"""What is said of a style that could not be judged: it is refused."""


def judge(edition: str, text: str) -> tuple:
    """Judge a packed style.

    Returns:
        The corrections as pairs of property and value; the violations as rows of rule, property, value and bound; and
        whether it is to be judged again after a while, since something in it changes without notice.
    """
    held = not text.endswith(UNHELD)
    if not held:
        text = text[: -len(UNHELD)]
    names = rules.read(edition) + judgement.CONTEXT
    parts = text.split(SEPARATOR)
    values = {names[at]: parts[at] for at in range(len(names))}
    judged = judgement.judge(edition, values)
    violations = [list(row) for row in judged.violations]
    is_fleeting = not held or bool(values.get("@masked"))
    if held:
        return judged.corrections, violations, is_fleeting
    for name, _ in judged.corrections:
        violations.append([name, name, values.get(name, ""), CANNOT_CORRECT])
    return [], violations, is_fleeting
