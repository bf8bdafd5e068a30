"""Python's start against stock Pyodide, in one run (design, section 8)."""

import pytest

from tests.bench import loading, tabs

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
