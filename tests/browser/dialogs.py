"""Dialogs as tests open them: drawn from models of Python's, in a page that has none."""

import json

from polyfill import dialogs
from polyfill.dialog_texts import named
from polyfill.dialog_translations import TRANSLATIONS

PAIR = ("camera", "microphone")
TEXTS = {tag: named(texts) for tag, *texts in TRANSLATIONS}
WAIT = dialogs.INERT + 100
WITHIN = 100
"""After a frame has been drawn; in ms."""
TRANSITION = 300
"""After a transition of a button's colours; in ms."""

# What is in the last dialog, whose closed shadow root every tab of the tests notes.
SPY = """<script>
const inside = (selector) => [...(roots.at(-1)?.querySelectorAll(selector) ?? [])];
const isOpen = () => document.querySelector('permission-dialog') !== null;
</script>"""
CONNECT = """new Promise((resolve) => {
  window.told = [];
  window.host = permissionPolyfill.connect((kind, text) => {
    if (kind !== 'chosen') return '';
    told.push({ ...JSON.parse(text), inTask: window.inTask });
    window.chosen?.(told.at(-1));
    return '';
  });
  permissionPolyfill.ready.then(() => resolve('ready'), (error) => resolve(error.message));
})"""
TASK = """<script>addEventListener('pointerup', () => { window.inTask = true; setTimeout(() => window.inTask = false); }, true);
addEventListener('mouseup', () => { window.inTask = true; setTimeout(() => window.inTask = false); }, true);</script>"""
ELEMENT = "<p style='margin: 60px'><permission id=a type='camera microphone'>fallback</permission></p>"


def model(variant="ask", id_=1, tag="en", permissions=PAIR, native=False, **changes):
    """Return a dialog's model; a native element is there only where the test wants one."""
    asked = permissions
    made = dialogs.model(id_, 1, variant, permissions, asked, "https://meet.example.org", (tag, TEXTS.get(tag)))
    if not native:
        made["native"]["elements"] = []
    return {**made, **changes}


def prepare(tab, html=ELEMENT, head=""):
    tab.open(html, "page", attributes="data-syntax=content", head=SPY + TASK + head)
    assert tab.evaluate(CONNECT) == "ready"


def show(tab, *parameters, wait=WAIT, **changes):
    tab.page.evaluate("(text) => host.dialog(text)", json.dumps(model(*parameters, **changes)))
    if wait:
        tab.page.wait_for_timeout(wait)
        tab.wait("inside('button').every(({ ariaDisabled }) => !ariaDisabled)")


def box(tab, selector):
    return tab.page.evaluate(
        "(selector) => { const { x, y, width, height } = inside(selector)[0].getBoundingClientRect(); "
        "return { x, y, width, height } }",
        selector,
    )


def press(tab, selector):
    """Click where something of the dialog is."""
    area = box(tab, selector)
    tab.page.mouse.click(area["x"] + area["width"] / 2, area["y"] + area["height"] / 2)


def told(tab):
    return [(entry["id"], entry["choice"]) for entry in tab.evaluate("told")]
