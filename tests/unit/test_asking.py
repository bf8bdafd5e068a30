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
