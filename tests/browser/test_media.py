"""Camera and microphone for Python in the page: real interpreters, a real browser with fake devices."""

import pytest

from .conftest import FAKE_DEVICES, ONE_TIER, Tab, launch
from .python import begin, end, run

BOTH = ("camera", "microphone")
VIDEO = "<video id=preview></video>"
STATES = "opened.map(({ stream }) => stream?.getTracks().map(({ readyState }) => readyState))"

# What a MediaError says.
FAILING = """
    try:
        {code}
    except media.MediaError as error:
        return [error.code, list(error.error.permissions), error.error.name, error.advice]
"""


def prepared(tab, runtime, html=VIDEO, attributes=""):
    tab.page.goto(tab.site.page("for the permissions"))
    tab.set_permissions("granted", *BOTH)
    tab.open(html, runtime, attributes)
    assert tab.ready() == "ready"
    return tab


@pytest.fixture
def ready(tab, runtime):
    """A tab whose browser allows both, with Python up, on both runtimes."""
    return prepared(tab, runtime)


@pytest.fixture
def light(tab):
    """The same on the light runtime."""
    return prepared(tab, "micropython")


def failure(tab, code):
    return run(tab, FAILING.format(code=code))


# Opening


def test_a_camera_is_open_for_the_length_of_a_block(ready):
    code = """
        async with media.camera(width=320, height=240) as stream:
            (track,) = stream.tracks
            settings = track.settings
            during = [track.kind, track.label, track.is_live, settings["width"], settings["height"]]
            active = stream.js.active
        return [during, active, stream.js is None, stream.is_live, track.settings == settings]
    """
    during = ["video", "fake_device_0", True, 320, 240]
    assert run(ready, code) == [during, True, True, False, True]
    assert ready.evaluate("opened.map(({ constraints }) => constraints)") == [
        {"audio": False, "video": {"height": 240, "width": 320}}
    ]
    assert ready.evaluate(STATES) == [["ended"]]


def test_a_block_that_fails_closes_it_as_well(ready):
    code = """
        async with media.microphone(echo_cancellation=False, device_id="default") as stream:
            print(stream.tracks[1])
    """
    assert run(ready, code)[0] == "IndexError"
    assert ready.evaluate("opened[0].constraints.audio") == {"deviceId": "default", "echoCancellation": False}
    assert ready.evaluate(STATES) == [["ended"]]


def test_both_with_one_question(light):
    code = """
        async with media.both(camera={"frame_rate": {"max": 10}}) as stream:
            return sorted([track.kind for track in stream.tracks]), stream.error
    """
    assert run(light, code) == [["audio", "video"], None]
    assert light.evaluate("opened.map(({ constraints }) => constraints)") == [
        {"audio": True, "video": {"frameRate": {"max": 10}}}
    ]


def test_get_user_media_as_in_javascript(light):
    code = """
        stream = await media.get_user_media({"video": {"width": {"ideal": 640}}, "audio": True})
        js.mine = stream.js
        return [len(stream.tracks), stream.is_live]
    """
    assert run(light, code) == [2, True]
    assert light.evaluate("[mine instanceof MediaStream, mine.getTracks().length]") == [True, 2]
    assert light.evaluate(STATES) == [["live", "live"]], "until it is stopped"


@pytest.mark.parametrize(
    "given", ["None", "{}", "{'video': False}", "{'video': 7}", "{'screen': True}", "{'video': {1: 2}}", "{'video': {'width': js}}"]
)  # fmt: skip
@pytest.mark.sample(4)
def test_what_are_no_constraints(light, given):
    assert run(light, f"await media.get_user_media({given})")[0] == "TypeError"
    assert light.evaluate("opened.length") == 0


# Errors


def test_a_refusal_is_an_exception(ready):
    ready.set_permissions("denied", *BOTH)
    ready.wait("navigator.permissions.query({ name: 'camera' }).then(({ state }) => state === 'denied')")
    assert failure(ready, "await media.get_user_media({'video': True})") == [
        "blocked",
        ["camera"],
        "NotAllowedError",
        "Blocked on this site: Camera. Allow it in the site settings of your browser, then try again.",
    ]
    assert ready.console == [] and ready.evaluate("unhandled") == []
    assert run(ready, "return (await permissions.query('camera')).state") == "denied", "the interpreter is well"


