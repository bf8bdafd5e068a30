"""A real browser, a site, and a tab that a test drives as a person would."""

import time

import pytest

from tests import engines
from tests.site import Site

ONE_TIER = "--js-flags=--liftoff-only"
"""WebAssembly is compiled once, quickly: with V8's second tier, starting Pyodide takes twice the processor's time."""
FAKE_DEVICES = "--use-fake-device-for-media-stream"
TIMEOUT = 30_000  # ms; a loaded machine takes its time over Pyodide
PAUSE = 20  # ms
PLACEHOLDER = "<script src='{src}' {attributes}></script>"
SCRIPT = "../permission-element.js"

# Every test that has `runtime` among its parameters runs on both.
RUNTIMES = ("pyodide", "micropython")


def launch(playwright, *arguments, **options):
    """Start a browser of the engine that is tested."""
    return engines.module().launch(playwright, *arguments, **options)


FORGETS = 1100
"""After so long, in ms, a list takes the next key for the first one of a word."""


def choose_by_keys(page, select, text):
    """Choose an entry by typing its beginning; on a busy machine keys come so late that the list forgets the first ones."""
    for _ in range(9):
        select.focus()
        page.keyboard.type(text)
        if select.evaluate("(select, text) => select.selectedOptions[0]?.textContent.startsWith(text)", text):
            return
        page.wait_for_timeout(FORGETS)


@pytest.fixture
def site():
    site = Site()
    yield site
    site.close()


@pytest.fixture(scope="module")
def module_site():
    """A site for the tests of a file that share a page."""
    site = Site()
    yield site
    site.close()


@pytest.fixture(params=RUNTIMES)
def runtime(request):
    return request.param


# Whether that moved it.
SCROLL = """(() => {{
  const element = document.getElementById('{id_}');
  const top = () => element?.getBoundingClientRect().top;
  const before = top();
  element?.scrollIntoView({{ block: 'nearest' }});
  return before !== top();
}})()"""
# What grows above it while the page is loading moves it in a browser without scroll anchoring.
IN_VIEW_AND_VALID = """(() => {{
  const element = document.getElementById('{id_}');
  element.scrollIntoView({{ block: 'nearest' }});
  return element.isValid;
}})()"""
SCROLLED = 150
"""How long until an element has noticed that it was scrolled, in ms: an observer of visibility waits for 100."""


class Tab:
    """One page in a browser context of its own."""

    def __init__(self, browser, site, **options):
        self.site = site
        self.browser = browser
        self.context = browser.new_context(**options)
        self.context.set_default_timeout(TIMEOUT)
        self.page = self.context.new_page()
        self.settings = None
        self.console = []
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(engines.module().line_of(error)))

    def set_permissions(self, state, *names):
        """Set permissions of the site as the person would in the browser's settings."""
        engines.module().set_permissions(self, state, names)

    def open(self, html, runtime="pyodide", attributes="", head=""):
        """Open a page that has the script in its head, then this."""
        script = PLACEHOLDER.format(src=SCRIPT, attributes=f"data-runtime={runtime} {attributes}")
        self.page.goto(self.site.page(head + RECORDER + script + html))

    def evaluate(self, expression):
        return self.page.evaluate(expression)

    def wait(self, expression):
        self.page.wait_for_function(expression)

    def until(self, look):
        """Wait until something is so, or until an expression holds where the policy forbids ``wait`` to make code of it."""
        holds = (lambda: self.evaluate(look)) if isinstance(look, str) else look
        end = time.monotonic() + TIMEOUT / 1000
        while not holds():
            assert time.monotonic() < end, (look, self.console)
            self.page.wait_for_timeout(PAUSE)

    def ready(self):
        return self.evaluate("permissionPolyfill.ready.then(() => 'ready', (error) => error.message)")

    def valid(self, id_="a"):
        """Scroll to an element and wait until it is valid; whatever changes its box just now has cooled down then."""
        if self.evaluate(SCROLL.format(id_=id_)):
            self.page.wait_for_timeout(SCROLLED)
        self.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
        self.wait(IN_VIEW_AND_VALID.format(id_=id_))

    def grant(self, *names, id_="a"):
        """Grant permissions; the label says so, which changes the box."""
        self.set_permissions("granted", *names)
        self.wait(f"document.getElementById('{id_}').permissionStatus === 'granted'")
        self.valid(id_)

    def open_granted(self, runtime, html="<permission id=a type=camera></permission>", attributes="", head=""):
        """Open a page whose browser grants everything, and wait until Python knows."""
        self.open(html, runtime, attributes, head)
        self.context.set_geolocation({"latitude": 1, "longitude": 2})
        assert self.ready() == "ready"
        self.set_permissions("granted", "camera", "microphone", "geolocation")
        self.wait("a.permissionStatus === 'granted'")
        return self

    def tab_to(self, id_, key="Tab"):
        """Press Tab until an element has the focus: a script cannot give it."""
        for _ in range(30):
            if self.evaluate("document.activeElement.id") == id_:
                return
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(SCROLLED)
        raise AssertionError(f"{key} does not lead to {id_}")

    def events(self, id_="a"):
        """The element's own events so far, as types."""
        return self.evaluate(f"recorded.filter((event) => event.id === '{id_}').map((event) => event.type)")

    def prompts(self, id_="a"):
        """The same without changes of validity."""
        return [type_ for type_ in self.events(id_) if type_ != "validationstatuschange"]

    def click(self, id_="a"):
        """Click an element where it is: Playwright has Firefox scroll first, and what has just moved is not to be pressed."""
        self._click(f"document.getElementById({id_!r})")

    def _click(self, expression):
        left, top, width, height = self.evaluate(f"Object.values({expression}.getBoundingClientRect().toJSON())")[:4]
        self.page.mouse.click(left + width / 2, top + height / 2)

    def choose(self, text):
        """Press a button of our dialog with the mouse, once it can be pressed."""
        self.wait(f"buttonOf({text!r})?.ariaDisabled === null")
        self._click(f"buttonOf({text!r})")

    def agree(self, id_="a"):
        """Activate an element whose permissions are granted, and leave them so."""
        self.click(id_)
        self.choose("Continue allowing")
        self.wait_for_prompt(id_)

    def dialog(self):
        """What stands in our dialog: title and buttons; ``None`` where none is open."""
        self.evaluate("new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")
        return self.evaluate("dialogTexts()")

    def wait_for_prompt(self, id_="a"):
        self.wait(f"recorded.some((event) => event.id === '{id_}' && event.type.startsWith('prompt'))")

    def close(self):
        if self.settings:
            self.settings.detach()
        self.context.close()


