"""One tab of each engine, driven alike: load a page, say what it came to."""

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests import firefox, webkit
from tests.browser.conftest import launch

TIMEOUT = 180_000  # ms
ENGINES = ("chromium", "firefox", "webkit")
WITHOUT_NATIVE = "--disable-blink-features=GeolocationElement"
"""Beside the native element, the peer does nothing."""


class PlaywrightTab:
    """A tab in a browser context of its own: nothing is in its cache."""

    def __init__(self, browser, throttle: float = 1):
        self._context = browser.new_context()
        self._context.set_default_timeout(TIMEOUT)
        self._page = self._context.new_page()
        if throttle != 1:
            session = self._context.new_cdp_session(self._page)
            session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})

    def load(self, address: str, wants) -> dict[str, float]:
        """Load a page; return what ``load.js`` says."""
        self._page.goto(address)
        return self._page.evaluate("(wants) => outcome(...wants)", list(wants))

    def leave(self) -> None:
        """Leave the page."""
        self._page.goto("about:blank")

    def close(self) -> None:
        """Close it."""
        self._context.close()


class WebkitTab:
    """The window of a driver of its own."""

    def __init__(self, _browser, _throttle: float = 1):
        self._driver = webkit.Driver()

    def load(self, address: str, wants) -> dict[str, float]:
        """Load a page; return what ``load.js`` says."""
        self._driver.open(address)
        return self._driver.result(f"outcome(...{json.dumps(list(wants))})")

    def leave(self) -> None:
        """Leave the page."""
        self._driver.open("about:blank")

    def close(self) -> None:
        """Close it."""
        self._driver.close()


@dataclass
class Engine:
    """A browser that runs.

    Attributes:
        name: one of ``ENGINES``.
        version: of the browser.
        browser: Playwright's, if it drives it.
        plain: the same without a native element.
        tab: what opens a tab.
    """

    name: str
    version: str
    browser: Any = None
    plain: Any = None
    tab: Any = PlaywrightTab


@contextmanager
def running(playwright, name: str):
    """Run an engine; yields ``None`` where it cannot be had, and says why."""
    why = {"firefox": firefox.missing, "webkit": webkit.missing}.get(name, lambda: "")()
    if why:
        print(why)
        yield None
    elif name == "webkit":
        driver = webkit.Driver()
        version = driver.version
        driver.close()
        yield Engine(name, version, tab=WebkitTab)
    else:
        browser = launch(playwright) if name == "chromium" else firefox.launch(playwright)
        plain = launch(playwright, WITHOUT_NATIVE) if name == "chromium" else browser
        yield Engine(name, browser.version, browser, plain)
        for each in {browser, plain}:
            each.close()
