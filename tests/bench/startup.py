"""How long a page takes until Python is in charge, against stock Pyodide of the same version.

The cache is warm, and contenders take turns, each in a browser context of its own.
"""

from statistics import median

from tools.environment import NODE_MODULES

from tests.site import Site

TIMEOUT = 120_000  # ms
SETTLE = 500  # ms

OURS = """<script src=/permission-element.js data-runtime=RUNTIME></script>
<permission id=a type=camera></permission>
<script>permissionPolyfill.ready.then(() => { window.ready = performance.now(); })</script>"""

STOCK = """<script type=module>
import { loadPyodide } from '/pyodide.mjs';
await loadPyodide();
window.ready = performance.now();
</script>"""


def measure(
    browser, rounds: int, contenders=("pyodide", "micropython", "stock"), new_tabs: bool = False
) -> dict[str, list[float]]:
    """Return the milliseconds from navigation to readiness, by contender, without the first two loads.

    Args:
        browser: a Playwright browser.
        rounds: how many loads are counted of each.
        contenders: ``pyodide``, ``micropython`` or ``stock``.
        new_tabs: load in a new tab every time, whose process has compiled nothing yet.
    """
    dist, stock = Site(), Site(NODE_MODULES / "pyodide")
    addresses = {
        "pyodide": dist.page(OURS.replace("RUNTIME", "pyodide"), "/bench/pyodide.html"),
        "micropython": dist.page(OURS.replace("RUNTIME", "micropython"), "/bench/micropython.html"),
        "stock": stock.page(STOCK, "/bench.html"),
    }
    times = {name: [] for name in contenders}
    tabs = {name: browser.new_context().new_page() for name in contenders}
    try:
        for turn in range(rounds + 2):
            for name in contenders:
                time = load(tabs[name], addresses[name])
                if turn >= 2:
                    times[name].append(time)
                if new_tabs:
                    old, tabs[name] = tabs[name], tabs[name].context.new_page()
                    old.close()
    finally:
        for tab in tabs.values():
            tab.context.close()
        dist.close()
        stock.close()
    return times


def load(tab, address: str) -> float:
    """Load a page once; return the milliseconds until it was ready."""
    tab.goto(address)
    tab.wait_for_function("window.ready", timeout=TIMEOUT)
    time = tab.evaluate("ready")
    tab.goto("about:blank")
    tab.wait_for_timeout(SETTLE)  # what the page left running is not the next one's time
    return time


def ratio(times: dict[str, list[float]], name: str) -> float:
    """Return the median of one contender against stock Pyodide's."""
    return median(times[name]) / median(times["stock"])
