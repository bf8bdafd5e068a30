"""Where a polyfilled element is known not to be as the native one, and why that stays."""

import re
from dataclasses import dataclass

from tests.conformance.cases import Case
from tests.conformance.compare import Difference


@dataclass(frozen=True)
class Known:
    """A difference that is known.

    Attributes:
        pattern: a regular expression that the case, written out, matches somewhere.
        names: the properties (or ``rect``, ``isValid``, ``invalidReason``) that may differ then.
        reason: why.
        example: a case that shows it.
    """

    pattern: str
    names: frozenset[str]
    reason: str
    example: Case


KNOWN_DIFFERENCES: tuple[Known, ...] = (
    Known(
        r"display:(inline|ruby|ruby-text|math)( |;|$)|\ball:(unset|initial)\b",
        frozenset({"rect", "perspective-origin", "transform-origin"}),
        "an inline box, which is invalid, has lines above and below its content; those of ours hold text of no size",
        Case("display:inline"),
    ),
)


def reason_for(case: Case, differences: list[Difference]) -> str | None:
    """Return why a case is known to differ in all of this; ``None`` if it is not."""
    names, reasons = {difference.name for difference in differences}, []
    for known in KNOWN_DIFFERENCES:
        if re.search(known.pattern, str(case)) and names & known.names:
            names -= known.names
            reasons.append(known.reason)
    return "; ".join(reasons) if reasons and not names else None
