"""A page in a window of its own, with as much of Playwright's page as tests use."""

import ctypes
import json
from pathlib import Path
from types import SimpleNamespace

from tools.console import Failure

from tests.engines.webkit import gtk
from tests.engines.webkit.inputs import Keyboard, Mouse
from tests.engines.webkit.locators import Finder, FrameLocator, Locator

P = ctypes.c_void_p
SCRIPT = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
MOMENTS = {"commit": 2, "domcontentloaded": 3, "load": 3}  # WebKitLoadEvent
EVERY_FRAME, AT_START = 0, 0
SNAPSHOT_REGIONS = {False: 0, True: 1}  # whether of the full document
STATES = {"granted": 0, "denied": 1, "prompt": 2}  # WebKitPermissionState
POLL = 0.02  # s

# Comes to the value of an expression; a function is called, as Playwright does it.
EVALUATE = """
const simplified = (value, depth = 0) => {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return ['function', 'symbol'].includes(typeof value) ? undefined : value;
  if (depth > 20 || typeof value.nodeType === 'number' || value === globalThis) return String(value);
  if (Array.isArray(value)) return Array.from(value, (each) => simplified(each, depth + 1));
  if (value instanceof Date) return value.toISOString();
  return Object.fromEntries(Object.keys(value).map((key) => [key, simplified(value[key], depth + 1)]));
};
const value = CODE;
return simplified(await (typeof value === 'function' ? value(ARGUMENT) : value));
"""


