"""Whatever crosses the border into Python: no error leaves it, nothing is granted or made valid by it, the page goes on."""

import pytest
from hypothesis import given, settings

from polyfill.fake_host import FakeHost
from polyfill.page import Page
from tests.runtimes.border import withstand

from .border_values import CROSSINGS, NASTY, VALID, near_misses, places, put
from .harness import COVERED

IDS = [f"{kind}{number}" for number, (kind, _) in enumerate(VALID)]


def test_every_kind_is_tried():
    assert {kind for kind, _ in VALID} == set(Page(FakeHost())._handlers)


@pytest.mark.parametrize("row", near_misses(), ids=IDS)
def test_near_misses(row):
    assert withstand(row) == []


@pytest.mark.full
@pytest.mark.parametrize(("kind", "payload"), VALID, ids=IDS)
def test_every_near_miss_by_itself(kind, payload):
    for place in places(payload):
        for other in NASTY:
            told = [[kind, put(payload, place, other)]]
            assert withstand(told) == [], told


@settings(max_examples=200)
@given(CROSSINGS)
def test_anything(told):
    assert withstand(told) == []


@pytest.mark.parametrize("payload", ["{", "[1", "nonsense", '"', "[" * 100_000, "1" * 10_000])
@pytest.mark.parametrize("kind", ["attach", "store", "nonsense"])
def test_what_is_no_json(page, kind, payload):
    assert page.page.dispatch(kind, payload) == ""
    assert len(page.host.reports) == 1
    page.valid()


@pytest.mark.parametrize("at", [None, "x", [], 1e300, float("nan"), float("inf")])
def test_a_click_at_no_time_is_one_of_now(page, at):
    page.attach()
    page.run(100)
    page.click(at=at)
    assert page.host.requests == []
    page.run(600)
    page.click(at=at)
    assert len(page.host.requests) == 1


@pytest.mark.parametrize("at", [None, "x", 1e300, float("nan")])
def test_what_befalls_an_element_at_no_time_cools_down_from_now_on(page, at):
    page.valid()
    page.tell("style", [[1, page.host.time, [["color", "color", "pale", ""]]]])
    page.tell("style", [[1, at, []]])
    page.sense(at=at, rect="9 9 9 9")
    page.run(400)
    assert not page.view()["isValid"]
    page.run(200)
    assert page.view()["isValid"]


@pytest.mark.parametrize("sight", [7, "x", [1], {"ratio": "x"}, {"ratio": None}, {"effects": 7}, {"effects": [[]]}])
def test_what_cannot_be_made_out_cannot_be_pressed(page, sight):
    page.valid()
    page.sense(sight=sight)
    assert not page.view()["isValid"]
    page.click()
    assert page.host.requests == []


@pytest.mark.parametrize("violations", [None, 0, 7, True, [7]])
def test_a_style_stays_refused_where_nothing_can_be_made_of_its_judgement(page, violations):
    page.valid()
    page.tell("style", [[1, page.host.time, [["color", "color", "pale", ""]]]])
    page.tell("style", [[1, page.host.time, violations]])
    page.run(600)
    assert not page.view()["isValid"]


def test_of_elements_that_come_together_one_that_makes_no_sense_keeps_no_other_from_working(page):
    page.tell("attach", [[1, "camera", "en", None, None], ["x", 7], [2, "camera", "en", None, None]])
    page.tell("attach", [[2, "camera", "en", None, None]])
    page.sense(1)
    page.sense(2, sight=COVERED)
    page.run(600)
    assert [page.view(1)["isValid"], page.view(2)["isValid"]] == [True, False]
