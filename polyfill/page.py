"""Every element of a page, and the one ``dispatch`` that the shim calls.

==================  ===========================================================================
``permission``      ``[[name, state], …]``: what the browser says, ``null`` where it does not know
``attach``          ``[[handle, type or null, time, preciselocation or null, type-ext or null], …]``:
                    elements entered the document; the texts of attributes that are absent are
                    ``null``, the last two may be left out
``type``            ``[[handle, type], …]``: elements got a type attribute
``precise``         ``[[handle, preciselocation or null, type-ext or null], …]``: one of them changed
``detach``          ``[handle, …]``: elements left the document
``forget``          ``[handle, …]``: elements are gone for good
``activate``        ``{handle, trusted, at}``: a click or key press, at that time
``settled``         ``{id, allowed, error, message, states, settings}``: the browser's answer;
                    answered with ``held`` where the page may fetch the tracks
``capture``         the page's own ``getUserMedia`` constraints by kind; answered with the kinds
                    of held tracks that it gets, separated by spaces
``tick``            the time that was scheduled has come; no payload
==================  ===========================================================================

Payloads are JSON; times are ms of the host's clock. Each dispatch ends in at most one ``apply``.
"""

import json

from . import editions, prompt, type_ext
from .element import PermissionElement
from .host import connect
from .media.handover import Handover, constraints
from .permissions.states import EffectiveStates

REFUSED_BY_BROWSER = "NotAllowedError"
HELD = "held"


