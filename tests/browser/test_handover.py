"""The stream that an activation opened reaches the page: no second prompt, no light that blinks."""

import pytest

from .conftest import FAKE_DEVICES, Tab, launch

BOTH = ("camera", "microphone")

# The native stream that the activation opened, and its tracks.
OPENED = "opened[0].stream.getTracks()"


def grant(tab, html, runtime="micropython", attributes=""):
    tab.open(html, runtime, attributes)
    tab.grant(*BOTH)
    tab.agree()


def test_the_first_matching_call_gets_the_very_tracks(tab, runtime):
    grant(
        tab,
        """<permission id=a type='camera microphone'></permission>
        <script>a.onpromptaction = async () => {
          window.mine = await navigator.mediaDevices.getUserMedia({ video: { width: 320 }, audio: true });
        }</script>""",
        runtime,
    )
    tab.wait("window.mine")
    assert tab.evaluate("opened.length") == 1, "the device was opened once"
    assert tab.evaluate(f"mine.getTracks().every((track) => {OPENED}.includes(track) && track.readyState === 'live')")
    assert tab.evaluate("mine.getVideoTracks()[0].getSettings().width") == 320
    tab.page.wait_for_timeout(1200)
    assert tab.evaluate("mine.getTracks().every((track) => track.readyState === 'live')"), "it is the page's now"


def test_camera_and_microphone_may_be_fetched_one_by_one(tab):
    grant(
        tab,
        """<permission id=a type='camera microphone'></permission>
        <script>a.onpromptaction = async () => {
          const video = await navigator.mediaDevices.getUserMedia({ video: true });
          const audio = await navigator.mediaDevices.getUserMedia({ audio: true });
          window.mine = [...video.getTracks(), ...audio.getTracks()];
        }</script>""",
    )
    tab.wait("window.mine")
    assert tab.evaluate("[opened.length, mine.length, mine.every((track) => track.readyState === 'live')]") == [
        1,
        2,
        True,
    ]


def test_a_call_made_while_the_browser_asks_waits_for_the_same_stream(playwright, site):
    browser = launch(playwright, FAKE_DEVICES, "--use-fake-ui-for-media-stream")  # which allows what it is asked
    tab = Tab(browser, site)
    tab.open(
        """<permission id=a type='camera'></permission>
        <script>document.addEventListener('click', () => {
          navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => window.other = stream);
          setTimeout(async () => { window.mine = await navigator.mediaDevices.getUserMedia({ video: true }); });
        })</script>""",
        "micropython",
    )
    tab.set_permissions("prompt", *BOTH)
    tab.wait("a.permissionStatus === 'prompt'")
    tab.valid()
    tab.page.click("#a")
    tab.wait("window.mine && window.other")
    assert tab.evaluate("opened.map(({ constraints }) => JSON.stringify(constraints))") == [
        '{"audio":true}',
        '{"video":true}',
    ]
    assert tab.evaluate("mine.getTracks()[0] === opened[1].stream.getTracks()[0]")
    browser.close()


def test_what_nobody_fetches_is_stopped(tab, runtime):
    grant(tab, "<permission id=a type='camera microphone'></permission>", runtime)
    assert tab.evaluate(f"{OPENED}.every((track) => track.readyState === 'live')")
    tab.wait(f"{OPENED}.every((track) => track.readyState === 'ended')")


def test_another_device_is_opened_anew(tab):
    grant(
        tab,
        """<permission id=a type=camera></permission>
        <script>a.onpromptaction = async () => {
          window.mine = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'left' } });
        }</script>""",
    )
    tab.wait("window.mine")
    assert tab.evaluate(f"[opened.length, {OPENED}[0].readyState]") == [2, "ended"]


@pytest.mark.parametrize("wanted", ["deviceId: { exact: 'none' }", "width: { exact: 100000 }"])
def test_impossible_constraints_are_left_to_the_browser(tab, wanted):
    grant(
        tab,
        f"""<permission id=a type=camera></permission>
        <script>a.onpromptaction = () => navigator.mediaDevices.getUserMedia({{ video: {{ {wanted} }} }})
          .catch((error) => {{ window.refused = error.name; }})</script>""",
    )
    tab.wait("window.refused === 'OverconstrainedError'")


def test_calls_that_have_nothing_to_do_with_it_pass_straight_through(tab):
    tab.open("<permission id=a type=camera></permission>", "micropython")
    tab.set_permissions("granted", *BOTH)
    tab.ready()
    kinds = "navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => stream.getTracks().map((track) => track.kind))"
    assert tab.evaluate(kinds) == ["audio"]
    assert tab.evaluate("navigator.mediaDevices.getUserMedia().catch((error) => error.name)") == "TypeError"
    assert tab.evaluate("navigator.mediaDevices.getUserMedia.name") == "getUserMedia"


def test_without_the_bridge_nothing_is_patched_and_nothing_is_held(tab):
    grant(tab, "<permission id=a type=camera></permission>", attributes="data-bridge=off")
    tab.wait(f"{OPENED}.every((track) => track.readyState === 'ended')")
    assert tab.evaluate("MediaDevices.prototype.getUserMedia.toString().includes('opened.push')")
