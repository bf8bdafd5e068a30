"""Every element of a page, and the one ``dispatch`` that the shim calls.

==================  ===========================================================================
``permission``      ``[[name, state], …]``: what the browser says, ``null`` where it does not know
``frame``           ``{crossOrigin, frameAncestors, policy}``: where the page is, see ``subframe``
``attach``          ``[[handle, type, language, preciselocation, type-ext], …]``: elements entered the
                    document; the texts of attributes that are absent are ``null``; the language is
                    the tag that the element inherits
``sense``           ``[[handle, time, has a box, is visible, rect, sight], …]``: how they are laid out
                    and what can be seen of them, see ``Validity.sense``
``judge``           ``[style, …]``: what the authors' styles come to; answered with
                    ``[[corrections, violations, fleeting], …]``, see ``css.packed``
``style``           ``[[handle, time, violations], …]``: what is wrong with the elements' styles
``type``            ``[[handle, type], …]``: elements got a type attribute
``precise``         ``[[handle, preciselocation, type-ext], …]``: one of the two changed
``language``        ``[[handle, language], …]``: elements inherit another language
``labels``          ``[[tag, texts or null], …]``: the file of a language came, or cannot be had
``dialogTexts``     ``[[tag, texts or null], …]``: the same for the texts of the dialogs
``place``           ``{origin, agent, secure}``: whose page it is, the browser, see ``browsers.recognise``, and
                    whether the context is a secure one
``detach``          ``[handle, …]``: elements left the document
``forget``          ``[handle, …]``: elements are gone for good
``activate``        ``{handle, trusted, at, sight}``: a click or key press, at that time, and what
                    could be seen then; answered with the message of the error to be raised
``settled``         ``{id, allowed, error, message, states, settings}``: the browser's answer;
                    answered with ``held`` where the page may fetch the tracks
``chosen``          ``{id, choice, at}``: what was pressed in a dialog, or ``""`` for a dismissal, at that time
``query``           ``{descriptor, state}``: the page's query, and the browser's answer; these and the next
                    are answered as ``bridge`` says
``capture``         the page's own ``getUserMedia``: the constraints by kind, and ``asked``
``captured``        ``{kinds, error}``: what the browser made of it
``position``        ``{asked}`` or ``{isRunning}``: the page wants to know the position
``positioned``      ``{error}``: what the browser made of it
``devices``         the page lists the devices; answered with the kinds that get no names
``use``             ``[kind, …]``: the kinds of tracks that are live now
``store``           what was decided, as text: by this page before, or by another one just now
``pages``           who is there of the origin's pages, see ``permissions.visits``
``return``          the same: the page comes out of the back/forward cache
``visible``         whether the page can be seen
``leave``           the page goes
``hello``           another page has come and wants to know, or what was written down was cleared
``decisions``       ``{list}``, ``{set}`` or ``{reset}``: the page's own store, see ``decisions``
``controls``        ``[[handle, language], …]``: site controls entered the document, or inherit another
                    language; their handles are their own
``controlsGone``    ``[handle, …]``: site controls left the document
``control``         ``{handle, subject, choice}``: what was chosen there, answered as ``controls`` says
``advice``          the language of the page, before an error is explained; answered as ``media.explaining.wanted``
``explain``         ``{error, permissions, language, present}``: what an error of the page's means; answered with that
``track``           ``{stream, track, type}`` and what there is to know of the track: something happened to one of a
                    stream of Python's
``pickers``         what befell the pickers of devices, and the devices, see ``media.pickers``
``automate``        the parameters of "Set Permission"; answered with its result
``query2015``       what the page passed to the draft's ``Permissions.query()``; answered as ``draft2015.adapt``
``ready``           the page is taken over
``answered``        the answer to a question of ``calls``, with its ``id``
``tick``            the time that was scheduled has come; no payload
==================  ===========================================================================

Payloads are JSON; times are ms of the host's clock. Each dispatch ends in at most one ``apply``.
"""

import json

