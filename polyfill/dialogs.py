"""The dialogs: which one is shown for which permissions, what stands in it, and what a button means.

Source: Chromium fact sheet 7.6 (variants, priority, buttons); design, section 7 (prompt states); the two documents on
the element and on one-time permissions (which buttons, and their order from top to bottom).
"""

from . import browsers, dialog_texts, guidance
from .permissions.states import DENIED, GRANTED, PROMPT

ASK = "ask"
ALLOWED = "allowed"
NOT_ALLOWED = "not-allowed"
BLOCKED = "blocked"
BLOCKED_BY_SYSTEM = "blocked-by-system"
BROWSERS_OWN = "browsers-own"
"""No dialog of ours: the browser's own prompt asks."""

NATIVE, EMULATED = "native", "emulated"
"""The modes, ``data-prompt``: whether the browser's own prompt asks for what was never decided, or ours."""

INERT = 500.0
"""How long a dialog is shown before its buttons act, in ms: nobody means to press what has just come up."""

# The later wins over the earlier: only the winner's permissions are shown (fact sheet 7.6). The browser's own prompt
# comes before a dialog that asks, since ours never precedes it.
PRIORITY = (ALLOWED, ASK, BROWSERS_OWN, NOT_ALLOWED, BLOCKED, BLOCKED_BY_SYSTEM)

# A winner, and which others it takes in.
MERGED = ((NOT_ALLOWED, (ASK, BROWSERS_OWN)),)

# Variant, its buttons from top to bottom, what comes before the name of a permission to make the name of its line.
VARIANTS = (
    (ASK, ("once", "always", "deny"), "use-"),
    (ALLOWED, ("keep-allowed", "stop"), ""),
    (NOT_ALLOWED, ("keep-not-allowed", "once"), ""),
    (BLOCKED, (), ""),
    (BLOCKED_BY_SYSTEM, (), ""),
)

# Variant, the steps out of it.
GUIDED = ((BLOCKED, guidance.SITE_STEPS), (BLOCKED_BY_SYSTEM, guidance.SYSTEM_STEPS))

ALLOW_ALWAYS = "allow-always"
ALLOW_ONCE = "allow-once"
ALLOW_BY_BROWSER = "allow-by-browser"
"""Allowed in the browser's own prompt, for as long as the browser says."""
DENY = "deny"
KEEP = "keep"
DISMISS = "dismiss"

NATIVE_GRANTED, NATIVE_DENIED = "native-granted", "native-denied"

# What was chosen, what that decides. A native element tells a refusal and a dismissal alike.
DECISIONS = (
    ("once", ALLOW_ONCE),
    ("always", ALLOW_ALWAYS),
    ("deny", DENY),
    ("keep-allowed", KEEP),
    ("stop", DENY),
    ("keep-not-allowed", KEEP),
    (NATIVE_GRANTED, ALLOW_BY_BROWSER),
    (NATIVE_DENIED, DISMISS),
    ("", DISMISS),
)

_CAPTURE = ("cancel", None, NATIVE_DENIED)

# Tag of a native element, its interface, what it asks for; its events, with the permissionStatus that they need to
# have, and what they choose (fact sheet 11; measured in Chromium 156). The fewer permissions, the better.
NATIVES = (
    ("camera", "HTMLCameraElement", ("camera",), (("track", None, NATIVE_GRANTED), _CAPTURE)),
    ("microphone", "HTMLMicrophoneElement", ("microphone",), (("track", None, NATIVE_GRANTED), _CAPTURE)),
    ("geolocation", "HTMLGeolocationElement", ("geolocation",), (
        ("location", GRANTED, NATIVE_GRANTED),
        ("promptaction", GRANTED, NATIVE_GRANTED),
        ("promptaction", DENIED, NATIVE_DENIED),
        ("promptdismiss", None, NATIVE_DENIED),
    )),
    ("usermedia", "HTMLUserMediaElement", ("camera", "microphone"), (("stream", None, NATIVE_GRANTED), _CAPTURE)),
)  # fmt: skip

ISOLATE = "\u2068{}\u2069"
"""What is inside keeps its own direction (Unicode's first strong isolate)."""


