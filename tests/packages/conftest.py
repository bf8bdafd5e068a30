"""What is published of this build, and a fresh folder in which a tool has installed it."""

# ruff: noqa: F811  fixtures are parameters of their own names

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tools import packages as packing
from tools.assemble import DIST
from tools.environment import PYTHON, ensure_node, npm_of

from tests.browser.conftest import Tab, generous_browser, site, tab  # noqa: F401  fixtures
from tests.site import Site


def run(*command, folder, **variables):
    """Run a program in a folder; return what it printed."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **variables},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def packages(tmp_path_factory):
    """What ``build.py pack`` makes of this build."""
    folder = tmp_path_factory.mktemp("packages")
    packing.make(DIST, folder)
    return folder


@pytest.fixture(scope="session")
def application(packages, tmp_path_factory):
    """A fresh folder with ``npm install`` of the tarball."""
    folder = tmp_path_factory.mktemp("application")
    (folder / "package.json").write_text(json.dumps({"name": "application", "private": True}))
    node = ensure_node()
    (tarball,) = packages.glob("*.tgz")
    path = os.pathsep.join([str(node.parent), os.environ["PATH"]])
    options = ("--offline", "--no-audit", "--no-fund", "--ignore-scripts")
    run(npm_of(node), "install", *options, tarball, folder=folder, PATH=path)
    return folder


@pytest.fixture(scope="session")
def environment(packages, tmp_path_factory):
    """A fresh virtual environment with ``pip install`` of both wheels; its Python."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, folder=folder)
    python = folder / PYTHON.parent.name / PYTHON.name
    pip = (PYTHON, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--no-index", "--no-deps", *packages.glob("*.whl"), folder=folder)
    return python


@pytest.fixture
def visit(generous_browser):
    """Opens a page of a folder that is served: ``visit(folder, html)``."""
    opened = []

    def visit(folder: Path, html: str) -> Tab:
        site = Site(folder)
        opened.append(site)
        tab = Tab(generous_browser, site)
        opened.insert(0, tab)
        tab.page.goto(site.page("for the permissions"))
        tab.set_permissions("prompt", "camera")
        tab.page.goto(site.page(html))
        return tab

    yield visit
    for each in opened:
        each.close()


def works(tab):
    """Whether a real element becomes valid, and a press of it opens the camera."""
    assert tab.ready() == "ready"
    tab.valid()
    tab.evaluate("void a.addEventListener('promptaction', () => { document.title = 'acted'; })")
    tab.page.click("#a")
    tab.wait("document.title === 'acted'")
    return tab.evaluate("a.error") is None and tab.console == []
