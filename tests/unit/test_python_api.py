"""The functions for Python in the page, against the fake host (design, section 3)."""

import asyncio

import pytest

from polyfill import page as page_module
from polyfill import permissions

from .harness import answer, play, report, taken_over

G, D, P = "granted", "denied", "prompt"
NAMES = ("camera", "microphone", "geolocation")


@pytest.fixture
def page(monkeypatch):
    return taken_over(monkeypatch)


@pytest.fixture
def ready(page):
    page.tell("ready")
    return page


def found(page, state):
    return answer(page, state=state)


def opened(page, *states, error="", message=""):
    return answer(page, error=error, message=message, states=list(states))


# query


def test_a_query_says_name_and_state(ready):
    status = play(permissions.query("camera"), found(ready, G))
    assert (status.name, status.state) == ("camera", G)
    assert repr(status) == "<PermissionStatus camera: granted>"
    assert ready.host.questions == [{"id": 1, "query": {"name": "camera", "panTiltZoom": False}, "subject": "camera"}]
    report(ready, D, "camera")
    assert status.state == D, "always the present one"


def test_a_query_takes_a_descriptor(ready):
    status = play(permissions.query({"name": "midi", "sysex": True}), found(ready, D))
    assert (status.name, status.state) == ("midi", D)
    assert ready.host.questions[0]["subject"] == "midi;sysex"


def test_a_query_waits_until_the_page_is_taken_over(page):
    status = play(permissions.query("camera"), lambda: page.tell("ready"), found(page, G))
    assert status.state == G


@pytest.mark.parametrize("value", [None, 7, "", "nonsense", [], ["camera"], {}, {"name": "nonsense"}, {"name": None}])
@pytest.mark.parametrize("function", [permissions.query, permissions.request, permissions.revoke])
def test_what_is_no_descriptor_is_a_type_error(ready, function, value):
    with pytest.raises(TypeError):
        play(function(value))
    assert ready.host.questions == []


def test_what_the_browser_does_not_know_is_a_type_error(ready):
    with pytest.raises(TypeError, match="this browser has no permission 'midi'"):
        play(permissions.query("midi"), found(ready, None))


def test_what_was_decided_is_known_also_where_the_browser_does_not_know_it(ready):
    permissions.set("midi", D)
    assert play(permissions.query("midi"), found(ready, None)).state == D


def test_without_a_page_there_is_a_runtime_error(monkeypatch):
    monkeypatch.setattr(page_module, "_page", None)
    for function in (permissions.query, permissions.request, permissions.revoke):
        with pytest.raises(RuntimeError, match="install"):
            play(function("camera"))
    for function in (permissions.watch, permissions.set):
        with pytest.raises(RuntimeError, match="install"):
            function("camera", P)


def test_taken_back_nobody_waits_for_ever(ready):
    with pytest.raises(RuntimeError, match="taken back"):
        play(permissions.query("camera"), answer(ready, stopped=True))
    ready.host.is_stopped = True
    with pytest.raises(RuntimeError, match="taken back"):
        play(permissions.request("camera"))


# request


def test_a_request_asks_for_devices_together_and_for_the_position_by_itself(ready):
    devices = opened(ready, ["camera", G], ["microphone", G])
    states = play(
        permissions.request("geolocation", "microphone", "camera"), devices, opened(ready, ["geolocation", D])
    )
    assert states == {"camera": G, "microphone": G, "geolocation": D}
    asked = [(question["permissions"], question["constraints"]) for question in ready.host.questions]
    assert asked == [(["camera", "microphone"], {"video": True, "audio": True}), (["geolocation"], None)]


def test_what_is_granted_is_not_touched(ready):
    report(ready, G, *NAMES)
    assert play(permissions.request("camera", "geolocation")) == {"camera": G, "geolocation": G}
    assert ready.host.questions == []


def test_a_refusal_is_an_answer(ready):
    call = permissions.request("camera")
    assert play(call, opened(ready, ["camera", D], error="NotAllowedError", message="x")) == {"camera": D}
    assert ready.host.reports == []


def test_another_failure_is_told_in_one_line(ready):
    call = permissions.request("camera")
    assert play(call, opened(ready, ["camera", P], error="NotFoundError", message="no camera")) == {"camera": P}
    assert ready.host.reports == ["the browser could not open what was asked for: no camera"]


def test_where_nothing_is_bridged_a_use_is_learnt_of_all_the_same(ready):
    """A browser that goes on saying "prompt" after a one-time grant."""
    ready.page.is_bridged = False
    assert play(permissions.request("camera"), opened(ready, ["camera", P])) == {"camera": G}


