"""The stream that an activation opened, kept for the page's own ``getUserMedia``.

A page written for the element calls ``getUserMedia`` when the permission is granted. Opening the device for the
prompt, closing it and opening it again would make its light blink and, with one-time permissions, ask twice.

Source: design, section 7.
"""

WINDOW = 1000.0
"""How long the tracks wait for the page after ``promptaction``, in ms."""

TRACK_OF = (("camera", "video"), ("microphone", "audio"))

# Constraints that choose a device. A track that is live already cannot be made to follow these.
DEVICE_CHOICES = ("deviceId", "groupId", "facingMode")


def names_of(kinds) -> list[str]:
    """Return the permissions for kinds of tracks."""
    return [name for name, kind in TRACK_OF if kind in kinds]


def kinds_of(names) -> list[str]:
    """Return the kinds of tracks that permissions are for."""
    return [kind for name, kind in TRACK_OF if name in names]


def constraints(permissions) -> dict[str, bool]:
    """Return the ``getUserMedia`` constraints for exactly these permissions; empty where none is a device."""
    return {kind: True for name, kind in TRACK_OF if name in permissions}


def _accepted(choice) -> list | None:
    """Return the values that a constraint accepts, or ``None`` where it accepts any."""
    if isinstance(choice, dict):
        choice = choice["exact"] if "exact" in choice else choice.get("ideal")
    if choice is None:
        return None
    return choice if isinstance(choice, list) else [choice]


def suits(wanted, settings: dict) -> bool:
    """Tell whether a live track can serve a request.

    Args:
        wanted: ``True``, or the track constraints of the request.
        settings: the live track's own settings.

    Returns:
        ``False`` where the request chooses another device; sizes and rates can be applied to a live track.
    """
    if not isinstance(wanted, dict):
        return True
    for name in DEVICE_CHOICES:
        accepted = _accepted(wanted.get(name))
        if accepted is not None and settings.get(name) not in accepted:
            return False
    return True


def wanted_kinds(request: dict) -> list[str]:
    """Return the kinds of tracks that a request wants; ``{}`` wants any device of its kind."""
    return [kind for kind in request if request[kind] not in (False, None)]


class Handover:
    """The tracks held for the page, at most one of each kind."""

    def __init__(self):
        self._settings = {}  # kind -> settings of the held track
        self.expiry = None

    def hold(self, settings: dict, now: float) -> None:
        """Hold more tracks, given as their settings by kind; all wait for ``WINDOW`` ms from ``now``."""
        self._settings.update(settings)
        self.expiry = now + WINDOW if self._settings else None

    def take(self, request: dict) -> list[str]:
        """Answer the page's ``getUserMedia``.

        Args:
            request: the wanted constraints by kind; kinds that are not wanted are absent or ``False``.

        Returns:
            The kinds to hand over, now no longer held; empty where the held tracks cannot serve all of the request.
        """
        kinds = wanted_kinds(request)
        for kind in kinds:
            if kind not in self._settings or not suits(request[kind], self._settings[kind]):
                return []
        for kind in kinds:
            del self._settings[kind]
        if not self._settings:
            self.expiry = None
        return kinds

    def clashes(self, request: dict) -> bool:
        """Tell whether a request opens what is held a second time, which not every device survives."""
        return any([kind in self._settings for kind in wanted_kinds(request)])

    def drop(self) -> None:
        """Hold nothing any more."""
        self._settings = {}
        self.expiry = None

    def expired(self, now: float) -> bool:
        """Tell whether the window has passed; the tracks are then no longer held."""
        if self.expiry is None or now < self.expiry:
            return False
        self.drop()
        return True
