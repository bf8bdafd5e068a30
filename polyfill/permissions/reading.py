"""Reading the current permission state.

Source: W3C Permissions, section 5.1; design, section 7: what was decided here never exceeds what the browser allows.
"""

from .descriptors import named
from .entries import slot
from .features import feature
from .states import DENIED, GRANTED, PROMPT, STATES

ORDER = (DENIED, PROMPT, GRANTED)
"""From less to more."""


def get_the_current_permission_state(name: str, environment) -> str:
    """Get the current permission state of a feature, by its name (steps 1 and 2)."""
    return permission_state(named(name), environment)


def permission_state(descriptor: dict, environment) -> str:
    """Return a descriptor's permission state in an environment (section 5.1).

    What automation set comes before everything, as appendix B asks ("as if it were the result").
    """
    override = environment.overrides.get(slot(descriptor, environment.key(descriptor)))
    return override or lasting_state(descriptor, environment)


def lasting_state(descriptor: dict, environment) -> str:
    """Return the same without what automation set, which nothing that outlives the page is to know."""
    key = environment.key(descriptor)
    if not environment.secure or not environment.allows(descriptor["name"]):  # steps 2 and 4.2
        return DENIED
    decided = environment.store.decided(descriptor, key, environment.holds)  # steps 5 to 7
    return constrained(descriptor, _combined(descriptor, decided, environment.browser_state(descriptor)))  # step 8


def _combined(descriptor: dict, decided: str, browser: str | None) -> str:
    if browser not in STATES:
        return decided or feature(descriptor["name"]).default
    return lower(decided, browser) if decided else browser


def lower(first: str, second: str) -> str:
    """Return the one of two states that allows less."""
    return ORDER[min(ORDER.index(first), ORDER.index(second))]


def constrained(descriptor: dict, state: str) -> str:
    """Return a state as the feature's permission state constraints leave it (section 4)."""
    return state if state in feature(descriptor["name"]).states else PROMPT
