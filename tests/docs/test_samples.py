"""Every sample of the documents runs, but for those that say why not, and these are counted."""

import json
import re
import subprocess
import sys
from collections import Counter
from types import SimpleNamespace

import pytest
from tools.environment import ROOT

from tests.browser.conftest import RECORDER, launch
from tests.browser.python import begin, run

from . import samples
from .conftest import FOLDER, integrity

NOT_RUN = {}
"""How many samples are not run, by reason."""

IN_APPLICATIONS = ("jsx", "vue", "svelte")
EVERY = samples.every()
RUNTIMES = ("micropython", "pyodide")
SCRIPT = "<script src='/permission-element.js' data-runtime='{}'></script>"
IMPORTS = "<script type=importmap>" + json.dumps(
    {
        "imports": {
            "permission-element": f"{FOLDER}/permission-element.mjs",
            "permission-element/fn": f"{FOLDER}/permission-element.fn.mjs",
        }
    }
) + "</script>"  # fmt: skip
ELEMENTS = "<permission id=ask type=camera></permission><p id=note></p><video id=preview muted></video>"
ELEMENT = "permission, permission-element"


def some(language, place=None):
    """Parametrise a test with the samples of a language, with a place where they run."""
    found = [each for each in EVERY if each.language == language and not each.reason]
    if place is not None:
        found = [each for each in found if ((each.note("into") and "into") or each.note("in")) == place]
    return pytest.mark.parametrize("sample", found, ids=str)


def test_what_is_not_run_is_counted_and_the_rest_is_of_a_kind_that_is():
    assert Counter(each.reason for each in EVERY if each.reason) == NOT_RUN
    kinds = {each.language for each in EVERY if not each.reason}
    assert kinds <= {"html", "js", "python", "text", "css", "http", "sh", "json", *IN_APPLICATIONS}


def test_what_is_run_in_an_application_says_so():
    """Those are built and run by tests/hosts."""
    assert {each.language for each in EVERY if each.note("in") == "application"} == set(IN_APPLICATIONS)


def page_of(sample):
    """The page that a sample of HTML is."""
    code = sample.code.replace("sha384-…", integrity("permission-element.js"))
    has_script = re.search(
        r"permission-element[^\"' ]*/?permission-element\.(fn\.)?m?js|src=\"permission-element", code
    )
    return code if has_script else SCRIPT.format("micropython") + code


def visit(tab, html):
    """Open a page at the top of the site, where samples expect the files."""
    tab.page.goto(tab.site.page(html, "/page.html"))


def press(tab, sample):
    """Press what the sample says, or the first element that there is."""
    selector = sample.note("press", ELEMENT)
    if "press" in sample.notes and selector != "none":
        tab.wait(f"document.querySelector({selector!r}) !== null")
    if selector == "none" or not tab.evaluate(f"document.querySelector({selector!r}) !== null"):
        return
    tab.wait(f"document.querySelector({selector!r}).isValid !== false")
    if tab.evaluate(
        f"document.querySelector({selector!r}).isValid === undefined"
    ):  # a native element, which cools down
        tab.page.wait_for_timeout(1000)
    tab.page.click(f":is({selector})")
    if tab.evaluate(f"document.querySelector({selector!r}).isValid") is None:
        return
    if "choose" in sample.notes:
        tab.choose(sample.note("choose"))
    if sample.note("browser") != "granted" or "choose" in sample.notes:
        tab.wait("recorded.some(({ type }) => type.startsWith('prompt'))")


def finish(tab, sample, *allowed):
    """What the sample says has come true, and the console has nothing else."""
    if "then" in sample.notes:
        tab.wait(sample.note("then"))
    allowed += tuple(sample.notes.get("console", ()))
    assert [line for line in tab.console if not any(part in line for part in allowed)] == []


@some("html")
def test_html(sample, open_tab):
    for given in sample.notes.get("given", ["0"]):
        tab = open_tab(sample.note("browser", "prompt"))
        head = f"{RECORDER}<script>{given}</script>{sample.note('page')}"
        visit(tab, head + page_of(sample))
        if tab.evaluate("'permissionPolyfill' in window"):
            assert tab.ready() == "ready"
        press(tab, sample)
        finish(tab, sample)


@some("js")
def test_javascript(sample, open_tab):
    tab = open_tab(sample.note("browser", "prompt"))
    is_module = "permission-element" in sample.code and "import" in sample.code
    before = IMPORTS if is_module else SCRIPT.format("micropython")
    given = f"<script>{sample.note('given')}</script>"
    code = f"<script type=module>{sample.code}\nglobalThis.hasEnded = true;</script>"
    visit(tab, RECORDER + given + before + sample.note("page", ELEMENTS) + code)
    tab.wait("globalThis.hasEnded")
    if tab.evaluate("'permissionPolyfill' in window"):
        assert tab.ready() == "ready"
    if "press" in sample.notes:
        press(tab, sample)
    finish(tab, sample)


