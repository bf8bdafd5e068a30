"""Descriptors that somebody watches: who has asked for a state is told when it is another one.

Source: W3C Permissions, section 6.3.4 (PermissionStatus update steps).
"""

from .descriptors import text_of


class Watched:
    """What is watched, and the states that were told last.

    Args:
        state_of: returns the state of a descriptor.
    """

    def __init__(self, state_of):
        self._state_of = state_of
        self._told = {}  # subject -> [descriptor, state]

    def add(self, descriptor: dict) -> None:
        """Watch one more; whoever watches it already is still to hear of its last change."""
        self._told.setdefault(text_of(descriptor), [descriptor, self._state_of(descriptor)])

    def changes(self) -> list[list[str]]:
        """Return what has another state than was told last, as ``[subject, state]``, and count it as told."""
        changed = []
        for subject in sorted(self._told):
            descriptor, told = self._told[subject]
            state = self._state_of(descriptor)
            if state != told:
                self._told[subject][1] = state
                changed.append([subject, state])
        return changed
