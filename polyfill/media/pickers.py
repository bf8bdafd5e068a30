"""The pickers of devices on one page: every ``<permission-devices>``, what each shows, and what was done there.

The page dispatches ``{what, …}``; times and handles are as in ``page``.

============  ==================================================================================
``attach``    ``{handle, language, kind, able}``: one is in the document, or its language or kind is another one;
              ``able`` is ``{capture, sink, select}``, what the browser has
``detach``    ``{handle}``: it left the document
``act``       ``{handle, act, value}``: see ``Pickers.act``
``opened``    ``{handle, turn, error, message, device, devices}``: what came of an opening, the id and name of the
              device, and what is listed since; answered as ``Picker.answered`` returns
``ended``     ``{handle, turn, devices}``: what was open ended by itself
``muted``     ``{handle, turn, muted}``
``listed``    ``{devices}``: what the browser lists, as ``[[kind, id, label], …]``
``stored``    ``{text}``: another page of the origin has written, or removed, what is remembered
============  ==================================================================================

The host's ``devices`` does ``{act, …}``: ``recall`` returns what is written down, ``keep`` writes ``text`` or removes
it, ``list`` dispatches ``listed``, ``open`` and ``hear`` dispatch ``opened`` with their ``handle`` and ``turn``, and
``stop`` ends it.

Source: seed one-time-permissions-mozilla; design, section 7.
"""

from ..panel_speech import PanelSpeech
from ..permissions.states import DENIED, GRANTED
from . import choosing, listing
from .kinds import KINDS, SPEAKER, permission
from .known import Known
from .listing import Device
from .picker import ENDED, FAILED, LIVE, OPENING, REPLACED, Picker
from .picker_model import Seen, model, speech_of, spoken

TONES = ((523.25, 0.0, 0.25), (659.25, 0.2, 0.45))
"""What a speaker is tried with: frequency in Hz, beginning and length in s."""


