"""When a browser tells a page the names of devices, and what its prompt lets the person do.

Source: seed one-time-permissions-mozilla (the table of permission models; "use first, list later"); field guide D3.
"""

from ..browsers import CHROME, CHROMIUM, EDGE, FIREFOX, OPERA, SAFARI, SAMSUNG
from ..permissions.states import GRANTED

AFTER_USE = "after-use"
"""Once a device of the page was opened in this page's life: the standard."""
WITH_PERMISSION = "with-permission"
"""As soon as the permission is granted, used or not."""

# Browser, when names come, whether the person may pick another device in the browser's prompt, whether a device that is
# "ideal" is opened if it is there (measured in Chromium 156: it is not).
ROWS = (
    (FIREFOX, AFTER_USE, True, True),
    (SAFARI, AFTER_USE, False, True),
    (CHROME, WITH_PERMISSION, False, False),
    (CHROMIUM, WITH_PERMISSION, False, False),
    (EDGE, WITH_PERMISSION, False, False),
    (OPERA, WITH_PERMISSION, False, False),
    (SAMSUNG, WITH_PERMISSION, False, False),
)

STANDARD = ("", AFTER_USE, False, True)
"""A browser that is not known is taken to follow the standard."""


def _row(browser: str) -> tuple:
    found = [row for row in ROWS if row[0] == browser]
    return found[0] if found else STANDARD


def is_exposed(browser: str, state: str, used: bool) -> bool:
    """Tell whether the browser is to be expected to give the names of a kind.

    Args:
        browser: as ``browsers.recognise`` tells it.
        state: of the permission for the kind.
        used: whether a device of the kind was opened in this page's life.
    """
    return used or (_row(browser)[1] == WITH_PERMISSION and state == GRANTED)


def may_pick(browser: str) -> bool:
    """Tell whether what was opened can be what the person picked in the browser's prompt, and is not to be disputed."""
    return _row(browser)[2]


def heeds_ideal(browser: str) -> bool:
    """Tell whether the browser opens the device that is asked for as the ideal one."""
    return _row(browser)[3]
