"""``<permission-devices>`` as a person sees and uses it: real getUserMedia, several devices, two visits, unplugging."""

import json

import pytest

from .conftest import Tab
from .devices import (
    CAMERA,
    ELEMENT,
    MICROPHONE,
    OPEN,
    SPEAKER,
    STORED,
    allow,
    choose,
    live,
    open_,
    opened_label,
    press,
    stored,
    types,
    use,
)
from .test_python_api import run

STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


@pytest.fixture
def browser(equipped_browser):
    """A browser with three devices of each kind."""
    return equipped_browser


@pytest.fixture
def tab(unasked):
    return unasked


def test_first_visit_use_choose_and_the_second_visit(tab, runtime):
    open_(tab, runtime=runtime)
    assert tab.evaluate("[names(), stateOf(), buttonText()]") == [
        ["Camera 1"],
        "Off. The names appear once it is on.",
        "Try it",
    ]
    assert stored(tab) is None
    use(tab)
    cameras = tab.evaluate("names()")
    assert len(cameras) == 3 and all("fake" in name for name in cameras)
    choose(tab, cameras[1])
    tab.wait(f"a.stream?.getTracks()[0].label === {cameras[1]!r}")
    live(tab)
    assert types(tab).count("change") == 1
    chosen = tab.evaluate("a.value")
    assert tab.evaluate("[a.deviceId, a.getAttribute('value')]") == [chosen, chosen]
    tab.set_permissions("prompt", "camera")
    tab.page.reload()
    tab.wait("shownIn('a')")
    assert tab.evaluate("[names(), selected(), stateOf(), a.stream]") == [cameras, cameras[1], "Off", None]
    assert tab.evaluate("opened.length") == 0, "nothing is opened by itself"
    use(tab)
    assert opened_label(tab) == cameras[1]
    assert tab.evaluate("[opened.length, a.deviceId]") == [1, chosen]
    assert tab.console == []


ANONYMOUS = "navigator.mediaDevices.enumerateDevices().then((list) => list.every(({ label }) => label === ''))"


@pytest.fixture
def on(tab):
    """A tab with a camera that is on, and the names of the three."""
    open_(tab)
    use(tab)
    tab.names = tab.evaluate("names()")
    return tab


def test_the_browser_tells_no_names_on_the_second_visit(on):
    on.set_permissions("prompt", "camera")
    on.page.reload()
    on.wait("shownIn('a')")
    assert on.evaluate(ANONYMOUS)
    assert on.evaluate("names()") == on.names


def test_unplugged_in_use_the_next_takes_its_place_and_it_is_said(on):
    chosen = on.evaluate("a.deviceId")
    on.evaluate(f"unplug({on.names[0]!r}, a.stream.getTracks()[0])")
    on.wait(f"a.stream?.getTracks()[0].label === {on.names[1]!r}")
    said = f"Disconnected: {on.names[0]}\nNow in use: {on.names[1]}"
    on.wait(f"stateOf() === {said!r}")
    assert on.evaluate("newsOf()") == f"Camera: {said}"
    assert on.evaluate("[names(), selected()]") == [on.names[1:], on.names[1]]
    lost = [detail for _, type_, detail in on.evaluate("happened") if type_ == "devicelost"]
    assert lost == [{"deviceId": chosen, "nextId": on.evaluate("a.deviceId")}]
    assert types(on)[-4:] == ["stop", "devicelost", "devicechange", "start"]
    assert stored(on)["chosen"][0][2] == on.names[0], "a fallback is nobody's choice"


def test_unplugged_while_nothing_else_is_there(on):
    on.evaluate("for (const name of names().slice(1)) unplug(name)")
    on.wait("names().length === 1")
    on.evaluate(f"unplug({on.names[0]!r}, a.stream.getTracks()[0])")
    on.wait(f"stateOf() === 'Disconnected: {on.names[0]}'")
    assert on.evaluate("[a.stream, a.deviceId, buttonText()]") == [None, "", "Try it"]
    on.evaluate("unplugged.clear(); navigator.mediaDevices.dispatchEvent(new Event('devicechange'))")
    on.wait("names().length === 3")
    press(on, "Try it")
    live(on)


