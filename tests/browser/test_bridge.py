"""What the page's own calls meet: the browser's answer, unless something that was decided here stands against it."""

import pytest

from .conftest import FAKE_DEVICES, Tab, launch

CAMERA = "<permission id=a type=camera></permission>"
BOTH = ("camera", "microphone")

# What the browser has, noted before the script of the polyfill runs.
NATIVES = """<script>
const OWNERS = ['Permissions', 'PermissionStatus', 'MediaDevices', 'MediaDeviceInfo', 'MediaStreamTrack', 'Navigator',
  'Geolocation', 'EventTarget'];
const flat = (owner) => Object.entries(Object.getOwnPropertyDescriptors(globalThis[owner].prototype));
const describe = () => OWNERS.map((owner) => flat(owner).map(([name, { value, get, set, ...flags }]) =>
  [name, value, get, set, ...Object.values(flags)]));
const before = describe();
const isAsBefore = () => JSON.stringify(describe()) === JSON.stringify(before)
  && describe().every((rows, owner) => rows.every((row, index) => row.every((part, place) => Object.is(part, before[owner][index][place]))));
</script>"""

OUTCOME = "(error) => [error.name, error.constructor.name, error.message]"


def decide(tab, name, state):
    tab.evaluate(f"permissionPolyfill.store.set('{name}', '{state}')")


def state(tab, name="camera"):
    return tab.evaluate(f"navigator.permissions.query({{ name: '{name}' }}).then(({{ state }}) => state)")


def capture(tab, constraints="{ video: true }"):
    """What comes of a call: the kinds of the tracks, or the error."""
    kinds = "(stream) => stream.getTracks().map(({ kind }) => kind)"
    return tab.evaluate(f"navigator.mediaDevices.getUserMedia({constraints}).then({kinds}, {OUTCOME})")


# navigator.permissions


def test_a_query_says_what_is_in_effect(granted):
    assert state(granted) == "granted"
    granted.evaluate("""navigator.permissions.query({ name: 'camera' }).then((status) => {
        window.told = [];
        window.mine = status;
        status.onchange = (event) => told.push(['property', event.target === status, status.state]);
        status.addEventListener('change', () => told.push('listener'));
    })""")
    assert granted.evaluate("(permissionPolyfill.store.set('camera', 'denied'), told)") == [], "a task of its own"
    granted.wait("told.length > 0")
    decide(granted, "camera", "denied")
    granted.page.wait_for_timeout(100)
    assert granted.evaluate("told") == [["property", True, "denied"], "listener"], "once per change"
    assert state(granted) == "denied"
    assert granted.evaluate("[mine instanceof PermissionStatus, String(mine)]") == [
        True,
        "[object PermissionStatus]",
    ]
    granted.evaluate("permissionPolyfill.store.reset('camera')")
    assert state(granted) == "granted"


def test_a_status_tells_what_the_browsers_own_would(light):
    names = light.evaluate("""(async () => {
        const ours = await navigator.permissions.query({ name: 'camera' });
        permissionPolyfill.unapply();
        const native = await navigator.permissions.query({ name: 'camera' });
        const seen = (status) => {
            const keys = [];
            for (const key in status) keys.push(key);
            return [status.name, status.state, status.onchange, keys.sort(), Object.keys(status), status.constructor.name];
        };
        return [seen(ours), seen(native)];
    })()""")
    ours, native = names
    assert ours[1:] == native[1:]
    assert ours[0] == "camera", "native names differ: video_capture in Chromium"


@pytest.mark.parametrize(
    "value", ["", "null", "7", "{}", "{ name: undefined }", "{ name: 'nonsense' }", "{ name: Symbol() }"]
)
def test_what_is_no_descriptor_is_refused_as_before(light, value):
    refused = f"navigator.permissions.query({value}).then(() => 'resolved', (error) => [error.name, error.message])"
    ours = light.evaluate(refused)
    light.evaluate("permissionPolyfill.unapply()")
    assert ours == light.evaluate(refused)
    assert ours[0] == "TypeError"


def test_a_feature_that_the_browser_calls_unsupported(tab):
    """WebKit's word for one that it does not know, where others have a ``TypeError``."""
    unsupported = "<script>Permissions.prototype.query = async () => { throw new DOMException('', 'NotSupportedError'); }</script>"
    tab.open(CAMERA, "micropython", head=unsupported)
    tab.valid()
    decide(tab, "camera", "denied")
    assert state(tab) == "denied"
    refused = "navigator.permissions.query({ name: 'midi' }).catch(({ name }) => name)"
    assert tab.evaluate(refused) == "NotSupportedError"


def test_a_document_that_is_not_fully_active(light):
    names = light.evaluate("""(async () => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const { permissions } = frame.contentWindow.navigator;
        frame.remove();
        const { query } = Permissions.prototype;
        return query.call(permissions, { name: 'camera' }).then(() => 'resolved', ({ name }) => name);
    })()""")
    assert names == "InvalidStateError"