def test_what_no_device_can_do(ready):
    code = "await media.get_user_media({'video': {'width': {'exact': 100000}}, 'audio': True})"
    assert failure(ready, code)[:3] == ["overconstrained", ["camera"], "OverconstrainedError"]


def test_without_a_camera_there_is_a_microphone(playwright, site, runtime):
    browser = launch(playwright, f"{FAKE_DEVICES}=device-count=0", ONE_TIER)
    tab = prepared(Tab(browser, site), runtime)
    code = """
        async with media.both() as stream:
            return [[track.kind for track in stream.tracks], stream.error.code, list(stream.error.permissions)]
    """
    assert run(tab, code) == [["audio"], "not-found", ["camera"]]
    assert failure(tab, "await media.get_user_media({'video': True})")[:2] == ["not-found", ["camera"]]
    assert run(tab, "return (await permissions.query('camera')).state") == "granted", "nothing was refused"
    browser.close()


def test_errors_of_the_pages_own_calls(ready):
    code = """
        told = []
        errors = [await js.constrained()]
        try:
            await js.navigator.mediaDevices.getUserMedia()
        except Exception as error:
            errors.append(error)
        for error in errors:
            explained = await media.explain(error, ["camera"])
            told.append([explained.code, explained.constraint, list(explained.permissions)])
        for error in (ValueError("x"), {"name": "NotReadableError", "message": "in use"}, js.failure, None):
            told.append((await media.explain(error)).code)
        return told
    """
    ready.evaluate("""() => {
        const wanted = { video: { deviceId: { exact: 'none' } } };
        window.constrained = () => navigator.mediaDevices.getUserMedia(wanted).catch((error) => error);
        window.failure = { code: 3 };
    }""")
    assert run(ready, code) == [
        ["overconstrained", "deviceId", ["camera"]],
        ["invalid", "", ["camera"]],
        "unknown",
        "in-use",
        "timeout",
        "unknown",
    ]


# One-time grants, and what is not decided yet


def test_what_was_not_decided_is_asked_for(ready):
    run(ready, "return await permissions.revoke('camera')")
    begin(ready, "async with media.camera() as stream:\n    return stream.tracks[0].is_live")
    ready.choose("Allow this time")
    assert end(ready) is True
    assert ready.evaluate("permissionPolyfill.store.list()[0].lifetime") == "once"
    assert run(ready, "async with media.camera() as stream:\n    return stream.tracks[0].is_live") is True
    assert ready.dialog() is None


def test_a_dialog_that_is_dismissed(light):
    run(light, "return await permissions.revoke('camera')")
    begin(light, FAILING.format(code="await media.get_user_media({'video': True})"))
    light.wait("dialogTexts() !== null")
    light.page.keyboard.press("Escape")
    assert end(light)[:3] == ["dismissed", ["camera"], "NotAllowedError"]


def test_cancelled_while_it_opens(ready):
    """The stream that comes late is closed."""
    run(ready, "return await permissions.revoke('camera')")
    code = """
        import asyncio
        async def use():
            async with media.camera():
                js.entered = True
        task = asyncio.create_task(use())
        while not js.isAsked():
            await asyncio.sleep(0.05)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return "cancelled"
    """
    ready.evaluate("() => Object.assign(window, { entered: false, isAsked: () => dialogTexts() !== null })")
    assert run(ready, code) == "cancelled"
    ready.choose("Allow this time")
    ready.wait("opened[0]?.stream?.getTracks()[0].readyState === 'ended'")
    assert ready.evaluate("entered") is False
    assert run(ready, "async with media.camera() as stream:\n    return stream.is_live") is True


def test_cancelled_while_it_is_open(ready):
    code = """
        import asyncio
        async def use():
            async with media.camera():
                js.entered = True
                await asyncio.sleep(60)
        task = asyncio.create_task(use())
        while not js.entered:
            await asyncio.sleep(0.05)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return "cancelled"
    """
    ready.evaluate("window.entered = false")
    assert run(ready, code) == "cancelled"
    assert ready.evaluate(STATES) == [["ended"]]


