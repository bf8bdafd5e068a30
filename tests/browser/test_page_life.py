"""What a browser does with a page that nobody looks at: prerenders, freezes, prints it."""

import json

import pytest

from .conftest import RECORDER, Tab
from .windows import CLOCK, ELEMENT, HOUR, MINUTE, within

PRERENDERED = "/next.html"
NOTES = """<script>
// What a page does to the person, or to the other pages of its origin, and whether it was prerendered then.
const acts = [], wasPrerendered = document.prerendering;
for (const [{ prototype }, name] of [[MediaDevices, 'getUserMedia'], [LockManager, 'request'],
  [BroadcastChannel, 'postMessage'], [Storage, 'setItem']]) {
  const act = prototype[name];
  prototype[name] = function (...values) {
    acts.push([name, document.prerendering]);
    return act.apply(this, values);
  };
}
</script>"""
# Once Python is there, more time passes than a start may take; then the other page goes there.
LINGER = f"""<script>
const look = () => {{
  if (!permissionPolyfill.interpreter) return setTimeout(look, 20);
  clock.advance({10 * MINUTE});
  fetch('/lingered');
}};
look();
</script>"""
FROM = f"""<script type=speculationrules>{{ "prerender": [{{ "urls": ["{PRERENDERED}"], "eagerness": "immediate" }}] }}</script>
<script>
const look = async () => {{
  if ((await (await fetch('/told', {{ cache: 'no-store' }})).text()) === 'go') location.href = '{PRERENDERED}';
  else setTimeout(look, 50);
}};
look();
</script>"""


@pytest.mark.full  # a busy Chromium prerenders nothing
def test_a_page_that_is_prerendered_waits_until_somebody_comes(window_browser, window, site):
    """It is ready for that, but neither asks nor tells the other pages of itself; and it may take its time.

    Chromium prerenders nothing in a tab that is driven, so this one is left alone until it is there.
    """
    clock = f"<script>{CLOCK.replace('SHIFT', '0')}</script>"
    script = "<script src=/permission-element.js data-runtime=micropython></script>"
    site.page(clock + RECORDER + NOTES + script + LINGER + ELEMENT, PRERENDERED)
    site.bodies["/told"] = b"wait"
    options = {"url": site.page(FROM), "browserContextId": window.context, "newWindow": True}
    target = window.session.send("Target.createTarget", options)["targetId"]
    within(lambda: "/lingered" in site.requests, "a page that is prerendered, with Python")
    site.bodies["/told"] = b"go"
    within(lambda: PRERENDERED in address_of(window, target), "the page in front")
    tab = window.take(target)
    tab.wait("permissionPolyfill.ready.then(() => a.isValid)")
    assert tab.evaluate("wasPrerendered") is True
    acts = tab.evaluate("acts")
    assert acts and not any(prerendered for _, prerendered in acts)
    tab.press()
    tab.choose("Continue allowing")
    tab.wait("recorded.some(({ type }) => type === 'promptaction')")


def address_of(window, target):
    """Where a tab is, which nobody has to be attached to for."""
    return window.session.send("Target.getTargetInfo", {"targetId": target})["targetInfo"]["url"]


def test_a_page_that_was_frozen_hears_what_was_decided_meanwhile(window):
    one, two = window.open(), window.open()
    one.send("Page.setWebLifecycleState", state="frozen")
    two.decide("denied", "microphone", "persistent")
    two.decide("granted")
    one.send("Page.setWebLifecycleState", state="active")
    one.activate()
    one.wait("permissionPolyfill.store.get('microphone')?.state === 'denied'")
    assert (one.state("microphone"), one.state()) == ("denied", "granted")
    one.press()
    one.wait("dialogTexts() !== null")


def test_a_one_time_grant_ends_while_a_page_is_frozen(window):
    tab = window.open()
    tab.decide("granted")
    assert tab.state() == "granted"
    tab.send("Page.setWebLifecycleState", state="frozen")
    window.jump(16 * HOUR, how="sleep")
    tab.send("Page.setWebLifecycleState", state="active")
    assert tab.state() == "prompt"
    assert tab.evaluate("uncaught") == []


def test_a_page_that_is_printed(tab: Tab):
    """The button is on the paper, and works afterwards."""
    tab.open_granted("micropython")
    tab.valid()
    box = json.dumps(tab.page.locator("#a").bounding_box())
    tab.page.emulate_media(media="print")
    assert tab.page.get_by_role("button", name="Camera allowed").is_visible()
    assert json.dumps(tab.page.locator("#a").bounding_box()) == box
    tab.page.emulate_media(media="screen")
    assert tab.page.pdf().startswith(b"%PDF")
    tab.valid()
    tab.agree()
    assert tab.prompts()[0] == "promptaction"


def test_a_page_that_gives_up_while_python_is_coming_counts_no_longer(tab: Tab):
    tab.site.stalled = ["python.wasm"]
    held = "navigator.locks.query().then(({ held }) => held.length)"
    tab.open(ELEMENT, "micropython")
    tab.wait(f"{held}.then((count) => count === 1)")
    tab.evaluate("permissionPolyfill.unapply()")
    tab.wait(f"{held}.then((count) => count === 0)")
