"""How exact a location an element asks for (fact sheet 1.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill.editions import FINAL, ORIGIN_TRIAL
from polyfill.fake_host import FakeHost
from polyfill.page import Page
from polyfill.type_ext import is_precise, parse

PRECISE = ("precise", "true")

PAIRS = [
    ("precise:true", [PRECISE]),
    ("  precise:true\t\n\f\rother:x ", [PRECISE, ("other", "x")]),
    ("precise:false", [("precise", "false")]),
    ("precise:true precise:false", [PRECISE]),
    ("precise:false precise:true", [("precise", "false")]),
    ("precise: true", [("precise", "")]),
    ("precise:true:really", [("precise", "true:really")]),
    ("Precise:TRUE", [("Precise", "TRUE")]),
    ("precise", []),
    (":true", []),
    (":", []),
    ("", []),
    ("precise:true\u00a0x:y", [("precise", "true\u00a0x:y")]),
    ("Gr\u00f6\u00dfe:\u212a", [("Gr\u00f6\u00dfe", "\u212a")]),
]

# preciselocation, type-ext, precise in the origin trial, precise in the final edition
ATTRIBUTES = [
    (None, None, False, False),
    ("", None, True, True),
    ("false", None, True, True),
    ("", "precise:false", True, True),
    (None, "precise:true", True, False),
    (None, "unknown:1 precise:true", True, False),
    (None, "precise:yes", False, False),
    (None, "precise", False, False),
    (None, "", False, False),
]


@pytest.mark.parametrize(("value", "expected"), PAIRS)
def test_parse(value, expected):
    assert parse(value) == expected


@given(st.text(alphabet="ab: \t\n"))
def test_any_text_gives_pairs_with_keys_of_their_own(value):
    pairs = parse(value)
    keys = [key for key, _ in pairs]
    assert all(keys) and len(keys) == len(set(keys))
    assert all(f"{key}:{text}" in value.split() for key, text in pairs)


@pytest.mark.parametrize(("preciselocation", "type_ext", "trial", "final"), ATTRIBUTES)
def test_is_precise(preciselocation, type_ext, trial, final):
    assert is_precise(preciselocation, type_ext, ORIGIN_TRIAL) is trial
    assert is_precise(preciselocation, type_ext, FINAL) is final


def test_a_page_follows_the_attributes():
    page = Page(FakeHost())
    element = page.elements.element(1)
    page.dispatch("attach", '[[1, "geolocation", "", null, "precise:true"], [2, "geolocation", "", null, null]]')
    assert (element.precise, page.elements.element(2).precise) == (True, False)
    assert element.view()["label"] == "Use precise location"
    page.dispatch("precise", "[[1, null, null]]")
    assert not element.precise
    assert element.view()["label"] == "Use location"


def test_a_change_blocks_for_half_a_second():
    page = Page(FakeHost())
    page.dispatch("attach", '[[1, "geolocation", "", null, null]]')
    page.dispatch("sense", '[[1, 0, true, true, "0 0 9 9", null]]')
    page.host.run_until(1000, page.dispatch)
    told = []
    for payload in ('[[1, "", null]]', '[[1, "x", null]]', "[[1, null, null]]"):
        page.dispatch("precise", payload)
        told.append(page.host.views[1]["invalidReason"])
        page.host.run_until(page.host.time + 600, page.dispatch)
    assert told == ["attribute_changed", "", "attribute_changed"]
