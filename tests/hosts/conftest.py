"""The small applications of ``apps``, built once as their frameworks build them, and a tab that has one."""

# ruff: noqa: F811  fixtures are parameters of their own names

import subprocess

import pytest
from tools.assemble import DIST
from tools.environment import NODE_MODULES, ROOT, ensure_node

from tests.browser.conftest import RECORDER, Tab, module_site  # noqa: F401  fixtures
from tests.docs import samples

GUIDE = ROOT / "docs/frameworks.md"
FRAGMENT = "<permission type={type}{attributes}><span>Your browser cannot run this.</span></permission>"
LISTENS = " hx-get=/fragments/answer hx-target=#answer hx-trigger=promptaction"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A folder with the applications, ``page`` and ``server``; components of the guide are part of them."""
    folder = tmp_path_factory.mktemp("hosts")
    for sample in samples.read(GUIDE):
        if sample.note("in") == "application":
            path = folder / "samples" / sample.language / f"sample.{sample.language}"
            path.parent.mkdir(parents=True)
            path.write_text(sample.code)
    script = ROOT / "tests/hosts/bundle.mjs"
    run_node(script, NODE_MODULES, DIST, folder / "samples", folder)
    return folder


def run_node(*arguments) -> str:
    """Run a module in Node; return what it printed."""
    command = [str(part) for part in (ensure_node(), *arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


@pytest.fixture
def open_app(browser, built, module_site):
    """Opens a page with an application, ``open_app(name)``, in a browser that has granted everything."""
    tabs = []

    def open_app(name, runtime="micropython", content="", parameters=""):
        serve_fragments(module_site)
        module_site.bodies["/app.mjs"] = (built / f"page/{name}.mjs").read_bytes()
        body = f"<main id=place>{content}</main><p id=answer></p><script type=module src='/app.mjs?{name}'></script>"
        tab = Tab(browser, module_site)
        tabs.append(tab)
        tab.page.goto(module_site.page("for the permissions"))
        tab.set_permissions("granted", "camera", "microphone")
        tab.page.goto(module_site.page(RECORDER + body) + f"?runtime={runtime}{parameters}")
        tab.wait("globalThis.permissionPolyfill && globalThis.app")
        assert tab.ready() == "ready"
        return tab

    yield open_app
    for tab in tabs:
        tab.close()


def serve_fragments(site):
    """What htmx fetches: elements as a server writes them."""
    for type_ in ("camera", "microphone"):
        site.pages[f"/fragments/{type_}"] = FRAGMENT.format(type=type_, attributes="")
        site.pages[f"/fragments/{type_}-that-listens"] = FRAGMENT.format(type=type_, attributes=LISTENS)
    site.pages["/fragments/nothing"] = ""
    site.pages["/fragments/answer"] = "<b>answered</b>"