from . import browsers, decisions, dialogs, editions, refusals, type_ext, visibility
from .agenda import Agenda
from .asking import Asking
from .bridge import GEOLOCATION, Bridge, kinds_of, names_of
from .calls import Calls
from .css import judgement, packed
from .dialog_speech import DialogSpeech
from .element import PermissionElement
from .host import absence, connect
from .media.explanation import DENIED_MESSAGE
from .permissions.authority import Authority
from .registration import OVER_QUOTA, Registry
from .speech import Speech
from .subframe import Frame
from .type_attribute import PERMISSIONS

QUERIES = ("judge", "devices", "query2015", "advice", "explain")
"""The kinds that change nothing, after which no element has to be brought up to date."""


class Page:
    """The elements of one page, and its permissions."""

    def __init__(self, host=None, edition: str = editions.DEFAULT, bridge: bool = True):
        self.host = host
        self.edition = edition
        self.authority = Authority(self.date)
        self.asking = Asking(self)
        self.bridge = Bridge(self, bridge)
        self.calls = Calls(self)
        self.speech = Speech()
        self.dialog_speech = DialogSpeech()
        self._controls = None
        self._pickers = None
        self.origin = ""
        self.browser = ("", "")
        """The browser and the system, as ``browsers.recognise`` tells them."""
        self.is_secure = True
        self._elements = {}  # handle -> PermissionElement
        self._agenda = Agenda()
        self._current = []  # whether each permission is known, and its state
        self._shown = {}  # handle -> the view as the shim has it
        self._registry = Registry()
        self._frame = Frame()
        self._events = []  # (handle, event type), in the order in which they are to be fired
        self._wanted = {}  # handle -> the tag of the language that the element is to speak
        self._refused = {}  # handle -> the rules that its style violated last
        self._reported = []
        self._remembered = {}
        self._handlers = {
            "permission": self._permission,
            "frame": self._set_frame,
            "attach": self._attach,
            "sense": self._sense,
            "judge": self._judge,
            "style": self._style,
            "type": self._type,
            "language": self._language,
            "labels": self._labels,
            "dialogTexts": self._dialog_texts,
            "place": self._set_place,
            "precise": self._precise,
            "detach": self._detach,
            "forget": self._forget,
            "activate": self._activate,
            "settled": self.asking.settled,
            "chosen": self.asking.chosen,
            "query": self.bridge.query,
            "capture": self.bridge.capture,
            "captured": self.bridge.captured,
            "position": self.bridge.position,
            "positioned": self.bridge.positioned,
            "devices": lambda _: self.bridge.devices(),
            "use": lambda kinds: self.authority.visits.use(names_of(kinds)),
            "store": self._store,
            "pages": self.authority.visits.meet,
            "return": lambda told: self.authority.visits.meet(told, True),
            "visible": self.authority.visits.show,
            "leave": lambda _: self.authority.visits.leave(),
            "hello": self._say_again,
            "decisions": self._decisions,
            "controls": lambda entries: self._site_controls().attach(entries),
            "controlsGone": lambda handles: self._site_controls().detach(handles),
            "control": lambda chosen: self._site_controls().choose(chosen),
            "advice": lambda language: self._explaining().wanted(self, language),
            "explain": lambda told: self._explaining().explain_to_page(self, told),
            "track": self.calls.track_changed,
            "pickers": lambda told: self.pickers().take(told),
            "automate": self.authority.automate,
            "query2015": self._query2015,
            "ready": self.calls.ready,
            "answered": self.calls.answered,
            "tick": self._tick,
        }

    def dispatch(self, kind: str, payload: str) -> str:
        """Take one batch of what happened, bring every element up to date, and answer.

        Args:
            kind: one of the kinds in this module's table.
            payload: its JSON, or ``""``.

        Returns:
            The answer, ``""`` for most kinds; what is no text is JSON. Errors do not leave this function: they become
            one console line.
        """
        answer = ""
        if kind != "judge":
            self._look()
        try:
            answer = self._handlers[kind](json.loads(payload) if payload else None) or ""
            answer = answer if isinstance(answer, str) else json.dumps(answer)
        except Exception as error:
            self._fault(kind, error)
        if kind not in QUERIES:
            self.follow()
        return answer

    def follow(self) -> None:
        """Bring every element up to date with what was decided, and whoever watches; no error leaves this function."""
        try:
            self._update()
        except Exception as error:
            self._fault("update", error)

    def element(self, handle: int) -> PermissionElement:
        """Return the element behind a handle, a new one where that is new; the dispatch brings it up to date."""
        self._agenda.add((handle,))
        if handle not in self._elements:
            self._elements[handle] = PermissionElement(self.edition)
        return self._elements[handle]

    # What happened

    def _permission(self, reports) -> None:
        for name, state in reports:
            self.authority.report(name, state)

    def _set_frame(self, frame) -> None:
        self._frame = Frame(frame["crossOrigin"], frame["frameAncestors"], frame["policy"])
        self.authority.set_refused(self._frame.blocked)
        self._agenda.add(self._elements)

    def _attach(self, entries) -> None:
        now = self.host.now()  # a crossing, of which one is enough for all
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
            self.report(explanation)

    def _sense(self, entries) -> None:
        for handle, at, has_box, visible, rect, sight in entries:
            self.element(handle).validity.sense(at, has_box, visible, rect, sight)

    def _judge(self, styles) -> str:
        judged = []
        for style in styles:
            try:
                judged.append(packed.judge(self.edition, style))
            except Exception as error:
                self._fault("judge", error)
                judged.append(packed.UNJUDGED)
        return json.dumps(judged)

    def _style(self, entries) -> None:
        for handle, at, violations in entries:
            self.element(handle).validity.set_style(violations, at)
            # An animation gives other values all the time, which are no news.
            rules = [row[:2] for row in violations]
            if rules and rules != self._refused.get(handle):
                self.report("an element's style is refused: " + "; ".join([judgement.words(row) for row in violations]))
            self._refused[handle] = rules

    def _language(self, entries) -> None:
        now = self.host.now()
        for handle, language in entries:
            self._speak(handle, self.element(handle), language, now)

    def _labels(self, entries) -> None:
        for tag, texts in entries:
            self.speech.add(tag, texts)
            if not texts:
                self.report("the labels are in English, since labels/" + tag + ".json cannot be had")
            for handle in self._wanted:
                if self._wanted[handle] == tag:
                    self.element(handle).set_language(*self.speech.spoken(tag))

    def _dialog_texts(self, entries) -> None:
        for tag, texts in entries:
            if not self.dialog_speech.add(tag, texts):
                self.report("the dialogs are in English, since dialogs/" + tag + ".json cannot be had")

    def _set_place(self, place) -> None:
        self.origin = place["origin"]
        self.authority.set_origin(place["origin"])
        self.browser = browsers.recognise(place["agent"])
        self.is_secure = place.get("secure", True)

    def _precise(self, entries) -> None:
        now = self.host.now()
        for handle, preciselocation, extension in entries:
            self._set_precise(self.element(handle), preciselocation, extension, now)

    def _set_precise(self, element, preciselocation, extension, now: float) -> None:
        element.set_precise(type_ext.is_precise(preciselocation, extension, self.edition), now)

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
        handle, at = click["handle"], click["at"]
        element = self.element(handle)
        if self._registry.has_questions:  # a click from before Python's start comes within the first dispatches
            self._registry.answer()
            self._update_registrations(self.host.now())
        reason = element.validity.reason(at) or visibility.classify(click.get("sight")) or ""
        if reason:
            return self._refuse(element.validity.explanation(reason))
        if not click["trusted"]:
            return self._refuse(refusals.UNTRUSTED, raises=False)
        if element.is_pending(at):
            return self._refuse(refusals.PENDING, raises=False)
        element.request_started(self.host.now())
        self.asking.activated(handle, element.permissions)
        return ""

    # Edition origin-trial raises an error where the element is invalid; the one line in the console is in both.
    def _refuse(self, why: str, raises: bool = True) -> str:
        message = "an element did not ask for permission: " + why
        self.report(message)
        return message if raises and editions.ORIGIN_TRIAL in editions.line(self.edition) else ""

    def was_refused(self, permissions, after: float) -> None:
        """Learn from a refusal of the browser's that came ``after`` ms."""
        self._frame.refused(permissions, after)
        for element in self._elements.values():
            self._judge_frame(element)
        self._agenda.add(self._elements)

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

    def _store(self, text) -> None:
        for complaint in self.authority.take_over(text):
            self.report(complaint)

    def _query2015(self, value) -> dict:
        from .permissions import draft2015  # which few pages use

        return draft2015.adapt(value)

    def _site_controls(self):
        if self._controls is None:
            from .controls import Controls  # MicroPython compiles what it imports, and most pages have none

            self._controls = Controls(self)
        return self._controls

    def _explaining(self):
        from .media import explaining  # most pages meet no error

        return explaining

    def explain(self, error: dict, permissions, present=None, handle: int = 0):
        """Return the ``Explanation`` of an error, in the language of an element; see ``media.explaining``."""
        return self._explaining().explain(self, error, permissions, self._spoken(handle)[1], present)

    def pickers(self):
        """Return the pickers of devices, and with them what is known of devices."""
        if self._pickers is None:
            from .media.pickers import Pickers

            self._pickers = Pickers(self)
        return self._pickers

    def forget_devices(self) -> None:
        """Remove what is remembered of devices, also where this page has not read it."""
        if self._pickers:
            self._pickers.forget()
        else:
            self.host.devices(json.dumps({"act": "keep", "text": ""}))

    def _decisions(self, request) -> dict:
        if decisions.is_about_everything(request):
            self.forget_devices()
        return decisions.answer(self.authority, request)

    def _say_again(self, _) -> None:
        self.authority.visits.unsaid = True
        self.authority.unsaved = len(self.authority.entries()) > 0

    def _tick(self, _) -> None:
        self._registry.answer()
        self._labels([(tag, None) for tag in self.speech.overdue(self.host.now())])
        if self._census() == 0.0:
            self.authority.visits.ask()
            self.host.census()

    def _spoken(self, handle: int) -> tuple:
        return self.dialog_speech.spoken(self._wanted.get(handle, self.speech.resolve(None)))

    def dialog_model(self, id_: int, handle: int, variant: str, permissions, asked) -> dict:
        """Return what the host's ``dialog`` shows, in the language of the element that asks.

        Args:
            id_: names the dialog; ``chosen`` tells of it by that.
            handle: the element's; 0 for a call of the page, which is answered in the page's language.
            variant: as ``dialogs.choose`` returns it.
            permissions: likewise.
            asked: all that are asked for.
        """
        speech = self._spoken(handle)
        return dialogs.model(id_, handle, variant, permissions, asked, self.origin, speech, self.browser)

    # What follows from it

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
                self.report(OVER_QUOTA)

    def _speak(self, handle: int, element, language, now: float) -> None:
        tag = self._wanted[handle] = self.speech.resolve(language)
        if self.speech.has(tag):
            element.set_language(*self.speech.spoken(tag))
        elif self.speech.awaits(tag, now):
            self.host.labels(tag)
        wanted = self.dialog_speech.wants(tag)
        if wanted:
            self.host.dialogTexts(wanted)

    def _update_statuses(self, handles) -> None:
        for handle in handles:
            self._elements[handle].update_status(self.authority)

    # What elements say depends on permissions that all of them share.
    def _follow_authority(self) -> None:
        self._look()
        current = [(self.authority.are_known([name]), self.authority.get(name)) for name in PERMISSIONS]
        if current != self._current:
            self._current = current
            self._agenda.add(self._elements)

    def _update(self) -> None:
        now = self.host.now()
        self._follow_authority()
        self._revoke()
        self.asking.look()
        self._update_registrations(now)
        concerned = self._agenda.concerned(now)
        self._agenda.clear()
        self._update_statuses(concerned)
        views = []
        changed = []
        for handle in concerned:
            element = self._elements[handle]
            if element.validity.update(now):
                changed.append((handle, "validationstatuschange"))
            # What was still to come when validity was judged: time has passed meanwhile.
            self._agenda.plan(handle, element.validity.next_change(now))
            difference = self._difference(handle, element.view())
            if difference:
                views.append((handle, difference))
        events = self._events + changed
        self._events = []
        statuses = self.authority.watched.changes()
        controls = self._controls.update() if self._controls else []
        pickers = self._pickers.update() if self._pickers else []
        if views or events or statuses or controls or pickers:
            # A page's handler may come back in through another dispatch: what follows reads the state anew.
            batch = {"views": views, "controls": controls, "events": events, "statuses": statuses, "pickers": pickers}
            self.host.apply(json.dumps(batch))
            self.calls.tell(statuses)
        self.bridge.expire(now)
        self._keep()
        self._schedule(now)

    def _schedule(self, since: float) -> None:
        due = [self._agenda.next_change(), self.bridge.expiry, self.speech.next_change(), self._lifetimes(since)]
        if self._registry.has_questions:
            due.append(since)
        due = [at for at in due if at is not None]
        self.host.schedule(max(0.0, min(due) - self.host.now()) if due else -1.0)

    def _difference(self, handle: int, view: dict) -> dict:
        shown = self._shown.get(handle)
        if view == shown:
            return {}
        self._shown[handle] = view
        return view if shown is None else {name: view[name] for name in view if view[name] != shown[name]}

    # Before anything is done with it, what has ended ends; but not for what a page that was frozen does not know yet.
    def _look(self) -> None:
        try:
            if self.authority.is_over:
                self.authority.recall(json.loads(self.host.recall()))
            self.authority.refresh()
        except Exception as error:
            self._fault("lifetimes", error)

    def _census(self) -> float | None:
        return self.authority.visits.next_census() if self.authority.depends_on_pages else None

    # The end of a lifetime is a moment of the wall clock.
    def _lifetimes(self, since: float) -> float | None:
        waits = [self._census()]
        moments = [self.authority.look]
        moments += [panels.next_change for panels in (self._controls, self._pickers) if panels]
        waits += [max(0.0, at - self.date()) for at in moments if at is not None]
        waits = [wait for wait in waits if wait is not None]
        return since + min(waits) if waits else None

    def date(self) -> float:
        """Return the time of the wall clock, in ms since the epoch."""
        return float(self.host.date())

    def _revoke(self) -> None:
        revoked, self.authority.revoked = self.authority.revoked, []
        if revoked:
            position = DENIED_MESSAGE if GEOLOCATION in revoked else ""
            self.host.revoke(json.dumps({"kinds": kinds_of(revoked), "position": position}))

    def _keep(self) -> None:
        said = self.authority.visits.say()
        if said is not None:
            self.host.publish(json.dumps(said))
        if self.authority.unsaved:  # what a page has decided says nothing to others that do not know of the page
            self.host.keep(self.authority.write())
        known = self.authority.known(PERMISSIONS)
        if known != self._remembered:
            self._remembered = known
            self.host.remember(json.dumps(known))

    def report(self, text: str) -> None:
        """Write one line to the console, once."""
        if text not in self._reported:
            self._reported.append(text)
            self.host.report(text)

    def _fault(self, where: str, error) -> None:
        self.report("an error of the polyfill itself, in " + where + ": " + type(error).__name__ + " " + str(error))


_page = None


def current() -> Page | None:
    """Return the page that was taken over last; ``None`` before ``install``."""
    return _page


def install(**options) -> Page:
    """Take over the page's elements: connect to the shim and answer it from now on.

    Args:
        **options: ``edition`` (``"origin-trial"``, ``"final"``) where it should differ from the script's.

    Returns:
        The page; while it is in charge, the same one at every call.

    Raises:
        RuntimeError: where this is no page, the shim is not on it, or another Python is in charge already.
        ValueError: for an option or an edition that does not exist.
    """
    global _page
    for name in options:
        if name != "edition" or options[name] not in editions.NAMES:
            raise ValueError("no such option: " + name + "=" + repr(options[name]))
    page = Page()
    page.host = connect(page.dispatch)
    if page.host is None and _page is None:
        raise RuntimeError("install() has nothing to take over: " + absence())
    if page.host is not None:
        settings = json.loads(page.host.options())
        page.edition = options.get("edition", settings["edition"])
        page.bridge.is_on = settings["bridge"] == "on"
        page.asking.mode = settings["prompt"]
        page.authority.set_limits(settings)
        page.speech = Speech(settings["languages"])
        _page = page
    return _page