def test_what_nothing_was_decided_about_stays_the_browsers(light):
    own = light.evaluate("""navigator.permissions.query({ name: 'midi' }).then((status) => {
        return [Object.getPrototypeOf(status) === PermissionStatus.prototype, status.name, status.state];
    })""")
    assert own[:2] == [True, "midi"]


def test_a_status_lives_for_as_long_as_somebody_listens(playwright, site):
    browser = launch(playwright, FAKE_DEVICES, "--js-flags=--expose-gc")
    tab = Tab(browser, site).open_granted("micropython")
    tab.evaluate("""(async () => {
        const query = () => navigator.permissions.query({ name: 'camera' });
        window.told = [];
        (await query()).addEventListener('change', () => told.push('listener'));
        (await query()).onchange = () => told.push('property');
        const over = await query();
        over.onchange = () => told.push('over');
        over.onchange = null;
        window.references = [new WeakRef(await query()), new WeakRef(over)];
    })()""")
    for _ in range(5):
        tab.page.wait_for_timeout(50)
        tab.evaluate("gc()")
    assert tab.evaluate("references.map((reference) => reference.deref() === undefined)") == [True, True]
    decide(tab, "camera", "denied")
    tab.wait("told.length === 2")
    browser.close()


# getUserMedia


def test_a_capture_that_was_denied_here_is_refused(granted):
    assert capture(granted) == ["video"]
    decide(granted, "camera", "denied")
    before = granted.evaluate("opened.length")
    assert capture(granted) == ["NotAllowedError", "DOMException", "Permission denied"]
    assert capture(granted, "{ video: true, audio: true }")[0] == "NotAllowedError"
    assert granted.evaluate("opened.length") == before, "the browser was not asked"
    assert capture(granted, "{ audio: true }") == ["audio"]


def test_the_older_form_is_refused_as_well(light):
    light.evaluate(
        "window.legacy = ['getUserMedia', 'webkitGetUserMedia', 'mozGetUserMedia'].find((name) => name in navigator)"
    )
    legacy = "new Promise((found, failed) => navigator[legacy]({ video: true }, found, failed))"
    kinds = f"{legacy}.then((stream) => stream.getTracks().length, ({{ name }}) => name)"
    assert light.evaluate(kinds) == 1
    decide(light, "camera", "denied")
    assert light.evaluate(kinds) == "NotAllowedError"
    assert (
        light.evaluate("(() => { try { navigator[legacy]() } catch (error) { return error.name } })()") == "TypeError"
    )


def test_names_of_devices_follow(light):
    listed = """navigator.mediaDevices.enumerateDevices().then((devices) => devices.map((device) =>
        [device.kind, device.label !== '', device instanceof MediaDeviceInfo, 'deviceId' in device.toJSON()]))"""
    capture(light, "{ video: true, audio: true }")
    named = light.evaluate(listed)
    assert all(row[1] for row in named)
    decide(light, "camera", "denied")
    after = light.evaluate(listed)
    assert [row for row in after if row[0] == "videoinput"] == [["videoinput", False, True, True]]
    assert [row for row in after if row[0] != "videoinput"] == [row for row in named if row[0] != "videoinput"]


def test_a_revocation_ends_what_runs(granted):
    granted.evaluate("""navigator.mediaDevices.getUserMedia({ video: true, audio: true }).then((stream) => {
        window.ended = [];
        window.tracks = [...stream.getTracks(), stream.getVideoTracks()[0].clone()];
        for (const track of tracks) {
            track.onended = ({ target }) => ended.push(target.kind);
            track.addEventListener('ended', ({ target }) => ended.push(`${target.kind} heard`), { once: true });
        }
    })""")
    decide(granted, "camera", "denied")
    assert granted.evaluate("tracks.map(({ kind, readyState }) => [kind, readyState]).sort()") == [
        ["audio", "live"],
        ["video", "ended"],
        ["video", "ended"],
    ]
    granted.page.wait_for_timeout(100)
    assert granted.evaluate("ended") == ["video", "video heard"] * 2


# geolocation

POSITION = """new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed)).then(
    ({ coords }) => coords.latitude, (error) => [error.code, error instanceof GeolocationPositionError])"""


def test_a_position_that_was_denied_here_is_refused(granted):
    assert granted.evaluate(POSITION) == 1
    granted.evaluate("""(() => {
        window.heard = [];
        window.watch = navigator.geolocation.watchPosition(
            ({ coords }) => heard.push(coords.latitude), ({ code }) => heard.push(`refused ${code}`));
    })()""")
    granted.wait("heard.length > 0")
    decide(granted, "geolocation", "denied")
    granted.wait("heard.at(-1) === 'refused 1'")
    assert granted.evaluate(POSITION) == [1, True]
    heard = granted.evaluate("heard.length")
    granted.context.set_geolocation({"latitude": 3, "longitude": 4})
    granted.page.wait_for_timeout(300)
    assert granted.evaluate("heard.length") == heard, "the watch is over"
    granted.evaluate("navigator.geolocation.clearWatch(watch)")
    decide(granted, "geolocation", "granted")
    assert granted.evaluate(POSITION) == 3