def test_a_device_that_joins_is_listed_at_once(on):
    on.evaluate(f"unplug({on.names[2]!r})")
    on.wait("names().length === 2")
    on.evaluate("unplugged.clear(); navigator.mediaDevices.dispatchEvent(new Event('devicechange'))")
    on.wait("names().length === 3")
    assert opened_label(on) == on.names[0]
    assert types(on).count("devicechange") == 3


def test_what_was_chosen_and_is_gone_gives_way_to_what_is_there(on):
    choose(on, on.names[2])
    on.wait(f"a.stream?.getTracks()[0].label === {on.names[2]!r}")
    live(on)
    text = json.dumps(stored(on)).replace(on.evaluate("a.value"), "0" * 64)
    press(on, "Turn off")
    on.evaluate(f"localStorage.setItem({STORED!r}, {text!r})")
    on.set_permissions("prompt", "camera")
    on.page.reload()
    on.wait("shownIn('a')")
    press(on, "Try it")
    allow(on)
    on.wait(f"a.stream?.getTracks()[0].label === {on.names[2]!r}")
    live(on)
    assert on.evaluate("opened.map(({ constraints }) => Object.keys(constraints.video.deviceId)[0])") == [
        "exact",
        "exact",
    ]
    assert stored(on)["chosen"][0][1] == on.evaluate("a.deviceId") != "0" * 64


def test_forget_removes_what_is_written_and_it_stays_so(on):
    press(on, "Forget devices")
    on.wait("newsOf() === 'Forgotten'")
    assert stored(on) is None
    assert on.evaluate("[a.value, a.hasAttribute('value')]") == ["", False]
    assert on.evaluate("a.stream.active"), "what is open stays open"
    press(on, "Turn off")
    on.set_permissions("prompt", "camera")
    on.page.reload()
    on.wait("shownIn('a')")
    assert on.evaluate("names()") == ["Camera 1"]
    assert stored(on) is None


def test_to_reset_everything_forgets_devices_too(on):
    on.evaluate("permissionPolyfill.store.reset()")
    assert stored(on) is None


def test_forgotten_in_one_tab_is_forgotten_in_all(on):
    other = on.context.new_page()
    other.goto(on.page.url)
    other.wait_for_function("a.value !== ''")
    press(on, "Forget devices")
    other.wait_for_function("a.value === ''")
    assert stored(on) is None


def test_another_origin_gets_nothing_of_it(on):
    from tests.site import Site

    elsewhere = Site()
    html = "<script src=../permission-element.js data-runtime=micropython></script>" + ELEMENT.format(CAMERA)
    frame = elsewhere.page(OPEN + html, "/test/frame.html")
    on.page.goto(on.site.page(f"<iframe src={frame} width=600 height=600></iframe>", "/test/outer.html"))
    inner = on.page.frames[1]
    inner.wait_for_function("shownIn('a')")
    assert inner.evaluate("localStorage.getItem('permission-element.devices')") is None
    assert inner.evaluate("names()") in (["Camera 1"], [])
    elsewhere.close()


def test_what_was_denied_here_has_names_for_the_person_alone(on):
    identity = on.evaluate("a.value")
    on.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    on.wait("stateOf() === 'Not allowed'")
    assert on.evaluate("[names(), a.value, a.stream]") == [on.names, "", None]
    assert on.evaluate(ANONYMOUS)
    press(on, "Try it")
    on.wait("a.error")
    assert on.evaluate("[a.error.name, stateOf(), types]".replace("types", "happened.at(-1)[1]")) == [
        "NotAllowedError",
        "Not allowed",
        "error",
    ]
    on.evaluate("permissionPolyfill.store.set('camera', 'prompt')")
    press(on, "Try it")
    live(on)
    assert on.evaluate("a.value") == identity


def test_a_device_that_is_new_while_it_is_denied_is_not_written_down(on):
    on.evaluate(f"unplug({on.names[2]!r})")
    on.wait("names().length === 2")
    on.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    on.evaluate("unplugged.clear(); navigator.mediaDevices.dispatchEvent(new Event('devicechange'))")
    on.page.wait_for_timeout(300)
    assert on.names[2] not in json.dumps(stored(on))