@pytest.mark.parametrize("name", ["midi", "notifications", {"name": "display-capture"}])
def test_what_cannot_be_asked_for_by_itself(ready, name):
    with pytest.raises(TypeError, match="cannot be asked for"):
        play(permissions.request("camera", name))
    assert ready.host.questions == []


# revoke


def test_what_is_given_back_has_to_be_asked_for_anew(ready):
    report(ready, G, *NAMES)
    assert play(permissions.revoke("camera", "geolocation")) == {"camera": P, "geolocation": P}
    assert ready.host.revoked == [{"kinds": ["video"], "position": "Permission denied"}]
    assert '"camera"' in ready.host.kept
    assert ready.tell("capture", {"video": True, "audio": False, "asked": 0}) == '{"asked": 1}', "by our dialog"
    ready.choose("once")
    assert ready.page.authority.get("camera") == G


def test_a_denial_stays_one(ready):
    ready.tell("decisions", {"act": "set", "descriptor": {"name": "camera"}, "state": D})
    assert play(permissions.revoke("camera")) == {"camera": D}


def test_what_is_not_granted_has_nothing_to_give_back(ready):
    assert play(permissions.revoke("camera")) == {"camera": P}
    assert ready.host.kept == ""


# watch


def test_a_watch_hears_of_every_change_until_it_ends(ready):
    told = []
    watch = permissions.watch("camera", lambda status: told.append((status.name, status.state)))
    report(ready, G, "camera")
    report(ready, G, "camera", "microphone")
    report(ready, D, "camera")
    watch.stop()
    watch.stop()
    report(ready, P, "camera")
    assert told == [("camera", G), ("camera", D)]


def test_a_watch_may_begin_before_the_page_is_taken_over(page):
    told = []
    permissions.watch("camera", lambda status: told.append(status.state))
    page.tell("ready")
    report(page, G, "camera")
    assert told == [G]


def test_what_no_element_asks_for_is_watched_once_the_browser_has_answered(ready):
    told = []
    permissions.watch("midi", lambda status: told.append(status.state))
    found(ready, D)()
    assert told == []
    report(ready, G, "midi")
    assert told == [G]


def test_a_status_can_be_watched(ready):
    told = []
    play(permissions.query("camera"), found(ready, P)).watch(lambda status: told.append(status.state))
    report(ready, G, "camera")
    assert told == [G]


def test_a_query_keeps_no_change_from_who_watches(ready):
    told = []
    permissions.watch("camera", lambda status: told.append(status.state))
    play(permissions.query("camera"), found(ready, G))
    assert told == [G]


def test_a_callback_that_fails_keeps_nobody_from_anything(ready):
    told = []
    permissions.watch("camera", lambda status: [][0])
    permissions.watch("camera", lambda status: told.append(status.state))
    report(ready, G, "camera")
    assert told == [G]
    assert len(ready.host.reports) == 1 and "IndexError" in ready.host.reports[0]


def test_an_async_callback_runs_as_a_task(ready):
    told = []

    async def callback(status):
        await asyncio.sleep(0)
        told.append(status.state)

    async def main():
        permissions.watch("camera", callback)
        report(ready, G, "camera")
        assert told == []

    play(main())
    assert told == [G]


def test_a_watch_is_an_iterator_of_states(ready):
    watch = permissions.watch("camera")

    async def states():
        return [state async for state in watch]

    def twice():
        report(ready, G, "camera")
        report(ready, D, "camera")

    assert play(states(), twice, lambda: report(ready, P, "camera"), watch.stop) == [G, D, P]


# set


def test_set_says_what_every_query_says(ready):
    permissions.set("camera", G)
    assert play(permissions.query("camera"), found(ready, D)).state == G
    assert ready.host.kept == "", "never written down"
    permissions.set({"descriptor": {"name": "camera"}, "state": D, "origin": "https://a.test"})
    assert ready.page.authority.get("camera") == D


@pytest.mark.parametrize(
    "parameters",
    [("camera",), ("camera", "allow"), ("nonsense", G), (None, G), ({"name": "camera"},), (b"", G), ("camera", b""),
     ({"descriptor": {"name": "camera"}, "state": G, "origin": "https://b.test"},)],
)  # fmt: skip
def test_set_refuses_what_webdriver_refuses(ready, parameters):
    with pytest.raises(TypeError):
        permissions.set(*parameters)


def test_set_comes_after_the_page_was_taken_over(page):
    with pytest.raises(RuntimeError, match="await"):
        permissions.set("camera", G)
