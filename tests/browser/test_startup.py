"""Python's start against stock Pyodide, in one run (design, section 8)."""

from tests.bench.startup import measure
from tests.browser.conftest import launch

ROUNDS = 6


def test_pyodide_is_ready_in_less_than_a_third_of_stocks_time(playwright):
    browser = launch(playwright)
    times = measure(browser, ROUNDS, ("pyodide", "stock"))
    browser.close()
    # The best of each: whatever else a machine does only adds to a time.
    assert min(times["pyodide"]) <= 0.3 * min(times["stock"]), times
