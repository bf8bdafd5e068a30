"""A tab for the samples: what they load from elsewhere comes from this machine."""

# ruff: noqa: F811  fixtures are parameters of their own names

import json
import mimetypes
import re

import pytest
from tools.assemble import DIST
from tools.environment import NODE_MODULES

from tests.browser.conftest import Tab, generous_browser  # noqa: F401  fixtures
from tests.site import Site, link

ELSEWHERE = (
    (r"https://cdn\.example/permission-element@[^/]+/(.*)", DIST),
    (r"https://pyscript\.net/releases/[^/]+/(.*)", NODE_MODULES / "@pyscript/core/dist"),
    (r"https://cdn\.jsdelivr\.net/pyodide/v[^/]+/full/(.*)", NODE_MODULES / "pyodide"),
    (
        r"https://cdn\.jsdelivr\.net/npm/@micropython/micropython-webassembly-pyscript@[^/]+/(.*)",
        NODE_MODULES / "@micropython/micropython-webassembly-pyscript",
    ),
    (r"https://call\.example/()", None),
)
"""Addresses that samples name, and the folder that stands for each; ``None`` for an empty page."""
FOLDER = "/permission-element"


def answer(route):
    """Answer a request for another host."""
    address = route.request.url.partition("?")[0]
    for pattern, folder in ELSEWHERE:
        found = re.fullmatch(pattern, address)
        if not found:
            continue
        headers = {"access-control-allow-origin": "*"}
        if folder is None:
            route.fulfill(body="", content_type="text/html")
        elif (folder / found[1]).is_file():
            type_ = "text/javascript" if found[1].endswith("js") else mimetypes.guess_type(found[1])[0]
            route.fulfill(path=folder / found[1], headers={**headers, "content-type": type_ or "application/wasm"})
        else:
            route.fulfill(status=404, headers=headers)
        return
    route.abort()


def integrity(name: str) -> str:
    """Return the hash of a file of the build."""
    return json.loads((DIST / "integrity.json").read_text())[name]


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The build at the top of a site, and once more in a folder of it: samples have it in either place."""
    return link(tmp_path_factory.mktemp("site"), *DIST.iterdir(), **{FOLDER[1:]: DIST})


@pytest.fixture
def site(folder):
    site = Site(folder)
    yield site
    site.close()


@pytest.fixture
def open_tab(generous_browser, site):
    """Makes a tab whose browser has granted everything, or asks."""
    tabs = []

    def open_tab(state):
        tab = Tab(generous_browser, site)
        tabs.append(tab)
        tab.page.route(lambda address: not address.startswith((site.address, "blob:", "data:")), answer)
        tab.page.goto(site.page("for the permissions"))
        tab.set_permissions(state, "camera", "microphone", "geolocation")
        tab.console.clear()
        return tab

    yield open_tab
    for tab in tabs:
        tab.close()
