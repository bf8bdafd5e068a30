"""How a person lifts a block that a page cannot: the steps in each browser and system.

Source: design, section 7 (guidance for that browser); field guide D1, D2. The steps are what each browser of 2026 has,
in words that outlast the next change of its icons.
"""

from .browsers import ANDROID, CHROME, CHROMIUM, EDGE, FIREFOX, IOS, OPERA, SAFARI, SAMSUNG, WINDOWS

# Browser, system, the names of the steps' texts; "" stands for any. The first row that fits counts.
SITE_STEPS = (
    (SAFARI, IOS, ("page-menu", "allow", "reload")),
    ("", IOS, ("app-settings", "allow", "reload")),
    (FIREFOX, ANDROID, ("site-icon", "allow")),
    (FIREFOX, "", ("crossed-icon", "unblock")),
    (SAFARI, "", ("safari-menu", "allow", "reload")),
    (EDGE, "", ("site-icon", "permissions", "allow")),
    (CHROME, ANDROID, ("site-icon", "permissions", "allow")),
    (CHROME, "", ("site-icon", "allow")),
    (CHROMIUM, ANDROID, ("site-icon", "permissions", "allow")),
    (CHROMIUM, "", ("site-icon", "allow")),
    (OPERA, "", ("site-icon", "permissions", "allow")),
    (SAMSUNG, "", ("site-icon", "permissions", "allow")),
    ("", "", ("settings", "allow", "reload")),
)

SYSTEM_STEPS = (
    ("", IOS, ("app-settings", "allow", "reload")),
    ("", ANDROID, ("app-permissions", "allow", "reload")),
    ("", WINDOWS, ("privacy", "desktop-apps", "reload")),
    ("", "", ("privacy", "turn-on", "reload")),
)


def steps(rows, browser: str, system: str) -> tuple:
    """Return the names of the texts that say what to do.

    Args:
        rows: ``SITE_STEPS`` where the browser blocks the site, ``SYSTEM_STEPS`` where the system blocks the browser.
        browser: one of ``browsers``, or ``""``.
        system: likewise.
    """
    for wanted_browser, wanted_system, names in rows:
        if wanted_browser in ("", browser) and wanted_system in ("", system):
            return names
    return ()
