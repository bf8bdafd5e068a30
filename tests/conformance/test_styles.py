"""The same styles on a native ``<geolocation>`` and on a polyfilled ``<permission>`` of edition ``final``."""

import pytest

from tests.conformance import agreement, generate
from tests.conformance.cases import Case, single
from tests.conformance.known import KNOWN_DIFFERENCES, reason_for
from tests.conformance.pages import Pages

SINGLE, COMBINED = 0.98, 0.95


@pytest.fixture(scope="module")
def pages(browser):
    pages = Pages(browser)
    yield pages
    pages.close()


def test_a_button_without_styles_is_as_wide_and_high(pages):
    """Both have the same icon, label and font; where this fails, so does nearly everything below."""
    (outcome,) = agreement.play(pages, [Case("")])
    sizes = [result.rect[2:] for result in (outcome.native, outcome.polyfilled)]
    assert sizes[0] == pytest.approx(sizes[1], abs=0.5), "the labels or icons are not the same"
    assert outcome.equal, str(outcome)


def test_single_declarations(pages):
    outcomes = agreement.play(pages, single())
    print(agreement.report(outcomes))
    share = agreement.share(outcomes)
    unknown = [each for each in outcomes if not each.equal and each.known is None]
    assert share >= SINGLE, f"{share:.1%} are equal"
    assert not unknown, agreement.report(unknown)


def test_combinations(pages):
    seed, count = generate.settings(generate.CASES)
    again = f"{generate.SEED}={seed} {generate.COUNT}={count} plays the same"
    print(again)
    outcomes = agreement.play(pages, generate.generate(seed, count))
    print(agreement.report(outcomes))
    share = agreement.share(outcomes)
    assert share >= COMBINED, f"{share:.1%} are equal; {again}"


def test_known_differences(pages):
    """What is known to differ does, and in nothing else: else the table is wrong."""
    outcomes = agreement.play(pages, [known.example for known in KNOWN_DIFFERENCES])
    wrong = [each for each in outcomes if each.equal or each.known is None]
    assert not wrong, "\n".join(map(str, wrong))


def test_generated_cases_depend_on_the_seed_alone():
    cases = generate.generate(1, 50)
    assert cases == generate.generate(1, 80)[:50] != generate.generate(2, 50)
    assert {case.sheet for case in cases} == {case.quirks for case in cases} == {True, False}


def test_a_difference_is_known_only_where_all_of_it_is():
    for known in KNOWN_DIFFERENCES:
        assert known.reason and known.names
    assert reason_for(Case(""), []) is None