# In the page


def test_a_stream_is_shown_until_it_is_stopped(ready):
    code = """
        import asyncio
        async with media.camera() as stream:
            stream.attach({target})
            while js.preview.videoWidth == 0:
                await asyncio.sleep(0.05)
            js.during = js.preview.muted
    """
    for target in ('"#preview"', "js.document.querySelector('video')"):
        assert run(ready, code.format(target=target)) is None
        assert ready.evaluate("[during, preview.srcObject, preview.muted]") == [True, None, False]


def test_where_a_stream_cannot_be_shown(light):
    light.evaluate("document.body.append(document.createElement('p'))")
    code = """
        told = []
        async with media.camera() as stream:
            for target in ("#nothing", "p", "[", None):
                try:
                    stream.attach(target)
                except ValueError as error:
                    told.append(str(error))
        return len(told)
    """
    assert run(light, code) == 4
    assert light.console == []


def test_a_track_can_be_switched_off_and_stopped_by_itself(light):
    code = """
        async with media.both() as stream:
            video = [track for track in stream.tracks if track.kind == "video"][0]
            video.enabled = False
            told = [stream.js.getVideoTracks()[0].enabled, video.enabled]
            video.stop()
            return told + [stream.js.getVideoTracks()[0].readyState, stream.is_live, video.is_live]
    """
    assert run(light, code) == [False, False, "ended", True, False]


# What happens to it


def test_a_stream_tells_what_happens_to_it(ready):
    code = """
        stream = await media.get_user_media({"video": True})
        told = []
        js.listening = True
        async for event in stream.events():
            told.append([event.type, event.track.kind, event.reason])
        return told + [event.track.is_live]
    """
    begin(ready, code)
    ready.wait("window.listening")
    ready.evaluate("""() => {
        const [track] = opened[0].stream.getTracks();
        track.dispatchEvent(new Event('mute'));
        track.dispatchEvent(new Event('unmute'));
        track.stop(); // as when the device is unplugged
        track.dispatchEvent(new Event('ended'));
    }""")
    assert end(ready) == [
        ["mute", "video", ""],
        ["unmute", "video", ""],
        ["ended", "video", "lost"],
        False,
    ]


@pytest.mark.parametrize("revoke", ["settings", "dialog"])
def test_a_stream_ends_with_the_permission(ready, revoke):
    code = """
        async with media.microphone() as stream:
            js.listening = True
            async for event in stream.events():
                return [event.type, event.reason]
    """
    begin(ready, code)
    ready.wait("window.listening")
    if revoke == "settings":
        ready.set_permissions("denied", "microphone")
    else:
        ready.evaluate("permissionPolyfill.store.set('microphone', 'denied')")
    assert end(ready) == ["ended", "revoked"]


def test_callbacks(ready):
    code = """
        js.heard = ""
        async def later(event):
            js.heard = js.heard + "later " + event.type + ","
        def broken(event):
            raise ValueError("broken")
        global stream
        stream = await media.get_user_media({"audio": True})
        stream.events(broken)
        stream.events(later)
        stopped = stream.events(lambda event: 1 / 0)
        stopped.stop()
        return True
    """
    assert run(ready, code) is True
    ready.evaluate("opened[0].stream.getTracks()[0].dispatchEvent(new Event('mute'))")
    ready.wait("heard === 'later mute,'")
    assert run(ready, "stream.stop()") is None
    assert ready.console == ["<permission>: a function that listens to a track failed: ValueError broken"]


# Where Python goes


def test_taken_back_a_stream_ends(ready):
    code = """
        global stream
        stream = await media.get_user_media({"video": True})
        stream.attach("#preview")
        js.permissionPolyfill.unapply()
        return [stream.is_live, stream.stop()]
    """
    assert run(ready, code) == [False, None]
    assert ready.evaluate("[opened[0].stream.active, preview.srcObject]") == [False, None]


def test_without_the_bridge(tab):
    prepared(tab, "micropython", attributes="data-bridge=off")
    tab.set_permissions("prompt", "microphone")
    assert run(tab, "async with media.camera() as stream:\n    return stream.is_live") is True
    assert run(tab, "return (await permissions.query('camera')).state") == "granted"
