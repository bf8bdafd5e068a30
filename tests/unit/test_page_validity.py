"""Who may be activated on a page, and what is said of who may not: quota, frames, refusals, ``:invalid``."""

import pytest

from .harness import CLIPPED, COVERED, OCCLUDED, OUT, PAIR, REGISTRATION, Harness


def test_a_page_has_three_elements_for_the_same_permissions(page):
    for handle in range(1, 6):
        page.attach("camera", handle=handle)
    page.attach("microphone", handle=6)
    page.attach(PAIR, handle=7)
    page.attach("microphone camera", handle=8)
    page.run(600)
    assert [handle for handle in range(1, 9) if page.view(handle)["isValid"]] == [1, 2, 3, 6, 7, 8]
    assert [page.view(handle)["invalidReason"] for handle in (4, 5)] == [REGISTRATION] * 2
    assert len(page.host.reports) == 1 and "no more than 3" in page.host.reports[0]


@pytest.mark.parametrize("leave", ["detach", "hide", "forget"])
def test_the_next_in_the_queue_comes_up_when_one_goes(page, leave):
    for handle in range(1, 6):
        page.attach("camera", handle=handle)
    page.run(600)
    if leave == "hide":
        page.sense(2, box=False)
    else:
        page.tell(leave, [2])
    assert page.view(4)["isValid"], "its own cooldown is over"
    assert not page.view(5)["isValid"]


def test_whoever_was_hidden_queues_up_again_at_the_end(page):
    for handle in range(1, 5):
        page.attach("camera", handle=handle)
    page.run(600)
    page.sense(1, visible=False)
    page.sense(1)
    page.run(600)
    assert [page.view(handle)["isValid"] for handle in range(1, 5)] == [False, True, True, True]


FRAMES = [
    # cross-origin, names its frame-ancestors, policy, the elements that are illegal
    (False, False, [], []),
    (False, False, [["camera", False]], ["camera", PAIR]),
    (False, False, [["camera", True], ["microphone", True]], []),
    (True, False, [], ["camera", "microphone", PAIR, "geolocation"]),
    (True, True, [["camera", None], ["microphone", None], ["geolocation", None]], []),
    (True, True, [["camera", True], ["microphone", False]], ["microphone", PAIR]),
]


@pytest.mark.parametrize(("cross_origin", "frame_ancestors", "policy", "illegal"), FRAMES)
def test_frames(page, cross_origin, frame_ancestors, policy, illegal):
    page.tell("frame", {"crossOrigin": cross_origin, "frameAncestors": frame_ancestors, "policy": policy})
    types = ["camera", "microphone", PAIR, "geolocation"]
    for handle, type_ in enumerate(types):
        page.attach(type_, handle=handle)
    page.run(600)
    told = [type_ for handle, type_ in enumerate(types) if page.view(handle)["invalidReason"] == "illegal_subframe"]
    assert told == illegal
    assert [type_ for handle, type_ in enumerate(types) if page.view(handle)["isValid"]] == [
        type_ for type_ in types if type_ not in illegal
    ]
    assert bool(page.host.reports) == bool(illegal)


@pytest.mark.parametrize(("after", "reason"), [(50, "illegal_subframe"), (3000, "")])
def test_a_policy_that_the_browser_does_not_tell_shows_in_the_first_refusal(page, after, reason):
    page.tell("frame", {"crossOrigin": True, "frameAncestors": True, "policy": [["camera", None]]})
    page.valid("camera")
    page.click()
    page.run(after)
    page.settle(False, [["camera", "prompt"]], "NotAllowedError")
    assert page.view()["invalidReason"] == reason


@pytest.mark.parametrize(
    ("edition", "reason", "raises"),
    [("origin-trial", COVERED, True), ("final", COVERED, False), ("origin-trial", None, False)],
)
def test_the_error_of_an_invalid_element_names_the_reason(edition, reason, raises):
    page = Harness(edition=edition)
    page.valid("camera")
    page.sense(sight=reason)
    message = page.click()
    if reason is None:
        assert (message, len(page.host.requests)) == ("", 1)
        return
    assert not page.host.requests
    assert len(page.host.reports) == 1 and OCCLUDED in page.host.reports[0]
    assert (message == page.host.reports[0]) == raises


def test_the_error_names_the_violated_rules(page):
    page.valid("camera")
    page.tell("style", [[1, page.host.time, [["opaque", "color", "rgb(9 9 9 / 0.5)", "its alpha has to be 1"]]]])
    assert "its alpha has to be 1" in page.click()


def test_a_click_from_a_script_is_refused_without_an_error(page):
    page.valid("camera")
    assert page.click(trusted=False) == ""
    assert not page.host.requests
    assert len(page.host.reports) == 1


def test_what_is_seen_at_the_moment_of_the_click_counts(page):
    page.valid("camera")
    assert OCCLUDED in page.click(sight={"covered": 2, "missing": 0, "effects": []})
    assert CLIPPED in page.click(sight={"covered": 0, "missing": 2, "effects": []})
    assert not page.host.requests
    page.click(sight={"covered": 0, "missing": 0, "effects": []})
    assert len(page.host.requests) == 1


INVALID = [
    # what happens to a valid element, whether :invalid matches then, and a quarter of a second after it is over
    ("cover", {"sight": COVERED}, True),
    ("clip", {"sight": OUT}, True),
    ("move", {"rect": "1 1 1 1"}, False),
]


@pytest.mark.parametrize("edition", ["origin-trial", "final"])
@pytest.mark.parametrize(("name", "change", "matches"), INVALID)
def test_invalid_matches_while_the_cause_is_there_and_not_while_it_cools_down(name, change, matches, edition):
    page = Harness(edition=edition)
    page.valid("camera")
    assert not page.view()["invalid"]
    page.sense(**change)
    assert page.view()["invalid"] == (matches and edition == "origin-trial")
    page.sense()
    page.run(250)
    assert (page.view()["invalid"], page.view()["isValid"]) == (False, False)


def test_invalid_matches_an_unsupported_type_and_who_waits_for_a_place():
    page = Harness()
    page.attach("nonsense", handle=9)
    for handle in range(1, 5):
        page.attach("camera", handle=handle)
    assert not page.view(1)["invalid"], "its registration is under way"
    page.run(0)
    assert [page.view(handle)["invalid"] for handle in (1, 4, 9)] == [False, True, True]
