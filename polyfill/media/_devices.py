"""What the functions of ``devices`` do; see there."""

from ..waiting import ask, ready
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
    page = await ready()
    await ask(page, {"act": "list"}, lambda page, question, result: page.pickers().learn(result["devices"]))
    return page


async def list_(kind=None) -> list:
    """See ``devices.list``."""
    _checked(kind, ALL)
    return _all(_known(await _refreshed()), kind)


def chosen(page, kind):
    """See ``devices.chosen``."""
    _checked(kind)
    return _known(page).chosen(kind)


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


def constraint(page, kind):
    """See ``devices.constraint``."""
    _checked(kind)
    known = _known(page)
    return known.constraint(kind, known.chosen(kind))


class Listening:
    """Tells a feed of the changes of the devices, until ``stop()``."""

    def __init__(self, page, feed):
        self._page = page
        self._feed = feed
        self._heard = self._hear  # one and the same object, to be found again
        _known(page).listen(self._heard)

    def stop(self) -> None:
        """Tell nothing more."""
        _known(self._page).unlisten(self._heard)

    def _hear(self) -> None:
        self._feed.tell(_all(_known(self._page)))
