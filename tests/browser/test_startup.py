"""Python's start against stock Pyodide, in one run (design, section 8)."""

from tests.bench import loading, tabs

ROUNDS = 3


def test_pyodide_is_ready_in_less_than_a_third_of_stocks_time(playwright):
    with tabs.running(playwright, "chromium") as engine:
        times = loading.measure(engine, loading.WARM, ROUNDS, ("pyodide", "stock"))
    # The best of each: whatever else a machine does only adds to a time.
    assert min(times["pyodide", "ready"]) <= 0.3 * min(times["stock", "ready"]), times