def test_a_one_time_grant_that_has_ended_leaves_names_and_choice(browser, site):
    tab = Tab(browser, site)
    tab.page.goto(site.page("for the permissions"))
    tab.set_permissions("granted", "camera")
    open_(tab, attributes="data-grace=0")
    tab.evaluate("permissionPolyfill.store.set('camera', 'granted', 'once')")
    press(tab, "Try it")
    live(tab)
    cameras = tab.evaluate("names()")
    choose(tab, cameras[1])
    tab.wait(f"a.stream?.getTracks()[0].label === {cameras[1]!r}")
    live(tab)
    tab.evaluate("permissionPolyfill.store.set('camera', 'prompt')")
    tab.page.reload()
    tab.wait("shownIn('a')")
    assert tab.evaluate("[names(), selected()]") == [cameras, cameras[1]]
    tab.evaluate("permissionPolyfill.store.set('camera', 'granted', 'once')")
    press(tab, "Try it")
    live(tab)
    assert opened_label(tab) == cameras[1]
    tab.close()


def test_a_track_that_is_muted_says_so(on):
    on.evaluate("a.stream.getTracks()[0].dispatchEvent(new Event('mute'))")
    on.wait("stateOf() === 'On, but muted'")
    on.evaluate("a.stream.getTracks()[0].dispatchEvent(new Event('unmute'))")
    on.wait("stateOf() === 'On'")
    assert types(on)[-2:] == ["mute", "unmute"]


def test_a_page_opens_and_stops_it(tab, runtime):
    open_(tab, runtime=runtime)
    tab.set_permissions("granted", "camera")
    told = "a.open().then((stream) => [stream === a.stream, stream.active, a.deviceId !== ''])"
    assert tab.evaluate(told) == [True, True, True]
    tab.evaluate("a.stop()")
    assert tab.evaluate("[a.stream, a.deviceId, buttonText()]") == [None, "", "Try it"]
    assert (
        tab.evaluate("(() => { const opening = a.open(); a.stop(); return opening.catch(({ name }) => name); })()")
        == "AbortError"
    )
    tab.evaluate("a.value = 'nonsense'")
    assert tab.evaluate("a.value !== 'nonsense' && a.value !== ''")
    tab.evaluate("a.forget()")
    assert tab.evaluate("a.value") == ""


def test_no_device_of_the_kind_is_said(tab):
    none = "<script>MediaDevices.prototype.enumerateDevices = async () => []</script>"
    open_(tab, head=none)
    tab.wait("stateOf() === 'None found'")
    assert tab.evaluate("inside('[part~=button]')[0].ariaDisabled") == "true"


def test_what_cannot_be_opened_is_said_and_can_be_tried_again(tab):
    open_(tab)
    broken = "async () => { throw new DOMException('in use', 'NotReadableError') }"
    tab.evaluate(f"void (navigator.mediaDevices.getUserMedia = {broken})")
    press(tab, "Try it")
    tab.wait("a.error")
    advice = "In use elsewhere: Camera. Close other apps and tabs that use it, then try again."
    assert tab.evaluate("[a.error.code, a.error.name, a.error.message, a.stream]") == [
        "in-use",
        "NotReadableError",
        "in use",
        None,
    ]
    assert tab.evaluate("[a.error.advice, stateOf()]") == [advice, advice]
    tab.evaluate("delete navigator.mediaDevices.getUserMedia")
    use(tab)
    assert tab.evaluate("a.error") is None


@pytest.mark.parametrize("text", ["{", "7", '{"format": 1, "chosen": 5, "devices": {}}', '{"format": 99}', "\u0000"])
def test_rubbish_in_storage_is_nothing(tab, text):
    tab.evaluate(f"localStorage.setItem({STORED!r}, {json.dumps(text)})")
    open_(tab)
    assert tab.evaluate("names()") == ["Camera 1"]
    use(tab)
    assert len(tab.evaluate("names()")) == 3


def test_a_list_without_names_opens_the_device_instead(tab):
    open_(tab)
    tab.page.locator("#a").get_by_role("combobox").focus()
    tab.page.keyboard.press("ArrowDown")
    allow(tab)
    live(tab)
    assert len(tab.evaluate("names()")) == 3
    assert tab.evaluate("a.shadowRoot.activeElement.localName") == "select"


