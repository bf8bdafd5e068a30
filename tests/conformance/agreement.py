"""In how many cases a polyfilled element comes to the same as a native one, and in what it differs otherwise."""

from collections import Counter
from dataclasses import dataclass

from tests.conformance.cases import Case
from tests.conformance.compare import Difference, differences
from tests.conformance.known import reason_for
from tests.conformance.pages import NATIVE, POLYFILLED, Pages, Result
from tests.conformance.properties import COMPARED

TOLD = ("isValid", "invalidReason")
ACCIDENTS = 40
"""That many differences in validity may come of a busy machine, or of a neighbour in the way; more do not."""


@dataclass(frozen=True)
class Outcome:
    """A case, what both elements came to, and what differs."""

    case: Case
    native: Result
    polyfilled: Result
    differences: tuple[Difference, ...]

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return not self.differences

    @property
    def known(self) -> str | None:
        """Why it is known to differ."""
        return reason_for(self.case, self.differences)

    def __str__(self) -> str:
        lines = [str(self.case) + (f" (known: {self.known})" if self.known else "")]
        return "\n    ".join([*lines, *map(str, self.differences)])


def play(pages: Pages, cases: list[Case]) -> list[Outcome]:
    """Play cases on both elements, side by side.

    What differs in validity is played once more, one after the other in the same place with the page to itself: whether
    a scaled box is wholly in view can depend on how its position is rounded.
    """
    outcomes = [outcome(*those) for those in zip(cases, pages.play(cases, COMPARED), strict=True)]
    unsure = [index for index, each in enumerate(outcomes) if any(one.name in TOLD for one in each.differences)]
    if len(unsure) <= ACCIDENTS:
        again = [cases[index] for index in unsure]
        turns = [pages.play(again, COMPARED, slots=1, tags=(tag,)) for tag in (NATIVE, POLYFILLED)]
        for index, (native,), (polyfilled,) in zip(unsure, *turns, strict=True):
            outcomes[index] = outcome(cases[index], (native, polyfilled))
    return outcomes


def outcome(case: Case, results) -> Outcome:
    """Compare the results of a case."""
    return Outcome(case, *results, tuple(differences(*results)))


def share(outcomes: list[Outcome]) -> float:
    """Return the share of cases that are equal, from 0 to 1."""
    return sum(each.equal for each in outcomes) / len(outcomes)


def frequencies(outcomes: list[Outcome]) -> list[tuple[str, int]]:
    """Return what differs and in how many cases, the most frequent first."""
    return Counter(one.name for each in outcomes for one in each.differences).most_common()


def report(outcomes: list[Outcome]) -> str:
    """Write down every case that is not equal, with both values."""
    return "\n".join(str(each) for each in outcomes if not each.equal)
