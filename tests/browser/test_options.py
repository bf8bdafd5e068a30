"""The ways to include it, and its options."""

import subprocess

import pytest
from tools.assemble import DIST
from tools.environment import ensure_node

PAGE = "<permission id=a type=camera>fallback</permission>"
BOTH = ("camera", "microphone")
SHIM = "/permission-element.js"
LIGHT = [
    "/micropython/polyfill.bin",
    "/micropython/python.wasm",
    SHIM,
    "/permission-element.takeover.mjs",
]


def test_a_page_of_five_lines_in_another_folder(tab, site):
    tab.page.goto(
        site.page(
            '<script src="../../permission-element.js"></script>\n<permission id=a type="camera microphone">none</permission>',
            "/some/where/page.html",
        )
    )
    tab.valid()
    assert tab.evaluate("[permissionPolyfill.runtime, permissionPolyfill.version]") == ["pyodide", "0.1.0"]
    fetched = {path.split("/")[1] for path in site.requests if path.endswith((".mjs", ".wasm", ".bin"))}
    assert fetched == {"permission-element.takeover.mjs", "pyodide"}


def test_it_works_from_a_sub_folder_of_another_site(tab, site):
    site.prefix = "/projects/permission"
    tab.page.goto(site.page(f"<script src=/projects/permission/permission-element.js></script>{PAGE}"))
    tab.valid()
    assert any(path.startswith("/projects/permission/pyodide/") for path in site.requests)


def test_what_is_fetched(tab, site, runtime):
    tab.open(PAGE, runtime)
    tab.valid()
    fetched = sorted(path for path in site.requests if path != "/test/page.html")
    expected = {
        "pyodide": ["boot.mjs", "polyfill.bin", "pyodide.asm.mjs", "python.wasm"],
        "micropython": ["polyfill.bin", "python.wasm"],
    }
    shim = ["/permission-element.js", "/permission-element.takeover.mjs"]
    assert fetched == sorted([*shim, *(f"/{runtime}/{name}" for name in expected[runtime])])


