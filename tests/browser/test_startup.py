"""Python's start: against stock Pyodide, in one run (design, section 8), and what it waits for."""

import pytest

from polyfill.catalogue import PAINTS_WITHIN
from tests.bench import loading, tabs
from tests.browser.void import SCRIPT

ROUNDS = 3
ELEMENT = "<permission id=a type=camera></permission>"
HAS = """(name) => {
    const { interpreter } = permissionPolyfill;
    interpreter?.runPython(`import sys; there = '${name}' in sys.modules`);
    return interpreter?.globals.get('there');
}"""


def test_pyodide_is_ready_in_less_than_a_third_of_stocks_time(playwright):
    with tabs.running(playwright, "chromium") as engine:
        times = loading.measure(engine, loading.WARM, ROUNDS, ("pyodide", "stock"))
    # The best of each: whatever else a machine does only adds to a time.
    assert min(times["pyodide", "ready"]) <= 0.3 * min(times["stock", "ready"]), times


@pytest.mark.parametrize("name", ["polyfill.asking", "polyfill.bridge"])
def test_what_a_press_needs_comes_once_the_page_is_taken_over(tab, runtime, name):
    early = f"<script>permissionPolyfill.ready.then(() => (window.early = ({HAS})('{name}')))</script>"
    tab.open(ELEMENT + early, runtime)
    assert tab.ready() == "ready"
    tab.wait(f"({HAS})('{name}')")
    assert tab.evaluate("window.early") is False, "the start did not wait for it"


# However slow the machine is: the page has come just now, and the shim's time for it to paint does not end.
QUICK_PAGE = f"""<script>{{
    const {{ setTimeout: later }} = window;
    window.setTimeout = (action, time, ...rest) => later(action, time === {PAINTS_WITHIN} ? 60_000 : time, ...rest);
    const begin = performance.now();
    performance.now = () => Performance.prototype.now.call(performance) - begin;
}}</script>"""
FETCHED = """performance.getEntriesByType('resource')
    .filter(({ name }) => /takeover|[.]wasm|[.]bin/.test(name)).map(({ startTime }) => startTime)"""


def test_a_page_is_loaded_before_python_is_fetched(tab, site, runtime):
    site.bodies = {"/late.png": b""}
    site.slow = {"/late.png": 0.2}
    tab.open(ELEMENT + "<img src=/late.png>", runtime, head=QUICK_PAGE)
    assert tab.ready() == "ready"
    fetched = tab.evaluate(FETCHED)
    assert len(fetched) == 3
    assert min(fetched) >= tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart") > 0


def test_a_page_that_is_long_in_loading_keeps_python_waiting_no_longer(tab, site, runtime):
    site.stalled = ["/never.png"]
    tab.page.goto(site.page(SCRIPT.format(runtime, "") + ELEMENT + "<img src=/never.png>"), wait_until="commit")
    tab.wait("window.permissionPolyfill")
    assert tab.ready() == "ready"
    assert tab.evaluate("document.readyState") == "interactive"
