"""What the functions of ``devices`` do; see there."""

from ..permissions._api import NOT_READY, Answer, _ask, _page, _ready
from . import choosing, listing
from .device_texts import ENGLISH
from .kinds import KINDS, word
from .listing import Device

ALL = (None,) + KINDS


def _known(page):
    return page.pickers().known


def _checked(kind, kinds=KINDS):
    if kind not in kinds:
        raise ValueError("a kind is one of " + ", ".join(KINDS))
    return kind


def _now():
    page = _page()
    if not page.calls.is_ready:
        raise RuntimeError(NOT_READY)
    return page


# With the name that a picker gives it, in English, where it has none.
def _listed(known, kind: str) -> list:
    words = {"camera": "Camera", "microphone": "Microphone"}
    words.update(dict(ENGLISH))
    devices = [Device(device.kind, device.id, device.label) for device in known.seen(kind)]
    names = listing.names(devices, words[word(kind)])
    for at, device in enumerate(devices):
        device.name = names[at]
    return devices


def _all(known, kind=None) -> list:
    devices = []
    for each in KINDS:
        devices += _listed(known, each) if kind in (None, each) else []
    return devices


async def _refreshed():
    page = await _ready()
    await _ask(page, {"act": "list"}, lambda page, question, result: page.pickers().learn(result["devices"]))
    return page


async def list_(kind=None) -> list:
    """See ``devices.list``."""
    _checked(kind, ALL)
    return _all(_known(await _refreshed()), kind)


def chosen(kind):
    """See ``devices.chosen``."""
    _checked(kind)
    return _known(_now()).chosen(kind)


async def choose(kind, wanted):
    """See ``devices.choose``."""
    _checked(kind)
    page = await _refreshed()
    wanted = wanted if isinstance(wanted, Device) else Device(kind, wanted if isinstance(wanted, str) else "")
    found = choosing.find(wanted, _listed(_known(page), kind))
    if found is None:
        raise ValueError("there is no such device")
    page.pickers().choose(found)
    page.follow()
    return found


def constraint(kind):
    """See ``devices.constraint``."""
    _checked(kind)
    known = _known(_now())
    return known.constraint(kind, known.chosen(kind))


def forget() -> None:
    """See ``devices.forget``."""
    page = _now()
    page.forget_devices()
    page.follow()


class Watch:
    """Hears of the changes of the devices, until ``stop()``."""

    def __init__(self, callback=None):
        self._page = _page()
        self._callback = callback
        self._news = []
        self._came = Answer()
        self._task = None
        self._heard = self._hear  # one and the same object, to be found again
        self._page.calls.when_ready(self._begin)

    def _begin(self) -> None:
        if self._page is not None:
            _known(self._page).listen(self._heard)

    def stop(self) -> None:
        """Hear no more; who iterates is at the end."""
        if self._page is not None and self._page.calls.is_ready:
            _known(self._page).unlisten(self._heard)
        self._page = None
        self._came()

    def __aiter__(self):
        return self

    async def __anext__(self) -> list:
        while not self._news:
            if self._page is None:
                raise StopAsyncIteration
            self._came = Answer()
            await self._came.wait()
        return self._news.pop(0)

    def _hear(self) -> None:
        devices = _all(_known(self._page))
        if self._callback is None:
            self._news.append(devices)
            self._came()
            return
        result = self._callback(devices)
        if hasattr(result, "send"):
            import asyncio

            self._task = asyncio.create_task(result)  # which nobody else may refer to
