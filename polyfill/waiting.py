"""Waiting for what a dispatch brings, as the functions for Python in the page do.

Waiting is an ``asyncio.Event`` that a dispatch sets: all three Pythons have it. No JavaScript promise is awaited, which
could be rejected into MicroPython.
"""

from .calls import STOPPED
from .media.explanation import REFUSED
from .page import current

NOT_INSTALLED = "polyfill.install() comes first"
NOT_READY = "the page is not taken over yet: await a query first"
TAKEN_BACK = "the polyfill was taken back"


class Answer:
    """What a dispatch is going to bring: called with it once, awaited with ``wait``."""

    def __init__(self):
        import asyncio

        self._event = asyncio.Event()
        self._value = None

    def __call__(self, value=None):
        """Bring it."""
        self._value = value
        self._event.set()

    async def wait(self):
        """Return the value, once it is there."""
        await self._event.wait()
        return self._value


class Feed:
    """What happens one time after another: told to a callback, or else iterated over, until ``stop()``."""

    def __init__(self, callback=None):
        self._callback = callback
        self._news = []
        self._came = Answer()
        self._is_over = False
        self._task = None

    def tell(self, value) -> None:
        """Tell of something; an ``async`` callback is run as a task."""
        if self._is_over:
            return
        if self._callback is None:
            self._news.append(value)
            self._came()
            return
        result = self._callback(value)
        if hasattr(result, "send"):
            import asyncio

            self._task = asyncio.create_task(result)  # which nobody else may refer to

    def stop(self) -> None:
        """Tell nothing more; who iterates is at the end."""
        self._is_over = True
        self._came()

    def __aiter__(self):
        return self

    async def __anext__(self):
        while not self._news:
            if self._is_over:
                raise StopAsyncIteration
            self._came = Answer()
            await self._came.wait()
        return self._news.pop(0)


def installed():
    """Return the page that ``polyfill.install()`` took over.

    Raises:
        RuntimeError: where it was not called.
    """
    page = current()
    if page is None:
        raise RuntimeError(NOT_INSTALLED)
    return page


def taken_over():
    """Return the page, if it is taken over by now.

    Raises:
        RuntimeError: where it is not, and as ``installed``.
    """
    page = installed()
    if not page.calls.is_ready:
        raise RuntimeError(NOT_READY)
    return page


async def ready():
    """Return the page, once it is taken over; raises as ``installed``."""
    page = installed()
    answer = Answer()
    page.calls.when_ready(answer)
    await answer.wait()
    return page


async def ask(page, question: dict, within) -> dict:
    """Ask the shim, and return its answer.

    Args:
        page: whose.
        question: see ``Calls.ask``.
        within: called with page, question and answer in the answer's own dispatch, also where nobody waits any more.

    Raises:
        RuntimeError: where the polyfill was taken back.
    """
    answer = Answer()

    def answered(result):
        if STOPPED not in result:
            within(page, question, result)
        answer(result)

    if not page.calls.ask(question, answered):
        raise RuntimeError(TAKEN_BACK)
    result = await answer.wait()
    if STOPPED in result:
        raise RuntimeError(TAKEN_BACK)
    return result


def take_over(page, question: dict, result: dict) -> None:
    """Learn what the browser made of a question about permissions."""
    for name, state in result["states"]:
        page.authority.report(name, state)
    if not page.is_bridged:  # which otherwise has heard of it
        page.bridge.passed(question["permissions"], result["error"])


def failed(result: dict) -> bool:
    """Tell whether the browser could not do what was asked for, which is more than a refusal."""
    return result["error"] not in ("", REFUSED)
