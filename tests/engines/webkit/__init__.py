"""The system's WebKitGTK, as a browser of our own: the MiniBrowser can neither set permissions nor fake devices."""

import ctypes

from tests.engines import Unsupported, wishes
from tests.engines.webkit import gtk
from tests.engines.webkit.pages import Page

VIEWPORT = {"width": 1280, "height": 720}
LANGUAGE = "en-US"
PATIENCE = 30  # s
# What a context's options are for GTK, for all contexts: a property, what its values mean, and which is usual.
LOOKS = {
    "color_scheme": ("gtk-application-prefer-dark-theme", {"dark": 1, "light": 0}, "light"),
    "reduced_motion": ("gtk-enable-animations", {"reduce": 0, "no-preference": 1}, "no-preference"),
}

missing = gtk.missing


def launch(_, *arguments, **options):
    """Return a browser with what Chromium's switches ask for."""
    asked = wishes(arguments, options)
    gtk.display()
    return Browser(asked)


def line_of(error) -> str:
    """Return what stands in the console for an error."""
    return f"uncaught: {error}"


def set_permissions(tab, state, names):
    """Set permissions of the tab's context, and come back to its page from the settings."""
    tab.context.states.update(dict.fromkeys(names, state))
    tab.page.focus_window()


def version() -> str:
    """Return WebKitGTK's version."""
    return ".".join(str(gtk.call(f"webkit_get_{part}_version")) for part in ("major", "minor", "micro"))


class Browser:
    """A set of contexts, with what they can do."""

    def __init__(self, asked):
        self.asked = asked
        self.front = None
        self.contexts = []
        self.version = version()

    def new_context(self, **options) -> "Context":
        self.contexts.append(Context(self, options))
        return self.contexts[-1]

    def close(self) -> None:
        for context in [*self.contexts]:
            context.close()


class Context:
    """Pages with a storage and permissions of their own."""

    def __init__(self, browser: Browser, options: dict):
        self.browser = browser
        self.pages = []
        self.states = {}
        self.seconds = PATIENCE
        self.viewport = options.pop("viewport", VIEWPORT)
        self.has_devices = browser.asked.devices > 0
        language = options.pop("locale", LANGUAGE)
        self._looks = {name: options.pop(name) for name in LOOKS if name in options}
        if options:
            raise Unsupported(f"WebKitGTK has no {', '.join(options)}")
        for name, value in self._looks.items():
            prefer(name, value)
        manager = gtk.call("webkit_website_data_manager_new_ephemeral")
        self.handle = gtk.call("webkit_web_context_new_with_website_data_manager", manager)
        gtk.call("g_object_unref", manager)
        languages = (ctypes.c_char_p * 2)(language.encode(), None)
        gtk.call("webkit_web_context_set_preferred_languages", self.handle, ctypes.cast(languages, ctypes.c_void_p))
        self._positions = gtk.call("webkit_web_context_get_geolocation_manager", self.handle)
        self._position = None
        gtk.connect(self._positions, "start", self._locate, result=ctypes.c_int)

    def new_page(self) -> Page:
        self.pages.append(Page(self))
        return self.pages[-1]

    def answer(self, name: str) -> bool:
        """Answer a prompt as the person does: nobody has set it up, so it is blocked for good, but one to ask dismissed."""
        unset = "granted" if self.browser.asked.allows else "denied"
        state = self.states.setdefault(name, unset)
        if state == "prompt" and self.browser.asked.allows:
            state = self.states[name] = unset
        return state == "granted"

    def set_default_timeout(self, ms: float) -> None:
        self.seconds = ms / 1000

    def set_geolocation(self, place: dict) -> None:
        self._position = place
        self._locate()

    def _locate(self) -> int:
        if self._position:
            latitude, longitude = self._position["latitude"], self._position["longitude"]
            place = gtk.call("webkit_geolocation_position_new", latitude, longitude, self._position.get("accuracy", 1))
            gtk.call("webkit_geolocation_manager_update_position", self._positions, place)
        return 1

    def close(self) -> None:
        for page in [*self.pages]:
            page.close()
        for name in self._looks:
            prefer(name, LOOKS[name][2])
        self.browser.contexts.remove(self)
        gtk.call("g_object_unref", self.handle)


def prefer(name: str, value: str) -> None:
    """Set something that pages can ask of the system."""
    where, values, _ = LOOKS[name]
    gtk.call("g_object_set", gtk.call("gtk_settings_get_default"), where, values[value], None)
