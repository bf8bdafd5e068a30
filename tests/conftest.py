"""What all tests share: which of them are played, and one browser."""

import pytest
from hypothesis import settings

from tests import selection

pytest_plugins = ["tests.engines.plugin"]

# A busy machine is no failure.
settings.register_profile("any-machine", deadline=None)
settings.load_profile("any-machine")

pytest_addoption = selection.add_options
pytest_configure = selection.configure


@pytest.fixture(scope="session")
def playwright():
    from playwright.sync_api import sync_playwright  # which tests of the logic alone do without

    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    from tests.browser.conftest import FAKE_DEVICES, ONE_TIER, launch

    browser = launch(playwright, FAKE_DEVICES, ONE_TIER)
    yield browser
    browser.close()
