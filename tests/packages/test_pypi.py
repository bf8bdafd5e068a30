"""The wheels as pip installs them, and as pages use them."""

import json
import subprocess
import zipfile

import pytest
from tools import assemble
from tools.assemble import DIST
from tools.environment import NODE_MODULES, PYTHON, project
from tools.wheel import order

from .conftest import run, works

ELEMENT = "<permission id=a type=camera>fallback</permission>"
OWN = """
<script type=module>
  import { loadPyodide } from '/stock/pyodide.mjs';
  globalThis.python = await loadPyodide();
  const wheel = await fetch('/WHEEL');
  python.unpackArchive(await wheel.arrayBuffer(), 'wheel');
  python.runPython('import polyfill; polyfill.install()');
</script>
"""


@pytest.fixture(scope="session")
def static(environment, tmp_path_factory):
    """A folder of a web application, into which the installed package has copied its files."""
    folder = tmp_path_factory.mktemp("static")
    printed = run(environment, "-m", "permission_element_static", folder / "permission", folder=folder)
    assert printed.strip() == str(folder / "permission")
    return folder


@pytest.mark.parametrize("runtime", ["pyodide", "micropython"])
def test_a_page_of_a_web_application(static, visit, runtime):
    script = f"<script src=/permission/permission-element.js data-runtime={runtime}></script>"
    assert works(visit(static, script + ELEMENT))


def test_a_page_whose_own_pyodide_has_the_wheel(static, visit):
    (wheel,) = (static / "permission").glob("*.whl")
    if not (static / "stock").exists():
        (static / "stock").symlink_to(NODE_MODULES / "pyodide")
    script = "<script src=/permission/permission-element.js data-runtime=page></script>"
    tab = visit(static, script + ELEMENT + OWN.replace("WHEEL", f"permission/{wheel.name}"))
    assert works(tab)
    assert tab.evaluate("python.runPython('polyfill.__version__')") == project()["version"]


def test_what_is_installed_says_where_its_files_are(environment):
    code = """
import json
import permission_element_static as static
files = static.folder()
print(json.dumps([static.integrity("permission-element.js"), (files / "pyodide/python.wasm").stat().st_size]))
"""
    told = json.loads(run(environment, "-c", code, folder=DIST))
    table = json.loads((DIST / "integrity.json").read_text())
    assert told == [table["permission-element.js"], (DIST / "pyodide/python.wasm").stat().st_size]


def test_where_it_cannot_copy_its_files_it_says_so(environment, tmp_path):
    (tmp_path / "taken").touch()
    command = [environment, "-m", "permission_element_static", tmp_path / "taken"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 1
    assert result.stderr.startswith("error: ") and len(result.stderr.splitlines()) == 1


def test_the_package_is_imported_by_cpython_and_typed(environment):
    code = "import polyfill, pathlib; print(polyfill.__version__, (pathlib.Path(polyfill.__file__).parent / 'py.typed').exists())"
    assert run(environment, "-c", code, folder=DIST).split() == [project()["version"], "True"]


def test_the_wheel_that_pages_fetch_has_python_only(packages):
    (wheel,) = packages.glob("permission_element-*.whl")
    assert wheel.read_bytes() == (DIST / wheel.name).read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
    assert all(name.startswith("polyfill/") and name.endswith((".py", "py.typed")) for name in names)


def test_the_source_distribution_makes_the_same_wheel(packages, tmp_path):
    (archive,) = packages.glob("permission_element-*.tar.gz")
    run("tar", "-xzf", archive, folder=tmp_path)
    (source,) = tmp_path.iterdir()
    out = tmp_path / "out"
    out.mkdir()
    assemble.make_distribution("wheel", PYTHON, source, out)
    (wheel,) = out.iterdir()
    order(wheel)
    assert wheel.read_bytes() == (DIST / wheel.name).read_bytes()
