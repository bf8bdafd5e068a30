"""What the page's own calls are answered: ``query``, ``getUserMedia``, ``enumerateDevices``, ``geolocation``.

Each call passes through to the browser unless something that was decided here stands against it (design, section 7).
Answers are mappings for the shim: an empty one lets the call pass.
"""

from .media.explanation import DENIED_MESSAGE, DISMISSED_MESSAGE, REFUSED
from .media.handover import Handover, kinds_of, names_of, wanted_kinds
from .permissions.features import ONCE
from .permissions.states import GRANTED, PROMPT

GEOLOCATION = "geolocation"

# Kind of a device, the permission that its name depends on.
DEVICES = (("audioinput", "microphone"), ("audiooutput", "microphone"), ("videoinput", "camera"))


class Bridge:
    """The bridge between a page's calls and its permissions.

    Args:
        page: whose calls.
    """

    def __init__(self, page):
        self._page = page
        self._handover = Handover()

    def query(self, request: dict) -> dict:
        """Answer ``{descriptor, state}``: what the page asks for, and what the browser says, if it knows."""
        return self._page.authority.query(request["descriptor"], request["state"]) or {}

    def capture(self, request: dict) -> dict:
        """Answer ``getUserMedia``.

        Args:
            request: the wanted constraints by kind; ``asked`` is the id of the dialog that was answered since.

        Returns:
            ``held``: the kinds of held tracks to hand over; ``refused``: an error's name and message; ``asked``: the
            id of the dialog to wait for; nothing of that where the browser is to be asked.
        """
        asked = request.pop("asked", 0)
        permissions = names_of(wanted_kinds(request))
        held = self._handover.take(request)
        if held:
            return {"held": held}
        if self._handover.clashes(request):
            self._handover.drop()
            self._page.host.release()
        return self._judge(permissions, asked)

    def _judge(self, permissions, asked: int) -> dict:
        authority = self._page.authority
        self._page.asking.begun(permissions, authority.browser if asked else authority)
        if any([authority.is_denied_here(name) for name in permissions]):
            return {"refused": [REFUSED, DENIED_MESSAGE]}
        asking = self._page.asking
        if not any([self._needs_us(name) for name in permissions]) or asking.may_pass(permissions):
            return {}
        dialog = 0 if asked else asking.ask_for_call(permissions)
        return {"asked": dialog} if dialog else {"refused": [REFUSED, DISMISSED_MESSAGE]}

    # Where the browser would let it pass without a word, or is not to ask by itself.
    def _needs_us(self, name: str) -> bool:
        authority = self._page.authority
        is_open = authority.get(name) == PROMPT
        return is_open and (authority.browser.get(name) == GRANTED or self._page.asking.draws_everything)

    def captured(self, result: dict) -> None:
        """Take over what the browser made of a call: ``{kinds, error}``."""
        self.passed(names_of(result["kinds"]), result["error"])

    def passed(self, permissions, error: str) -> None:
        """Take over what the browser made of a call for some permissions: the name of its error, ``""`` for none."""
        for name in permissions:
            if not error:
                self._page.authority.used(name)
            elif error == REFUSED:
                self._page.authority.refused(name)
        self._page.asking.passed(permissions, error != REFUSED)

    def devices(self) -> list[str]:
        """Return the kinds of devices whose names the page is not to see."""
        return [kind for kind, name in DEVICES if self._page.authority.is_withheld(name)]

    def position(self, request: dict) -> dict:
        """Answer a call for the position: as ``capture``, or ``isPaused`` until the page is seen again.

        Args:
            request: ``asked`` as for ``capture``, or ``isRunning`` for a watch that has begun, and may only have to
                pause.
        """
        entry = self._page.authority.entry(GEOLOCATION)
        is_once = entry is not None and entry.lifetime == ONCE and self._page.authority.get(GEOLOCATION) == GRANTED
        if is_once and not self._page.authority.visits.visible:
            return {"isPaused": True}
        if request.get("isRunning"):
            return {}
        answer = self._judge([GEOLOCATION], request["asked"])
        return {"refused": answer["refused"][1]} if "refused" in answer else answer

    def positioned(self, result: dict) -> None:
        """Take over what the browser made of it: ``{error}``."""
        self.passed([GEOLOCATION], result["error"])

    def ended(self, names) -> dict:
        """Return what the host is to end where permissions are revoked: ``{kinds, position}``, an error's message."""
        return {"kinds": kinds_of(names), "position": DENIED_MESSAGE if GEOLOCATION in names else ""}

    # The tracks that an activation opened

    def hold(self, settings: dict) -> bool:
        """Hold tracks for the page, given as their settings by kind; tells whether that is of use."""
        if not settings or not self._page.is_bridged:
            return False
        self._handover.hold(settings, self._page.host.now())
        return True

    @property
    def expiry(self) -> float | None:
        """When held tracks have waited long enough, in ms of the host's clock."""
        return self._handover.expiry

    def expire(self, now: float) -> None:
        """Let go of held tracks that nobody has fetched."""
        if self._handover.expired(now):
            self._page.host.release()
