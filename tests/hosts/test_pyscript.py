"""PyScript's ``py`` with the wheel among its packages, as micropip gets it: by its address, and from an index by its name."""

# ruff: noqa: F811  fixtures are parameters of their own names

import hashlib
import json
import subprocess

import pytest
from tools.assemble import DIST
from tools.environment import NODE_MODULES, PYTHON

from tests.browser.conftest import RECORDER, Tab, generous_browser  # noqa: F401  fixtures
from tests.site import Site, link

(WHEEL,) = DIST.glob("*.whl")
PAGE = """<script src=/permission-element.js data-runtime=page></script>
<script type=module src=/pyscript/core.js></script>
<permission id=a type=camera></permission>
<script type=py config='{config}'>
import polyfill
polyfill.install()
</script>"""
PATIENCE = 120_000
"""For what micropip and Pyodide take on a busy machine; in ms."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The build, PyScript, and Pyodide with micropip, which npm's copy of it comes without."""
    pyodide = link(tmp_path_factory.mktemp("pyodide"), *(NODE_MODULES / "pyodide").iterdir())
    add_micropip(pyodide)
    others = {"pyscript": NODE_MODULES / "@pyscript/core/dist", "own-pyodide": pyodide}
    site = Site(link(tmp_path_factory.mktemp("site"), *DIST.iterdir(), **others))
    yield site
    site.close()


def add_micropip(pyodide):
    """Put the package's wheel of PyPI beside Pyodide; that of Pyodide's own host is another build of the same version."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text())
    entry = lock["packages"]["micropip"]
    wanted = ["--python-version", "3.14", "--only-binary=:all:", "--no-deps", f"micropip=={entry['version']}"]
    command = [PYTHON, "-m", "pip", "download", "--quiet", "--dest", pyodide, *wanted]
    subprocess.run(command, check=True)
    entry["sha256"] = hashlib.sha256((pyodide / entry["file_name"]).read_bytes()).hexdigest()
    (pyodide / "pyodide-lock.json").unlink()
    (pyodide / "pyodide-lock.json").write_text(json.dumps(lock))


@pytest.mark.sample(2)
@pytest.mark.parametrize("package", [f"/{WHEEL.name}", "permission-element"])
def test_the_element_works_in_pyscripts_pyodide(generous_browser, site, package):
    tab = Tab(generous_browser, site)
    site.requests.clear()
    digest = hashlib.sha256(WHEEL.read_bytes()).hexdigest()
    site.page(f"<a href={site.address}{WHEEL.name}#sha256={digest}>{WHEEL.name}</a>", "/simple/permission-element/")
    tab.page.goto(site.page("for the permissions"))
    tab.set_permissions("prompt", "camera")
    config = json.dumps(
        {"interpreter": "/own-pyodide/pyodide.mjs", "packages": [package], "index_urls": [f"{site.address}simple"]}
    )
    tab.page.goto(site.page(RECORDER + PAGE.replace("{config}", config)))
    tab.page.wait_for_function("globalThis.a?.isValid", timeout=PATIENCE)
    tab.page.click("#a")
    tab.wait("recorded.some(({ type }) => type === 'promptaction')")
    ours = [path for path in site.requests if path.startswith(("/pyodide/", "/micropython/"))]
    tab.close()
    assert ours == [], "one Python only"
    assert f"/{WHEEL.name}" in site.requests