@pytest.mark.parametrize("runtime", RUNTIMES)
@some("python", "")
def test_python_in_the_page(sample, open_tab, runtime):
    """What waits for something that is to happen does not end: then what it prints, or comes to, is enough."""
    tab = open_tab(sample.note("browser", "granted"))
    page = sample.note("page", ELEMENTS)
    visit(tab, RECORDER + SCRIPT.format(runtime) + page)
    assert tab.ready() == "ready"
    if "prints" in sample.notes or "then" in sample.notes:
        begin(tab, sample.code)
        for text in sample.notes.get("prints", ()):
            for _ in range(200):
                if any(text in line for line in tab.console):
                    break
                tab.evaluate(f"void ({sample.note('meanwhile', '0')})")
                tab.page.wait_for_timeout(50)
            assert any(text in line for line in tab.console), (text, tab.console, tab.evaluate("told"))
        finish(tab, sample, "") if "then" in sample.notes else None
        assert tab.evaluate("told") in (None, "null")
    else:
        assert run(tab, sample.code) is None


@some("python", "playwright")
def test_python_that_drives_a_browser(sample, open_tab, playwright):
    tab = open_tab("prompt")
    opened = []

    def start(args):
        browser = launch(playwright, *args)
        opened.append(browser)
        return SimpleNamespace(new_page=lambda: home(browser.new_page(), tab.site), close=browser.close)

    exec(sample.code, {"playwright": SimpleNamespace(chromium=SimpleNamespace(launch=start))})
    assert not opened[0].is_connected()


@some("python", "playwright test")
def test_a_test_in_python(sample, open_tab):
    tab = open_tab("prompt")
    names = {}
    exec(sample.code, names)
    (test,) = [value for name, value in names.items() if name.startswith("test_")]
    test(home(tab.page, tab.site))


def home(page, site):
    """A page that finds the site where samples have it, at port 8000."""
    site.page(SCRIPT.format("micropython") + ELEMENTS, "/")
    go = page.goto
    page.goto = lambda address: go(address.replace("http://localhost:8000/", site.address))
    return page


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A copy of the package in which the samples' rows stand in its tables."""
    import shutil

    folder = tmp_path_factory.mktemp("changed")
    shutil.copytree(ROOT / "polyfill", folder / "polyfill", ignore=shutil.ignore_patterns("__pycache__"))
    for sample in EVERY:
        if sample.note("into"):
            name, _, table = sample.note("into").partition(" ")
            text = (folder / name).read_text()
            start = f"\n{table} = (\n"
            assert text.count(start) == 1, f"{name} has no table {table}"
            at = text.index("\n)", text.index(start)) + 1
            (folder / name).write_text(text[:at] + sample.code + text[at:])
    return folder


@some("python", "changed package")
def test_python_with_a_changed_package(sample, changed):
    done = subprocess.run([sys.executable, "-c", sample.code], cwd=changed, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_rows_that_are_added_are_looked_at():
    into = {each.path for each in EVERY if each.note("into")}
    assert into == {each.path for each in EVERY if each.note("in") == "changed package"} != set()


@pytest.mark.parametrize("runtime", RUNTIMES)
@some("http")
def test_headers(sample, open_tab, runtime):
    """The element works in a page with these headers."""
    tab = open_tab("prompt")
    for line in sample.code.splitlines():
        name, _, value = line.partition(": ")
        tab.site.headers[name] = value
    visit(tab, SCRIPT.format(runtime) + "<permission id=a type=camera></permission>")
    assert tab.ready() == "ready"
    for _ in range(200):  # wait_for_function evaluates a string, which a policy can forbid
        if tab.evaluate("a.isValid"):
            break
        tab.page.wait_for_timeout(50)
    assert tab.evaluate("a.isValid")
    policy = tab.site.headers.get("Content-Security-Policy", "")
    blocked = ["data:,"] if "default-src 'none'" in policy else []  # the icon of the test's own page
    assert [line for line in tab.console if not any(part in line for part in blocked)] == []


@some("css")
def test_css(sample, open_tab):
    tab = open_tab("prompt")
    visit(tab, f"<style>{sample.code}</style>{SCRIPT.format('micropython')}{ELEMENTS}")
    assert tab.ready() == "ready"
    finish(tab, sample)
