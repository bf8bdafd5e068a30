"""The pickers of devices in Firefox and WebKitGTK, before whose own made-up devices no prompt stands: names stay."""

import pytest

from tests import firefox, webkit
from tests.site import Site

PREFERENCES = {
    "media.navigator.streams.fake": True,
    "media.navigator.permission.disabled": True,
    "media.setsinkid.enabled": True,
}
SCRIPT = "<script src=../permission-element.js data-runtime=micropython></script>"
ELEMENT = "<permission-devices id=a kind=videoinput></permission-devices>"
OPEN = """<script>
const plain = Element.prototype.attachShadow;
Element.prototype.attachShadow = function attachShadow(options) { return plain.call(this, { ...options, mode: 'open' }); };
const names = () => [...document.getElementById('a').shadowRoot?.querySelectorAll('option') ?? []].map((option) => option.textContent);
const state = () => document.getElementById('a').shadowRoot?.querySelector('#state')?.textContent;
</script>"""
# The page's Python chooses, since no script can.
CHOOSE = """import asyncio
from polyfill.media import devices
async def choose():
    await devices.choose("videoinput", (await devices.list("videoinput"))[1].id)
task = asyncio.create_task(choose())
"""


@pytest.mark.engine("firefox")
def test_firefox_remembers_what_was_opened(playwright):
    site = Site()
    browser = firefox.launch(playwright, PREFERENCES)
    page = browser.new_page()
    page.goto(site.page(OPEN + SCRIPT + ELEMENT))
    page.wait_for_function("state()")
    assert page.evaluate("a.open().then((stream) => stream.getVideoTracks().length)") == 1
    label = page.evaluate("a.stream.getTracks()[0].label")
    page.wait_for_function("state() === 'On'")
    listed = page.evaluate("names()")
    identity = page.evaluate("a.value")
    page.reload()
    page.wait_for_function("state()?.startsWith('Off')")
    assert page.evaluate("[names(), a.value]") == [listed, identity]
    assert page.evaluate("a.open().then((stream) => stream.getTracks()[0].label)") == label
    browser.close()
    site.close()


@pytest.mark.engine("webkit")
def test_webkit_opens_what_was_chosen_though_it_names_nothing_before():
    site = Site()
    window = webkit.Driver("--enable-mock-capture-devices=true", "--enable-media-stream=true")
    try:
        window.open(site.page(OPEN + SCRIPT + ELEMENT))
        window.wait("state()?.startsWith('Off')")
        assert window.result("names()") == ["Camera 1"]
        assert window.result("a.open().then((stream) => stream.active)") is True
        window.wait("state() === 'On' && names().length === 2")
        cameras = window.result("names()")
        window.result(f"permissionPolyfill.interpreter.runPython({CHOOSE!r})")
        window.wait(f"a.stream?.getTracks()[0].label === {cameras[1]!r}")
        window.open(site.page(OPEN + SCRIPT + ELEMENT))
        window.wait("state()?.startsWith('Off')")
        labels = "navigator.mediaDevices.enumerateDevices().then((found) => found.map(({ label }) => label))"
        assert window.result(labels) == ["", ""]
        assert window.result("names()") == cameras
        assert window.result("a.open().then((stream) => stream.getTracks()[0].label)") == cameras[1]
    finally:
        window.close()
        site.close()
