"""The pickers of devices in Firefox, before whose own made-up devices no prompt stands: names stay."""

import pytest

from tests import firefox
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


@pytest.mark.skipif(bool(firefox.missing()), reason=firefox.missing())
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
