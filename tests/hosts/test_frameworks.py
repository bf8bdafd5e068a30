"""Applications of React, Vue, Svelte and htmx: their elements come, change, ask and go as any other of their own."""

import json

import pytest

from tests.docs import samples

from .conftest import GUIDE, run_node

FRAMEWORKS = ("react", "vue", "svelte")
EVERY = [*((name, "micropython") for name in (*FRAMEWORKS, "htmx")), ("react", "pyodide")]
ELEMENT = "permission, permission-element"
TIMES = 10
CHATTER = ("Download the React DevTools",)
"""What a framework's development build says by itself."""


def said(tab):
    return [line for line in tab.console if not any(part in line for part in CHATTER)]


def show(tab, **what):
    tab.evaluate(f"app.show({json.dumps(what) if what else ''})")


def press(tab, times=1):
    """Press the element, and leave the permission as it is; until the page has heard of that so many times."""
    tab.wait(f"document.querySelector('{ELEMENT}')?.isValid")
    tab.page.click(f":is({ELEMENT})")
    tab.choose("Continue allowing")
    tab.wait(f"recorded.filter(({{ type }}) => type === 'promptaction').length === {times}")


def heard(tab, name):
    """How many times the application's handler was called; htmx's is a request, whose answer is shown."""
    return tab.site.requests.count("/fragments/answer") if name == "htmx" else tab.evaluate("answers")


@pytest.mark.parametrize(("name", "python"), EVERY)
def test_an_element_is_mounted_rendered_again_and_unmounted(open_app, name, python):
    tab = open_app(name, python)
    tab.site.requests.clear()
    show(tab, type="camera", listens=True)
    tab.page.get_by_role("button", name="Camera allowed").wait_for()
    press(tab)
    tab.page.wait_for_timeout(50)
    assert heard(tab, name) == 1
    show(tab, type="camera", listens=False)
    press(tab, 2)
    assert heard(tab, name) == 1, "a handler that was taken away hears nothing"
    show(tab, type="microphone", listens=True)
    tab.page.get_by_role("button", name="Microphone allowed").wait_for()
    assert tab.evaluate(f"document.querySelectorAll('{ELEMENT}').length") == 1
    press(tab, 3)
    tab.page.wait_for_timeout(50)
    assert heard(tab, name) == 2
    tab.evaluate("app.hide()")
    tab.wait("place.childElementCount === 0")
    assert (said(tab), tab.evaluate("unhandled")) == ([], [])


@pytest.mark.full  # when a busy browser collects garbage is its own affair
@pytest.mark.parametrize("name", (*FRAMEWORKS, "htmx"))
def test_nothing_is_left_of_what_was_unmounted(open_app, name):
    """Neither the elements nor what Python has of them."""
    tab = open_app(name)
    tab.evaluate(f"""(async () => {{
        globalThis.gone = [];
        for (let turn = 0; turn < {TIMES}; turn++) {{
            await app.show({{ type: 'camera', listens: true }});
            gone.push(new WeakRef(place.querySelector('{ELEMENT}')));
            await new Promise((resolve) => setTimeout(resolve, 20));
            await app.hide();
        }}
    }})()""")
    session = tab.context.new_cdp_session(tab.page)
    left = "gone.filter((element) => element.deref()).length"
    for _ in range(100):
        session.send("HeapProfiler.collectGarbage")
        if tab.evaluate(left) <= 1:
            break
        tab.page.wait_for_timeout(100)
    assert tab.evaluate(left) <= 1, "the last one may be held by what the framework rendered last"
    known = "permissionPolyfill.interpreter.runPython('import js; from polyfill import page; js.known = len(page.current().elements)')"
    tab.evaluate(f"void {known}")
    assert tab.evaluate("known") <= 1
    show(tab, type="camera", listens=True)
    press(tab)
    assert (said(tab), tab.evaluate("unhandled")) == ([], [])


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_component_of_the_guide(open_app, name):
    tab = open_app(name)
    show(tab)
    press(tab)
    tab.wait("answers === 1")
    tab.evaluate("app.hide()")
    assert said(tab) == []


def test_every_component_of_the_guide_is_one_of_these():
    built = {sample.language for sample in samples.read(GUIDE) if sample.note("in") == "application"}
    assert built == {"jsx", "vue", "svelte"}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_what_a_server_has_rendered_is_taken_over(built, open_app, name):
    """The server imports the polyfill without harm and writes the tag; the page's program finds what it expects."""
    html = run_node(built / f"server/{name}-server.mjs")
    assert 'type="camera"' in html and "<permission" in html and "Your browser cannot run this." in html
    tab = open_app(name, content=html.strip(), parameters="&hydrate")
    assert tab.evaluate("place.querySelectorAll('permission, permission-element').length") == 1
    press(tab)
    tab.wait("answers === 1")
    assert said(tab) == []
