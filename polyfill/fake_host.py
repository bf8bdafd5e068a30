"""The host for tests on CPython: a clock that is set by hand, and a list of everything that was asked of it."""

import json

EPOCH = 1.7e12
"""When the fake page began, in ms since 1970."""


class FakeHost:
    """Stands in for the shim; ``views``, ``events`` and the other lists are what a page would have seen."""

    def __init__(self):
        self.time = 0.0
        self.views = {}  # handle -> the view as it stands
        self.events = []  # (time, handle, event type)
        self.requests = []
        self.questions = []
        self.acts = []  # on streams
        self.is_stopped = False  # whether questions are taken no more
        self.reports = []
        self.remembered = []
        self.languages = []  # whose labels were asked for
        self.dialogs = []  # the models that were shown
        self.open_dialog = None  # the model that stands open
        self.dialog_languages = []  # whose dialog texts were asked for
        self.kept = ""  # what was decided, as it was written down last
        self.said = []  # what the other pages were told
        self.answered = []  # ids of dialogs
        self.controls = {}  # handle -> the model as it stands
        self.news = []  # what screen readers were to say
        self.pickers = {}  # handle -> what was drawn last of a picker of devices
        self.picker_members = {}  # handle -> what its properties say
        self.picker_events = []  # (handle, type, detail)
        self.picker_news = []
        self.acts = []  # what was done to devices
        self.devices_kept = ""  # what was written of devices last
        self.statuses = []  # (time, subject, state)
        self.revoked = []
        self.censuses = 0
        self.records = []  # of other pages, as they are written down
        self.released = 0
        self.applied = 0
        self.due = None

    def now(self) -> float:
        """Return the time, in ms."""
        return self.time

    def options(self) -> str:
        """Return the script's options."""
        options = {"edition": "origin-trial", "bridge": "on", "prompt": "native", "languages": ["en-US", "en"]}
        return json.dumps(options)

    def date(self) -> str:
        """Return the time of the wall clock, in ms since the epoch."""
        return str(EPOCH + self.time)

    def apply(self, text: str) -> None:
        """Take over changed views and fire events."""
        self.applied += 1
        batch = json.loads(text)
        for handle, view in batch["views"]:
            self.views.setdefault(handle, {}).update(view)
        for handle, model, news in batch["controls"]:
            self.controls[handle] = model
            self.news += [news] if news else []
        for handle, drawn, members, events in batch["pickers"]:
            if drawn is not None:
                self.pickers[handle] = drawn
            if members is not None:
                self.picker_members[handle] = members
            self.picker_news += [drawn["news"]] if drawn and drawn["news"] else []
            self.picker_events += [(handle, type_, detail) for type_, detail in events]
        for handle, event in batch["events"]:
            self.events.append((self.time, handle, event))
        for subject, state in batch["statuses"]:
            self.statuses.append((self.time, subject, state))

    def devices(self, text: str) -> str:
        """Note what is done to devices; return what is kept of them."""
        act = json.loads(text)
        self.acts.append(act)
        if act["act"] == "keep":
            self.devices_kept = act["text"]
        return self.devices_kept

    def keep(self, text: str) -> None:
        """Keep what was decided."""
        self.kept = text

    def publish(self, text: str) -> None:
        """Note what the other pages are told."""
        self.said.append(json.loads(text))

    def census(self) -> None:
        """Count how often it was asked who is there."""
        self.censuses += 1

    def recall(self) -> str:
        """Return what was written down."""
        return json.dumps({"store": self.kept, "records": self.records})

    def revoke(self, text: str) -> None:
        """Note what the page may not use any more."""
        self.revoked.append(json.loads(text))

    def answer(self, id_: int) -> None:
        """Note that whoever waits for a dialog is told."""
        self.answered.append(id_)

    def request(self, text: str) -> None:
        """Note a request to the browser."""
        self.requests.append(json.loads(text))

    def ask(self, text: str) -> bool:
        """Note a question of Python's in the page."""
        self.questions.append(json.loads(text))
        return not self.is_stopped

    def stream(self, text: str, element=None) -> str:
        """Note an act on a stream, which nothing can be said of."""
        self.acts.append(json.loads(text))
        return "{}"

    def streamOf(self, id_: int):  # noqa: N802
        """Return what stands for a stream."""
        return "stream " + str(id_)

    def release(self) -> None:
        """Count a release of the held tracks."""
        self.released += 1

    def schedule(self, delay: float) -> None:
        """Set the one timer, ``delay`` ms from now; negative clears it."""
        self.due = None if delay < 0 else self.time + delay

    def labels(self, tag: str) -> None:
        """Note that the labels of a language were asked for."""
        self.languages.append(tag)

    def dialog(self, text: str) -> None:
        """Show a dialog in the place of one that is open."""
        self.open_dialog = json.loads(text)
        self.dialogs.append(self.open_dialog)

    def closeDialog(self, id_: int) -> None:  # noqa: N802  as JavaScript calls it
        """Close a dialog, if it is the one that is open."""
        if self.open_dialog and self.open_dialog["id"] == id_:
            self.open_dialog = None

    def dialogTexts(self, tag: str) -> None:  # noqa: N802
        """Note that the dialogs' texts of a language were asked for."""
        self.dialog_languages.append(tag)

    def remember(self, text: str) -> None:
        """Note the states to remember."""
        self.remembered.append(json.loads(text))

    def report(self, text: str) -> None:
        """Note a console line."""
        self.reports.append(text)

    def run_until(self, time: float, dispatch) -> None:
        """Advance the clock to ``time`` ms and dispatch every ``tick`` that falls due on the way."""
        while self.due is not None and self.due <= time:
            self.time, self.due = max(self.time, self.due), None
            dispatch("tick", "")
        self.time = time
