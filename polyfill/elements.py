"""The elements of one page: what befalls them, and what their views and events are then."""

from . import editions, refusals, type_ext, visibility
from .agenda import Agenda
from .blockers import moment
from .css.violations import words
from .element import PermissionElement
from .registration import OVER_QUOTA, Registry
from .subframe import Frame


class Elements:
    """The elements of one page by the shim's handles, and their part of ``Page.dispatch``.

    Args:
        page: the ``Page``, for what elements share with the rest of it.
    """

    def __init__(self, page):
        self._page = page
        self._elements = {}  # handle -> PermissionElement
        self._agenda = Agenda()
        self._shown = {}  # handle -> the view as the shim has it
        self._registry = Registry()
        self._frame = Frame()
        self._events = []  # (handle, event type), in the order in which they are to be fired
        self._wanted = {}  # handle -> the tag of the language that the element is to speak
        self._refused = {}  # handle -> the rules that its style violated last
        self.handlers = {
            "frame": self._set_frame,
            "attach": self._attach,
            "sense": self._sense,
            "style": self._style,
            "type": self._type,
            "language": self._language,
            "labels": self._labels,
            "precise": self._precise,
            "detach": self._detach,
            "forget": self._forget,
            "activate": self._activate,
        }
        """What takes the payload of a kind, as ``page.py`` has them in a table."""

    def __len__(self) -> int:
        return len(self._elements)

    def element(self, handle: int) -> PermissionElement:
        """Return the element behind a handle, a new one where that is new; the dispatch brings it up to date."""
        handle = int(handle)  # all of them are sorted
        self._agenda.add((handle,))
        if handle not in self._elements:
            self._elements[handle] = PermissionElement(self._page.edition)
        return self._elements[handle]

    def all(self) -> list:
        """Return pairs of handle and element, in the order of the handles."""
        return sorted(self._elements.items())

    # What happened

    def _set_frame(self, frame) -> None:
        self._frame = Frame(frame["crossOrigin"], frame["frameAncestors"], frame["policy"])
        self._page.authority.set_refused(self._frame.blocked)
        self.concern_all()

    def _attach(self, entries) -> None:
        now = self._page.host.now()  # a crossing, of which one is enough for all
        for handle, type_, language, preciselocation, extension in entries:
            element = self.element(handle)
            element.validity.attach()
            self._speak(handle, element, language, now)
            self._set_precise(element, preciselocation, extension, now)
            if type_ is not None:
                self._set_type(element, type_)

    def _type(self, entries) -> None:
        for handle, type_ in entries:
            self._set_type(self.element(handle), type_)

    def _set_type(self, element, value) -> None:
        element.set_type(value)
        self._judge_frame(element)

    def _judge_frame(self, element) -> None:
        permissions = element.permissions or ()
        element.validity.set_illegal_subframe(self._frame.is_illegal(permissions))
        explanation = self._frame.explanation(permissions)
        if explanation:
            self._page.report(explanation)

    def _sense(self, entries) -> None:
        now = self._page.host.now()
        for handle, at, has_box, visible, rect, sight in entries:
            self.element(handle).validity.sense(moment(at, now), has_box, visible, rect, sight)

    def _style(self, entries) -> None:
        now = self._page.host.now()
        for handle, at, violations in entries:
            # An animation gives other values all the time, which are no news.
            rules = [row[:2] for row in violations]
            self.element(handle).validity.set_style(violations, moment(at, now))
            if rules and rules != self._refused.get(handle):
                what = "; ".join([words(row) for row in violations])
                self._page.report("an element's style is refused: " + what)
            self._refused[handle] = rules

    def _language(self, entries) -> None:
        now = self._page.host.now()
        for handle, language in entries:
            self._speak(handle, self.element(handle), language, now)

    def _speak(self, handle: int, element, language, now: float) -> None:
        speech = self._page.speech
        tag = self._wanted[handle] = speech.resolve(language)
        if speech.has(tag):
            element.set_language(*speech.spoken(tag))
        elif speech.awaits(tag, now):
            self._page.host.labels(tag)
        wanted = self._page.dialog_speech.wants(tag)
        if wanted:
            self._page.host.dialogTexts(wanted)

    def _labels(self, entries) -> None:
        speech = self._page.speech
        for tag, texts in entries:
            speech.add(tag, texts)
            if not texts:
                self._page.report("the labels are in English, since labels/" + tag + ".json cannot be had")
            for handle in self._wanted:
                if self._wanted[handle] == tag:
                    self.element(handle).set_language(*speech.spoken(tag))

    def _precise(self, entries) -> None:
        now = self._page.host.now()
        for handle, preciselocation, extension in entries:
            self._set_precise(self.element(handle), preciselocation, extension, now)

    def _set_precise(self, element, preciselocation, extension, now: float) -> None:
        element.set_precise(type_ext.is_precise(preciselocation, extension, self._page.edition), now)

    def _detach(self, handles) -> None:
        for handle in handles:
            self.element(handle).detach()

    def _forget(self, handles) -> None:
        for handle in handles:
            if handle in self._elements:
                self._registry.leave(self._elements[handle].key, handle)
                del self._elements[handle]
            self._agenda.drop(handle)
            for known in (self._shown, self._wanted, self._refused):
                known.pop(handle, None)
        if len(handles) > len(self._elements):
            self._compact()

    # MicroPython's mappings and sets keep the room that they had at their fullest.
    def _compact(self) -> None:
        self._elements, self._shown = dict(self._elements), dict(self._shown)
        self._wanted, self._refused = dict(self._wanted), dict(self._refused)
        self._agenda.compact()
        self._registry.compact()

    def _activate(self, click) -> str:
        handle, at = click["handle"], moment(click["at"], self._page.host.now())
        element = self.element(handle)
        if self._registry.has_questions:  # a click from before Python's start comes within the first dispatches
            self._registry.answer()
            self._update_registrations(self._page.host.now())
        reason = element.validity.reason(at) or visibility.classify(click.get("sight")) or ""
        if reason:
            return self._refuse(element.validity.explanation(reason))
        if not click["trusted"]:
            return self._refuse(refusals.UNTRUSTED, raises=False)
        if element.is_pending(at):
            return self._refuse(refusals.PENDING, raises=False)
        element.request_started(self._page.host.now())
        self._page.asking.activated(handle, element.permissions)
        return ""

    # Edition origin-trial raises an error where the element is invalid; the one line in the console is in both.
    def _refuse(self, why: str, raises: bool = True) -> str:
        message = "an element did not ask for permission: " + why
        self._page.report(message)
        return message if raises and editions.ORIGIN_TRIAL in editions.line(self._page.edition) else ""

    def concern_all(self) -> None:
        """Note that something befell all of them."""
        self._agenda.add(self._elements)

    def was_refused(self, permissions, after: float) -> None:
        """Learn from a refusal of the browser's that came ``after`` ms."""
        self._frame.refused(permissions, after)
        for element in self._elements.values():
            self._judge_frame(element)
        self.concern_all()

    def is_refused(self, name: str) -> bool:
        """Tell whether the policy of the page's frame does not allow a permission, as far as is known."""
        return name in self._frame.blocked

    def prompt_ended(self, handle: int, types, error=None) -> None:
        """Fire the events of a prompt's outcome on the element that asked; it has the new status and error then."""
        if handle in self._elements:
            self._elements[handle].request_ended(error)
            self._agenda.add([handle])
        for type_ in types:
            self._events.append((handle, type_))

    def tick(self, now: float) -> None:
        """Do what was left for a task of its own, ``now`` in ms."""
        self._registry.answer()
        self._labels([(tag, None) for tag in self._page.speech.overdue(now)])

    # What follows from it

    def tag(self, handle: int) -> str:
        """Return the tag of the language that an element is to speak; the page's for one that there is not."""
        return self._wanted.get(handle, self._page.speech.resolve(None))

    # An element queues up when it is shown, and leaves when it no longer is.
    def _update_registrations(self, now: float) -> None:
        for handle in self._agenda.concerned(now):
            element = self._elements[handle]
            if element.permissions and element.validity.shown and not self._frame.is_illegal(element.permissions):
                self._registry.enter(element.key, handle)
            else:
                self._registry.leave(element.key, handle)
        self._agenda.add(self._registry.news())
        for handle in self._agenda.concerned(now):
            element = self._elements[handle]
            if element.validity.registered:
                continue
            if self._registry.is_admitted(element.key, handle):
                element.validity.register(now)
            elif self._registry.waits(element.key, handle):
                element.validity.over_quota = True
                self._page.report(OVER_QUOTA)

    def update(self, now: float) -> tuple[list, list]:
        """Bring those up to date that something befell, or whose time has come.

        Args:
            now: ms of the host's clock.

        Returns:
            Pairs of handle and what has changed in the view, and pairs of handle and event type to be fired in order.
        """
        self._update_registrations(now)
        concerned = self._agenda.concerned(now)
        self._agenda.clear()
        for handle in concerned:
            self._elements[handle].update_status(self._page.authority)
        views = []
        events, self._events = self._events, []
        for handle in concerned:
            element = self._elements[handle]
            if element.validity.update(now):
                events.append((handle, "validationstatuschange"))
            # What was still to come when validity was judged: time has passed meanwhile.
            self._agenda.plan(handle, element.validity.next_change(now))
            difference = self._difference(handle, element.view())
            if difference:
                views.append((handle, difference))
        return views, events

    def _difference(self, handle: int, view: dict) -> dict:
        shown = self._shown.get(handle)
        if view == shown:
            return {}
        self._shown[handle] = view
        return view if shown is None else {name: view[name] for name in view if view[name] != shown[name]}

    def next_change(self, now: float) -> float | None:
        """Return when the next one changes by itself, in ms, ``now`` where that is at once, or ``None``."""
        return now if self._registry.has_questions else self._agenda.next_change()
