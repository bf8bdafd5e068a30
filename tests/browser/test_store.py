"""permissionPolyfill.store: what was decided on the site, for settings pages (design, section 3)."""

import pytest

HOUR = 3_600_000  # ms


def listed(tab):
    return tab.evaluate(
        "permissionPolyfill.store.list().map(({ descriptor, state, lifetime }) => [descriptor.name, state, lifetime])"
    )


def state(tab, name="camera"):
    return tab.evaluate(f"navigator.permissions.query({{ name: '{name}' }}).then(({{ state }}) => state)")


def error(tab, call):
    return tab.evaluate(
        f"(() => {{ try {{ permissionPolyfill.store.{call}; }} catch (error) {{ return error.name; }} }})()"
    )


def second_tab(tab):
    """Another page of the site in the same browser, granted, with what it hears of decisions."""
    page = tab.context.new_page()
    page.goto(tab.page.url)
    page.evaluate("permissionPolyfill.ready")
    page.evaluate("(window.heard = 0, permissionPolyfill.store.onchange = () => heard++, null)")
    return page


def test_nothing_is_decided_to_begin_with(light):
    assert light.evaluate("[permissionPolyfill.store.list(), permissionPolyfill.store.get('camera')]") == [[], None]


def test_set_get_list_and_reset(granted):
    granted.evaluate("permissionPolyfill.store.set('microphone', 'denied')")
    granted.evaluate("permissionPolyfill.store.set({ name: 'camera' }, 'granted', 'once')")
    assert listed(granted) == [["camera", "granted", "once"], ["microphone", "denied", ""]]
    assert (state(granted), state(granted, "microphone")) == ("granted", "denied")
    entry = granted.evaluate("permissionPolyfill.store.get('camera')")
    assert entry["descriptor"] == {"name": "camera", "panTiltZoom": False}
    assert entry["until"] - entry["decided"] == 16 * HOUR, "seed: one-time permissions"
    assert abs(entry["decided"] - granted.evaluate("Date.now()")) < HOUR
    granted.evaluate("permissionPolyfill.store.reset({ name: 'camera' })")
    assert listed(granted) == [["microphone", "denied", ""]]
    granted.evaluate("permissionPolyfill.store.set('camera', 'denied'), permissionPolyfill.store.reset()")
    assert (listed(granted), state(granted, "microphone")) == ([], "granted")


def test_a_grant_does_not_exceed_the_browsers(light):
    light.set_permissions("denied", "camera")
    light.wait("a.permissionStatus === 'denied'")
    light.evaluate("permissionPolyfill.store.set('camera', 'granted')")
    assert (state(light), light.evaluate("a.permissionStatus")) == ("denied", "denied")


def test_a_use_is_noted(light):
    light.evaluate("permissionPolyfill.store.set('camera', 'granted')")
    light.evaluate("navigator.mediaDevices.getUserMedia({ video: true }).then(() => {})")
    entry = light.evaluate("permissionPolyfill.store.get('camera')")
    assert entry["used"] >= entry["decided"]


def test_what_was_decided_is_there_after_a_reload(granted):
    granted.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    granted.page.reload()
    assert granted.ready() == "ready"
    assert listed(granted) == [["camera", "denied", ""]]
    granted.wait("a.permissionStatus === 'denied'")


@pytest.mark.parametrize(
    "call",
    [
        "get()",
        "get(null)",
        "get(7)",
        "get('nonsense')",
        "get([])",
        "set('camera')",
        "set('camera', 'allow')",
        "set('nonsense', 'granted')",
        "set('camera', 'granted', 'for ever')",
        "set('midi', 'granted', 'once')",
        "set({ name: 'camera', deviceId: 1n }, 'granted')",
        "set(globalThis, 'granted')",
        "reset(null)",
        "reset('nonsense')",
    ],
)
@pytest.mark.sample(4)
def test_what_is_wrong_is_a_type_error_and_changes_nothing(light, call):
    light.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    assert error(light, call) == "TypeError"
    assert listed(light) == [["camera", "denied", ""]]
    assert light.console == []


def test_onchange_hears_of_decisions_here(light):
    light.evaluate("(window.heard = 0, permissionPolyfill.store.onchange = () => heard++, null)")
    assert light.evaluate("(permissionPolyfill.store.set('camera', 'denied'), heard)") == 0, "not within the call"
    light.wait("heard === 1")
    light.evaluate("(permissionPolyfill.store.list(), permissionPolyfill.store.get('camera'))")
    light.evaluate("permissionPolyfill.setPermission('camera', 'granted')")
    light.evaluate("permissionPolyfill.store.reset('camera')")
    light.wait("heard === 2")
    assert light.evaluate("(permissionPolyfill.store.onchange = null, permissionPolyfill.store.onchange)") is None
    light.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    light.page.wait_for_timeout(50)
    assert light.evaluate("heard") == 2


def test_another_tab_hears_of_it_and_follows(granted):
    other = second_tab(granted)
    other.evaluate("""navigator.permissions.query({ name: 'camera' }).then((status) => {
        window.told = [];
        status.onchange = () => told.push(status.state);
    })""")
    granted.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    other.wait_for_function("heard > 0 && told.length > 0")
    assert other.evaluate("told") == ["denied"]
    assert other.evaluate("[a.permissionStatus, permissionPolyfill.store.get('camera').state]") == ["denied", "denied"]
    heard = other.evaluate("heard")
    granted.evaluate("permissionPolyfill.store.reset()")
    other.wait_for_function(f"heard > {heard} && told.length > 1")
    assert other.evaluate("[told, a.permissionStatus, permissionPolyfill.store.list()]") == [
        ["denied", "granted"],
        "granted",
        [],
    ]


def test_one_decision_is_heard_of_once_in_another_tab(light):
    other = second_tab(light)
    other.wait_for_timeout(200)
    other.evaluate("heard = 0")
    light.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    other.wait_for_function("heard > 0")
    other.wait_for_timeout(200)
    assert other.evaluate("heard") == 1


def test_tracks_end_in_another_tab(light):
    other = second_tab(light)
    other.evaluate(
        "navigator.mediaDevices.getUserMedia({ video: true }).then((stream) => { window.track = stream.getTracks()[0]; })"
    )
    light.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    other.wait_for_function("track.readyState === 'ended'")


def test_decisions_of_two_tabs_meet(light):
    other = second_tab(light)
    light.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    other.evaluate("permissionPolyfill.store.set('microphone', 'denied')")
    both = [["camera", "denied", ""], ["microphone", "denied", ""]]
    light.wait("permissionPolyfill.store.list().length === 2")
    other.wait_for_function("permissionPolyfill.store.list().length === 2")
    assert listed(light) == both
    light.page.reload()
    assert light.ready() == "ready"
    assert listed(light) == both
