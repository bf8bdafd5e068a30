"""Pages with ``<permission-devices>``, and what a person does there."""

import json

from .conftest import choose_by_keys

CAMERA, MICROPHONE, SPEAKER = "videoinput", "audioinput", "audiooutput"
ELEMENT = "<permission-devices id=a lang=en kind={}>fallback</permission-devices>"
STORED = "permission-element.devices"

# The root is closed: here it is opened, so that the tests see what people see. Devices can be unplugged, and the browser's
# prompt, which no test can press, waits for `allow`: Chromium's own switch that answers it gives names away without one.
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
const { getUserMedia } = MediaDevices.prototype, { query } = Permissions.prototype;
MediaDevices.prototype.getUserMedia = async function (constraints) {
  const name = constraints.video ? 'camera' : 'microphone';
  const { state } = await query.call(navigator.permissions, { name });
  if (state === 'prompt') await new Promise((resolve) => Object.assign(globalThis, { asked: name, allow: resolve }));
  globalThis.asked = null;
  return getUserMedia.call(this, constraints);
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


def open_(tab, kind=CAMERA, runtime="micropython", attributes="", html="", head="", element=ELEMENT):
    """Open a page with a picker, and wait until it is drawn."""
    tab.open(element.format(kind) + html, runtime, attributes, head=OPEN + head)
    tab.wait("shownIn('a')")


def press(tab, text, id_="a"):
    """Press one of its buttons with the mouse."""
    tab.page.locator(f"#{id_}").get_by_role("button", name=text).click()


def allow(tab):
    """Answer the browser's prompt."""
    tab.wait("window.asked")
    tab.set_permissions("granted", tab.evaluate("asked"))
    tab.evaluate("allow()")


def use(tab, id_="a"):
    """Try it for the first time: the browser asks, and gives names."""
    press(tab, "Try it", id_)
    allow(tab)
    live(tab, id_)


def choose(tab, name, id_="a"):
    """Choose with the keyboard: typing finds an entry of the list."""
    choose_by_keys(tab.page, tab.page.locator(f"#{id_}").get_by_role("combobox"), name)


def live(tab, id_="a"):
    tab.wait(f"stateOf('{id_}')?.startsWith('On') && document.getElementById('{id_}').stream")


def types(tab, id_="a"):
    return [type_ for who, type_, _ in tab.evaluate("happened") if who == id_]


def stored(tab):
    return json.loads(tab.evaluate(f"localStorage.getItem({STORED!r})") or "null")


def opened_label(tab, id_="a"):
    return tab.evaluate(f"document.getElementById('{id_}').stream?.getTracks()[0].label")
