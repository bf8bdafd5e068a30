"""Automated testing: "Set Permission" of WebDriver and of WebDriver BiDi.

Source: W3C Permissions, appendix B. Both take effect as long as the page lives, and exceed what the browser allows:
a state that is set is the state that every query and element sees.
"""

from .descriptors import convert
from .entries import slot
from .features import feature
from .keys import compare, generate, origin_of
from .states import STATES

INVALID_ARGUMENT = "invalid argument"
NO_SUCH_USER_CONTEXT = "no such user context"
DEFAULT_CONTEXT = "default"

NO_PARAMETERS = "the parameters have to be an object"
NO_STATE = "state has to be granted, denied or prompt"
NO_DESCRIPTOR = "descriptor has to be an object"
NO_ORIGIN = "origin and embeddedOrigin have to be origins"
FOREIGN = "only permissions of the page's own origin can be set from within it"
INAPPROPRIATE = "this permission cannot be "


def set_a_permission(descriptor: dict, state: str, environment, key: str | None = None) -> bool:
    """Set a permission (appendix B); tells whether the document is one of the targets.

    Args:
        descriptor: whose.
        state: to what.
        environment: the document.
        key: for whom; ``None`` for the document's own key.
    """
    own = environment.key(descriptor)  # steps 1 and 4.1
    if key is not None and not compare(descriptor, own, key):  # step 4.2
        return False
    environment.overrides[slot(descriptor, own)] = state  # step 6.1
    return True


def _error(code: str, message: str) -> dict:
    return {"error": code, "message": message}


def _parameters(parameters) -> tuple[dict | None, str]:
    """Return the typed descriptor, or ``None`` and what is wrong with the parameters."""
    if not isinstance(parameters, dict):
        return None, NO_PARAMETERS
    state = parameters.get("state")
    if state not in STATES:
        return None, NO_STATE
    if not isinstance(parameters.get("descriptor"), dict):
        return None, NO_DESCRIPTOR
    descriptor, message = convert(parameters["descriptor"])
    if descriptor is not None and state not in feature(descriptor["name"]).states:
        return None, INAPPROPRIATE + state
    return descriptor, message


def set_permission(parameters, environment) -> dict:
    """Run WebDriver's Set Permission command (appendix B.1.1).

    Args:
        parameters: any JSON value; expected are ``descriptor`` and ``state``.
        environment: the document.

    Returns:
        ``{"value": None}``, or ``{"error", "message"}``.
    """
    descriptor, message = _parameters(parameters)  # steps 1 to 4
    if descriptor is None:
        return _error(INVALID_ARGUMENT, message)
    set_a_permission(descriptor, parameters["state"], environment)  # step 5
    return {"value": None}  # step 6


def bidi_set_permission(parameters, environment) -> dict:
    """Run WebDriver BiDi's ``permissions.setPermission`` (appendix B.2).

    Args:
        parameters: any JSON value; expected are ``descriptor``, ``state``, ``origin`` and perhaps
            ``embeddedOrigin`` and ``userContext``.
        environment: the document. Another origin's permissions are refused, and so is every other user context:
            nothing can be said of them from within a page.

    Returns:
        ``{}``, or ``{"error", "message"}``.
    """
    descriptor, message = _parameters(parameters)  # steps 1 to 3, 5 and 6
    if descriptor is None:
        return _error(INVALID_ARGUMENT, message)
    if not isinstance(parameters["descriptor"].get("name"), str):
        return _error(INVALID_ARGUMENT, NO_DESCRIPTOR)
    context = parameters.get("userContext", DEFAULT_CONTEXT)  # step 4
    if not isinstance(context, str):
        return _error(INVALID_ARGUMENT, "userContext has to be a text")
    if context != DEFAULT_CONTEXT:
        return _error(NO_SUCH_USER_CONTEXT, "there is only the default user context")
    origin = origin_of(parameters.get("origin"))  # step 7
    embedded = origin_of(parameters["embeddedOrigin"]) if "embeddedOrigin" in parameters else origin  # step 8
    if not origin or not embedded:
        return _error(INVALID_ARGUMENT, NO_ORIGIN)
    key = generate(descriptor, origin, embedded)  # step 9
    if not set_a_permission(descriptor, parameters["state"], environment, key):  # steps 10 and 11
        return _error(INVALID_ARGUMENT, FOREIGN)
    return {}  # step 12
