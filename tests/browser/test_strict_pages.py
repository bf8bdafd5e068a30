"""Pages that forbid what they can, and browsers that do: policies, isolation, sandboxes, blocked cookies, files."""

import pytest
from tools.assemble import DIST

from tests import firefox
from tests.site import Site

from .conftest import RECORDER, RUNTIMES, Tab

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
ELEMENT = "<permission id=a type=camera>fallback</permission>"
SCRIPT = "<script src=/permission-element.js data-runtime={}></script>"
LIGHT = SCRIPT.format("micropython")
WATCH = """
const violations = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  violations.push(`${effectiveDirective} ${blockedURI}`));
"""
ICON = "img-src data"
"""The one thing that such a policy keeps from the tests' own page, which names an empty icon."""
FAKE_CAMERA = {"media.navigator.streams.fake": True, "media.navigator.permission.disabled": True}
NO_COOKIES = {"network.cookie.cookieBehavior": 2}


@pytest.fixture(scope="module")
def browsers(playwright, generous_browser):
    """Browsers that allow what they are asked for, by engine."""
    second = firefox.launch(playwright, FAKE_CAMERA)
    yield {"chromium": generous_browser, "firefox": second}
    second.close()


@pytest.fixture
def strict(site):
    """The site with the policy; what tests bring along is a file of its own, as that demands."""
    site.headers["Content-Security-Policy"] = POLICY
    site.bodies["/recorder.js"] = (WATCH + RECORDER.removeprefix("<script>").removesuffix("</script>")).encode()
    return site


def ours(tab):
    """What is in the console of us, or of errors; the engines word the test page's own icon differently."""
    return [line for line in tab.console if "data:" not in line]


def press(tab):
    """Press the element; what came of it, once the browser has answered."""
    tab.until("a.isValid")
    tab.page.click("#a")
    tab.until("recorded.some(({ type }) => type.startsWith('prompt'))")
    return tab.prompts()


@pytest.mark.sample(1)
@pytest.mark.parametrize("python", RUNTIMES)
@pytest.mark.parametrize("engine", ["chromium", "firefox"])
def test_a_press_on_a_page_with_the_strict_policy(browsers, strict, engine, python):
    """Nothing is violated, nothing is said, and the press asks the browser's own prompt."""
    tab = Tab(browsers[engine], strict)
    if engine == "chromium":
        tab.set_permissions("prompt", "camera")  # Playwright denies what nobody has set
    tab.page.goto(strict.page("<script src=/recorder.js></script>" + SCRIPT.format(python) + ELEMENT))
    assert tab.ready() == "ready"
    assert press(tab)[0] == "promptaction"
    assert tab.evaluate("opened.length") == 1
    assert set(tab.evaluate("violations")) <= {ICON}
    assert (ours(tab), tab.evaluate("unhandled")) == ([], [])
    tab.close()


def test_a_refused_press_and_its_dialog_under_the_strict_policy(browser, strict):
    """The dialog too makes no HTML, no script and no style of text."""
    tab = Tab(browser, strict)
    tab.set_permissions("granted", "camera")
    tab.page.goto(strict.page("<script src=/recorder.js></script>" + LIGHT + ELEMENT))
    assert tab.ready() == "ready"
    tab.until("a.permissionStatus === 'granted'")
    tab.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    tab.until("a.isValid")
    tab.click()
    tab.until("dialogTexts()?.includes('Continue allowing')")
    assert set(tab.evaluate("violations")) <= {ICON} and ours(tab) == []
    tab.close()


@pytest.mark.parametrize("python", RUNTIMES)
def test_an_isolated_page(tab, site, python):
    site.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    site.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
    tab.open(ELEMENT, python)
    assert tab.ready() == "ready"
    assert tab.evaluate("crossOriginIsolated") is True
    tab.valid()
    assert tab.console == []


SANDBOXES = [
    # its tokens, whether the server lets other origins have the files, what the element says
    ("allow-scripts", True, "illegal_subframe"),
    ("allow-scripts allow-same-origin", False, ""),
]


@pytest.mark.parametrize(("tokens", "cors", "reason"), SANDBOXES)
def test_a_sandbox(tab, site, tokens, cors, reason):
    """Without an origin of its own a frame is one of another origin, and needs files that any may fetch.

    Of this element only the page's source could tell whether it has an end tag, and a sandbox tells of no service worker.
    """
    if cors:
        site.headers["Access-Control-Allow-Origin"] = "*"
    site.page(f"{RECORDER}{LIGHT}<p>{ELEMENT.removesuffix('</permission>')}</p>", "/frame.html")
    tab.page.goto(site.page(f'<iframe sandbox="{tokens}" src=/frame.html allow="camera *; microphone *">'))
    frame = tab.page.frames[1]
    frame.wait_for_function(f"globalThis.a?.invalidReason === '{reason}'")
    tab.until(lambda: any("whether an element has an end tag cannot be told" in line for line in tab.console))
    assert frame.evaluate("permissionPolyfill.ready.then(() => unhandled)") == []