def fetched_by_the_next_page(tab, site):
    """What a page without elements fetches by itself, when some time has passed; it was not in the cache."""
    tab.page.goto("about:blank")
    site.requests.clear()
    session = tab.context.new_cdp_session(tab.page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    tab.open("<p lang=de>no element</p>", "micropython")
    tab.page.wait_for_timeout(1000)
    return sorted({path for path in site.requests if path != "/test/page.html"})


def test_nothing_but_the_shim_is_fetched_where_there_is_nothing_to_do(tab, site):
    """Python is for elements, for what was decided, and for who asks; see also tests/browser/test_bridge.py."""
    assert fetched_by_the_next_page(tab, site) == [SHIM]
    assert tab.ready() == "ready"
    assert fetched_by_the_next_page(tab, site) == [SHIM], "that it was there once is nothing"
    assert tab.ready() == "ready"
    tab.evaluate("permissionPolyfill.store.set('camera', 'denied')")
    assert fetched_by_the_next_page(tab, site) == LIGHT
    assert tab.ready() == "ready"
    tab.evaluate("permissionPolyfill.store.reset()")
    assert fetched_by_the_next_page(tab, site) == [SHIM]


def test_the_runtimes_files_may_be_elsewhere(tab, site):
    site.prefix = "/assets"
    tab.page.goto(site.page(f"<script src=../permission-element.js data-assets=/assets></script>{PAGE}"))
    tab.valid()
    assert "/assets/pyodide/boot.mjs" in site.requests


@pytest.mark.parametrize("assets", ["/assets", "/assets/", "../assets"])
def test_the_folder_may_be_written_with_or_without_a_slash(tab, site, assets):
    site.prefix = "/assets"
    options = f"<script>PERMISSION_POLYFILL_OPTIONS = {{ assets: '{assets}', runtime: 'micropython' }}</script>"
    tab.page.goto(site.page(f"{options}<script src=../permission-element.js></script>{PAGE}"))
    tab.valid()
    assert "/assets/micropython/python.wasm" in site.requests


@pytest.mark.parametrize("tag", ["permission", "permission-element"])
@pytest.mark.parametrize("place", ["head", "end", "async", "defer", "module", "late"])
def test_the_script_may_stand_anywhere(tab, site, place, tag):
    script = "<script src=../permission-element.js data-runtime=micropython{}></script>"
    page = PAGE.replace("permission", tag)
    html = {
        "head": script.format("") + page,
        "end": page + script.format(""),
        "async": script.format(" async") + page,
        "defer": script.format(" defer") + page,
        "late": page,
        "module": script.format(" type=module").replace(".js", ".mjs") + page,
    }
    tab.page.goto(site.page(html[place]))
    if place == "late":
        tab.page.get_by_text("fallback").wait_for()
        append = "document.body.append(document.createRange().createContextualFragment({!r}))"
        tab.evaluate(append.format(script.format("")))
    tab.wait("window.a && a.isValid")
    assert tab.page.get_by_role("button", name="Use camera").bounding_box()["width"] > 100
    assert tab.evaluate("permissionPolyfill.runtime") == "micropython"


def test_the_functions_alone_do_nothing_until_they_are_called(tab, site):
    tab.page.goto(site.page(PAGE))
    before = tab.evaluate("""async () => {
        window.fn = await import('/permission-element.fn.mjs');
        return [Object.keys(fn).sort(), 'HTMLPermissionElement' in window, 'permissionPolyfill' in window, fn.isSupported(), fn.isPolyfilled()];
    }""")
    assert before == [
        ["apply", "isPolyfilled", "isSupported", "unapply", "upgrade"],
        False,
        False,
        False,
        False,
    ]
    assert tab.evaluate("fn.apply({ runtime: 'micropython' }).then(() => fn.isPolyfilled())") is True
    tab.valid()
    tab.evaluate("fn.unapply()")
    assert tab.evaluate("[fn.isPolyfilled(), a.constructor.name]") == [False, "HTMLUnknownElement"]


def test_the_modules_do_nothing_on_a_server():
    script = f"""
        const fn = await import('{(DIST / "permission-element.fn.mjs").as_uri()}');
        await import('{(DIST / "permission-element.mjs").as_uri()}');
        console.log(JSON.stringify([await fn.apply() ?? null, fn.isSupported(), fn.isPolyfilled(), fn.unapply() ?? null]));"""
    command = [ensure_node(), "--input-type=module", "--eval", script]
    result = subprocess.run(command, capture_output=True, text=True)
    assert (result.stdout, result.stderr) == ("[null,false,false,null]\n", "")


def test_options_of_the_page(tab):
    tab.open(PAGE, head="<script>PERMISSION_POLYFILL_OPTIONS = { edition: 'final', runtime: 'nonsense' }</script>")
    assert tab.console == [], "the script's own attributes come first"
    tab.set_permissions("prompt", *BOTH)
    tab.valid()
    tab.page.click("#a")
    tab.wait_for_prompt()
    assert tab.prompts() == ["promptdismiss"], "final has no older events"


def test_an_unknown_value_is_told_once_and_the_default_taken(tab):
    tab.open(PAGE, "micropython", "data-edition=1997")
    tab.valid()
    assert len(tab.console) == 1 and 'edition is one of origin-trial, final, not "1997"' in tab.console[0]


def test_the_ready_event_and_the_promise(tab, runtime):
    told = "<script>document.addEventListener('permission-polyfill-ready', () => { window.told = true; })</script>"
    tab.open(told + PAGE, runtime)
    assert tab.ready() == "ready"
    tab.wait("window.told")


def test_asking_for_ready_starts_the_runtime(tab, site, runtime):
    tab.open("no element here", runtime)
    assert tab.ready() == "ready"
    assert any(path.endswith("python.wasm") for path in site.requests)


def test_the_pages_own_python_may_host_it(tab, site):
    """As PyScript does: the page has an interpreter and our package in it, and installs when it likes."""
    tab.open(PAGE, "page")
    assert not any("python.wasm" in path for path in site.requests)
    tab.evaluate("""async () => {
        const { boot } = await import('/pyodide/boot.mjs');
        await boot({ folder: `${location.origin}/pyodide/`, files: [], progress() {}, ready: Promise.resolve() });
    }""")
    assert tab.ready() == "ready"
    tab.valid()
    tab.evaluate("permissionPolyfill.unapply()")
    tab.evaluate("permissionPolyfill.apply()  && null")
    tab.evaluate(
        "import('/pyodide/boot.mjs').then(({ boot }) => boot({ folder: `${location.origin}/pyodide/`, files: [], progress() {}, ready: Promise.resolve() })).then(() => null)"
    )
    assert tab.ready() == "ready", "it connects again"
    tab.valid()


def test_feature_detection_as_in_the_announcement(tab):
    """Seed: permission-element-origin-trial, "Feature detection"."""
    check = "<script>window.found = 'HTMLPermissionElement' in window</script>"
    tab.open(check + PAGE, "micropython")
    assert tab.evaluate("found") is True
    tab.site.missing = ["python.wasm"]
    tab.page.goto(tab.site.page(f"<script src=../permission-element.js></script>{PAGE}"))
    tab.ready()
    assert tab.evaluate("'HTMLPermissionElement' in window") is False
