"""Plays anything that may cross the border on a page, and says what was harmed.

Runs on CPython, Pyodide and MicroPython, and therefore keeps to what they share.
"""

import json

from polyfill.fake_host import FakeHost
from polyfill.page import LONGEST_LINE, Page

SEEN = {"visible": True, "ratio": 1.0}
COVERED = {"visible": False, "ratio": 1.0}
PLACE = {"origin": "https://a.test", "agent": {"brands": [], "platform": "", "userAgent": "", "touchPoints": 0}}
FRAME = {"crossOrigin": False, "frameAncestors": False, "policy": []}
HERE = {"id": "me", "tab": "t", "held": ["me"], "records": [], "visible": True, "discarded": False, "came": 1.7e12}
STATES = [["camera", "prompt"], ["microphone", "prompt"], ["geolocation", "granted"]]
PICKER = {"what": "attach", "handle": 4, "language": "en", "kind": "camera"}
ABLE = {"capture": True, "sink": True, "select": False}
REFUSED = [["color", "color", "pale", "a bound"]]
OURS = "an error of the polyfill itself"

# Handles that no payload names.
GOOD, HIDDEN, PALE, LOCATED, NEW = 101, 102, 103, 104, 105

DECIDING = ("decisions", "control", "automate", "store")
"""What may take a decision back."""

TELLING = ("permission", "settled", "captured", "query", "chosen", "automate")
"""What may say that the browser has granted something."""


def withstand(told) -> list[str]:
    """Return what was harmed, as texts.

    Args:
        told: a list of ``[kind, payload]``.
    """
    host = FakeHost()
    page = Page(host)
    begin(host, page)
    harm = []
    for kind, payload in told:
        lines = len(host.reports)
        answer = tell(page, kind, payload)
        if not isinstance(answer, str):
            harm.append(kind + " is answered with no text")
        written = host.reports[lines:]
        if len([line for line in written if line.startswith(OURS)]) > 1:
            harm.append(kind + " is complained of in several lines")
        if [line for line in written if len(line) > LONGEST_LINE]:
            harm.append(kind + " is complained of at length")
    host.run_until(host.time + 1000, page.dispatch)
    kinds = [kind for kind, _ in told]
    harm += ["what cannot be pressed can" for handle in (HIDDEN, PALE) if host.views[handle]["isValid"]]
    if page.authority.get("midi") != "denied" and not any([kind in DECIDING for kind in kinds]):
        harm.append("a decision is lost")
    if page.authority.get("camera") == "granted" and not any([kind in TELLING for kind in kinds]):
        harm.append("a permission is made up")
    return harm + goes_on(host, page)


def tell(page, kind: str, payload=None):
    """Dispatch."""
    return page.dispatch(kind, "" if payload is None else json.dumps(payload))


def begin(host, page) -> None:
    """Bring a page into the middle of everything: a request under way, an open dialog, panels, a denial."""
    picker = {"able": ABLE}
    picker.update(PICKER)
    tell(page, "place", PLACE)
    tell(page, "pages", HERE)
    tell(page, "permission", STATES)
    tell(page, "frame", FRAME)
    types = ((GOOD, "camera"), (HIDDEN, "microphone"), (PALE, "microphone"), (LOCATED, "geolocation"))
    tell(page, "attach", [[handle, type_, "en", None, None] for handle, type_ in types])
    tell(page, "sense", [sensed(handle, 0, COVERED if handle == HIDDEN else SEEN) for handle, _ in types])
    tell(page, "style", [[PALE, 0, REFUSED]])
    tell(page, "decisions", {"act": "set", "descriptor": {"name": "midi"}, "state": "denied"})
    tell(page, "controls", [[3, "en"]])
    tell(page, "pickers", picker)
    tell(page, "ready")
    host.run_until(700, page.dispatch)
    for handle in (GOOD, LOCATED):
        tell(page, "activate", {"handle": handle, "trusted": True, "at": host.time, "sight": None})
    if not host.requests or not host.dialogs:
        raise AssertionError("the page does not even begin")


def goes_on(host, page) -> list[str]:
    """Tell a page what a shim tells; return what does not work, as texts."""
    tell(page, "forget", [GOOD, HIDDEN, PALE, LOCATED, 0, 1, 8, 9, -1])
    tell(page, "place", PLACE)
    tell(page, "frame", FRAME)
    tell(page, "return", HERE)
    tell(page, "permission", STATES)
    tell(page, "attach", [[NEW, "camera", "en", None, None]])
    tell(page, "sense", [sensed(NEW, host.time, SEEN)])
    host.run_until(host.time + 700, page.dispatch)
    if not host.views.get(NEW, {}).get("isValid"):
        return ["no further element becomes valid, " + str(host.reports[-1:])]
    asked = len(host.requests) + len(host.dialogs)
    tell(page, "activate", {"handle": NEW, "trusted": True, "at": host.time, "sight": SEEN})
    return [] if len(host.requests) + len(host.dialogs) > asked else ["a further element does not ask"]


def sensed(handle: int, at: float, sight) -> list:
    """Return how an element is laid out."""
    return [handle, at, True, True, "0 0 9 9", sight]
