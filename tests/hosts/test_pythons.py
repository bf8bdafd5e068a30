"""The page's own Python: in the page, in a frame or a worker of it, and beside the one that the script starts."""

# ruff: noqa: F811  fixtures are parameters of their own names

import subprocess
import sys

import pytest
from tools.assemble import DIST
from tools.environment import NODE_MODULES, ROOT

from tests.browser.conftest import RECORDER, Tab, generous_browser  # noqa: F401  fixtures
from tests.site import Site, link

(WHEEL,) = DIST.glob("*.whl")
ELEMENT = "<permission id=a type=camera></permission>"
SCRIPT = "<script src=/permission-element.js data-runtime={}></script>"
INSTALL = "import polyfill\npolyfill.install()"
REFUSED = """import polyfill
try:
    polyfill.install()
except RuntimeError as error:
    told = str(error)
"""
START = "const { loadPyodide } = await import('/own-pyodide/pyodide.mjs'); const python = await loadPyodide();"
BY_UNPACKING = f"python.unpackArchive(await (await fetch('/{WHEEL.name}')).arrayBuffer(), 'wheel');"
BY_LOADING = f"await python.loadPackage('/{WHEEL.name}', {{ messageCallback() {{}} }});"
WORKER = f"""
const outcome = (async () => {{
  {START}
  {BY_UNPACKING}
  python.runPython(`{REFUSED}`);
  return python.globals.get('told');
}})();
outcome.then(postMessage, (error) => postMessage(String(error)));
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The build, and Pyodide as the page itself has it."""
    site = Site(link(tmp_path_factory.mktemp("site"), *DIST.iterdir(), **{"own-pyodide": NODE_MODULES / "pyodide"}))
    yield site
    site.close()


@pytest.fixture
def visit(generous_browser, site):
    """Opens a page in a browser that asks, and allows what it is asked for."""
    tabs = []

    def visit(html):
        tab = Tab(generous_browser, site)
        tabs.append(tab)
        tab.page.goto(site.page("for the permissions"))
        tab.set_permissions("prompt", "camera")
        tab.page.goto(site.page(RECORDER + html))
        return tab

    yield visit
    for tab in tabs:
        tab.close()


def start(frame, get_package, then):
    """Start the page's own Python with our package, and run something in it."""
    frame.evaluate(f"(async () => {{ {START} {get_package} globalThis.python = python; }})()")
    return frame.evaluate(f"void python.runPython({then!r})")


def press(frame):
    """Press the element, which becomes valid; it tells what the browser has answered."""
    frame.wait_for_function("a.isValid")
    frame.click("#a")
    frame.wait_for_function("recorded.some(({ type }) => type === 'promptaction')")


def test_a_page_whose_pyodide_has_loaded_the_wheel(visit):
    """As any other wheel, by its address; another way is in docs/pyscript.md. The script may come later."""
    tab = visit(ELEMENT)
    start(tab.page, BY_LOADING, REFUSED)
    assert tab.evaluate("python.globals.get('told')").endswith("permission-element.js must be on the page")
    append = "document.body.append(document.createRange().createContextualFragment({!r}))"
    tab.evaluate(append.format(SCRIPT.format("page")))
    tab.wait("globalThis.permissionPolyfill")
    tab.evaluate(f"void python.runPython({INSTALL!r})")
    assert tab.ready() == "ready"
    press(tab.page)
    assert not any(path.startswith(("/pyodide/", "/micropython/")) for path in tab.site.requests), "one Python only"
    assert tab.console == []


def test_a_pyodide_beside_ours_stays_apart(visit):
    """It goes on as it was, and is told why it cannot have the elements, too."""
    tab = visit(SCRIPT.format("micropython") + ELEMENT)
    assert tab.ready() == "ready"
    start(tab.page, BY_UNPACKING, REFUSED)
    assert "belong to another Python already" in tab.evaluate("python.globals.get('told')")
    assert tab.evaluate("python.runPython('sum(range(5))')") == 10
    press(tab.page)
    assert tab.console == []


def test_a_worker_is_told_that_it_is_none_of_a_page(visit, site):
    """As a notebook's kernel is, in JupyterLite: no elements are there."""
    site.bodies["/worker.mjs"] = WORKER.encode()
    tab = visit(SCRIPT.format("micropython") + ELEMENT)
    told = tab.evaluate("""new Promise((resolve) => {
        const worker = new Worker('/worker.mjs', { type: 'module' });
        worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
    })""")
    assert told == (
        "install() has nothing to take over: "
        "this Python runs in a worker, where no elements are; it has to run in the page itself"
    )


def test_a_pyodide_in_a_frame_runs_that_frames_elements(visit, site):
    """As a notebook's output has it, of the same origin; the page around it has a Python of its own."""
    site.page(RECORDER + SCRIPT.format("page") + ELEMENT, "/output.html")
    tab = visit(SCRIPT.format("micropython") + ELEMENT + "<iframe src=/output.html width=400 height=200></iframe>")
    frame = tab.page.frames[1]
    frame.wait_for_function("globalThis.permissionPolyfill")
    start(frame, BY_UNPACKING, INSTALL)
    press(frame)
    press(tab.page)
    assert tab.console == []


def test_a_python_that_is_in_no_browser_is_told_so():
    done = subprocess.run([sys.executable, "-c", INSTALL], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == (
        "RuntimeError: install() has nothing to take over: this Python does not run in a page"
    )
