"""What a page with a thousand elements costs that nobody touches, beside an empty one (Linux only)."""

import os
import time
from contextlib import closing
from pathlib import Path

from tests.bench.contenders import DIST, PAGE
from tests.site import Site

COUNT = 1000
SETTLE = 15.0  # s, until all cooldowns are over
WATCHED = 30.0  # s, about as long as from one of the rare looks to the next
TIMES = 3  # since a browser has work of its own now and then
TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
ELEMENTS = "<script src=/permission-element.js data-runtime=micropython></script>" + COUNT * (
    "<permission type=geolocation></permission>\n"
)
OUTCOME = "<script>const outcome = async () => { await window.permissionPolyfill?.ready; return {}; };</script>"


def measure(engine) -> list[float]:
    """Return by how much more of a core all processes of the browser take, in percent, one value a time; none where nobody tells."""
    if not Path("/proc/self/stat").exists():
        return []
    with closing(Site(DIST)) as site:
        empty, elements = (shares(engine, site, html) for html in ("", ELEMENTS))
    return [more - less for more, less in zip(elements, empty, strict=True)]


def shares(engine, site, html: str) -> list[float]:
    """Return the share of a core that one page takes, in percent, one value a time."""
    site.pages["/idle.html"] = PAGE + OUTCOME + html
    with closing(engine.tab(engine.browser)) as tab:
        tab.load(site.address + "idle.html", ())
        time.sleep(SETTLE)
        return [watched() for _ in range(TIMES)]


def watched() -> float:
    """Return the share of a core that everything this process has started takes for a while, in percent."""
    before = ticks()
    time.sleep(WATCHED)
    return 100 * (ticks() - before) / TICK / WATCHED


def ticks() -> int:
    """Return the processor's time that everything this process has started took, in clock ticks."""
    parents, times = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended
        process = int(stat.parent.name)
        parents[process], times[process] = int(fields[1]), int(fields[11]) + int(fields[12])
    mine, family = {os.getpid()}, set()
    while mine:
        family |= mine
        mine = {process for process, parent in parents.items() if parent in mine} - family
    return sum(times[process] for process in family - {os.getpid()} if process in times)