def choose(permissions, effective, browser, mode: str = NATIVE, system_blocked=()) -> tuple:
    """Choose what an activated element shows.

    Args:
        permissions: the names that it asks for, in order.
        effective: effective state by name; what is missing is ``prompt``.
        browser: the browser's own state by name; likewise.
        mode: ``NATIVE`` or ``EMULATED``.
        system_blocked: the names that the system keeps from the browser.

    Returns:
        The variant, ``BROWSERS_OWN`` for none of ours, and the names that it is about.
    """
    variants = [
        BLOCKED_BY_SYSTEM
        if name in system_blocked
        else _variant(effective.get(name, PROMPT), browser.get(name, PROMPT), mode)
        for name in permissions
    ]
    winner = [variant for variant in PRIORITY if variant in variants][-1]
    shown = (winner,) + dict(MERGED).get(winner, ())
    return winner, tuple([name for name, variant in zip(permissions, variants) if variant in shown])  # noqa: B905


def _variant(effective: str, browser: str, mode: str) -> str:
    if browser == DENIED:
        return BLOCKED
    if effective == DENIED:
        return NOT_ALLOWED
    if effective == GRANTED:
        return ALLOWED
    # What the browser has granted already, as when a one-time grant of ours has expired, it does not ask for again.
    return ASK if mode == EMULATED or browser == GRANTED else BROWSERS_OWN


def _row(variant: str) -> tuple:
    for name, buttons, prefix in VARIANTS:
        if name == variant:
            return buttons, prefix
    return (), ""


def decision(choice: str) -> str:
    """Return what a choice decides; what is unknown is a dismissal."""
    return dict(DECISIONS).get(choice, DISMISS)


def site(origin: str) -> str:
    """Return an origin as browsers show it: the host, with a port that is not the usual one.

    Internationalised names stay in their ASCII form, which no two sites share.

    Args:
        origin: its serialisation, such as ``https://example.org:8080``.

    Returns:
        The text; ``""`` for an origin that has no name.
    """
    scheme, separated, host = origin.partition("://")
    return (host if scheme in ("https", "http") else origin) if separated and host else ""


def natives(shown, asked) -> list[dict]:
    """Return the native elements that can undo a block, best first.

    Args:
        shown: the blocked permissions, all of which it has to ask for.
        asked: the permissions of the page's element: it asks for nothing else.
    """
    return [
        {"tag": tag, "interface": interface, "events": [list(event) for event in events]}
        for tag, interface, permissions, events in NATIVES
        if all([name in permissions for name in shown]) and all([name in asked for name in permissions])
    ]


def model(
    id_: int,
    handle: int,
    variant: str,
    permissions,
    asked,
    origin: str,
    speech: tuple = (None, None),
    place: tuple = ("", ""),
) -> dict:
    """Return what the shim draws: plain data.

    Args:
        id_: names the dialog in what is told of it.
        handle: the element beside which it stands.
        variant: one of ``VARIANTS``.
        permissions: the names that it is about, as ``choose`` returns them.
        asked: all the names that the element asks for.
        origin: the page's origin.
        speech: tag and texts of a language of ``dialog_texts``, in the form of its file; without texts it is English.
        place: browser and system, as ``browsers.recognise`` returns them.
    """
    tag, texts = speech if speech[1] else (dialog_texts.language(""), dict(dialog_texts.ENGLISH))
    browser = browsers.name(place[0]) or texts["this-browser"]
    values = (
        ("site", ISOLATE.format(site(origin)) if site(origin) else texts["this-page"]),
        ("names", texts["separator"].join([texts[name] for name in permissions])),
        ("browser", ISOLATE.format(browser)),
    )
    buttons, prefix = _row(variant)
    guided = dict(GUIDED).get(variant)
    steps = guidance.steps(guided, place[0], place[1]) if guided else ()
    return {
        "id": id_,
        "handle": handle,
        "variant": variant,
        "language": tag,
        "direction": dialog_texts.direction(tag),
        "title": dialog_texts.fill(texts.get(variant, ""), values),
        "lines": [{"icon": name, "text": texts[prefix + name]} for name in permissions],
        "buttons": [{"name": name, "text": texts[name]} for name in buttons],
        "close": texts["close"],
        "native": {"text": texts["native"], "elements": natives(permissions, asked) if guided else []},
        "steps": {
            "text": texts["steps"],
            "besideNative": texts["steps-too"],
            "items": [dialog_texts.fill(texts[name], values) for name in steps],
        },
        "inert": INERT,
    }
