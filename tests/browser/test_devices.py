"""``<permission-devices>`` as a person sees and uses it: real getUserMedia, several devices, two visits, unplugging."""

import json

import pytest

from .conftest import ONE_TIER, Tab, launch

CAMERA, MICROPHONE, SPEAKER = "videoinput", "audioinput", "audiooutput"
SEVERAL = "--use-fake-device-for-media-stream=device-count=3"
ANSWERS = "--use-fake-ui-for-media-stream"
ELEMENT = "<permission-devices id=a lang=en kind={}>fallback</permission-devices>"
STORED = "permission-element.devices"
STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

# The root is closed: here it is opened, so that the tests see what people see. Devices can be unplugged.
OPEN = """<script>
const plain = Element.prototype.attachShadow;
Element.prototype.attachShadow = function attachShadow(options) {
  return plain.call(this, this.localName.startsWith('permission-') ? { ...options, mode: 'open' } : options);
};
const happened = [], unplugged = new Set();
for (const type of ['change', 'devicechange', 'start', 'stop', 'error', 'devicelost', 'mute', 'unmute'])
  document.addEventListener(type, ({ target, detail }) => target.id && happened.push([target.id, type, detail]), true);
const { enumerateDevices } = MediaDevices.prototype;
MediaDevices.prototype.enumerateDevices = async function () {
  return (await enumerateDevices.call(this)).filter(({ label }) => !unplugged.has(label));
};
function unplug(label, track) {
  unplugged.add(label);
  track?.stop();
  track?.dispatchEvent(new Event('ended'));
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
}
const inside = (selector, id = 'a') => [...document.getElementById(id)?.shadowRoot?.querySelectorAll(selector) ?? []];
const plainText = (node) => node?.textContent.replace(/[\\u2068\\u2069]/g, '');
const stateOf = (id) => plainText(inside('#state', id)[0]);
const newsOf = (id) => plainText(inside('[role=status]', id)[0]);
const names = (id) => inside('option', id).map(({ textContent }) => textContent);
const selected = (id) => inside('select', id)[0]?.selectedOptions[0]?.textContent;
const buttonText = (id) => inside('[part~=button]', id)[0]?.textContent;
const shownIn = (id) => inside('section', id).length > 0;
</script>"""


@pytest.fixture(scope="module")
def browser(playwright):
    """A browser with three cameras that allows what it is asked for."""
    browser = launch(playwright, SEVERAL, ANSWERS, ONE_TIER)
    yield browser
    browser.close()


@pytest.fixture
def tab(browser, site):
    """A tab of a browser that has not been asked for anything yet."""
    tab = Tab(browser, site)
    tab.page.goto(site.page("for the permissions"))
    tab.set_permissions("prompt", "camera", "microphone")
    yield tab
    tab.close()


def open_(tab, kind=CAMERA, runtime="micropython", attributes="", html="", head="", element=ELEMENT):
    """Open a page with a picker, and wait until it is drawn."""
    tab.open(element.format(kind) + html, runtime, attributes, head=OPEN + head)
    tab.wait("shownIn('a')")


def press(tab, text, id_="a"):
    """Press one of its buttons with the mouse."""
    tab.page.locator(f"#{id_}").get_by_role("button", name=text).click()


def choose(tab, name, id_="a"):
    """Choose with the keyboard: typing finds an entry of the list."""
    tab.page.locator(f"#{id_}").get_by_role("combobox").focus()
    tab.page.keyboard.type(name)


def live(tab, id_="a"):
    tab.wait(f"stateOf('{id_}')?.startsWith('On') && document.getElementById('{id_}').stream")


def types(tab, id_="a"):
    return [type_ for who, type_, _ in tab.evaluate("happened") if who == id_]


def stored(tab):
    return json.loads(tab.evaluate(f"localStorage.getItem({STORED!r})") or "null")


def opened_label(tab, id_="a"):
    return tab.evaluate(f"document.getElementById('{id_}').stream?.getTracks()[0].label")


def test_first_visit_use_choose_and_the_second_visit(tab, runtime):
    open_(tab, runtime=runtime)
    assert tab.evaluate("[names(), stateOf(), buttonText()]") == [
        ["Camera 1"],
        "Off. The names appear once it is on.",
        "Try it",
    ]
    assert stored(tab) is None
    press(tab, "Try it")
    live(tab)
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
    press(tab, "Try it")
    live(tab)
    assert opened_label(tab) == cameras[1]
    assert tab.evaluate("[opened.length, a.deviceId]") == [1, chosen]
    assert tab.console == []
