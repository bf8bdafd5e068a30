"""The pages that are loaded side by side: ours, Chromium's own element, the peer, and stock Pyodide."""

from dataclasses import dataclass
from pathlib import Path

from tools.assemble import DIST
from tools.environment import NODE_MODULES

LOAD = Path(__file__).with_name("load.js")
PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>bench</title><link rel=icon href='data:,'>\n"
READY = "<script>permissionPolyfill.ready.then(() => { window.ready = performance.now(); })</script>"
OURS = (
    "<script src=/permission-element.js data-runtime=RUNTIME></script>"
    "<permission id=a type=geolocation></permission>" + READY
)
STOCK = """<script type=module>
import { loadPyodide } from '/pyodide.mjs';
await loadPyodide();
window.ready = performance.now();
</script>"""
PEER = "<script src=/index.js></script><geolocation></geolocation>"


@dataclass(frozen=True)
class Contender:
    """A page.

    Attributes:
        name: of it.
        folder: what is served.
        html: what is in it.
        wants: which of the times of ``load.js`` it has.
    """

    name: str
    folder: Path
    html: str
    wants: tuple[str, ...] = ()

    def page(self) -> str:
        """Return the whole page."""
        return PAGE + f"<script>{LOAD.read_text(encoding='utf-8')}</script>" + self.html


CONTENDERS = {
    each.name: each
    for each in (
        Contender("micropython", DIST, OURS.replace("RUNTIME", "micropython"), ("paint", "valid", "ready")),
        Contender("pyodide", DIST, OURS.replace("RUNTIME", "pyodide"), ("paint", "valid", "ready")),
        Contender("native", DIST, "<geolocation id=a></geolocation>", ("paint", "valid")),
        Contender("peer", NODE_MODULES / "geolocation-element-polyfill", PEER, ("paint",)),
        Contender("stock", NODE_MODULES / "pyodide", STOCK, ("ready",)),
    )
}