class Page(Finder):
    """One page; it is in front of the others when a person uses it."""

    def __init__(self, context):
        self.context = context
        self.listeners = {"console": [], "pageerror": [], "request": []}
        self._moment = None
        self._failure = ""
        self._window = gtk.call("gtk_window_new", 0)
        self._view = gtk.call("webkit_web_view_new_with_context", context.handle)
        self._scripts = gtk.call("webkit_web_view_get_user_content_manager", self._view)
        self._set_up()
        self.keyboard, self.mouse = Keyboard(self), Mouse(self)
        size = context.viewport
        gtk.call("gtk_window_set_default_size", self._window, size["width"], size["height"])
        gtk.call("gtk_container_add", self._window, self._view)
        gtk.call("gtk_widget_show_all", self._window)
        gtk.call("gtk_window_move", self._window, 0, 0)
        self.bring_to_front()

    def _set_up(self) -> None:
        settings = gtk.call("webkit_web_view_get_settings", self._view)
        gtk.call("webkit_settings_set_enable_media_stream", settings, 1)
        gtk.call("webkit_settings_set_enable_mock_capture_devices", settings, int(self.context.has_devices))
        # WebKit wants the handler's name registered last, and the signal connected first.
        gtk.connect(self._scripts, "script-message-received::tests", self._heard, P)
        gtk.call("webkit_user_content_manager_register_script_message_handler", self._scripts, "tests")
        self.add_init_script(SCRIPT)
        gtk.connect(self._view, "load-changed", self._loaded, ctypes.c_int)
        gtk.connect(self._view, "load-failed", self._failed, ctypes.c_int, P, P, result=ctypes.c_int)
        gtk.connect(self._view, "query-permission-state", self._asked_for_state, P, result=ctypes.c_int)
        gtk.connect(self._view, "permission-request", self._asked, P, result=ctypes.c_int)
        gtk.connect(self._view, "resource-load-started", self._requested, P, P)

    # What WebKit tells

    def _heard(self, result) -> None:
        text = gtk.text_of(gtk.call("jsc_value_to_string", gtk.call("webkit_javascript_result_get_js_value", result)))
        kind, words = json.loads(text)
        for listener in self.listeners[kind]:
            listener(SimpleNamespace(text=words) if kind == "console" else words)

    def _loaded(self, moment) -> None:
        self._moment = moment

    def _failed(self, _, address, error) -> int:
        self._failure = ctypes.cast(error, ctypes.POINTER(gtk.Error)).contents.message.decode()
        return 1

    def _requested(self, _, request) -> None:
        address = gtk.call("webkit_uri_request_get_uri", request).decode()
        for listener in self.listeners["request"]:
            listener(SimpleNamespace(url=address))

    def _asked_for_state(self, query) -> int:
        name = gtk.call("webkit_permission_state_query_get_name", query).decode()
        gtk.call("webkit_permission_state_query_finish", query, STATES[self.context.states.get(name, "prompt")])
        return 1

    def _asked(self, request) -> int:
        is_allowed = all([self.context.answer(name) for name in self._names(request)])
        gtk.call(f"webkit_permission_request_{'allow' if is_allowed else 'deny'}", request)
        return 1

    def _names(self, request) -> list[str]:
        kind = gtk.call("g_type_name_from_instance", request).decode()
        if kind == "WebKitGeolocationPermissionRequest":
            return ["geolocation"]
        if kind != "WebKitUserMediaPermissionRequest":
            return ["others"]
        kinds = {"camera": "video", "microphone": "audio"}
        question = "webkit_user_media_permission_is_for_{}_device"
        return [name for name, kind in kinds.items() if gtk.call(question.format(kind), request)]

    # What tests do

    def on(self, event: str, listener) -> None:
        self.listeners[event].append(listener)

    def bring_to_front(self) -> None:
        """Have keys and the mouse go to this page."""
        if self.context.browser.front is not self:
            self.context.browser.front = self
            gtk.call("gtk_window_present", self._window)
            gtk.rest(0.02)
            gtk.call("XRaiseWindow", gtk.display(), self._xid())
            self.focus_window()

    def focus_window(self) -> None:
        """Give the window the focus, as when a person comes back to it."""
        for window in (0, self._xid()):  # none at first
            gtk.call("XSetInputFocus", gtk.display(), window, 1, 0)
            gtk.call("XSync", gtk.display(), 0)
            gtk.rest(0.05)
        gtk.call("gtk_widget_grab_focus", self._view)

    def _xid(self) -> int:
        return gtk.call("gdk_x11_window_get_xid", gtk.call("gtk_widget_get_window", self._window))

    @property
    def url(self) -> str:
        return (gtk.call("webkit_web_view_get_uri", self._view) or b"about:blank").decode()

    def title(self) -> str:
        return self.evaluate("document.title")

    def goto(self, address: str, wait_until: str = "load", **_) -> None:
        self._load(lambda: gtk.call("webkit_web_view_load_uri", self._view, address), wait_until, address)

    def reload(self, wait_until: str = "load", **_) -> None:
        self._load(lambda: gtk.call("webkit_web_view_reload", self._view), wait_until, "reload")

    def _load(self, start, moment: str, what: str) -> None:
        self._moment, self._failure = None, ""
        start()
        gtk.until(lambda: self._failure or (self._moment or 0) >= MOMENTS[moment], what, self.context.seconds)
        if self._failure:
            raise Failure(f"{what}: {self._failure}")

    def wait_for_load(self) -> None:
        """Wait until a navigation that has begun is done."""
        gtk.until(lambda: not gtk.call("webkit_web_view_is_loading", self._view), "a page", self.context.seconds)

    def run(self, body: str, world: str | None = None, seconds: float | None = None):
        """Run the body of an asynchronous function of JavaScript; return what it returns."""

        def start(callback):
            code = body.encode()
            arguments = (self._view, code, len(code), None, world, None, None, callback, None)
            gtk.call("webkit_web_view_call_async_javascript_function", *arguments)

        finish = "webkit_web_view_call_async_javascript_function_finish"
        value = gtk.finished(start, finish, body[-200:], seconds or self.context.seconds)
        text = gtk.text_of(gtk.call("jsc_value_to_json", value, 0))
        gtk.call("g_object_unref", value)
        return json.loads(text) if text and text != "undefined" else None

    def evaluate(self, expression: str, arg=None):
        """Return what an expression, a function or a script comes to."""
        is_expression = gtk.is_syntax(f"(async () => (\n{expression}\n))")
        code = f"(\n{expression}\n)" if is_expression else f"(0, eval)({json.dumps(expression)})"
        return self.run(EVALUATE.replace("ARGUMENT", json.dumps(arg)).replace("CODE", code))

    def wait_for_function(self, expression: str, arg=None, timeout: float | None = None, **_) -> None:
        wanted = EVALUATE.replace("return simplified(", "return Boolean(").replace("ARGUMENT", json.dumps(arg))
        body = wanted.replace("CODE", f"({expression}\n)")
        seconds = timeout / 1000 if timeout else self.context.seconds
        gtk.until(lambda: self.run(body) or gtk.rest(POLL), expression, seconds)

    def wait_for_timeout(self, ms: float) -> None:
        gtk.rest(ms / 1000)

    def add_init_script(self, script: str | None = None, path=None) -> None:
        source = script if script is not None else Path(path).read_text(encoding="utf-8")
        made = gtk.call("webkit_user_script_new", source, EVERY_FRAME, AT_START, None, None)
        gtk.call("webkit_user_content_manager_add_script", self._scripts, made)

    def add_script_tag(self, path=None, content: str = "") -> None:
        source = json.dumps(content or Path(path).read_text(encoding="utf-8"))
        self.run(f"const s = document.createElement('script'); s.textContent = {source}; document.head.append(s);")

    @property
    def viewport_size(self) -> dict:
        return self.evaluate("({ width: innerWidth, height: innerHeight })")

    def set_viewport_size(self, size: dict) -> None:
        gtk.call("gtk_window_resize", self._window, size["width"], size["height"])
        self.wait_for_function(f"innerWidth === {size['width']} && innerHeight === {size['height']}")

    def screenshot(self, path=None, clip: dict | None = None, full_page: bool = False, **_) -> bytes:
        region = SNAPSHOT_REGIONS[full_page]

        def start(callback):
            gtk.call("webkit_web_view_get_snapshot", self._view, region, 0, None, callback, None)

        finish = "webkit_web_view_get_snapshot_finish"
        picture = gtk.png(gtk.finished(start, finish, "a picture", self.context.seconds), clip)
        if path:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_bytes(picture)
        return picture

    def click(self, selector: str, **options) -> None:
        self.locator(selector).click(**options)

    def hover(self, selector: str) -> None:
        self.locator(selector).hover()

    def focus(self, selector: str) -> None:
        self.locator(selector).focus()

    def _within(self, selector: str) -> Locator:
        return Locator(self, selector)

    def frame_locator(self, selector: str) -> FrameLocator:
        return FrameLocator(self, selector)

    @property
    def frames(self) -> list:
        return [self, *(Frame(self, index) for index in range(self.evaluate("frames.length")))]

    def close(self) -> None:
        if self.context.browser.front is self:
            self.context.browser.front = None
        self.context.pages.remove(self)
        gtk.call("gtk_widget_destroy", self._window)


class Frame:
    """A frame of the page's own origin."""

    def __init__(self, page: Page, index: int):
        self._page, self._index = page, index

    def _inner(self, expression: str) -> str:
        return f"frames[{self._index}].eval({json.dumps(f'({expression})')})"

    def evaluate(self, expression: str):
        return self._page.evaluate(self._inner(expression))

    def wait_for_function(self, expression: str) -> None:
        self._page.wait_for_function(self._inner(expression))
