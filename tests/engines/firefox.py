"""The system's Firefox: Playwright drives it over BiDi, and what a person sets in it goes over its own protocol."""

import json
import re
from pathlib import Path

from tests import firefox
from tests.engines import version_of, wishes
from tests.engines.remote import PREFERENCES as REMOTE
from tests.engines.remote import Remote, free_port

SCRIPT = Path(__file__).with_suffix(".js")
missing = firefox.missing
_remotes = {}
THROWN = re.compile(r"\w+Error|uncaught exception")
"""The names that errors of pages have."""
OVERRIDES = {
    "color_scheme": "prefersColorSchemeOverride",
    "reduced_motion": "prefersReducedMotionOverride",
    "forced_colors": "forcedColorsOverride",
}
"""Firefox's names for what a context of Playwright's is to emulate."""


def version() -> str:
    """Return its version."""
    return version_of(firefox.program())


def launch(playwright, *arguments, **options):
    """Start it with what Chromium's switches ask for."""
    asked = wishes(arguments, options)
    port = free_port()
    preferences = {**REMOTE, "media.navigator.streams.fake": asked.devices > 0}
    browser = firefox.launch(playwright, preferences, [f"--start-debugger-server={port}"])
    remote = _remotes[browser] = Remote(port)
    remote.run(SCRIPT.read_text(encoding="utf-8"))
    remote.run(f"permissionTests.allows = {json.dumps(asked.allows)}")
    browser.on("disconnected", lambda _: _remotes.pop(browser).close())
    browser.new_context = emulating(browser.new_context, remote)
    return browser


def emulating(new_context, remote):
    """Return what makes a context, and emulates there what Playwright does not over BiDi: the person's colours and motion."""

    def made(**options):
        context = new_context(**options)
        overrides = {OVERRIDES[name]: value for name, value in options.items() if name in OVERRIDES}
        remote.run(f"permissionTests.emulate({json.dumps(overrides)})")
        return context

    return made


def line_of(error) -> str:
    """Return what stands in the console for an error; what Firefox itself has to say is told as one."""
    return f"uncaught: {error}" if THROWN.fullmatch(error.name) else str(error)


def set_permissions(tab, state, names):
    """Set permissions of the tab's site."""
    setting = json.dumps([tab.site.address, state, names])
    _remotes[tab.browser].run(f"permissionTests.set(...{setting})")
