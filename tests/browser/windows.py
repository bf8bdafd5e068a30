"""Tabs that are hidden when another one is in front, and a clock that tests set.

Playwright keeps each page that it drives visible. A browser context that is made through the browser's own session is
none of Playwright's, and behaves as a person's window does.
"""

import json
import time

from .conftest import PLACEHOLDER, RECORDER, SCRIPT, TIMEOUT

PAUSE = 0.05  # s between two looks
SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
AWAY = "about:blank"

ELEMENT = "<p style='margin: 60px'><permission id=a type=camera></permission></p>"

# What a page is told of permissions, and what goes wrong on it.
WATCH = """<script>
const told = [], uncaught = [], statuses = [], lines = [];
for (const type of ['error', 'unhandledrejection'])
  addEventListener(type, ({ reason, message }) => uncaught.push(String(reason ?? message)));
const { warn } = console;
console.warn = (...words) => { lines.push(words.join(' ')); warn(...words); };
const watching = permissionPolyfill.ready.then(() => Promise.all(['camera', 'microphone', 'geolocation'].map(async (name) => {
  const status = await navigator.permissions.query({ name });
  status.onchange = () => told.push(`${name} ${status.state}`);
  statuses.push(status);
})));
</script>"""

# `Date.now` and timers of a second or more follow this clock. Asleep, the date goes on and timers do not.
CLOCK = """(() => {
  const { now } = Date;
  const { setTimeout: later, clearTimeout: cancel } = globalThis;
  const timers = new Map(); // id -> when it is due on the timers' clock, and what is to be done
  const start = now();
  let shift = SHIFT, awake = 0, lastId = 1e9;
  const elapsed = () => now() - start + awake;
  Date.now = () => now() + shift;
  globalThis.setTimeout = (action, delay, ...rest) => {
    if (!(delay >= 1000) || typeof action !== 'function') return later(action, delay, ...rest);
    const id = ++lastId;
    timers.set(id, { at: elapsed() + delay, action: () => action(...rest), timer: later(ring, delay) });
    return id;
  };
  globalThis.clearTimeout = (id) => {
    if (!timers.has(id)) return cancel(id);
    cancel(timers.get(id).timer);
    timers.delete(id);
  };
  function ring() {
    const [id] = [...timers].filter(([, { at }]) => at <= elapsed()).sort(([, one], [, other]) => one.at - other.at)[0] ?? [];
    if (!id) return;
    const { action } = timers.get(id);
    clearTimeout(id);
    action();
    ring();
  }
  globalThis.clock = {
    advance(ms) { shift += ms; awake += ms; ring(); },
    sleep(ms) { shift += ms; },
    get pending() { return timers.size; },
  };
})();"""


class Window:
    """A window of a browser with tabs of its own; permissions, storage and the clock are theirs alone."""

    def __init__(self, browser, site):
        self.site = site
        self.session = browser.new_browser_cdp_session()
        self.context = self.session.send("Target.createBrowserContext")["browserContextId"]
        self.tabs = []
        self.shift = 0

    def set_permissions(self, state, *names):
        """Set permissions of the site as the person would in the browser's settings."""
        for name in names:
            setting = {"permission": {"name": name}, "setting": state, "browserContextId": self.context}
            self.session.send("Browser.setPermission", {**setting, "origin": self.site.address.rstrip("/")})

    def open(self, html=ELEMENT, runtime="micropython", attributes="", head="", path="/test/page.html"):
        """Open a tab in front, with a page that has the script in its head; returns when Python has taken over."""
        tab = self.blank()
        tab.open(html, runtime, attributes, head, path)
        return tab

    def blank(self):
        """Open an empty tab in front."""
        options = {"url": "about:blank", "browserContextId": self.context, "newWindow": not self.tabs}
        return self.take(self.session.send("Target.createTarget", options)["targetId"])

    def take(self, target):
        """Take charge of a tab."""
        tab = WindowTab(self, target)
        self.tabs.append(tab)
        return tab

    def targets(self):
        """The ids of the tabs that the browser has in this window."""
        found = [row for row in self.session.send("Target.getTargets")["targetInfos"] if row["type"] == "page"]
        return [row["targetId"] for row in found if row.get("browserContextId") == self.context]

    def advance(self, ms, tabs=None):
        """Let time pass, in steps of a minute at most, so that the tabs can talk about it."""
        while ms > 0:
            step = min(ms, MINUTE)
            self.jump(step, tabs=tabs)
            ms -= step

    def jump(self, ms, how="advance", tabs=None):
        """Let time pass at once; with ``sleep``, the device is asleep meanwhile. A negative time sets the date back."""
        self.shift += ms
        for tab in self.tabs if tabs is None else tabs:
            tab.evaluate(f"clock.{how}({ms})")
        self.settle()

    def settle(self):
        """Let the tabs hear of each other."""
        time.sleep(2 * PAUSE)

    def set_state(self, state):
        """Set the window's state, ``minimized`` or ``normal``."""
        window = self.session.send("Browser.getWindowForTarget", {"targetId": self.tabs[0].target})["windowId"]
        self.session.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"windowState": state}})

    def dispose(self):
        self.session.send("Target.disposeBrowserContext", {"browserContextId": self.context})
        self.session.detach()