class Page:
    """The elements of one page, its permission states and its held stream."""

    def __init__(self, host=None, edition: str = editions.DEFAULT, bridge: bool = True):
        self.host = host
        self.edition = edition
        self.bridge = bridge
        self.states = EffectiveStates()
        self._elements = {}  # handle -> PermissionElement
        self._shown = {}  # handle -> the view as the shim has it
        self._unregistered = []  # handles whose registration is answered by the next tick
        self._events = []  # (handle, event type), in the order in which they are to be fired
        self._requests = {}  # id -> (handle, permissions, aggregated state before)
        self._last_request = 0
        self._handover = Handover()
        self._reported = []
        self._remembered = {}
        self._handlers = {
            "permission": self._permission,
            "attach": self._attach,
            "type": self._type,
            "precise": self._precise,
            "detach": self._detach,
            "forget": self._forget,
            "activate": self._activate,
            "settled": self._settled,
            "capture": self._capture,
            "tick": self._tick,
        }

    def dispatch(self, kind: str, payload: str) -> str:
        """Take one batch of what happened, bring every element up to date, and answer.

        Args:
            kind: one of the kinds in this module's table.
            payload: its JSON, or ``""``.

        Returns:
            The answer, ``""`` for most kinds. Errors do not leave this function: they become one console line.
        """
        answer = ""
        try:
            answer = self._handlers[kind](json.loads(payload) if payload else None) or ""
        except Exception as error:
            self._fault(kind, error)
        try:
            self._update()
        except Exception as error:
            self._fault("update", error)
        return answer

    def element(self, handle: int) -> PermissionElement:
        """Return the element behind a handle; a new one where the handle is new."""
        if handle not in self._elements:
            self._elements[handle] = PermissionElement()
        return self._elements[handle]

    # What happened

    def _permission(self, reports) -> None:
        for name, state in reports:
            self.states.report(name, state)

    def _attach(self, entries) -> None:
        for entry in entries:
            handle, type_, at, preciselocation, extension = (entry + [None, None])[:5]
            element = self.element(handle)
            element.set_precise(type_ext.is_precise(preciselocation, extension, self.edition))
            if type_ is not None:
                element.set_type(type_)
            element.attach(at)
            if handle not in self._unregistered:
                self._unregistered.append(handle)

    def _type(self, entries) -> None:
        for handle, type_ in entries:
            self.element(handle).set_type(type_)
            if self.element(handle).attached and handle not in self._unregistered:
                self._unregistered.append(handle)

    def _precise(self, entries) -> None:
        for handle, preciselocation, extension in entries:
            self.element(handle).set_precise(type_ext.is_precise(preciselocation, extension, self.edition))

    def _detach(self, handles) -> None:
        for handle in handles:
            self.element(handle).detach()
            if handle in self._unregistered:
                self._unregistered.remove(handle)

    def _forget(self, handles) -> None:
        for handle in handles:
            self._elements.pop(handle, None)
            self._shown.pop(handle, None)
            if handle in self._unregistered:
                self._unregistered.remove(handle)

    def _activate(self, click) -> None:
        handle = click["handle"]
        element = self.element(handle)
        self._register(handle)
        refusal = element.refusal(click["trusted"], click["at"])
        if refusal:
            self.report("an element did not ask for permission: " + refusal)
            return
        element.request_started(self.host.now())
        self._last_request += 1
        self._requests[self._last_request] = (handle, element.permissions, element.permission_status)
        request = {
            "id": self._last_request,
            "permissions": element.permissions,
            "constraints": constraints(element.permissions) or None,
        }
        self.host.request(json.dumps(request))

    def _settled(self, answer) -> str:
        if answer["id"] not in self._requests:
            return ""
        handle, permissions, before = self._requests.pop(answer["id"])
        for name, state in answer["states"]:
            self.states.report(name, state)
        for name in permissions:
            if answer["allowed"]:
                self.states.used(name)
            elif answer["error"] == REFUSED_BY_BROWSER:
                self.states.refused(name)
        self._update_statuses()
        if handle in self._elements:
            self._elements[handle].request_ended()
        if not answer["allowed"] and answer["error"] != REFUSED_BY_BROWSER:
            self.report("the browser could not open what was asked for: " + answer["message"])
        ended = prompt.outcome(answer["allowed"], before, self.states.aggregate(permissions))
        action, dismiss, status_quo = editions.prompt_events(self.edition)
        types = {prompt.ACTION: action, prompt.DISMISS: dismiss, prompt.STATUS_QUO: status_quo}
        for type_ in types[ended]:
            self._events.append((handle, type_))
        if not answer["settings"] or not self.bridge:
            return ""
        self._handover.hold(answer["settings"], self.host.now())
        return HELD

    def _capture(self, request) -> str:
        kinds = self._handover.take(request)
        if not kinds and self._handover.clashes(request):
            self._handover.drop()
            self.host.release()
        return " ".join(kinds)

    def _tick(self, _) -> None:
        for handle in list(self._unregistered):
            self._register(handle)

    # What follows from it

    def _register(self, handle: int) -> None:
        if handle in self._unregistered:
            self._unregistered.remove(handle)
            self.element(handle).register()

    def _update_statuses(self) -> None:
        for handle in self._elements:
            self._elements[handle].update_status(self.states)

    def _update(self) -> None:
        now = self.host.now()
        self._update_statuses()
        views = []
        changed = []
        for handle in sorted(self._elements):  # in order of appearance, which MicroPython's dict forgets
            element = self._elements[handle]
            if element.validate(now):
                changed.append((handle, "validationstatuschange"))
            difference = self._difference(handle, element.view())
            if difference:
                views.append((handle, difference))
        events = self._events + changed
        self._events = []
        if views or events:
            # A page's handler may come back in through another dispatch: what follows reads the state anew.
            self.host.apply(json.dumps({"views": views, "events": events}))
        if self._handover.expired(now):
            self.host.release()
        self._remember()
        self._schedule(now)

    def _schedule(self, since: float) -> None:
        # What was still to come when validity was judged: time has passed meanwhile.
        due = [self._elements[handle].next_change(since) for handle in self._elements]
        due.append(self._handover.expiry)
        if self._unregistered:
            due.append(since)
        due = [at for at in due if at is not None]
        self.host.schedule(max(0.0, min(due) - self.host.now()) if due else -1.0)

    def _difference(self, handle: int, view: dict) -> dict:
        shown = self._shown.get(handle)
        self._shown[handle] = view
        return view if shown is None else {name: view[name] for name in view if view[name] != shown[name]}

    def _remember(self) -> None:
        reported = self.states.reported()
        if reported != self._remembered:
            self._remembered = reported
            self.host.remember(json.dumps(reported))

    def report(self, text: str) -> None:
        """Write one line to the console, once."""
        if text not in self._reported:
            self._reported.append(text)
            self.host.report(text)

    def _fault(self, where: str, error) -> None:
        self.report("an error of the polyfill itself, in " + where + ": " + type(error).__name__ + " " + str(error))


_page = None


def install(**options) -> Page:
    """Take over the page's elements: connect to the shim and answer it from now on.

    Args:
        **options: ``edition`` (``"origin-trial"`` or ``"final"``) where it should differ from the script's.

    Returns:
        The page; while it is in charge, the same one at every call.

    Raises:
        RuntimeError: where the shim is not on the page, or another Python is in charge already.
        ValueError: for an option or an edition that does not exist.
    """
    global _page
    for name in options:
        if name != "edition" or options[name] not in editions.NAMES:
            raise ValueError("no such option: " + name + "=" + repr(options[name]))
    page = Page()
    page.host = connect(page.dispatch)
    if page.host is None and _page is None:
        raise RuntimeError("permission-element.js must be on the page, and no other Python connected to it")
    if page.host is not None:
        settings = json.loads(page.host.options())
        page.edition = options.get("edition", settings["edition"])
        page.bridge = settings["bridge"] == "on"
        _page = page
    return _page
