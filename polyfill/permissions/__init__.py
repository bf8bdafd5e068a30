"""Permission states: what the browser says, and what follows for an element."""

from .states import EffectiveStates, aggregate

__all__ = ["EffectiveStates", "aggregate"]
