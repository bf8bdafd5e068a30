"""A page against the fake host, as the tests of its parts drive it."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

from polyfill import page as page_module
from polyfill.fake_host import FakeHost
from polyfill.page import Page

PAIR = "camera microphone"
REGISTRATION, CHANGED, CLIPPED, OCCLUDED = (
    "unsuccessful_registration",
    "intersection_changed",
    "intersection_out_of_viewport_or_clipped",
    "intersection_occluded_or_distorted",
)
SEEN = {"visible": True, "ratio": 1.0}
COVERED = {"visible": False, "ratio": 1.0}
OUT = {"visible": False, "ratio": 0.0}


class Harness:
    """A page with its host; ``tell`` dispatches."""

    def __init__(self, **options):
        self.host = FakeHost()
        self.page = Page(self.host, **options)

    def tell(self, kind, payload=None):
        return self.page.dispatch(kind, "" if payload is None else json.dumps(payload))

    def attach(self, type_=PAIR, handle=1, at=None, language="en"):
        """Put an element into the document, where it is seen at once."""
        self.tell("attach", [[handle, type_, language, None, None]])
        self.sense(handle, at=at)

    def sense(self, handle=1, at=None, box=True, visible=True, rect="0 0 100 40", sight=SEEN):
        at = self.host.time if at is None else at
        self.tell("sense", [[handle, at, box, visible, rect if box else "", sight]])

    def run(self, milliseconds):
        self.host.run_until(self.host.time + milliseconds, self.page.dispatch)

    def click(self, handle=1, trusted=True, at=None, sight=None):
        at = self.host.time if at is None else at
        return self.tell("activate", {"handle": handle, "trusted": trusted, "at": at, "sight": sight})

    def settle(self, allowed, states=(), error="", settings=None, message="", **more):
        request = self.host.requests[-1]
        answer = {"id": request["id"], "allowed": allowed, "error": error, "message": message, **more}
        self.answer = self.tell("settled", {**answer, "states": list(states), "settings": settings or {}})

    def choose(self, choice):
        """Press a button of the open dialog, ``""`` for its dismissal."""
        id_, self.host.open_dialog = self.host.open_dialog["id"], None
        return self.tell("chosen", {"id": id_, "choice": choice, "at": self.host.time})

    def valid(self, type_=PAIR):
        self.attach(type_)
        self.run(600)
        assert self.host.views[1]["isValid"]
        self.host.events.clear()

    def types(self, handle=1):
        return [type_ for _, told, type_ in self.host.events if told == handle]

    def view(self, handle=1):
        return self.host.views[handle]


# For what Python in the page calls


def taken_over(monkeypatch):
    """A page that is being taken over; the browser would ask for everything."""
    harness = Harness()
    monkeypatch.setattr(page_module, "_page", harness.page)
    harness.tell("place", {"origin": "https://a.test", "agent": ""})
    report(harness, "prompt", "camera", "microphone", "geolocation")
    return harness


def report(page, state, *names):
    page.tell("permission", [[name, state] for name in names])


def play(call, *steps):
    """Run a call; each step follows as soon as the call waits. Returns what comes of it."""

    async def both():
        task = asyncio.ensure_future(call)
        for step in (*steps, None):
            for _ in range(3):
                await asyncio.sleep(0)
            if step is not None:
                step()
        assert task.done(), "it still waits"
        return task.result()

    return run(both())


def run(coroutine):
    """Run it in a loop of its own: Playwright's, of other tests, may run in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def answer(page, **result):
    """What the shim answers to the last question."""
    return lambda: page.tell("answered", {"id": page.host.questions[-1]["id"], **result})
