"""Asking the person: our dialogs, the browser's prompts, and what comes of them.

Source: design, section 7 (prompt states); fact sheet 7.5 and 7.6; seeds on the element and on one-time permissions.
"""

import json

from . import dialogs, editions, prompt
from .media.explanation import DENIED_MESSAGE, DISMISSED_MESSAGE, REFUSED
from .media.handover import constraints
from .permissions.features import ONCE, PERSISTENT
from .permissions.states import DENIED, GRANTED, PROMPT
from .questions import Question, Request

HELD = "held"

PATIENCE = 3
"""How many dismissals it takes until a page's call brings up no dialog any more (seed, "at most three times")."""

LIFETIMES = ((dialogs.ALLOW_ALWAYS, PERSISTENT), (dialogs.ALLOW_ONCE, ONCE))


class Asking:
    """The questions of one page."""

    def __init__(self, page):
        self.before = {}
        """The state of each permission when it was asked for last; after a dialog of ours, the browser's."""
        self._page = page
        self._last = 0
        self._open = None
        self._requests = {}  # id -> Request
        self._passes = {}  # name -> the lifetime that the person chose before the browser asks

    @property
    def draws_everything(self) -> bool:
        """Whether our own dialogs ask also where the browser is to ask anyway."""
        return self._page.prompts == dialogs.EMULATED

    # What an element asks

    def activated(self, handle: int, permissions) -> None:
        """Ask what an activated element is there to ask."""
        self.begun(permissions, self._page.authority)
        variant, shown = self._variant(permissions)
        if variant == dialogs.BROWSERS_OWN:
            self._request(handle, permissions, self._page.authority.aggregate(permissions))
        else:
            self._show(handle, variant, shown, permissions)

    def begun(self, permissions, states) -> None:
        """Note that permissions are asked for, and their states until then."""
        for name in permissions:
            self.before[name] = states.get(name)

    def _variant(self, permissions, system_blocked=()) -> tuple:
        authority = self._page.authority
        effective = {name: authority.get(name) for name in permissions}
        browser = {name: authority.browser.get(name) for name in permissions}
        return dialogs.choose(permissions, effective, browser, self._page.prompts, system_blocked)

    def _show(self, handle: int, variant: str, shown, asked, error=None) -> int:
        self._last += 1
        before = self._page.authority.aggregate(asked)
        self._open = Question(self._last, handle, variant, shown, asked, before, error)
        self._page.host.dialog(json.dumps(self.dialog_model(self._last, handle, variant, shown, asked)))
        return self._last

    def dialog_model(self, id_: int, handle: int, variant: str, permissions, asked) -> dict:
        """Return what the host's ``dialog`` shows, in the language of the element that asks.

        Args:
            id_: names the dialog; ``chosen`` tells of it by that.
            handle: the element's; 0 for a call of the page, which is answered in the page's language.
            variant: as ``dialogs.choose`` returns it.
            permissions: likewise.
            asked: all that are asked for.
        """
        page = self._page
        speech = page.spoken(handle)
        return dialogs.model(id_, handle, variant, permissions, asked, page.origin, speech, page.browser)

    def _request(self, handle: int, permissions, before: str, lifetime: str = "", error=None) -> None:
        self._last += 1
        self.begun(permissions, self._page.authority.browser)
        self._requests[self._last] = Request(handle, permissions, before, self._page.host.now(), lifetime, error)
        wanted = constraints(permissions) or None
        self._page.host.request(json.dumps({"id": self._last, "permissions": permissions, "constraints": wanted}))

    # What a call of the page asks

    def ask_for_call(self, permissions) -> int:
        """Have the person asked, for a call of the page that would go through without a prompt of the browser.

        Returns:
            The id of the dialog that has to be answered first; 0 where nobody is asked.
        """
        if self._open is not None:
            return self._open.id
        if self._page.authority.dismissals(permissions) >= PATIENCE:
            return 0
        variant, shown = self._variant(permissions)
        return self._show(0, variant, shown, permissions) if variant == dialogs.ASK else 0

    def may_pass(self, permissions) -> bool:
        """Tell whether the person has just allowed a call, which the browser is still to be asked for."""
        return all([name in self._passes or self._page.authority.get(name) == GRANTED for name in permissions])

    def passed(self, permissions, allowed: bool) -> None:
        """Take over what the browser made of a call."""
        for name in permissions:
            lifetime = self._passes.pop(name, None)
            if lifetime is not None and allowed:
                self._page.authority.decide([name], GRANTED, lifetime)

    # What comes of it

    def chosen(self, answer: dict) -> None:
        """Take over what was pressed in a dialog: ``{id, choice, at}``."""
        question = self._open
        if question is None or question.id != answer["id"]:
            return
        self._open = None
        decision = dialogs.decision(answer["choice"])
        authority = self._page.authority
        ended = prompt.ACTION
        message = DENIED_MESSAGE
        if decision == dialogs.DISMISS:
            ended = prompt.DISMISS
            message = DENIED_MESSAGE if question.variant == dialogs.BLOCKED else DISMISSED_MESSAGE
            if question.variant == dialogs.ASK:
                authority.dismissed(question.shown)
        elif decision == dialogs.KEEP:
            ended = prompt.STATUS_QUO
            if question.variant == dialogs.ALLOWED and self._is_action(prompt.STATUS_QUO):
                self._request(question.handle, question.asked, question.before)
                return
            message = DENIED_MESSAGE if question.variant == dialogs.NOT_ALLOWED else ""
        elif decision == dialogs.DENY:
            authority.decide(question.shown, DENIED)
        elif decision == dialogs.ALLOW_BY_BROWSER:
            for name in question.shown:
                authority.used(name)
            self._undo(question.shown)
            message = ""
        else:
            self._allowed(question, dict(LIFETIMES)[decision])
            return
        self._ended(question.handle, ended, self._refusal(question, message) if message else None)
        self._page.host.answer(question.id)

    # What the page's own call would be told.
    def _refusal(self, question: Question, message: str):
        if question.error or not question.handle:
            return question.error
        error = {"name": REFUSED, "message": message}
        return self._page.explain(error, question.asked, handle=question.handle)

    def _allowed(self, question: Question, lifetime: str) -> None:
        authority = self._page.authority
        ready = [name for name in question.shown if authority.browser.get(name) == GRANTED]
        authority.decide(ready, GRANTED, lifetime)
        if question.handle:
            self._request(question.handle, question.asked, question.before, lifetime)
            return
        for name in question.shown:
            if name not in ready:
                self._passes[name] = lifetime
        self._page.host.answer(question.id)

    # What was decided here before does not stand against what the browser's own prompt has allowed since.
    def _undo(self, permissions) -> None:
        authority = self._page.authority
        decided = [name for name in permissions if authority.entry(name)]
        authority.decide([name for name in decided if authority.get(name) != GRANTED], PROMPT)

    def settled(self, answer: dict) -> str:
        """Take over the browser's answer; returns ``held`` where the page may fetch the tracks."""
        request = self._requests.pop(answer["id"], None)
        if request is None:
            return ""
        authority = self._page.authority
        for name, state in answer["states"]:
            authority.report(name, state)
        refused = answer["error"] == REFUSED
        error = request.error if answer["allowed"] else self._explain(request, answer)
        if not answer["allowed"] and self._goes_on(request, error):
            return ""
        for name in request.permissions:
            if answer["allowed"]:
                authority.used(name)
            elif refused:
                authority.refused(name)
        if request.lifetime and not refused:
            decided = [name for name in request.permissions if authority.entry(name) and authority.get(name) == GRANTED]
            undecided = [name for name in request.permissions if name not in decided]
            authority.decide(undecided, GRANTED, request.lifetime)
        elif answer["allowed"]:
            self._undo(request.permissions)
        if refused:
            self._page.elements.was_refused(request.permissions, self._page.host.now() - request.since)
            error = self._explain(request, answer)  # anew: it may have been the policy of the frame
        if not answer["allowed"] and not refused:
            self._page.report("the browser could not open what was asked for: " + answer["message"])
        allowed = answer["allowed"] or (request.lifetime != "" and not refused)
        ended = prompt.outcome(allowed, request.before, authority.aggregate(request.permissions))
        self._ended(request.handle, ended, error)
        return HELD if self._page.bridge.hold(answer["settings"]) else ""

    def _explain(self, request: Request, answer: dict):
        error = {"name": answer["error"], "message": answer["message"], "constraint": answer.get("constraint")}
        return self._page.explain(error, request.permissions, answer.get("present"), request.handle)

    # Where the system is in the way, we show the way out; where one of two devices is missing, the other will do.
    def _goes_on(self, request: Request, error) -> bool:
        from .media import errors

        if error.code == errors.SYSTEM:
            variant, shown = self._variant(request.permissions, error.permissions)
            self._show(request.handle, variant, shown, request.permissions, error)
            return True
        there = [name for name in request.permissions if name not in error.permissions]
        if error.code != errors.NOT_FOUND or not there:
            return False
        self._request(request.handle, there, request.before, request.lifetime, error)
        return True

    def _is_action(self, ended: str) -> bool:
        action, _, status_quo = editions.prompt_events(self._page.edition)
        return {prompt.ACTION: action, prompt.STATUS_QUO: status_quo}.get(ended) == action

    def _ended(self, handle: int, ended: str, error=None) -> None:
        if not handle:
            return
        action, dismiss, status_quo = editions.prompt_events(self._page.edition)
        types = {prompt.ACTION: action, prompt.DISMISS: dismiss, prompt.STATUS_QUO: status_quo}
        self._page.elements.prompt_ended(handle, types[ended], error)

    def look(self) -> None:
        """Close a dialog about a block that is no longer there: the person has lifted it meanwhile.

        Nobody tells of the system's.
        """
        question = self._open
        if (
            question is None
            or question.variant != dialogs.BLOCKED
            or self._variant(question.asked)[0] == dialogs.BLOCKED
        ):
            return
        self._open = None
        self._page.host.closeDialog(question.id)
        ended = prompt.outcome(False, question.before, self._page.authority.aggregate(question.asked))
        self._ended(question.handle, ended)
        self._page.host.answer(question.id)
