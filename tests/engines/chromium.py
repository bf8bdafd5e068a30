"""The Chromium that ``build.py`` found, over Playwright; its settings are set over its own protocol."""

import os

from tests.engines import version_of

ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    # This takes the place of Playwright's own list. The popups of the address bar are two pages more for each window.
    "--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,Translate,WebUIOmniboxAimPopup,WebUIOmniboxPopup",
]


def missing() -> str:
    """Return why it cannot be run on this machine; ``""`` if it can."""
    return "" if "PERMISSION_CHROMIUM" in os.environ else "PERMISSION_CHROMIUM does not say where Chromium is"


def version() -> str:
    """Return its version."""
    return version_of(os.environ["PERMISSION_CHROMIUM"])


def launch(playwright, *arguments, **options):
    """Start it; root cannot use its sandbox."""
    sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    program = os.environ["PERMISSION_CHROMIUM"]
    return playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *arguments, *sandbox], **options)


def line_of(error) -> str:
    """Return what stands in the console for an error."""
    return f"uncaught: {error}"


def set_permissions(tab, state, names):
    """Set permissions of the tab's site; they last as long as the session that set them, which is the tab's."""
    page = tab.context.new_cdp_session(tab.page)
    context = page.send("Target.getTargetInfo")["targetInfo"]["browserContextId"]
    tab.settings = tab.settings or tab.browser.new_browser_cdp_session()
    for name in names:
        setting = {"permission": {"name": name}, "setting": state, "browserContextId": context}
        tab.settings.send("Browser.setPermission", {**setting, "origin": tab.site.address.rstrip("/")})
