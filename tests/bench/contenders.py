"""The pages that are loaded side by side: ours, Chromium's own element, the peer, stock Pyodide, and our runtimes alone."""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.assemble import DIST, modules
from tools.environment import NODE_MODULES, ROOT

from polyfill.blockers import DELAY
from polyfill.catalogue import catalogue

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
# What our runtimes take without our package, a button, or a line of ours: less than that cannot be reached.
PYODIDE_ALONE = """<script type=module>
import { loadPyodide } from '/pyodide.mjs';
const lock = fetch('/lock.json').then((answer) => answer.json());
await loadPyodide({ stdLibURL: '/library.zip', lockFileContents: await lock, packageBaseUrl: '/' });
window.ready = performance.now();
</script>"""
MICROPYTHON_ALONE = """<script type=module>
import { loadMicroPython } from '/micropython.mjs';
await loadMicroPython({ url: '/micropython.wasm' });
window.ready = performance.now();
</script>"""
# Nor can they start before the page has painted, without keeping it from that.
PAINTED = "await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));\n"
MICROPYTHON_PAINTED = "<p>text</p>" + MICROPYTHON_ALONE.replace("await load", PAINTED + "await load")
# Nor is a button painted sooner by a polyfill of this design than by a script with nothing else in it.
FEWEST = "<script src=/fewest.js data-runtime=micropython></script><permission id=a type=geolocation></permission>"
PEER_SCRIPT = "<script src=/index.js></script><geolocation></geolocation>"
# No script makes an element valid sooner than when it has run, and an element's own wait is over.
PEER = PEER_SCRIPT + f"<script>window.least = performance.now() + {DELAY}</script>"
# What this design cannot do without: a script that draws, and after the paint Python with the modules that decide. What
# brings the two together is not in it, and what it can have at hand before the paint, it has.
MICROPYTHON_LEAST = (
    PEER_SCRIPT
    + """<script type=module>
import { loadMicroPython } from '/micropython.mjs';
import modules from '/modules.mjs';
const romfs = new Uint8Array(await (await fetch('/polyfill.bin')).arrayBuffer());
"""
    + PAINTED
    + """const python = await loadMicroPython({ url: '/micropython.wasm', heapsize: 2 ** 21, romfs });
python.runPython("__import__('os').chdir('/')");
for (const name of modules) python.pyimport(name);
window.ready = performance.now();
</script>"""
)
PYODIDE_LEAST = (
    PEER_SCRIPT
    + """<script type=module>
import { loadPyodide } from '/pyodide.mjs';
import modules from '/modules.mjs';
const lockFileContents = await (await fetch('/lock.json')).json();
"""
    + PAINTED
    + """const python = await loadPyodide({ stdLibURL: '/library.zip', lockFileContents, packageBaseUrl: '/' });
for (const name of modules) python.pyimport(name).destroy();
window.ready = performance.now();
</script>"""
)


@dataclass(frozen=True)
class Contender:
    """A page.

    Attributes:
        name: of it.
        folder: what is served.
        html: what is in it.
        wants: which of the times of ``load.js`` it has.
        bodies: returns what is served besides, by its path.
    """

    name: str
    folder: Path
    html: str
    wants: tuple[str, ...] = ()
    bodies: Callable[[], dict[str, bytes]] = dict

    def page(self) -> str:
        """Return the whole page."""
        return PAGE + f"<script>{LOAD.read_text(encoding='utf-8')}</script>" + self.html


def drawing_and_names() -> dict[str, bytes]:
    """Return the peer's script, and the names of our modules, each after those that it imports."""
    names = f"export default {json.dumps(modules()['startModules'])};"
    return {"/index.js": (PEER_FOLDER / "index.js").read_bytes(), "/modules.mjs": names.encode()}


def fewest_steps() -> dict[str, bytes]:
    """Return the script that paints a button in the fewest steps."""
    script = Path(__file__).with_name("fewest.js").read_text(encoding="utf-8")
    given = {name: value for name, value in catalogue("0").items() if f"GIVEN.{name}" in script}
    for name in ("element", "surface"):
        text = (ROOT / f"web/shim/{name}.css").read_text(encoding="utf-8")
        given[f"{name}Text"] = re.sub(r"/\*.*?\*/|\s+", " ", text, flags=re.DOTALL)
    return {"/fewest.js": f"const GIVEN = {json.dumps(given)};\n{script}".encode()}


def our_image() -> dict[str, bytes]:
    """Return the image of our modules for MicroPython, and what else is the least."""
    return {"/polyfill.bin": (DIST / "micropython/polyfill.bin").read_bytes(), **drawing_and_names()}


def our_library() -> dict[str, bytes]:
    """Return the archive that we start Pyodide with, its list of packages without any, and what else is the least."""
    info = json.loads((NODE_MODULES / "pyodide/pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    library = gzip.decompress((DIST / "pyodide/polyfill.bin").read_bytes())
    lock = json.dumps({"info": info, "packages": {}}).encode()
    return {"/library.zip": library, "/lock.json": lock, **drawing_and_names()}


PEER_FOLDER = NODE_MODULES / "geolocation-element-polyfill"
LOADER = NODE_MODULES / "@micropython/micropython-webassembly-pyscript"
CONTENDERS = {
    each.name: each
    for each in (
        Contender("micropython", DIST, OURS.replace("RUNTIME", "micropython"), ("paint", "valid", "ready")),
        Contender("pyodide", DIST, OURS.replace("RUNTIME", "pyodide"), ("paint", "valid", "ready")),
        Contender("native", DIST, "<geolocation id=a></geolocation>", ("paint", "valid")),
        Contender("peer", PEER_FOLDER, PEER, ("paint", "least")),
        Contender("fewest steps", DIST, FEWEST, ("paint",), fewest_steps),
        Contender("stock", NODE_MODULES / "pyodide", STOCK, ("ready",)),
        Contender("pyodide alone", NODE_MODULES / "pyodide", PYODIDE_ALONE, ("ready",), our_library),
        Contender(
            "pyodide and our modules, after the peer's paint",
            NODE_MODULES / "pyodide",
            PYODIDE_LEAST,
            ("ready",),
            our_library,
        ),
        Contender("micropython alone", LOADER, MICROPYTHON_ALONE, ("ready",)),
        Contender("micropython alone, after a paint", LOADER, MICROPYTHON_PAINTED, ("ready",)),
        Contender(
            "micropython and our modules, after the peer's paint", LOADER, MICROPYTHON_LEAST, ("ready",), our_image
        ),
    )
}
ALONE = {
    "micropython": (
        "micropython alone",
        "micropython alone, after a paint",
        "micropython and our modules, after the peer's paint",
    ),
    "pyodide": ("pyodide alone", "pyodide and our modules, after the peer's paint"),
}
