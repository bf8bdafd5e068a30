"""The same styles on a polyfilled element in other engines: as in Chromium, but for what is listed."""

import pytest
from tools.environment import ROOT

from tests.conformance import elsewhere, engines
from tests.conformance.cases import Case, single
from tests.conformance.pages import Result

EVERY = {"firefox": 24, "webkit": 60}
"""Of how many cases one is played, of thrice as many with --full; `build.py conformance firefox webkit` plays all."""


@pytest.mark.sample(2)
@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.engine(name)) for name in engines.ENGINES])
def test_styles_come_to_the_same_but_for_what_is_listed(name, playwright, pytestconfig):
    every = EVERY[name] // (3 if pytestconfig.getoption("--full") else 1)
    cases = list(dict.fromkeys([*single()[::every], *elsewhere.examples(name)]))
    wanted = engines.play(playwright, engines.chromium, "final", cases)
    outcomes = engines.compared(playwright, name, "final", cases, wanted)
    wrong = [str(each) for each in outcomes if each.unlisted]
    assert not wrong, f"{len(wrong)} of {len(cases)} are not listed\n" + "\n".join(wrong)
    stale = elsewhere.stale(name, [(each.case, each.differences) for each in outcomes])
    assert not stale, "not needed: " + "; ".join(row.reason for row in stale)


def test_the_documents_have_the_list():
    text = (ROOT / "docs/limits.md").read_text(encoding="utf-8")
    assert elsewhere.section(text) == elsewhere.markdown(), "put in what python3 -m tests.conformance.elsewhere prints"


def result(size=100.0, rect=(0, 0, 10, 10), **computed):
    return Result({name.replace("_", "-"): value for name, value in computed.items()}, rect, True, "", size)


PAIRS = [
    (result(min_width="calc-size(fit-content, 3 * size)"), result(99.0, min_width="297px"), []),
    (result(min_width="calc-size(fit-content, max(size, 50%))"), result(min_width="max(100px, 50%)"), []),
    (result(min_width="calc-size(fit-content, max(size, 50%))"), result(min_width="max(300px, 50%)"), ["min-width"]),
    (result(width="100px", height="20px"), result(98.0, width="98px", height="22px"), ["height"]),
    (result(width="100px"), result(width="98px"), ["width"]),
    (result(), result(rect=(0, 5, 10, 30)), ["rect-top", "rect-height"]),
    (result(zoom="1"), result(zoom=""), []),
]


@pytest.mark.parametrize(("wanted", "got", "names"), PAIRS)
def test_what_two_engines_differ_in(wanted, got, names):
    assert [difference.name for difference in engines.differences(wanted, got)] == names


def test_a_row_holds_for_its_engines_and_cases():
    (difference,) = engines.differences(result(width="100px"), result(width="0px"))
    case = Case("visibility:collapse")
    assert elsewhere.unlisted("firefox", case, [difference]) == []
    assert elsewhere.unlisted("webkit", case, [difference]) == [difference]
    assert elsewhere.unlisted("firefox", Case("color:red"), [difference]) == [difference]


def test_a_row_whose_example_does_not_differ_is_stale():
    nothing = [(case, ()) for case in elsewhere.examples("firefox")]
    assert elsewhere.stale("firefox", nothing) == [row for row in elsewhere.ELSEWHERE if "firefox" in row.engines]
