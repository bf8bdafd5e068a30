"""When one-time grants end, in real windows with two tabs; the clock is the test's (seed one-time-permissions-chrome)."""

import pytest

from .windows import DAY, HOUR, MINUTE

ONCE = "Allow this time"


@pytest.fixture(params=["micropython", "pyodide"])
def tabs(window, request):
    """Two tabs of one origin, on both runtimes; the second one is in front."""
    return pair(window, request.param)


@pytest.fixture
def light(window):
    """The same on the light runtime."""
    return pair(window)


def pair(window, runtime="micropython", **options):
    return window.open(runtime=runtime, **options), window.open(runtime=runtime, **options)


def states(tabs, name="camera"):
    return [tab.state(name) for tab in tabs]


def lasts(tabs):
    """Tell whether no tab has been told of an end; what a tab says and what it was told agree."""
    assert states(tabs) == ["granted"] * len(tabs)
    assert [tab.told() for tab in tabs] == [[]] * len(tabs)
    return True


def has_ended(tabs):
    """Tell whether every tab was told of the end, once."""
    assert states(tabs) == ["prompt"] * len(tabs)
    assert [tab.told() for tab in tabs] == [["camera prompt"]] * len(tabs)
    assert [tab.evaluate("document.querySelector('permission').permissionStatus") for tab in tabs] == ["prompt"] * len(
        tabs
    )
    return True


# Sixteen hours


def test_sixteen_hours_whatever_happens(tabs, window):
    one, two = tabs
    one.decide("granted")
    two.capture()
    window.jump(16 * HOUR - MINUTE)
    assert lasts(tabs)
    assert two.evaluate("stream.getTracks()[0].readyState") == "live"
    window.advance(MINUTE)
    assert has_ended(tabs)
    assert two.evaluate("stream.getTracks()[0].readyState") == "ended"


# The background


def test_five_minutes_with_all_pages_in_the_background(light, window):
    light[0].decide("granted")
    window.set_state("minimized")
    window.advance(4 * MINUTE)
    assert lasts(light)
    window.advance(MINUTE)
    assert has_ended(light)


def test_a_page_in_front_is_enough(light, window):
    one, two = light
    two.decide("granted")
    window.advance(6 * MINUTE)
    one.activate()
    window.advance(4 * MINUTE)
    two.activate()
    window.advance(4 * MINUTE)
    assert lasts(light)


def test_coming_back_starts_the_five_minutes_anew(light, window):
    light[0].decide("granted")
    for _ in range(2):
        window.set_state("minimized")
        window.advance(4 * MINUTE)
        window.set_state("normal")
        light[1].activate()
    assert lasts(light)


def test_a_camera_may_run_on_in_the_background(tabs, window):
    """The one tab stops using the camera, the other one is in the background: both lose it at the same minute."""
    two = tabs[1]
    two.decide("granted")
    two.capture()
    window.set_state("minimized")
    window.jump(HOUR)
    window.advance(6 * MINUTE)
    assert lasts(tabs)
    two.evaluate("stream.getTracks()[0].stop()")
    window.advance(4 * MINUTE)
    assert lasts(tabs)
    window.advance(MINUTE)
    assert has_ended(tabs)


# Every real watch that begins and ends.
SPY = """<script>
const natives = [];
for (const name of ['watchPosition', 'clearWatch']) {
  const real = Geolocation.prototype[name];
  Geolocation.prototype[name] = function (...parameters) {
    natives.push(name);
    return real.apply(this, parameters);
  };
}
</script>"""


@pytest.mark.parametrize(
    ("lifetime", "calls"), [("once", ["watchPosition", "clearWatch"]), ("persistent", ["watchPosition"])]
)
def test_the_location_pauses_in_the_background(window, lifetime, calls):
    tab = window.open(head=SPY)
    other = window.blank()
    tab.send("Emulation.setGeolocationOverride", latitude=1, longitude=2, accuracy=1)
    tab.activate()
    tab.decide("granted", "geolocation", lifetime)
    tab.evaluate("window.found = []; window.failed = []")
    tab.evaluate("navigator.geolocation.watchPosition(() => found.push('watch'), ({ code }) => failed.push(code))")
    tab.wait("found.length > 0")
    other.activate()
    if lifetime == "once":
        tab.evaluate("navigator.geolocation.getCurrentPosition(() => found.push('call'))")
    assert tab.evaluate("natives") == calls
    tab.evaluate("found.length = 0")
    other.evaluate("new Promise((resolve) => setTimeout(resolve, 300))")
    assert tab.evaluate("found") == []
    tab.activate()
    if lifetime == "persistent":
        return
    tab.wait("found.includes('watch') && found.includes('call')")
    other.activate()
    window.advance(5 * MINUTE, [tab])
    assert tab.told() == ["geolocation prompt"]
    assert tab.evaluate("failed") == [1]


# Leaving


def test_it_ends_when_the_last_page_closes(light, window):
    one, two = light
    one.decide("granted")
    one.close()
    window.advance(MINUTE)
    assert lasts([two])
    two.close()
    window.blank()
    assert window.open().state() == "prompt"