class Pickers:
    """The pickers of one page.

    Attributes:
        known: what is known of devices there.
        next_change: when something is to be shown otherwise if nothing happens, in ms since the epoch; ``None`` for
            never.
    """

    def __init__(self, page):
        self.next_change = None
        self.known = Known(page)
        self._page = page
        self._speech = PanelSpeech(page)
        self._pickers = {}  # handle -> Picker
        self._able = {"capture": True, "sink": True, "select": False}
        self._shown = {}  # handle -> what its looks depend on
        self._answered = {}  # handle -> what its properties say
        self._said = {}  # handle -> the sentence about its state
        self._listed = {}  # handle -> what was listed in it
        self._speaker = 0  # the handle where something was done last
        self._forgotten = False

    # What happened

    def take(self, told: dict):
        """Take over one of this module's table; return the answer."""
        what = told["what"]
        if what == "attach":
            return self._attach(told)
        if what == "listed":
            return self.learn(told["devices"])
        if what == "stored":
            return self.known.stored(told["text"])
        picker = self._pickers.get(told["handle"])
        if picker is None:
            return None
        if what == "detach":
            return self._detach(told["handle"])
        if not picker.kind:
            return None
        if what == "act":
            return self.act(told["handle"], told["act"], told["value"])
        if what == "opened":
            return self._opened(picker, told)
        if told["turn"] == picker.turn and what == "muted":
            picker.mute(told["muted"])
        elif told["turn"] == picker.turn and what == "ended":
            picker.end((ENDED, None))
            self.learn(told["devices"])
        return None

    def _attach(self, told: dict) -> None:
        handle, kind, self._able = int(told["handle"]), told["kind"], told["able"]
        self._speech.want(told["language"])  # what is none is not kept
        picker = self._pickers.setdefault(handle, Picker())
        picker.language = told["language"]
        if picker.set_kind(kind):
            self.known.host("stop", handle=handle)
        if not picker.kind:
            self._page.report("<permission-devices> needs a kind: one of " + ", ".join(KINDS))

    def _detach(self, handle: int) -> None:
        self.known.host("stop", handle=handle)
        for known in (self._pickers, self._shown, self._answered, self._said, self._listed):
            known.pop(handle, None)

    def act(self, handle: int, act: str, value) -> dict | None:
        """Do what was done to a picker.

        Args:
            handle: the element's.
            act: ``open``; ``stop``; ``forget``; ``choose`` by an entry's name; ``value`` by a device's id.
            value: of the last two.

        Returns:
            For these, the detail of the event ``change``, where there is such a device.
        """
        picker = self._pickers[handle]
        self._speaker = handle
        if act == "open":
            self._open(handle, self.known.book.chosen(picker.kind))
        elif act == "stop":
            self.known.host("stop", handle=handle)
            picker.end()
        elif act == "forget":
            self.forget()
        else:
            devices = self.known.book.devices(picker.kind)
            names = [str(at) for at in range(len(devices))] if act == "choose" else [one.id for one in devices]
            if value in names:
                self.choose(devices[names.index(value)])
                chosen = self.known.chosen(picker.kind)
                return {"kind": picker.kind, "deviceId": chosen.id if chosen else ""}
        return None

    def choose(self, device: Device) -> None:
        """Remember a device as chosen; pickers of its kind that are at work go over to it."""
        if not device.id and not device.label:
            return
        self.known.book.choose(device)
        for handle in sorted(self._pickers):
            picker = self._pickers[handle]
            is_open = picker.state == LIVE and picker.opened.id == device.id
            if picker.kind == device.kind and picker.state in (LIVE, OPENING) and not is_open:
                self._open(handle, device)

    def forget(self) -> None:
        """Remove what is remembered of devices, from the storage too."""
        self.known.book.forget()
        self._forgotten = True

    def _open(self, handle: int, wanted, befell=("", None)) -> None:
        picker = self._pickers[handle]
        constraint = self.known.constraint(picker.kind, wanted)
        question = picker.open(wanted, constraint, befell)
        question["handle"] = handle
        if picker.kind == SPEAKER:
            question["tones"] = TONES
            question["select"] = self._able["select"] and not listing.is_named(self.known.book.present(SPEAKER))
        self.known.host("hear" if picker.kind == SPEAKER else "open", **question)

    def _opened(self, picker, told: dict) -> dict:
        opened = None if told["device"] is None else Device(picker.kind, told["device"][0], told["device"][1])
        self.learn(told["devices"])
        if not picker.kind:  # the attribute names none any more
            return {}
        self.known.tried(picker.kind, told["error"])
        present = self.known.book.present(picker.kind)
        answer = picker.answered(told, opened, present, self._page.browser[0])
        if picker.state == FAILED and picker.error is None:
            kinds = [kind for kind in KINDS if self.known.book.present(kind)]
            failure = {"name": told["error"], "message": told["message"]}
            picker.explain(self._page.explain(failure, (permission(picker.kind),), kinds))
        # What takes the place of a device that was unplugged is nobody's choice.
        if "keep" in answer and picker.befell[0] != REPLACED and (opened.id or opened.label):
            self.known.book.choose(opened)
        return answer

    def learn(self, rows) -> None:
        """Take over what the browser lists: what is open and gone gives way to the next."""
        self.known.learn(rows)
        for handle in sorted(self._pickers):
            picker = self._pickers[handle]
            present = self.known.book.present(picker.kind)
            if not picker.is_lost(present, listing.is_named(present)):
                continue
            following = choosing.following(picker.opened, present)
            picker.lose(following)
            self.known.host("stop", handle=handle)
            if following is not None and self._page.authority.get(permission(picker.kind)) == GRANTED:
                self._open(handle, following, picker.befell)

    # What follows from it

    def update(self) -> list:
        """Return what is to be drawn and fired, as ``[[handle, drawn, members, events], …]``.

        ``drawn`` is ``None`` where nothing has changed, ``{}`` where what the page has put into the element is to be
        shown, else ``{model, news}``; ``members`` is what the element's properties say, ``None`` where nothing has
        changed.
        """
        self.known.follow(len(self._pickers) > 0)
        self.next_change = None
        rows = []
        for handle in sorted(self._pickers):
            picker = self._pickers[handle]
            until = self._speech.awaits(picker.language)
            if until is not None:
                self.next_change = until if self.next_change is None else min(until, self.next_change)
            drawn = self._drawn(handle, picker) if until is None else None
            self._compare(handle, picker)
            members = self._members(picker)
            if self._answered.get(handle) == members:
                members = None
            else:
                self._answered[handle] = members
            events, picker.events = picker.events, []
            if drawn is not None or members is not None or events:
                rows.append([handle, drawn, members, events])
        self._forgotten = False
        return rows

    def _drawn(self, handle: int, picker) -> dict | None:
        speech = speech_of(self._speech.spoken(picker.language))
        seen = self._seen(picker) if picker.kind else None
        look = [seen.look() if seen else None, speech[0], self._forgotten]
        if self._shown.get(handle) == look:
            return None
        self._shown[handle] = look
        return {"model": model(seen, speech), "news": self._news(handle, seen, speech)} if seen else {}

    def _compare(self, handle: int, picker) -> None:
        listed = [device.row() for device in self.known.seen(picker.kind)] if picker.kind else []
        if self._listed.get(handle, listed) != listed:
            picker.emit("devicechange")
        self._listed[handle] = listed

    def _seen(self, picker) -> Seen:
        book, name = self.known.book, permission(picker.kind)
        able = self._able["sink" if picker.kind == SPEAKER else "capture"]
        denied = self._page.authority.get(name) == DENIED and picker.kind != SPEAKER
        withheld = self._page.authority.is_withheld(name)
        return Seen(picker, book.devices(picker.kind), book.chosen(picker.kind), able, denied, withheld, book.remembers)

    def _members(self, picker) -> dict:
        chosen = self.known.chosen(picker.kind) if picker.kind else None
        opened = picker.opened if picker.state == LIVE else None
        error = picker.error.told() if picker.error else None
        ids = {"value": chosen.id if chosen else "", "deviceId": opened.id if opened else ""}
        return {"state": picker.state, "value": ids["value"], "deviceId": ids["deviceId"], "error": error}

    def _news(self, handle: int, seen: Seen, speech: tuple) -> str:
        text = spoken(seen, speech)
        before = self._said.get(handle, text)
        self._said[handle] = text
        if self._forgotten and handle == self._speaker:
            return speech[1]["forgotten"]
        return text if text != before else ""
