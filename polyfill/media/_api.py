"""What the functions of this package do for Python in the page; see there."""

import json

from ..waiting import ask, ready, take_over
from .errors import NOT_FOUND
from .explaining import explain_to
from .explanation import Explanation, MediaError
from .handover import kinds_of, names_of, wanted_kinds
from .streams import Stream

KINDS = ("video", "audio")
MEMBERS = ("name", "message", "code", "constraint")
"""What is looked at of an error that comes from JavaScript."""

NOT_CONSTRAINTS = "not constraints of camera and microphone: "


def constraint_name(name: str) -> str:
    """Return the browser's name of a constraint in Python's spelling: ``deviceId`` for ``device_id``."""
    first, *rest = name.split("_")
    return first + "".join([word[:1].upper() + word[1:] for word in rest])


def track_constraints(given):
    """Return the constraints of one track, given with names in either spelling, or as ``True``.

    Raises:
        TypeError: for what are none.
    """
    if given is None or isinstance(given, bool):
        return bool(given)
    if not isinstance(given, dict) or not all([isinstance(name, str) for name in given]):
        raise TypeError(NOT_CONSTRAINTS + repr(given))
    return {constraint_name(name): given[name] for name in given} or True


def converted(given) -> dict:
    """Return the constraints of a request, as the browser has them.

    Raises:
        TypeError: for what are none, where no track is wanted, and where JSON cannot carry them.
    """
    if not isinstance(given, dict) or any([name not in KINDS for name in given]):
        raise TypeError(NOT_CONSTRAINTS + repr(given))
    wanted = {kind: track_constraints(given.get(kind)) for kind in KINDS}
    if not wanted_kinds(wanted):
        raise TypeError("at least one of video and audio must be asked for")
    plain = _plain(wanted)
    if plain is None:
        raise TypeError(NOT_CONSTRAINTS + repr(given))
    return plain


def _plain(value):
    try:
        return json.loads(json.dumps(value))
    except Exception:  # of which each runtime has others
        return None


class Opening:
    """A stream that is open for the length of an ``async with``."""

    def __init__(self, constraints):
        self._constraints = constraints
        self._stream = None

    async def __aenter__(self) -> Stream:
        self._stream = await get_user_media(self._constraints)
        return self._stream

    async def __aexit__(self, *_):
        self._stream.stop()


class Opener:
    """One call for a stream: whatever comes when nobody waits for it any more is closed."""

    def __init__(self, page):
        self._page = page
        self._stream = None
        self._is_over = False

    async def open(self, constraints: dict) -> Stream:
        """Open a stream; raises ``MediaError`` where it cannot be had."""
        permissions = names_of(wanted_kinds(constraints))
        question = {"act": "open", "permissions": permissions, "constraints": constraints}
        answer = await ask(self._page, question, self._came)
        if self._stream is not None:
            return self._stream
        said = {"name": answer["error"], "message": answer["message"], "constraint": answer.get("constraint")}
        error = explain_to(self._page, said, permissions, answer.get("language"), answer.get("present"))
        there = kinds_of([name for name in permissions if name not in error.permissions])
        if error.code != NOT_FOUND or not there:
            raise MediaError(error)
        stream = await self.open({kind: constraints[kind] for kind in there})
        stream.error = error
        return stream

    def _came(self, page, question: dict, answer: dict) -> None:
        take_over(page, question, answer)
        if "stream" in answer:
            self._stream = Stream(page, answer)
            if self._is_over:
                self._stream.stop()

    def give_up(self) -> None:
        """Nobody waits any more."""
        self._is_over = True
        if self._stream is not None:
            self._stream.stop()


async def get_user_media(constraints) -> Stream:
    """See ``polyfill.media.get_user_media``."""
    wanted = converted(constraints)
    opener = Opener(await ready())
    try:
        return await opener.open(wanted)
    except BaseException:  # a cancellation is none of the others
        opener.give_up()
        raise


async def explain(error, permissions=()) -> Explanation:
    """See ``polyfill.media.explain``."""
    if isinstance(error, MediaError):
        return error.error
    page = await ready()
    answer = await ask(page, {"act": "explain"}, lambda *_: None)
    return explain_to(page, described(error), permissions, answer.get("language"), answer.get("present"))


def described(error) -> dict:
    """Return what can be said of an error of either language, in plain data.

    Pyodide keeps JavaScript's own error as ``js_error``, MicroPython as the first of three arguments.
    """
    if isinstance(error, dict):
        return error
    source = getattr(error, "js_error", None)
    arguments = getattr(error, "args", ())
    if source is None and type(error).__name__ == "JsException" and len(arguments) == 3:
        source = arguments[0]
    if source is None and isinstance(error, Exception):
        return {"name": type(error).__name__, "message": str(error)}
    source = error if source is None else source
    return {name: getattr(source, name, None) for name in MEMBERS}
