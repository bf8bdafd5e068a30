"""What the functions of this package do for Python in the page; see there."""

import json

from ..bridge import GEOLOCATION
from ..calls import STOPPED
from ..media.handover import constraints
from ..waiting import Feed, ask, failed, installed, ready, take_over, taken_over
from .descriptors import convert, text_of
from .states import GRANTED, PROMPT, STATES

REQUESTABLE = ("camera", "microphone", GEOLOCATION)
"""What can be asked for by itself."""


class PermissionStatus:
    """The state of one permission, now.

    Attributes:
        name: of the permission.
    """

    def __init__(self, page, descriptor: dict):
        self.name = descriptor["name"]
        self._page = page
        self._descriptor = descriptor

    @property
    def state(self) -> str:
        """``"granted"``, ``"denied"`` or ``"prompt"``, as of now."""
        return self._page.authority.state(self._descriptor)

    def watch(self, callback=None):
        """Hear of every change, as ``watch`` of the package."""
        return Watch(self._page, self._descriptor, callback)

    def __repr__(self) -> str:
        return "<PermissionStatus " + self.name + ": " + self.state + ">"


class Watch(Feed):
    """Hears of the changes of one permission's state, until ``stop()``."""

    def __init__(self, page, descriptor: dict, callback=None):
        Feed.__init__(self, callback)
        self._page = page
        self._status = PermissionStatus(page, descriptor)
        self._subject = text_of(descriptor)
        self._heard = self._hear  # one and the same object, to be found again
        page.calls.listen(self._heard)
        page.calls.when_ready(lambda: _watch(page, descriptor))

    def stop(self) -> None:
        """Hear no more; who iterates is at the end."""
        self._page.calls.forget(self._heard)
        Feed.stop(self)

    def _hear(self, subject: str, state: str) -> None:
        if subject == self._subject:
            self.tell(state if self._callback is None else self._status)


def _described(value) -> dict:
    descriptor, message = convert({"name": value} if isinstance(value, str) else value)
    if descriptor is None:
        raise TypeError(message)
    return descriptor


def _question(descriptor: dict) -> dict:
    return {"query": descriptor, "subject": text_of(descriptor)}


# What the browser says of a descriptor has to be asked for once; from then on it tells.
def _watch(page, descriptor: dict) -> None:
    if page.authority.are_known([text_of(descriptor)]):
        page.authority.watched.add(descriptor)
        return
    question = _question(descriptor)
    page.calls.ask(question, lambda result: STOPPED in result or _found(page, question, result))


def _found(page, question: dict, result: dict) -> None:
    descriptor = question["query"]
    if result["state"] in STATES:
        page.authority.report(text_of(descriptor), result["state"])
    page.authority.watched.add(descriptor)


async def query(value) -> PermissionStatus:
    """See ``polyfill.permissions.query``."""
    descriptor = _described(value)
    page = await ready()
    result = await ask(page, _question(descriptor), _found)
    if result["state"] not in STATES and not page.authority.has_say(descriptor["name"]):
        raise TypeError("this browser has no permission '" + descriptor["name"] + "'")
    return PermissionStatus(page, descriptor)


async def request(values) -> dict[str, str]:
    """See ``polyfill.permissions.request``."""
    names = [_described(value)["name"] for value in values]
    for name in names:
        if name not in REQUESTABLE:
            raise TypeError("the permission '" + name + "' cannot be asked for by itself")
    page = await ready()
    devices = [name for name in REQUESTABLE if name in names and name != GEOLOCATION]
    places = [name for name in names if name == GEOLOCATION][:1]
    for asked in (devices, places):
        if asked and page.authority.aggregate(asked) != GRANTED:
            await ask(page, {"permissions": asked, "constraints": constraints(asked) or None}, _opened)
    return {name: page.authority.get(name) for name in names}


def _opened(page, question: dict, result: dict) -> None:
    take_over(page, question, result)
    if failed(result):
        page.report("the browser could not open what was asked for: " + result["message"])


async def revoke(values) -> dict[str, str]:
    """See ``polyfill.permissions.revoke``."""
    descriptors = [_described(value) for value in values]
    page = await ready()
    for descriptor in descriptors:
        if page.authority.state(descriptor) == GRANTED:
            page.authority.decide([descriptor], PROMPT, keep=True)
    page.follow()
    return {descriptor["name"]: page.authority.state(descriptor) for descriptor in descriptors}


def watch(value, callback=None) -> Watch:
    """See ``polyfill.permissions.watch``."""
    return Watch(installed(), _described(value), callback)


def set_permission(value, state=None) -> None:
    """See ``polyfill.permissions.set``."""
    page = taken_over()
    parameters = value
    if state is not None:
        parameters = {"descriptor": {"name": value} if isinstance(value, str) else value, "state": state}
    try:
        text = json.dumps(parameters)
    except Exception:  # of which each runtime has others
        text = "null"
    result = json.loads(page.dispatch("automate", text) or "{}")
    if "error" in result:
        raise TypeError(result["error"] + ": " + result["message"])
