"""The browser of the browser tests."""

from tests.browser.conftest import browser, playwright  # noqa: F401  fixtures