def test_a_sandbox_whose_files_are_not_for_it(tab, site):
    site.page(f"{RECORDER}{LIGHT}{ELEMENT}", "/frame.html")
    tab.page.goto(site.page("<iframe sandbox=allow-scripts src=/frame.html>"))
    frame = tab.page.frames[1]
    frame.wait_for_function("globalThis.permissionPolyfill?.isPolyfilled() === false")
    assert frame.get_by_text("fallback").is_visible()
    assert len([line for line in tab.console if line.startswith("<permission>: Python could not be started")]) == 1


def test_a_frames_decisions_are_those_of_its_partition(tab, site):
    """What is decided in a frame of another site is not known to the same page in a tab of its own, nor the reverse."""
    page = site.page(f"{RECORDER}<script src=/permission-element.js data-runtime=micropython data-frame-ancestors></script>"
                     + ELEMENT, "/frame.html").replace("127.0.0.1", "localhost")  # fmt: skip
    tab.page.goto(site.page(f'<iframe src="{page}" allow="camera; microphone" width=400 height=200>'))
    frame = tab.page.frames[1]
    frame.wait_for_function("globalThis.a?.isValid")
    decide = "permissionPolyfill.ready.then(() => permissionPolyfill.store.set({!r}, 'denied', 'persistent'))"
    decided = (
        "permissionPolyfill.ready.then(() => permissionPolyfill.store.list().map(({ descriptor }) => descriptor.name))"
    )
    frame.evaluate(decide.format("camera"))
    alone = tab.context.new_page()
    alone.goto(page)
    assert alone.evaluate(decided) == []
    alone.evaluate(decide.format("microphone"))
    assert frame.evaluate(decided) == ["camera"]
    assert tab.console == []


def test_a_firefox_that_blocks_cookies(playwright, site):
    """It gives neither storage nor channels: what is decided holds for as long as the page."""
    browser = firefox.launch(playwright, FAKE_CAMERA | NO_COOKIES)
    try:
        tab = Tab(browser, site)
        tab.open(ELEMENT, "micropython")
        refused = "(() => { try { new BroadcastChannel('x'); } catch ({ name }) { return name; } })()"
        assert tab.evaluate(refused) == "SecurityError"
        assert tab.ready() == "ready"
        assert press(tab)[0] == "promptaction"
        tab.evaluate("permissionPolyfill.store.set('camera', 'denied')")
        assert tab.evaluate("permissionPolyfill.store.get('camera').state") == "denied"
        assert (tab.console, tab.evaluate("unhandled")) == ([], [])
    finally:
        browser.close()


@pytest.mark.parametrize("engine", ["chromium", "firefox"])
def test_a_page_at_file(browsers, site, tmp_path, engine):
    """Browsers fetch nothing from files: the fallback shows, and the one line says what to do."""
    page = tmp_path / "page.html"
    source = (DIST / "permission-element.js").as_uri()
    page.write_text(f"<!doctype html><script src='{source}' data-runtime=micropython></script>{ELEMENT}")
    tab = Tab(browsers[engine], site)
    tab.page.goto(page.as_uri())
    tab.wait("!permissionPolyfill.isPolyfilled()")
    assert tab.page.get_by_text("fallback").is_visible()
    (line,) = [line for line in tab.console if line.startswith("<permission>")]
    assert line.endswith("; serve it (python3 -m http.server)")
    tab.close()


@pytest.fixture
def elsewhere():
    """The files on another host."""
    site = Site()
    yield site
    site.close()


@pytest.mark.parametrize("where", ["script", "assets"])
def test_files_of_another_host_that_allows_no_other(tab, site, elsewhere, where):
    """Such a script runs, but what it fetches does not: fallback, one line of ours, and the browser's say why."""
    scripts = {
        "script": f"<script src={elsewhere.address}permission-element.js data-runtime=micropython></script>",
        "assets": f"<script src=/permission-element.js data-runtime=micropython data-assets={elsewhere.address}></script>",
    }
    tab.page.goto(site.page(scripts[where] + ELEMENT))
    tab.wait("!permissionPolyfill.isPolyfilled()")
    assert tab.page.get_by_text("fallback").is_visible()
    (line,) = [line for line in tab.console if line.startswith("<permission>")]
    assert elsewhere.address in line and "http.server" not in line
    assert any("CORS" in line for line in tab.console)


def test_assets_of_another_host_that_allows_all_on_an_isolated_page(tab, site, elsewhere):
    """As a CDN's beside a script of the page's own, where the page embeds only what allows it."""
    elsewhere.headers["Access-Control-Allow-Origin"] = "*"
    site.headers["Cross-Origin-Embedder-Policy"] = "require-corp"
    tab.open(ELEMENT, "micropython", f"data-assets={elsewhere.address}")
    tab.valid()
    assert not any("micropython" in path for path in site.requests)
    assert tab.console == []