class WindowTab:
    """One tab of a window."""

    def __init__(self, window, target):
        self.window = window
        self.target = target
        self._browser = window.session
        self._answers = {}  # number -> what came back, None until then
        self._clock = None
        self._session = self._browser.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
        self._browser.on("Target.receivedMessageFromTarget", self._received)
        self.send("Page.enable")

    def _received(self, event):
        answer = json.loads(event["message"])
        if event["sessionId"] == self._session and answer.get("id") in self._answers:
            self._answers[answer["id"]] = answer

    def post(self, method, **parameters):
        """Send a command of the protocol without waiting for the answer; returns its number."""
        number = len(self._answers) + 1
        self._answers[number] = None
        message = json.dumps({"id": number, "method": method, "params": parameters})
        self._browser.send("Target.sendMessageToTarget", {"sessionId": self._session, "message": message})
        return number

    def send(self, method, **parameters):
        """Send a command, and return its result."""
        number = self.post(method, **parameters)
        within(lambda: self._browser.send("Target.getTargets") and self._answers[number], method, 0)
        answer = self._answers[number]
        assert "error" not in answer, (method, answer)
        return answer["result"]

    def evaluate(self, expression, gesture=False):
        """Return what an expression, or the promise that it is, comes to."""
        options = {"awaitPromise": True, "returnByValue": True, "userGesture": gesture}
        result = self.send("Runtime.evaluate", expression=expression, **options)
        assert "exceptionDetails" not in result, (expression, result["exceptionDetails"])
        return result["result"].get("value")

    def wait(self, expression):
        """Wait until an expression is true, also while the page is still coming."""
        within(lambda: self.evaluate(expression), expression)

    def open(self, html=ELEMENT, runtime="micropython", attributes="", head="", path="/test/page.html"):
        """Open a page that has the script in its head, then this; returns when Python has taken over."""
        script = PLACEHOLDER.format(src=SCRIPT, attributes=f"data-runtime={runtime} {attributes}")
        self.go(self.window.site.page(head + RECORDER + script + WATCH + html, path))

    def go(self, address):
        """Navigate, and wait until Python has taken over."""
        self.prepare()
        self.send("Page.navigate", url=address)
        self.ready(address)

    def reload(self):
        self.prepare()
        self.evaluate("window.isBefore = true")
        self.send("Page.reload")
        self.wait("!window.isBefore")
        self.ready()

    def ready(self, address=""):
        """Wait until Python has taken over, and the page watches its permissions."""
        self.wait(f"location.href.startsWith({address!r}) && document.readyState === 'complete'")
        if self.evaluate("'permissionPolyfill' in globalThis"):
            assert self.evaluate("watching.then(() => 'ready', (error) => error.message)") == "ready"

    def leave(self):
        """Go to a page of another origin."""
        self.send("Page.navigate", url=AWAY)
        self.wait(f"location.href === {AWAY!r}")
        self.window.settle()

    def back(self):
        """Go back; the page may come out of the back/forward cache, with the clock that it had."""
        self.prepare()
        history = self.send("Page.getNavigationHistory")
        entry = history["entries"][history["currentIndex"] - 1]
        self.send("Page.navigateToHistoryEntry", entryId=entry["id"])
        self.ready(entry["url"])

    # What the page sees

    def decide(self, state, name="camera", lifetime="once"):
        """Decide something about a permission, as the page's own settings do."""
        self.evaluate(f"permissionPolyfill.store.set('{name}', '{state}', {json.dumps(lifetime)})")
        self.window.settle()

    def state(self, name="camera"):
        return self.evaluate(f"navigator.permissions.query({{ name: '{name}' }}).then(({{ state }}) => state)")

    def told(self):
        """Every change so far, as name and state."""
        return self.evaluate("new Promise((resolve) => setTimeout(resolve, 20, told))")

    def capture(self, constraints="{ video: true }"):
        """Open the camera; the stream is the page's variable ``stream``."""
        opened = f"navigator.mediaDevices.getUserMedia({constraints})"
        self.evaluate(f"{opened}.then((stream) => void (window.stream = stream))")

    def choose(self, text):
        """Press a button of our dialog, once it can be pressed."""
        self.wait(f"buttonOf({text!r})?.ariaDisabled === null")
        self.click(f"buttonOf({text!r})")

    # What the person does with it

    def prepare(self):
        """Give the next page the clock as it is now."""
        if self._clock:
            self.send("Page.removeScriptToEvaluateOnNewDocument", identifier=self._clock)
        source = CLOCK.replace("SHIFT", str(self.window.shift))
        self._clock = self.send("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]

    def duplicate(self):
        """Open the same page in another tab, which has a copy of this one's session storage, as browsers do it."""
        known = self.window.targets()
        self.evaluate("open('about:blank').name", gesture=True)
        within(lambda: len(self.window.targets()) > len(known), "a new tab")
        (target,) = [target for target in self.window.targets() if target not in known]
        tab = self.window.take(target)
        tab.go(self.evaluate("location.href"))
        return tab

    def activate(self):
        """Bring it to the front; the one that was there is hidden."""
        self._browser.send("Target.activateTarget", {"targetId": self.target})
        self.wait("!document.hidden")
        self.window.settle()

    def click(self, expression="document.querySelector('permission')"):
        """Click on the middle of an element."""
        box = self.evaluate(f"{expression}.getBoundingClientRect().toJSON()")
        place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        for type_ in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=type_, button="left", clickCount=1, **place)

    def press(self):
        """Click on the element, once whatever has changed its box has cooled down."""
        self.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
        time.sleep(4 * PAUSE)
        self.wait("a.isValid")
        self.click()

    def close(self):
        self._leave()
        self._browser.send("Target.closeTarget", {"targetId": self.target})
        within(lambda: self.target not in self.window.targets(), "the end of a tab")
        self.window.settle()

    def crash(self):
        self._leave()
        self.post("Page.navigate", url="chrome://crash")
        time.sleep(10 * PAUSE)

    def _leave(self):
        self.window.tabs.remove(self)


def within(look, what, pause=PAUSE):
    """Wait until a look finds something."""
    end = time.monotonic() + TIMEOUT / 1000
    while not look():
        assert time.monotonic() < end, what
        time.sleep(pause)
