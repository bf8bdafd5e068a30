"""Elements that a page destroys in the middle of something: the page goes on, and the next element works."""

import re

import pytest

# What is said of an element that is gone, or elsewhere, when its click is judged; the trial's edition throws it as well.
REFUSAL = re.compile("an element did not ask for permission: it (is not shown|was shown less|moved)")

# What a page does to an element, all at once to one each.
ACTS = {
    "removed": "(element) => element.remove()",
    "adopted": "(element) => frame.contentDocument.body.append(element)",
    "written over": "(element) => { element.parentNode.innerHTML = ''; }",
}
MORE_ACTS = {
    "replaced": "(element) => element.replaceWith(element.cloneNode(true))",
    "emptied": "(element) => { element.innerHTML = ''; }",
    "moved": "(element) => other.append(element)",
}
# How the page destroys it, as a script with `element` and `destroy`; the rest is done as a person would.
MOMENTS = {
    "at its press": "addEventListener('pointerdown', destroy, { capture: true, once: true })",
    "in a listener of its click": "element.addEventListener('click', destroy)",
    "in the dialog": "new MutationObserver((_, observer) => { if (roots.some(({ isConnected }) => isConnected))"
    " { observer.disconnect(); destroy(); } }).observe(document, { childList: true, subtree: true })",
    "while the browser asks": "onask = destroy",
    "in its promptaction": "element.onpromptaction = destroy",
}
# The browser's own prompt takes as long as the page says.
SLOW = """<script>
let onask = null;
const { getUserMedia } = MediaDevices.prototype;
MediaDevices.prototype.getUserMedia = async function (constraints) {
  onask?.();
  await new Promise((resolve) => setTimeout(resolve, 50));
  return getUserMedia.call(this, constraints);
};
</script>"""
PAGE = """<iframe id=frame style='display:none'></iframe><div id=other></div><div id=places></div>
<permission id=last type=microphone></permission>"""
MAKE = """([act, moment]) => {
  other.innerHTML = '';
  places.innerHTML = '<p><permission id=a type=camera></permission></p>';
  const element = a;
  const destroy = () => { onask = null; (0, eval)(act)(element); };
  new Function('element', 'destroy', moment)(element, destroy);
}"""


@pytest.fixture(scope="module")
def page(browser, module_site):
    from .conftest import Tab

    tab = Tab(browser, module_site)
    tab.open_granted("micropython", PAGE.replace("<permission id=last", "<permission id=a"), head=SLOW)
    tab.evaluate("a.id = 'last'")
    yield tab
    tab.close()


def destroyed(tab, act, moment):
    """An element of its own, pressed and, where it is still asked about, allowed; it is destroyed in between."""
    tab.page.evaluate(MAKE, [act, moment])
    tab.valid()
    box = tab.page.locator("#a").bounding_box()
    tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    if tab.dialog():
        tab.choose("Continue allowing")
    tab.page.wait_for_timeout(150)


def assert_goes_on(tab):
    assert tab.dialog() is None
    assert ([line for line in tab.console if not REFUSAL.search(line)], tab.evaluate("unhandled")) == ([], [])
    tab.evaluate("recorded.length = 0; places.innerHTML = ''; onask = null")
    tab.valid("last")
    tab.agree("last")
    assert [type_ for type_ in tab.prompts("last") if type_ == "promptaction"] == ["promptaction"]
    tab.wait(
        "opened.every(({ stream }) => !stream || stream.getTracks().every(({ readyState }) => readyState === 'ended'))"
    )


@pytest.mark.parametrize("moment", MOMENTS)
def test_in_the_middle(page, moment):
    for act in ACTS.values():
        destroyed(page, act, MOMENTS[moment])
    assert_goes_on(page)


@pytest.mark.full
@pytest.mark.parametrize("act", MORE_ACTS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_in_the_middle_otherwise(page, moment, act):
    destroyed(page, MORE_ACTS[act], MOMENTS[moment])
    assert_goes_on(page)


@pytest.mark.parametrize("act", {**ACTS, **MORE_ACTS}.values(), ids=[*ACTS, *MORE_ACTS])
@pytest.mark.sample(3)
def test_during_the_start(tab, site, act):
    site.slow = {"polyfill.bin": 0.3}
    tab.open(PAGE.replace("id=places>", "id=places><p><permission id=a type=camera></permission></p>"), "micropython")
    tab.page.evaluate("([act]) => { (0, eval)(act)(a); }", [act])
    assert tab.ready() == "ready"
    tab.grant("camera", "microphone", id_="last")
    tab.agree("last")
    assert (tab.console, tab.evaluate("unhandled")) == ([], [])
