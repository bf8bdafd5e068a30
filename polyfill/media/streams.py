"""A stream that Python in the page has opened: its tracks, where it is shown, and what happens to it.

The shim owns the stream; it goes by an id here, and its tracks by their places in it.

Source: design, sections 3 and 4; W3C Media Capture and Streams, section 4.
"""

import json

from ..permissions.descriptors import named, text_of
from ..permissions.states import GRANTED
from ..waiting import Feed
from .handover import names_of

ENDED, MUTE, UNMUTE = "ended", "mute", "unmute"
"""What happens to a track, as the browser calls it."""

LOST, REVOKED = "lost", "revoked"
"""Why a track ended by itself: its device is gone, or the permission is."""


class TrackEvent:
    """Something that happened to a track.

    Attributes:
        type: ``ended``, ``mute`` or ``unmute``.
        track: which one.
        reason: of ``ended``, ``lost`` or ``revoked``; else ``""``.
    """

    def __init__(self, type_: str, track, reason: str = ""):
        self.type = type_
        self.track = track
        self.reason = reason

    def __repr__(self) -> str:
        return "<TrackEvent " + " ".join([self.type, self.track.kind, self.reason]).strip() + ">"


class Track:
    """One track of a stream.

    Attributes:
        kind: ``video`` or ``audio``.
        label: what the device is called.
        muted: whether the device gives nothing just now, by no doing of the page.
        is_live: whether it has not ended.
    """

    def __init__(self, stream, index: int, told: dict):
        self._stream = stream
        self._index = index
        self.kind = told["kind"]
        self.label = told["label"]
        self.update(told)

    def update(self, told: dict) -> None:
        """Take over what the shim says of it."""
        self.muted = told["muted"]
        self.is_live = told["isLive"]
        self._enabled = told["enabled"]
        self._settings = told["settings"]

    @property
    def settings(self) -> dict:
        """What the track has now, by name: ``deviceId``, ``width``, …; of one that is closed, what it had last."""
        told = self._stream.act("read", track=self._index)
        if told:
            self.update(told)
        return self._settings

    @property
    def enabled(self) -> bool:
        """Whether it gives pictures or sounds; set it to ``False`` for black and silence."""
        return self._enabled

    @enabled.setter
    def enabled(self, value: bool) -> None:
        self._enabled = bool(value)
        self._stream.act("enable", track=self._index, on=self._enabled)

    def stop(self) -> None:
        """Close its device; the other tracks of the stream go on."""
        self.is_live = False
        self._stream.act("end", track=self._index)
        self._stream.settle()

    def __repr__(self) -> str:
        return "<Track " + self.kind + ": " + self.label + ">"


class Stream:
    """An open camera, microphone or both, until ``stop()`` or the end of the ``async with`` that it is used in.

    Attributes:
        tracks: its tracks.
        error: why one of two that were asked for is missing, an ``Explanation``; ``None`` where none is.
    """

    def __init__(self, page, told: dict):
        self._page = page
        self._id = told["stream"]
        self._feeds = []
        self.error = None
        self.tracks = tuple([Track(self, index, track) for index, track in enumerate(told["tracks"])])
        page.calls.streams[self._id] = self._changed

    @property
    def js(self):
        """The browser's own ``MediaStream``; ``None`` once it is stopped."""
        return self._page.host.streamOf(self._id) if self._is_open else None

    @property
    def is_live(self) -> bool:
        """Whether one of its tracks has not ended."""
        return any([track.is_live for track in self.tracks])

    @property
    def _is_open(self) -> bool:
        return self._id in self._page.calls.streams

    def act(self, act: str, element=None, **details) -> dict:
        """Have the shim do something with it, which does nothing once it is stopped; see ``host``."""
        request = dict(details)
        request["id"] = self._id
        request["act"] = act
        return json.loads(self._page.host.stream(json.dumps(request), element) or "{}")

    def attach(self, element, muted: bool = True) -> None:
        """Show it in a ``<video>``, or have an ``<audio>`` play it, until it is stopped.

        Args:
            element: a selector, or the element itself.
            muted: whether it is to be silent, since one's own voice is not to come back from the loudspeaker.

        Raises:
            ValueError: where there is no such element.
        """
        is_selector = isinstance(element, str)
        selector = element if is_selector else ""
        answer = self.act("attach", None if is_selector else element, selector=selector, muted=bool(muted))
        if "error" in answer:
            raise ValueError(answer["error"])

    def detach(self) -> None:
        """Show it nowhere any more."""
        self.act("detach")

    def events(self, callback=None) -> Feed:
        """Hear of what happens to its tracks by itself.

        Args:
            callback: called with each ``TrackEvent``; an ``async`` function is run as a task. Without one, ``async for
                event in stream.events()`` gives each, until no track is left.

        Returns:
            A ``Feed``; its ``stop()`` ends it.
        """
        feed = Feed(callback)
        self._feeds.append(feed)
        self.settle()
        return feed

    def stop(self) -> None:
        """Close its devices and show it nowhere any more."""
        for track in self.tracks:
            track.is_live = False
        self.act("stop")
        self._page.calls.streams.pop(self._id, None)
        self.settle()

    def settle(self) -> None:
        """Nothing more can happen to a stream without a live track: who hears of it is at the end."""
        if not self.is_live:
            for feed in self._feeds:
                feed.stop()
            self._feeds = []

    # The page may hear of an end before it hears that the permission is gone, so that the browser is asked first.
    def _changed(self, told: dict) -> None:
        track = self.tracks[told["track"]]
        track.update(told)
        if told["type"] != ENDED:
            self._tell(TrackEvent(told["type"], track))
            return
        descriptor = named(names_of([track.kind])[0])

        def ended(answer):
            if answer.get("state"):
                self._page.authority.report(descriptor["name"], answer["state"])
            is_lost = self._page.authority.get(descriptor["name"]) == GRANTED
            self._tell(TrackEvent(ENDED, track, LOST if is_lost else REVOKED))

        if not self._page.calls.ask({"query": descriptor, "subject": text_of(descriptor)}, ended):
            ended({})

    def _tell(self, event: TrackEvent) -> None:
        for feed in list(self._feeds):
            try:
                feed.tell(event)
            except Exception as error:
                what = type(error).__name__ + " " + str(error)
                self._page.report("a function that listens to a track failed: " + what)
        self.settle()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        self.stop()

    def __repr__(self) -> str:
        return "<Stream: " + ", ".join([track.kind + " " + track.label for track in self.tracks]) + ">"