def test_a_microphone_shows_its_level(tab):
    open_(tab, MICROPHONE)
    assert tab.evaluate("inside('[part=preview]')[0].hidden")
    use(tab)
    tab.wait(
        "Number(inside('[role=meter]')[0].ariaValueNow ?? inside('[role=meter]')[0].getAttribute('aria-valuenow')) > 20"
    )
    press(tab, "Turn off")
    tab.wait("inside('[role=meter]')[0].getAttribute('aria-valuenow') === '0'")


def test_a_speaker_is_heard_and_chosen(tab):
    tab.set_permissions("granted", "microphone")
    open_(tab, SPEAKER)
    tab.wait("names().length === 3")
    choose(tab, tab.evaluate("names()[1]"))
    press(tab, "Try it")
    live_speaker = "happened.some(([, type]) => type === 'start')"
    tab.wait(live_speaker)
    tab.wait("happened.at(-1)[1] === 'stop'")
    started = [detail for _, type_, detail in tab.evaluate("happened") if type_ == "start"]
    assert started == [{"deviceId": tab.evaluate("a.value")}]
    assert tab.evaluate("a.error") is None


def test_a_browser_without_a_choice_of_speakers_says_so(tab):
    open_(tab, SPEAKER, head="<script>delete HTMLMediaElement.prototype.setSinkId</script>")
    assert tab.evaluate("[stateOf(), inside('.choice')[0].hidden]") == [
        "In this browser, the system chooses the speaker.",
        True,
    ]


def test_several_of_a_kind_agree_and_one_that_goes_lets_go(tab):
    open_(tab, html=ELEMENT.format(CAMERA).replace("id=a", "id=b"))
    tab.wait("shownIn('b')")
    use(tab, "b")
    tab.wait("names('a').length === 3")
    assert tab.evaluate("[a.value === b.value, a.stream, stateOf('a')]") == [True, None, "Off"]
    tab.evaluate("(() => { window.gone = b; window.track = b.stream.getTracks()[0]; document.body.prepend(b); })()")
    assert tab.evaluate("track.readyState") == "live", "moved is not gone"
    tab.evaluate("gone.remove()")
    tab.wait("track.readyState === 'ended'")
    assert tab.evaluate("gone.stream") is None


def test_another_kind_begins_anew(on):
    on.evaluate("(() => { window.track = a.stream.getTracks()[0]; a.kind = 'audioinput'; })()")
    on.wait("inside('label')[0]?.textContent === 'Microphone'")
    assert on.evaluate("[track.readyState, a.stream]") == ["ended", None]
    on.evaluate("a.removeAttribute('kind')")
    on.wait("inside('slot').length === 1")
    assert any("needs a kind" in line for line in on.console)


def test_unapply_closes_it_and_apply_draws_again(on):
    on.evaluate("window.track = a.stream.getTracks()[0]")
    on.evaluate("permissionPolyfill.unapply()")
    assert on.evaluate("[track.readyState, inside('slot').length]") == ["ended", 1]
    on.evaluate("permissionPolyfill.apply()")
    on.wait("shownIn('a')")
    press(on, "Try it")
    live(on)


def test_a_strict_policy_is_no_hindrance(tab):
    tab.site.headers["Content-Security-Policy"] = STRICT
    tab.set_permissions("granted", "camera")
    tab.page.goto(
        tab.site.page(
            "<script src='../permission-element.js' data-runtime=micropython></script>" + ELEMENT.format(CAMERA)
        )
    )
    assert tab.evaluate("permissionPolyfill.ready.then(() => 'ready')") == "ready"
    assert tab.evaluate("document.getElementById('a').open().then(({ active }) => active)")
    assert tab.evaluate("document.getElementById('a').shadowRoot") is None
    assert [line for line in tab.console if "permission" in line.lower()] == []


def test_from_python_on_both_runtimes(on, runtime):
    on.page.goto("about:blank")
    on.set_permissions("prompt", "camera")
    open_(on, runtime=runtime)
    found = run(
        on,
        """
        from polyfill.media import devices
        found = await devices.list("videoinput")
        second = await devices.choose("videoinput", found[1].id)
        seen = [[device.name for device in found], second.label, devices.chosen("videoinput").label]
        heard = []
        devices.watch(lambda found: heard.append(len(found)))
        devices.forget()
        return seen + [devices.chosen("videoinput"), len(heard)]
        """,
    )
    assert found == [on.names, on.names[1], on.names[1], None, 1]
    assert stored(on) is None
