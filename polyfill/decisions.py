"""What was decided on this site, for settings pages: ``permissionPolyfill.store`` and site controls.

Source: design, section 3; W3C Permissions, appendix D ("review, update, and reset").
"""

from .permissions.descriptors import convert, text_of
from .permissions.features import PERSISTENT, feature
from .permissions.states import GRANTED, STATES

INVALID_STATE = "a state is one of granted, denied and prompt"
INVALID_LIFETIME = "this permission has no such lifetime"


def described(authority, entry) -> dict:
    """Return an entry as plain data.

    Returns:
        ``{descriptor, state, decided, lifetime, used, until}``: times in ms since the epoch, ``until`` when the grant
        ends if nothing happens before, ``None`` where it does not.
    """
    verdict = authority.verdict(entry)
    return {
        "descriptor": entry.descriptor,
        "state": entry.state,
        "decided": entry.decided,
        "lifetime": entry.lifetime if entry.state == GRANTED else "",
        "used": entry.used,
        "until": verdict.end,
    }


def is_about_everything(request) -> bool:
    """Tell whether a request of ``store`` takes everything back."""
    return isinstance(request, dict) and request.get("act") == "reset" and "descriptor" not in request


def answer(authority, request: dict) -> dict:
    """Answer one request of ``store``.

    Args:
        authority: whose decisions.
        request: ``{act: "list"}``; ``{act: "get", descriptor}``; ``{act: "set", descriptor, state, lifetime}``;
            ``{act: "reset", descriptor}``, which without a descriptor resets all.

    Returns:
        ``{entries}``, or ``{error}``: the message of a TypeError.
    """
    act = request["act"]
    if act == "list" or is_about_everything(request):
        if act == "reset":
            authority.decide([entry.descriptor for entry in authority.entries()], "prompt")
        return {"entries": [described(authority, entry) for entry in authority.entries()]}
    descriptor, message = convert(request.get("descriptor"))
    if descriptor is None:
        return {"error": message}
    if act == "set":
        state, lifetime = request.get("state"), request.get("lifetime", PERSISTENT)
        if state not in STATES:
            return {"error": INVALID_STATE}
        if lifetime not in feature(descriptor["name"]).lifetimes:
            return {"error": INVALID_LIFETIME}
        authority.decide([descriptor], state, lifetime)
    elif act == "reset":
        authority.decide([descriptor], "prompt")
    found = [entry for entry in authority.entries() if text_of(entry.descriptor) == text_of(descriptor)]
    return {"entries": [described(authority, entry) for entry in found]}