SPY = """(() => {
  // The one way to look into a closed shadow root from outside.
  const roots = [], attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(options) {
    const root = attach.call(this, options);
    if (this.localName === 'permission-dialog') roots.push(root);
    return root;
  };
  const inDialog = (selector) => [...(roots.findLast(({ isConnected }) => isConnected)?.querySelectorAll(selector) ?? [])];
  const buttonOf = (text) => inDialog('button').find((button) => [button.textContent, button.ariaLabel].includes(text));
  const dialogTexts = () => inDialog('dialog').length > 0
    ? inDialog('h1, h2, h3, button').map((node) => node.textContent || node.ariaLabel) : null;
  Object.assign(globalThis, { roots, spied: Element.prototype.attachShadow, inDialog, buttonOf, dialogTexts });
})();"""

# Notes every event of the elements with what the element said at that moment, and every real getUserMedia.
RECORDER = (
    """<script>
const recorded = [], opened = [], unhandled = [];
for (const type of ['promptaction', 'promptdismiss', 'resolve', 'dismiss', 'validationstatuschange'])
  document.addEventListener(type, ({ target, isTrusted }) => recorded.push({ id: target.id, type, isTrusted,
    isValid: target.isValid, reason: target.invalidReason, status: target.permissionStatus }));
addEventListener('unhandledrejection', (event) => unhandled.push(String(event.reason)));
"""
    + SPY
    + """
const real = MediaDevices.prototype.getUserMedia;
MediaDevices.prototype.getUserMedia = function getUserMedia(constraints) {
  const call = { constraints, inTask: window.inTask };
  opened.push(call);
  const promise = real.call(this, constraints);
  promise.then((stream) => (call.stream = stream), () => {});
  return promise;
};
</script>"""
)


@pytest.fixture(scope="session")
def window_browser(playwright):
    """A browser whose tabs hide each other, and that keeps pages in its back/forward cache, as people have it."""
    browser = launch(playwright, FAKE_DEVICES, ONE_TIER, ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def generous_browser(playwright):
    """A browser that allows what it is asked for."""
    browser = launch(playwright, FAKE_DEVICES, ONE_TIER, "--use-fake-ui-for-media-stream")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def equipped_browser(playwright):
    """A browser with three devices of each kind."""
    browser = launch(playwright, f"{FAKE_DEVICES}=device-count=3", ONE_TIER)
    yield browser
    browser.close()


@pytest.fixture
def unasked(equipped_browser, site):
    """A tab of that browser, whose person has not been asked for anything yet."""
    tab = Tab(equipped_browser, site)
    tab.page.goto(site.page("for the permissions"))
    tab.set_permissions("prompt", "camera", "microphone")
    yield tab
    tab.close()


@pytest.fixture
def window(window_browser, site):
    """A window of its own, in a browser that has granted everything."""
    from .windows import Window

    window = Window(window_browser, site)
    window.set_permissions("granted", "camera", "microphone", "geolocation")
    yield window
    window.dispose()


@pytest.fixture
def tab(browser, site):
    tab = Tab(browser, site)
    yield tab
    tab.close()


@pytest.fixture
def granted(tab, runtime):
    """A tab with an element whose browser has granted everything, on both runtimes."""
    return tab.open_granted(runtime)


@pytest.fixture
def light(tab):
    """The same on the light runtime."""
    return tab.open_granted("micropython")
