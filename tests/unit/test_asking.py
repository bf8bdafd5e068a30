"""What an activation asks, where no real browser can be brought to it; the rest is in tests/browser/test_asking.py."""

import pytest

from tests.unit.harness import Harness

REFUSED = {"error": "NotAllowedError", "message": "Permission denied by system"}


@pytest.fixture
def page():
    page = Harness()
    page.tell("permission", [["camera", "prompt"], ["microphone", "prompt"], ["geolocation", "prompt"]])
    page.valid("camera")
    page.click()
    return page


def test_a_block_of_the_system_is_met_with_the_way_out_of_it(page):
    page.settle(False, [["camera", "granted"]], **REFUSED)
    assert page.host.open_dialog["variant"] == "blocked-by-system"
    page.tell("permission", [["camera", "granted"]])
    assert page.host.open_dialog, "the browser's own permission is not what is missing"
    page.choose("")
    assert page.types() == ["promptdismiss", "dismiss"]


def test_the_next_press_tries_again(page):
    page.settle(False, [["camera", "prompt"]], **REFUSED)
    page.choose("")
    page.run(600)
    requests = len(page.host.requests)
    page.click()
    assert len(page.host.requests) == requests + 1
    page.settle(True, [["camera", "granted"]])
    assert page.types()[-2:] == ["promptaction", "resolve"]


# Errors


MISSING = {"error": "NotFoundError", "message": "Requested device not found"}


@pytest.fixture
def pair():
    page = Harness()
    page.tell("permission", [["camera", "prompt"], ["microphone", "prompt"], ["geolocation", "prompt"]])
    page.valid()
    return page


def told(page):
    """The error that the element has, as its word and whom it is about."""
    error = page.view()["error"]
    return error and (error["code"], error["permissions"])


@pytest.mark.parametrize(
    ("present", "missing", "constraints"),
    [(["audioinput"], "camera", {"audio": True}), (["videoinput", "audiooutput"], "microphone", {"video": True})],
)
def test_where_one_of_two_is_missing_the_other_is_asked_for(pair, present, missing, constraints):
    pair.click()
    pair.settle(False, [["camera", "prompt"]], **MISSING, present=present)
    assert pair.types() == [] and pair.host.requests[-1]["constraints"] == constraints
    there = pair.host.requests[-1]["permissions"]
    pair.settle(True, [[there[0], "granted"]])
    assert (pair.types(), told(pair)) == (["promptaction", "resolve"], ("not-found", [missing]))
    assert pair.view()["permissionStatus"] == "prompt"
    assert pair.host.reports == []


def test_where_the_rest_is_refused_nothing_more_is_asked(pair):
    pair.click()
    pair.settle(False, [], **MISSING, present=["audioinput"])
    pair.settle(False, [["microphone", "denied"]], error="NotAllowedError", message="Permission denied")
    assert len(pair.host.requests) == 2
    assert (pair.types(), told(pair)) == (["promptaction", "resolve"], ("denied", ["microphone"]))


@pytest.mark.parametrize("present", [None, [], ["audioinput", "videoinput"]])
def test_where_nothing_tells_what_is_missing_nothing_else_is_asked(pair, present):
    pair.click()
    pair.settle(False, [], **MISSING, present=present)
    assert len(pair.host.requests) == 1
    assert (pair.types(), told(pair)) == (["promptdismiss", "dismiss"], ("not-found", ["camera", "microphone"]))


def test_an_error_is_there_before_the_event_and_gone_after_success(page):
    page.settle(False, [["camera", "prompt"]], error="NotReadableError", message="Device in use")
    assert told(page) == ("in-use", ["camera"])
    page.run(600)
    page.click()
    page.settle(True, [["camera", "granted"]])
    assert told(page) is None


def test_a_block_of_the_system_stays_the_error(page):
    page.settle(False, [["camera", "granted"]], **REFUSED)
    page.choose("")
    assert told(page) == ("system", ["camera"])


def test_a_block_that_is_lifted_leaves_no_error(page):
    page.settle(False, [["camera", "denied"]], error="NotAllowedError", message="Permission denied")
    assert told(page) == ("denied", ["camera"])
    page.run(600)
    page.click()
    assert page.host.open_dialog["variant"] == "blocked"
    page.tell("permission", [["camera", "prompt"]])
    assert page.host.open_dialog is None and told(page) is None


def test_what_was_not_allowed_here_and_is_denied_by_the_browser_then_is_denied(page):
    page.settle(True, [["camera", "granted"]])
    page.tell("decisions", {"act": "set", "descriptor": {"name": "camera"}, "state": "denied"})
    page.run(600)
    page.click()
    page.tell("permission", [["camera", "prompt"]])
    page.choose("once")
    page.settle(False, [["camera", "denied"]], error="NotAllowedError", message="Permission denied")
    assert told(page) == ("denied", ["camera"])


def test_to_continue_allowing_is_no_error():
    """In edition "final" the browser is not asked for it."""
    page = Harness(edition="final")
    page.tell("permission", [["camera", "granted"], ["microphone", "granted"], ["geolocation", "prompt"]])
    page.valid()
    page.click()
    page.choose("keep-allowed")
    assert (page.types(), told(page)) == (["promptdismiss"], None)


def test_what_nobody_had_the_time_to_refuse_was_the_policy_of_the_frame():
    page = Harness()
    page.tell("frame", {"crossOrigin": True, "frameAncestors": True, "policy": [["camera", None]]})
    page.tell("permission", [["camera", "prompt"]])
    page.valid("camera")
    page.click()
    page.settle(False, [["camera", "prompt"]], error="NotAllowedError", message="The request is not allowed")
    assert told(page) == ("policy", ["camera"])