def test_a_watch_is_cleared_by_the_id_that_the_page_got(light):
    light.evaluate(
        "(() => { window.heard = []; window.watch = navigator.geolocation.watchPosition(({ coords }) => heard.push(coords.latitude)); })()"
    )
    light.wait("heard.length > 0")
    light.evaluate("navigator.geolocation.clearWatch(watch)")
    heard = light.evaluate("heard.length")
    light.context.set_geolocation({"latitude": 3, "longitude": 4})
    light.page.wait_for_timeout(300)
    assert light.evaluate("heard.length") == heard
    assert (
        light.evaluate(
            "(() => { try { navigator.geolocation.watchPosition() } catch (error) { return error.name } })()"
        )
        == "TypeError"
    )


# What is left alone, and given back


def test_without_the_bridge_nothing_is_altered(tab):
    tab.open_granted("micropython", attributes="data-bridge=off", head=NATIVES)
    names = "OWNERS.filter((owner, index) => JSON.stringify(describe()[index]) !== JSON.stringify(before[index]))"
    assert tab.evaluate(names) == []
    tab.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    assert capture(tab) == ["video"], "what was decided here holds for elements only"


def test_taken_back_the_originals_are_back(granted):
    # The recorder of every test has replaced getUserMedia before the polyfill came.
    granted.open(CAMERA, granted.evaluate("permissionPolyfill.runtime"), head=NATIVES)
    assert granted.ready() == "ready"
    assert not granted.evaluate("isAsBefore()")
    mine = granted.evaluate(
        "(permissionPolyfill.unapply(), OWNERS.filter((owner, index) => describe()[index].some((row, place) => row.some((part, at) => !Object.is(part, before[index][place]?.[at])))))"
    )
    assert mine == ["MediaDevices"], "which the recorder of these tests has altered since"
    assert granted.evaluate("MediaDevices.prototype.getUserMedia.toString().includes('opened.push')")


def test_screens_are_none_of_our_business(light):
    assert "native code" in light.evaluate("MediaDevices.prototype.getDisplayMedia.toString()")


# Before Python is there


def test_where_nothing_was_decided_nothing_waits(tab, site):
    tab.open("<p>no element</p>", "micropython")
    tab.set_permissions("granted", *BOTH)
    assert (capture(tab), state(tab)) == (["video"], "granted")
    assert not any("python.wasm" in path for path in site.requests), "nor does the runtime start"


def test_what_was_decided_holds_on_the_next_page(granted, site):
    decide(granted, "camera", "denied")
    runtime = granted.evaluate("permissionPolyfill.runtime")
    granted.open("<p>no element</p>", runtime)
    assert (state(granted), capture(granted)[0]) == ("denied", "NotAllowedError")
    assert capture(granted, "{ audio: true }") == ["audio"]
    assert granted.evaluate(POSITION) == 1


def test_a_stored_denial_refuses_also_if_the_runtime_fails(light, browser, site):
    decide(light, "camera", "denied")
    decide(light, "geolocation", "denied")
    kept = light.context.storage_state()
    site.missing = ["python.wasm"]
    tab = Tab(browser, site, storage_state=kept)  # without what has been cached
    tab.context.set_geolocation({"latitude": 1, "longitude": 2})
    tab.set_permissions("granted", *BOTH, "geolocation")
    tab.open("<p>no element</p>", "micropython")
    assert capture(tab)[0] == "NotAllowedError"
    assert capture(tab, "{ audio: true }") == ["audio"]
    refused = "new Promise((found, failed) => navigator.geolocation.watchPosition(found, failed)).then(() => 0, ({ code }) => code)"
    assert tab.evaluate(refused) == 1
    assert tab.evaluate("permissionPolyfill.isPolyfilled()") is False
    assert capture(tab)[0] == "NotAllowedError", "later as well"
    tab.close()


def test_watches_made_before_python_is_there_go_on_and_are_cleared(light, site):
    decide(light, "camera", "denied")
    site.slow = {"python.wasm": 0.5}
    light.open("<p>no element</p>", "micropython")
    light.evaluate("""(() => {
        window.heard = [];
        const hear = (name) => ({ coords }) => heard.push(name);
        window.ids = ['first', 'second'].map((name) => navigator.geolocation.watchPosition(hear(name)));
        navigator.geolocation.clearWatch(ids[1]);
    })()""")
    light.wait("heard.length > 0")
    light.evaluate("navigator.geolocation.clearWatch(ids[0])")
    heard = light.evaluate("heard.length")
    light.context.set_geolocation({"latitude": 3, "longitude": 4})
    light.page.wait_for_timeout(300)
    assert light.evaluate("heard") == ["first"] * heard
