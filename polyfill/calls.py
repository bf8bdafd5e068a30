"""What Python in the page has asked for: questions under way, who listens, and what waits until the page is taken over.

Source: design, section 3 (Python, in the same page).
"""

import json

STOPPED = "stopped"
"""Member of an answer that is none: the polyfill was taken back."""


class Calls:
    """The calls of the Python functions of one page.

    Attributes:
        is_ready: whether the page is taken over.
        streams: what is called with the news of a stream's tracks, by the stream's id.
    """

    def __init__(self, page):
        self.is_ready = False
        self.streams = {}
        self._page = page
        self._last = 0
        self._questions = {}  # id -> what is called with the answer
        self._waiting = []
        self._listeners = []

    def when_ready(self, action) -> None:
        """Call ``action`` once the page is taken over, which may be now."""
        if self.is_ready:
            action()
        else:
            self._waiting.append(action)

    def ready(self, _) -> None:
        """The page is taken over."""
        self.is_ready = True
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action()

    def ask(self, question: dict, then) -> bool:
        """Ask the shim.

        Args:
            question: ``{query, subject}``, a descriptor and its text; or ``{permissions, constraints}``, as the
                host's ``request`` has them, to be closed at once, with the ``act`` ``open`` to be kept; or with
                ``explain``, ``list`` (the devices) or ``load`` (the modules for devices) as its act.
            then: called with the answer within its dispatch, once: ``{state}``, or ``{error, message, states}``, with
                ``stream`` and ``tracks`` of what is kept; or ``{present, language}`` for an explanation; or
                ``{stopped: True}``.

        Returns:
            Whether it could be asked: not after the polyfill was taken back.
        """
        self._last += 1
        self._questions[self._last] = then
        asked = dict(question)
        asked["id"] = self._last
        if self._page.host.ask(json.dumps(asked)):
            return True
        self._questions.pop(self._last)
        return False

    def answered(self, answer: dict) -> None:
        """Take over the answer to a question, by its ``id``."""
        then = self._questions.pop(answer["id"], None)
        if then is not None:
            then(answer)

    def track_changed(self, told: dict) -> None:
        """Tell a stream what happened to one of its tracks."""
        listener = self.streams.get(told["stream"])
        if listener is not None:
            listener(told)

    def listen(self, listener) -> None:
        """From now on call ``listener`` with the subject and the state of every change."""
        self._listeners.append(listener)

    def forget(self, listener) -> None:
        """Call a listener no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def tell(self, statuses) -> None:
        """Tell the listeners of changes; one that fails does not keep them from the others."""
        for subject, state in statuses:
            for listener in list(self._listeners):
                try:
                    listener(subject, state)
                except Exception as error:
                    what = type(error).__name__ + " " + str(error)
                    self._page.report("a function that watches a permission failed: " + what)
