"""Camera and microphone for Python in the page, against the fake host (design, section 3)."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyfill import media
from polyfill.media import _api

from .harness import answer, play, report, run, taken_over

BOTH = {"video": True, "audio": True}


@pytest.fixture
def ready(monkeypatch):
    page = taken_over(monkeypatch)
    page.tell("ready")
    return page


def track(kind, is_live=True, **more):
    return {
        "kind": kind,
        "label": "the " + kind,
        "muted": False,
        "enabled": True,
        "isLive": is_live,
        "settings": {},
        **more,
    }


def came(page, *kinds, id_=1):
    tracks = [track(kind) for kind in kinds]
    return answer(page, stream=id_, tracks=tracks, error="", message="", states=[])


def failed(page, name, message="", **more):
    return answer(page, error=name, message=message, states=[], **more)


def happens(page, type_, index=0, **more):
    page.tell("track", {"stream": 1, "track": index, "type": type_, **track("video", **more)})


def opened(page, *kinds, constraints=BOTH):
    return play(media.get_user_media(constraints), came(page, *kinds))


def acts(page):
    return [(act["act"], act["id"]) for act in page.host.acts]


# What is asked for


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"video": True}, {"video": True, "audio": False}),
        ({"video": {}, "audio": None}, {"video": True, "audio": False}),
        ({"audio": {"echo_cancellation": False}}, {"video": False, "audio": {"echoCancellation": False}}),
        ({"video": {"deviceId": {"exact": "x"}, "width": 1}}, {"video": {"deviceId": {"exact": "x"}, "width": 1}, "audio": False}),
    ],
)  # fmt: skip
def test_constraints_are_spelt_as_in_either_language(ready, given, wanted):
    assert _api.converted(given) == wanted


@given(st.text(alphabet="ab_", max_size=12))
def test_a_spelling_of_the_browser_stays(name):
    assert "_" not in _api.constraint_name(name)
    assert _api.constraint_name(_api.constraint_name(name)) == _api.constraint_name(name)


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["video", "audio"]) | st.none(), inner),
)


@given(VALUES)
def test_constraints_are_taken_or_a_type_error(given):
    try:
        wanted = _api.converted(given)
    except TypeError:
        return
    assert set(wanted) == {"video", "audio"} and any(value is not False for value in wanted.values())


def test_both_are_asked_for_with_one_question(ready):
    async def use():
        async with media.both(camera={"facing_mode": "user"}) as stream:
            assert [kind.kind for kind in stream.tracks] == ["audio", "video"]
            assert (stream.is_live, stream.js) == (True, "stream 1")
        assert (stream.is_live, stream.js) == (False, None)

    play(use(), came(ready, "audio", "video"))
    assert ready.host.questions == [
        {
            "id": 1,
            "act": "open",
            "permissions": ["camera", "microphone"],
            "constraints": {"video": {"facingMode": "user"}, "audio": True},
        }
    ]
    assert acts(ready) == [("stop", 1)]


# Errors


def test_what_cannot_be_had_is_an_exception(ready):
    with pytest.raises(media.MediaError, match="in-use: Device in use") as caught:
        play(media.get_user_media({"video": True}), failed(ready, "NotReadableError", "Device in use"))
    assert (caught.value.code, caught.value.error.permissions) == ("in-use", ("camera",))
    assert caught.value.advice.startswith("In use elsewhere: Camera.")


def test_where_one_is_missing_the_other_is_opened(ready):
    call = media.get_user_media({"video": {"width": 1}, "audio": {"channel_count": 2}})
    stream = play(call, failed(ready, "NotFoundError", present=["audioinput"]), came(ready, "audio"))
    assert ready.host.questions[-1]["constraints"] == {"audio": {"channelCount": 2}}
    assert (stream.error.code, stream.error.permissions) == ("not-found", ("camera",))


def test_what_is_refused_is_not_asked_for_again(ready):
    steps = (
        failed(ready, "NotFoundError", present=["audioinput"]),
        failed(ready, "NotAllowedError", "Permission denied"),
    )
    with pytest.raises(media.MediaError, match="denied"):
        play(media.get_user_media(BOTH), *steps)
    assert len(ready.host.questions) == 2


def test_taken_back_nobody_waits(ready):
    with pytest.raises(RuntimeError, match="taken back"):
        play(media.get_user_media(BOTH), answer(ready, stopped=True))


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TypeError("no"), "invalid"),
        ({"code": 3}, "timeout"),
        (None, "unknown"),
        (object(), "unknown"),
        ({1: 2}, "unknown"),
    ],
)
def test_any_error_is_explained(ready, error, code):
    assert play(media.explain(error), answer(ready, present=None, language="en")).code == code


def test_an_error_of_ours_is_explained_already():
    error = media.MediaError(media.Explanation("denied", "NotAllowedError", ""))
    assert play(media.explain(error)) is error.error


# Cancellation


@pytest.mark.parametrize("late", [True, False])
def test_what_comes_when_nobody_waits_is_closed(ready, late):
    async def use():
        task = asyncio.ensure_future(media.get_user_media({"video": True}))
        for _ in range(3):
            await asyncio.sleep(0)
        steps = [came(ready, "video"), task.cancel]
        for step in reversed(steps) if late else steps:  # both before the task goes on, or one after the other
            step()
            if late:
                await asyncio.sleep(0)
        with pytest.raises(asyncio.CancelledError):
            await task

    run(use())
    assert acts(ready) == [("stop", 1)]


# Events


def test_the_end_of_the_last_track_ends_the_events(ready):
    report(ready, "granted", "camera", "microphone")
    stream = opened(ready, "video", "audio")
    heard = []
    stream.events(lambda event: heard.append(repr(event)))

    async def listen():
        return [event.type async for event in stream.events()]

    def ends(index, kind):
        ready.tell("track", {"stream": 1, "track": index, "type": "ended", **track(kind, is_live=False)})

    told = play(
        listen(),
        lambda: happens(ready, "mute", muted=True),
        lambda: ends(0, "video"),
        answer(ready, state="granted"),
        lambda: ends(1, "audio"),
        answer(ready, state="prompt"),
    )
    assert told == ["mute", "ended", "ended"]
    assert heard == ["<TrackEvent mute video>", "<TrackEvent ended video lost>", "<TrackEvent ended audio revoked>"]


def test_of_a_stream_that_is_stopped_nothing_is_heard(ready):
    stream = opened(ready, "video")
    feed = stream.events()
    stream.stop()
    happens(ready, "mute")

    async def listen():
        return [event async for event in feed]

    assert play(listen()) == []
    assert ready.host.reports == []


def test_after_the_end_there_are_no_events(ready):
    stream = opened(ready, "video")
    stream.stop()
    stream.stop()

    async def listen():
        return [event async for event in stream.events()]

    assert play(listen()) == []