@pytest.mark.parametrize(("seconds", "state"), [(30, "granted"), (70, "prompt")])
def test_it_ends_when_the_last_page_is_left_for_longer_than_the_grace(window, seconds, state):
    tab = window.open(attributes="data-grace=60")
    tab.decide("granted")
    tab.leave()
    window.jump(seconds * 1000, tabs=[])
    tab.open(attributes="data-grace=60")
    assert tab.state() == state


def test_a_reload_and_a_step_within_the_origin_are_no_end(light, window):
    one, two = light
    one.close()
    two.decide("granted")
    two.reload()
    assert lasts([two])
    two.open(path="/test/another.html")
    assert lasts([two])


def test_a_page_that_loads_slowly_was_not_away(window):
    tab = window.open(attributes="data-grace=1")
    tab.decide("granted")
    window.site.slow["micropython"] = 2
    known = len(window.site.requests)
    tab.send("Network.enable")
    tab.send("Network.setCacheDisabled", cacheDisabled=True)
    tab.reload()
    assert any("micropython" in path for path in window.site.requests[known:])
    assert tab.state() == "granted"


# Revocation


@pytest.mark.parametrize("how", ["here", "in the browser"])
def test_it_ends_when_it_is_revoked(light, window, how):
    one, two = light
    one.decide("granted")
    two.capture()
    if how == "here":
        one.decide("denied")
    else:
        window.set_permissions("denied", "camera")
    for tab in light:
        tab.wait("told.length > 0")
        assert tab.told() == ["camera denied"]
    assert two.evaluate("stream.getTracks()[0].readyState") == "ended"


# What the person sees


def test_a_grant_for_once_by_our_own_dialog(window):
    tabs = one, two = pair(window, attributes="data-prompt=emulated")
    one.decide("denied")
    assert states(tabs) == ["denied", "denied"]
    two.press()
    two.choose(ONCE)
    for tab in tabs:
        tab.wait("told.length === 2")
    two.wait("opened[0].stream?.getTracks()[0].readyState === 'ended'")  # nobody has fetched it
    window.set_state("minimized")
    window.advance(5 * MINUTE)
    assert states(tabs) == ["prompt", "prompt"]
    assert [tab.told() for tab in tabs] == [["camera denied", "camera granted", "camera prompt"]] * 2
    window.set_state("normal")
    two.press()
    two.choose(ONCE)
    two.wait("a.permissionStatus === 'granted'")
    assert states(tabs) == ["granted", "granted"]


def test_once_and_always_look_the_same(light):
    one = light[0]
    looks = """navigator.permissions.query({ name: NAME }).then((status) => [status.state, JSON.stringify(status),
        Object.prototype.toString.call(status), status.onchange])"""
    one.decide("denied", "camera")
    one.decide("denied", "microphone")
    one.decide("granted", "camera", "once")
    one.decide("granted", "microphone", "persistent")
    for tab in light:
        assert tab.evaluate(looks.replace("NAME", "'camera'")) == tab.evaluate(looks.replace("NAME", "'microphone'"))
        told = tab.told()
        assert [told.count(f"camera {state}") for state in ("denied", "granted")] == [1, 1]
        assert [told.count(f"microphone {state}") for state in ("denied", "granted")] == [1, 1]


# Persistent grants


def test_a_persistent_grant_lapses_after_90_days_without_use(light, window):
    one, two = light
    one.decide("granted", lifetime="persistent")
    window.jump(60 * DAY)
    two.capture()
    two.evaluate("stream.getTracks()[0].stop()")
    window.jump(89 * DAY)
    assert lasts(light)
    window.jump(DAY)
    assert has_ended(light)


def test_how_many_days_that_takes_can_be_adjusted(window):
    tab = window.open(attributes="data-unused=7")
    tab.decide("granted", lifetime="persistent")
    window.jump(6 * DAY)
    assert lasts([tab])
    window.jump(DAY)
    assert has_ended([tab])


def test_nothing_else_ends_a_persistent_grant(window):
    tab = window.open()
    tab.decide("denied")
    tab.decide("granted", lifetime="persistent")
    window.set_state("minimized")
    window.jump(17 * HOUR)
    tab.leave()
    window.jump(DAY, tabs=[])
    tab.open()
    assert tab.evaluate("permissionPolyfill.store.get('camera').state") == "granted"


# What it costs


def test_nothing_wakes_a_page_that_has_no_one_time_grant(light, window):
    one = light[0]
    for tab in light:
        tab.activate()
        tab.wait("a.isValid")
    assert [tab.evaluate("clock.pending") for tab in light] == [0, 0]
    one.decide("denied", "microphone")
    assert [tab.evaluate("clock.pending") for tab in light] == [0, 0]
    one.decide("granted")
    assert [tab.evaluate("clock.pending") for tab in light] == [1, 1]
    one.decide("denied")
    assert [tab.evaluate("clock.pending") for tab in light] == [0, 0]
