"""The modules for devices, which most pages do not need: on MicroPython they are fetched when they are wanted first."""

from ..calls import STOPPED
from ..waiting import Feed, ask, failed, ready

LOAD = {"act": "load"}
NOT_LOADED = "what is known of devices is not loaded yet: await list() first"


def _there():
    try:
        from . import _devices
    except ImportError:
        return None
    return _devices


async def late():
    """Return ``_devices``, once the page is taken over and the module is there.

    Raises:
        RuntimeError: where it cannot be had, and as ``waiting.ready``.
    """
    page = await ready()
    if _there() is None:
        result = await ask(page, LOAD, lambda page, question, result: None)
        if failed(result):
            raise RuntimeError(result["message"])
    return _there()


def at_once():
    """Return ``_devices``; raises RuntimeError where it is not there yet."""
    there = _there()
    if there is None:
        raise RuntimeError(NOT_LOADED)
    return there


class Watch(Feed):
    """Hears of the changes of the devices, until ``stop()``."""

    def __init__(self, page, callback=None):
        Feed.__init__(self, callback)
        self._page = page
        self._listening = None
        page.calls.when_ready(self._begin)

    def _begin(self) -> None:
        if _there() is None:
            self._page.calls.ask(LOAD, self._loaded)
        else:
            self._listen()

    def _loaded(self, result: dict) -> None:
        if STOPPED not in result and failed(result):
            self._page.report("devices cannot be watched: " + result["message"])
        elif STOPPED not in result:
            self._listen()

    def _listen(self) -> None:
        if not self._is_over:
            self._listening = at_once().Listening(self._page, self)

    def stop(self) -> None:
        """Hear no more; who iterates is at the end."""
        if self._listening is not None:
            self._listening.stop()
        Feed.stop(self)
