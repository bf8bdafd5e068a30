"""A page's elements from attaching to the outcome of a prompt, against the fake host."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .harness import CHANGED, COVERED, OUT, PAIR, REGISTRATION, SEEN, Harness


def test_attaching_takes_half_a_second_to_become_valid(page):
    page.attach()
    assert (page.view()["isValid"], page.view()["invalidReason"]) == (False, REGISTRATION)
    page.run(0)
    assert page.view()["invalidReason"] == CHANGED
    page.run(499)
    assert not page.view()["isValid"]
    page.run(1)
    assert (page.view()["isValid"], page.view()["invalidReason"]) == (True, "")
    assert page.host.events == [(at, 1, "validationstatuschange") for at in (0, 0, 500)]


def test_the_cooldown_counts_from_the_attaching_and_not_from_pythons_start(page):
    page.host.time = 450.0
    page.attach(at=100.0)
    page.run(150)
    assert page.view()["isValid"]


def test_attaching_long_before_pythons_start_makes_it_valid_at_once(page):
    page.host.time = 5000.0
    page.attach(at=100.0)
    page.run(0)
    assert page.view()["isValid"]


def test_the_reason_is_told_to_the_page_once(page):
    page.attach()
    page.run(5000)
    applied = page.host.applied
    page.tell("tick")
    page.tell("permission", [["camera", "prompt"]])
    assert page.host.applied == applied


def test_of_several_things_at_once_one_that_fails_keeps_no_other_from_it(page):
    page.tell(
        "batch", [["permission", [["camera", "granted"]]], ["detach", 5], ["attach", [[1, "camera", "en", None, None]]]]
    )
    assert page.view()["granted"]
    assert page.host.applied == 1
    assert len(page.host.reports) == 1 and "in detach" in page.host.reports[0]


def test_an_unsupported_type_shows_the_fallback_for_ever(page):
    page.attach("camera geolocation")
    page.tell("type", [[1, "camera"]])
    page.run(1000)
    assert (page.view()["fallback"], page.view()["invalidReason"]) == (True, "type_invalid")
    assert page.types() == ["validationstatuschange"]


def test_the_type_is_set_once(page):
    page.attach("camera")
    page.tell("type", [[1, "microphone"]])
    assert page.view()["label"] == "Use camera"


def test_without_a_type_it_waits_for_one(page):
    page.attach(None)
    page.run(1000)
    assert (page.view()["fallback"], page.view()["invalidReason"]) == (False, REGISTRATION)
    page.tell("type", [[1, "camera"]])
    page.run(0)
    assert page.view()["isValid"]


def test_detaching_and_attaching_again_starts_anew(page):
    page.tell("permission", [["camera", "granted"]])
    page.valid("camera")
    page.tell("detach", [1])
    assert (page.view()["permissionStatus"], page.view()["isValid"]) == ("prompt", True)
    page.click()
    assert page.host.requests == []
    page.attach("camera")
    page.run(1)
    assert page.view()["invalidReason"] == CHANGED
    assert (page.view()["permissionStatus"], page.view()["initialPermissionStatus"]) == ("granted", "granted")


def test_the_initial_status_never_changes(page):
    page.tell("permission", [["camera", "prompt"]])
    page.attach("camera")
    page.tell("permission", [["camera", "granted"]])
    assert (page.view()["initialPermissionStatus"], page.view()["permissionStatus"]) == ("prompt", "granted")


def test_the_initial_status_waits_for_the_browsers_first_answer(page):
    page.attach("camera")
    assert page.view()["initialPermissionStatus"] == "prompt"
    page.tell("permission", [["camera", "granted"]])
    assert (page.view()["initialPermissionStatus"], page.view()["permissionStatus"]) == ("granted", "granted")


def test_the_browsers_states_set_label_and_granted(page):
    page.attach()
    page.tell("permission", [["camera", "granted"]])
    assert (page.view()["label"], page.view()["granted"]) == ("Use microphone and camera", False)
    page.tell("permission", [["microphone", "granted"]])
    assert (page.view()["label"], page.view()["granted"]) == ("Camera and microphone allowed", True)
    assert page.host.remembered[-1] == {"camera": "granted", "microphone": "granted"}


@pytest.mark.parametrize(
    ("type_", "constraints"),
    [("camera", {"video": True}), ("microphone", {"audio": True}), (PAIR, {"video": True, "audio": True})],
)
def test_a_valid_click_asks_for_exactly_the_kinds_within_the_same_call(page, type_, constraints):
    page.valid(type_)
    page.click()
    assert [request["constraints"] for request in page.host.requests] == [constraints]


def test_geolocation_asks_for_the_position(page):
    page.valid("geolocation")
    page.click()
    assert page.host.requests == [{"id": 1, "permissions": ["geolocation"], "constraints": None}]


def test_granting(page):
    page.valid("camera")
    page.click()
    page.settle(True, [["camera", "granted"]], settings={"video": {}})
    assert page.types() == ["promptaction", "resolve"]
    assert (page.view()["permissionStatus"], page.view()["label"]) == ("granted", "Camera allowed")


def test_denying(page):
    page.valid("camera")
    page.click()
    page.settle(False, [["camera", "denied"]], "NotAllowedError")
    assert page.types() == ["promptaction", "resolve"]
    assert (page.view()["permissionStatus"], page.view()["label"]) == ("denied", "Use camera")


def test_dismissing(page):
    page.valid("camera")
    page.click()
    page.settle(False, [["camera", "prompt"]], "NotAllowedError")
    assert page.types() == ["promptdismiss", "dismiss"]
    assert page.view()["permissionStatus"] == "prompt"
    assert page.host.reports == []


def test_a_block_that_no_prompt_can_lift_is_a_dismissal(page):
    page.tell("permission", [["camera", "denied"]])
    page.valid("camera")
    page.click()
    assert page.host.open_dialog["variant"] == "blocked" and page.host.requests == []
    page.choose("")
    assert page.types() == ["promptdismiss", "dismiss"]


def test_final_has_no_older_events():
    page = Harness(edition="final")
    page.valid("camera")
    page.click()
    page.settle(False, [["camera", "prompt"]], "NotAllowedError")
    assert page.types() == ["promptdismiss"]


def test_a_missing_camera_is_a_dismissal_with_one_line(page):
    page.valid("camera")
    page.click()
    page.settle(False, [], "NotFoundError", message="Requested device not found")
    assert page.types() == ["promptdismiss", "dismiss"]
    assert len(page.host.reports) == 1 and "Requested device not found" in page.host.reports[0]


def test_a_one_time_grant_that_the_browser_keeps_to_itself_counts(page):
    page.valid("camera")
    page.click()
    page.settle(True, [["camera", "prompt"]], settings={"video": {}})
    assert (page.view()["permissionStatus"], page.view()["granted"]) == ("granted", True)
    assert page.host.remembered[-1] == {"camera": "granted"}, "what the first paint of the next page shows"


@pytest.mark.parametrize(
    ("prepare", "trusted", "told"),
    [
        (lambda page: page.attach(), True, CHANGED),
        (lambda page: page.attach("nonsense"), True, "type_invalid"),
        (lambda page: page.attach(None), True, REGISTRATION),
        (lambda page: page.valid(), False, "click or key press"),
    ],
)
def test_a_click_that_does_not_count_asks_for_nothing_and_says_why_once(page, prepare, trusted, told):
    prepare(page)
    page.click(trusted=trusted)
    page.click(trusted=trusted)
    assert page.host.requests == []
    assert len(page.host.reports) == 1 and told in page.host.reports[0]


def test_a_second_click_waits_for_the_first_ones_answer_but_not_for_ever(page):
    page.valid("camera")
    page.click()
    page.run(100)
    page.click()
    assert len(page.host.requests) == 1
    page.run(400)
    page.click()
    assert len(page.host.requests) == 2


def test_an_answered_request_keeps_nobody_back(page):
    page.valid("camera")
    page.click()
    page.settle(False, [["camera", "prompt"]], "NotAllowedError")
    page.click()
    assert len(page.host.requests) == 2


def test_a_click_made_before_python_was_ready_is_judged_by_its_own_time(page):
    page.host.time = 2000.0
    page.attach(at=100.0)
    page.click(at=300.0)
    assert page.host.requests == [], "within the cooldown"
    page.click(at=700.0)
    assert len(page.host.requests) == 1


def test_removed_while_the_prompt_is_open_it_still_hears_the_outcome(page):
    page.valid("camera")
    page.click()
    page.tell("detach", [1])
    page.settle(True, [["camera", "granted"]])
    assert "promptaction" in page.types()


def test_the_page_gets_the_stream_within_a_second(page):
    page.valid()
    page.click()
    page.settle(True, [], settings={"video": {}, "audio": {}})
    page.run(900)
    assert page.tell("capture", {"video": True, "audio": False}) == '{"held": ["video"]}'
    page.run(100)
    assert page.host.released == 1
    assert page.tell("capture", {"video": False, "audio": True}) == ""


def test_a_stream_that_was_fetched_is_not_stopped(page):
    page.valid("camera")
    page.click()
    page.settle(True, [], settings={"video": {}})
    assert page.tell("capture", {"video": True, "audio": False}) == '{"held": ["video"]}'
    page.run(5000)
    assert page.host.released == 0


def test_a_stream_that_is_in_the_way_of_another_is_stopped_first(page):
    page.valid("camera")
    page.click()
    page.settle(True, [], settings={"video": {"deviceId": "one"}})
    assert page.tell("capture", {"video": False, "audio": True}) == ""
    assert page.host.released == 0
    assert page.tell("capture", {"video": {"deviceId": "another"}, "audio": False}) == ""
    assert page.host.released == 1


def test_without_the_bridge_the_stream_is_stopped_at_once():
    page = Harness(bridge=False)
    page.valid("camera")
    page.click()
    page.settle(True, [["camera", "granted"]], settings={"video": {}})
    assert page.answer == ""
    assert page.types() == ["promptaction", "resolve"]


def test_forgotten_elements_leave_nothing(page):
    page.valid()
    page.tell("detach", [1])
    page.tell("forget", [1])
    page.tell("permission", [["camera", "denied"]])
    assert page.host.due is None
    assert len(page.page.elements) == 0


@pytest.mark.parametrize("payload", ["", "{", "[[1]]", '{"handle": 9}', "null"])
@pytest.mark.parametrize("kind", ["attach", "activate", "settled", "capture", "nonsense"])
def test_whatever_the_shim_says_nothing_is_thrown_and_the_page_goes_on(page, kind, payload):
    assert page.page.dispatch(kind, payload) == ""
    assert len(page.host.reports) <= 1
    page.attach("camera", handle=2)
    page.run(600)
    assert page.view(2)["isValid"]


def test_a_clock_that_runs_on_between_two_looks_forgets_no_element(page):
    now = page.host.now

    def impatient():
        page.host.time += 3
        return now()

    page.host.now = impatient
    for handle in range(1, 4):
        page.attach("camera", handle=handle)
    page.run(1000)
    assert all(page.view(handle)["isValid"] for handle in range(1, 4))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["attach", "detach", "type", "sense", "style", "click", "settle", "choose", "run", "forget"]),
        st.integers(1, 5),
        st.sampled_from(["camera", PAIR, "nonsense", None]),
        st.sampled_from([SEEN, COVERED, OUT, None]),
        st.integers(0, 600),
    ),
    max_size=40,
)


@given(STEPS)
def test_no_sequence_asks_from_an_invalid_element_or_leaves_a_good_one_blocked(steps):
    page = Harness()
    for action, handle, type_, sight, wait in steps:
        asked = len(page.host.requests)
        validity = page.page.elements.element(handle).validity
        page.tell("language", [])  # of which it knows nothing yet where it is new
        if action == "attach":
            page.attach(type_, handle)
        elif action == "type" and type_:
            page.tell("type", [[handle, type_]])
        elif action == "sense" and validity.attached:
            page.sense(handle, box=wait > 100, visible=wait > 200, rect=f"{wait // 50} 0 1 1", sight=sight)
        elif action == "style":
            page.tell(
                "style", [[handle, page.host.time, [["contrast", "color", "pale", "too pale"]] if wait > 300 else []]]
            )
        elif action == "click":
            page.click(handle)
            if len(page.host.requests) > asked:
                assert page.view(handle)["isValid"]
        elif action == "settle" and page.host.requests:
            page.settle(True, [["camera", "granted"]], settings={"video": {}})
        elif action == "choose" and page.host.open_dialog:
            page.choose(["keep-allowed", "stop", "once", ""][wait % 4])
        elif action == "run":
            page.run(wait)
        elif action in ("detach", "forget"):
            page.tell(action, [handle])
        applied = page.host.applied
        page.tell("permission", [])  # which concerns every element
        assert page.host.applied == applied, "an element was not brought up to date"
        for _, other in page.page.elements.all():
            assert not (other.validity.is_valid and other.validity.attached and other.validity.has_cause)
    assert not [report for report in page.host.reports if "itself" in report]

    elements = page.page.elements.all()
    for handle, element in elements:  # all is well from here on
        if element.validity.attached:
            page.tell("style", [[handle, page.host.time, []]])
            page.sense(handle, rect="final")
    page.run(2000)
    admitted = {}
    for _, element in elements:
        validity = element.validity
        if not validity.attached:
            continue
        if validity.is_valid:
            admitted[element.key] = admitted.get(element.key, 0) + 1
        assert validity.is_valid == (element.permissions is not None and not validity.over_quota)
    for key, count in admitted.items():
        waiting = [element for _, element in elements if element.key == key and element.validity.over_quota]
        assert count == 3 or not waiting
