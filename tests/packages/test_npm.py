"""The npm package as an application has it: served as it is, bundled, and imported on a server."""

import json
import tarfile

import pytest
from tools.assemble import DIST
from tools.environment import NODE_MODULES, ensure_node
from tools.integrity import hashes
from tools.packages import published

from tests.site import Site

from .conftest import run, works

ELEMENT = "<permission id=a type=camera>fallback</permission>"
FOLDER = "/node_modules/permission-element/"
ENTRIES = ("permission-element", "permission-element/fn", "permission-element/permission-element.js")


def bundle(application, source, *options):
    """Bundle a module with esbuild; return the bundle's name."""
    (application / "app.mjs").write_text(source)
    esbuild = [ensure_node(), NODE_MODULES / "esbuild/bin/esbuild", "app.mjs"]
    run(*esbuild, "--bundle", "--format=esm", "--outfile=bundle.mjs", *options, folder=application)
    return (application / "bundle.mjs").read_text()


def test_it_has_what_is_published_and_no_demo(packages):
    (tarball,) = packages.glob("*.tgz")
    with tarfile.open(tarball) as archive:
        names = [name.removeprefix("package/") for name in archive.getnames()]
    assert sorted(names) == sorted(published(DIST))
    assert "permission-element.js" in names and not any(name.startswith("demo") for name in names)


@pytest.mark.parametrize("runtime", ["pyodide", "micropython"])
@pytest.mark.parametrize(
    "script",
    [
        f"<script src={FOLDER}permission-element.js data-runtime={{runtime}}></script>",
        "<script>PERMISSION_POLYFILL_OPTIONS = {{ runtime: '{runtime}' }};</script>"
        f"<script type=module src={FOLDER}permission-element.mjs></script>",
    ],
    ids=["script", "module"],
)
def test_a_page_that_serves_it(application, visit, runtime, script):
    tab = visit(application, script.format(runtime=runtime) + ELEMENT)
    tab.wait("globalThis.permissionPolyfill")
    assert works(tab)


def test_a_page_with_an_integrity_attribute(application, visit):
    """What integrity.json says is what a browser accepts, and nothing else."""
    table = json.loads((application / FOLDER.strip("/") / "integrity.json").read_text())
    script = f"<script src={FOLDER}permission-element.js data-runtime=micropython integrity={{}}></script>"
    assert works(visit(application, script.format(table["permission-element.js"]) + ELEMENT))
    tab = visit(application, script.format(table["permission-element.mjs"]) + ELEMENT)
    assert not tab.evaluate("'permissionPolyfill' in window")


def test_a_page_that_takes_it_from_another_origin(application, visit):
    """As from a CDN: the script, and from its folder all that it fetches."""
    table = json.loads((application / FOLDER.strip("/") / "integrity.json").read_text())["permission-element.js"]
    cdn = Site(application)
    cdn.headers["Access-Control-Allow-Origin"] = "*"
    address = f"{cdn.address}{FOLDER.strip('/')}/permission-element.js"
    script = f"<script src={address} data-runtime=micropython integrity={table} crossorigin></script>"
    try:
        assert works(visit(application, script + ELEMENT))
        assert any("python.wasm" in path for path in cdn.requests)
    finally:
        cdn.close()


def test_an_application_that_is_bundled(application, visit):
    bundle(
        application,
        f"import {{ apply }} from 'permission-element/fn';\napply({{ runtime: 'micropython', assets: '{FOLDER}' }});\n",
    )
    tab = visit(application, f"{ELEMENT}<script type=module src=/bundle.mjs></script>")
    tab.wait("globalThis.permissionPolyfill")
    assert works(tab)


def test_bundlers_drop_what_has_no_side_effects_and_keep_what_has(application):
    unused = bundle(application, "import { apply } from 'permission-element/fn';\nconsole.log('only this');")
    assert "permissionPolyfill" not in unused and "only this" in unused
    assert "permissionPolyfill" in bundle(application, "import 'permission-element';")


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_server_imports_it_without_harm(application, entry):
    """No document: nothing is there that was not, and what it exports does nothing."""
    source = f"""
        const before = Object.getOwnPropertyNames(globalThis);
        const {{ apply, isSupported, isPolyfilled, unapply }} = await import('{entry}');
        await apply?.({{ runtime: 'micropython' }});
        unapply?.();
        const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
        console.log(JSON.stringify([added, isSupported?.() ?? false, isPolyfilled?.() ?? false]));
    """
    (application / "server.mjs").write_text(source)
    assert json.loads(run(ensure_node(), "server.mjs", folder=application)) == [[], False, False]


def test_the_hashes_are_those_of_the_files():
    assert json.loads((DIST / "integrity.json").read_text()) == hashes(DIST)
    assert {"pyodide/python.wasm", "demo/index.html", "package.json"} <= set(hashes(DIST))
