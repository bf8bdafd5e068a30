"""What loading a page takes: first paint, validity, readiness, the longest block; contenders take turns."""

import time
from contextlib import ExitStack, closing
from dataclasses import dataclass
from random import Random

from tests.bench.contenders import ALONE, CONTENDERS
from tests.bench.line import LineSite
from tests.site import Site

UNCOUNTED = 5
"""Loads that fill a warm cache, with compiled code too, which Firefox keeps of a script that it has met four times."""
SETTLING = 0.5  # s in which what a page left running ends: it is not the next one's time


@dataclass(frozen=True)
class Condition:
    """How pages are loaded.

    Attributes:
        name: of it.
        site: who serves.
        is_warm: whether the cache has everything.
        throttle: how many times slower the processor is (Chromium only).
        without: contenders that take too long.
    """

    name: str
    site: type = Site
    is_warm: bool = True
    throttle: float = 1
    without: tuple[str, ...] = ()


FLOORS = tuple(name for names in ALONE.values() for name in names)  # of ready, in a warm cache

WARM = Condition("warm")
COLD = Condition("cold", is_warm=False, without=FLOORS)
LINE = Condition("4G", LineSite, is_warm=False, without=("stock", "fewest steps", *FLOORS))
SLOW = Condition("4 x slower", throttle=4, without=("stock", "fewest steps", *FLOORS))
CONDITIONS = (WARM, COLD, LINE, SLOW)

LOADS = {
    "chromium": ("micropython", "pyodide", "native", "peer", "fewest steps", "stock", *FLOORS),
    "firefox": ("micropython", "pyodide", "peer", "fewest steps", "stock", *FLOORS),
    "webkit": ("micropython", "pyodide", "peer", "fewest steps", "stock", *FLOORS),
}


def measure(engine, condition: Condition, rounds: int, names=None) -> dict[tuple[str, str], list[float]]:
    """Load pages.

    Args:
        engine: one that runs, see ``tabs``.
        condition: one of ``CONDITIONS``.
        rounds: how many loads are counted of each.
        names: of contenders; by default all that the engine has.

    Returns:
        By name and kind of time, in ms (``shift`` has no unit): one value a load.
    """
    found = {}
    with ExitStack() as open_:
        those = [CONTENDERS[name] for name in names or LOADS[engine.name] if name not in condition.without]
        sites = {each.name: open_.enter_context(closing(condition.site(each.folder))) for each in those}
        addresses = {each.name: site_page(sites[each.name], each) for each in those}

        def new_tab(each):
            # In the same browser, since how many tabs it has already tells on each; but without a native element, the
            # others' browser cannot have that.
            return engine.tab(engine.browser if each.name == "native" else engine.plain, condition.throttle)

        tabs = {each.name: open_.enter_context(closing(new_tab(each))) for each in those} if condition.is_warm else {}
        for turn in range(rounds + (UNCOUNTED if condition.is_warm else 0)):
            # In another order each time: who comes after Pyodide is at a disadvantage.
            for each in Random(turn).sample(those, len(those)):
                tab = tabs.get(each.name) or new_tab(each)
                told = tab.load(addresses[each.name], each.wants)
                if condition.is_warm:
                    tab.leave()
                else:
                    tab.close()
                time.sleep(SETTLING)
                if not condition.is_warm or turn >= UNCOUNTED:
                    for kind, value in told.items():
                        found.setdefault((each.name, kind), []).append(value)
    return found


def site_page(site, contender) -> str:
    """Publish a contender's page; return its address."""
    site.pages["/bench.html"] = contender.page()
    site.bodies = contender.bodies()
    return site.address + "bench.html"
