"""The system's Firefox, over Playwright."""

import shutil

from tools.console import Failure

NAMES = ("firefox-esr", "firefox")
AS_PEOPLE_HAVE_IT = {"security.fileuri.strict_origin_policy": True}
"""Which Playwright sets otherwise."""


def program() -> str | None:
    """Return the path of the system's Firefox."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def missing() -> str:
    """Return why it cannot be driven on this machine; ``""`` if it can."""
    return "" if program() else "there is no Firefox on this machine: neither " + " nor ".join(NAMES)


def launch(playwright, preferences=None, arguments=()):
    """Start it.

    Args:
        playwright: Playwright's own object.
        preferences: Firefox's preferences by name.
        arguments: what else is on its command line.

    Raises:
        Failure: where there is none.
    """
    if missing():
        raise Failure(missing())
    preferences = AS_PEOPLE_HAVE_IT | (preferences or {})
    options = {"channel": "moz-firefox", "executable_path": program(), "firefox_user_prefs": preferences}
    return playwright.firefox.launch(args=[*arguments], **options)
