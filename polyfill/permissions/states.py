"""The state of each permission on this page.

Source: Chromium fact sheet 8 (aggregate); design, section 7 (the effective state is the browser's).
"""

GRANTED = "granted"
DENIED = "denied"
PROMPT = "prompt"

STATES = (GRANTED, DENIED, PROMPT)


def aggregate(states) -> str:
    """Return one state for several permissions: any denied, else any prompt, else granted."""
    if DENIED in states:
        return DENIED
    if PROMPT in states:
        return PROMPT
    return GRANTED


class EffectiveStates:
    """What the browser reports for each permission, and what a use of the feature proved.

    Some browsers go on saying ``prompt`` after a one-time grant. There, a successful use counts as granted until
    the browser reports a denial or a later use is refused; where it reports the grant, its word is all that counts.
    """

    def __init__(self):
        self._asked = []
        self._reported = {}
        self._proved = []

    def report(self, name: str, state: str | None) -> None:
        """Note what the browser says of ``name``; ``None``, or a word that is no state, means it does not know."""
        if name not in self._asked:
            self._asked.append(name)
        if state in STATES:
            self._reported[name] = state
        if state in (GRANTED, DENIED) and name in self._proved:
            self._proved.remove(name)

    def used(self, name: str) -> None:
        """Note that the feature ``name`` was just used, which only a granted permission allows."""
        if self.get(name) != GRANTED:
            self._proved.append(name)

    def refused(self, name: str) -> None:
        """Note that the feature ``name`` was just refused: an earlier use proves nothing any more."""
        if name in self._proved:
            self._proved.remove(name)

    def get(self, name: str) -> str:
        """Return the effective state of ``name``; ``prompt`` while nothing is known."""
        if name in self._proved:
            return GRANTED
        return self._reported.get(name, PROMPT)

    def answer(self, name: str) -> str | None:
        """Return the same; ``None`` where the browser does not know."""
        return self.get(name) if name in self._proved or name in self._reported else None

    def are_known(self, names) -> bool:
        """Tell whether the browser has answered for every one of these permissions."""
        return all([name in self._asked for name in names])
