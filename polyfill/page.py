"""One page, and the one ``dispatch`` that the shim calls.

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
``batch``           ``[[kind, payload], …]``: several of these, after which every element is brought up to date once;
                    their answers are told to nobody
==================  ===========================================================================

Payloads are JSON; times are ms of the host's clock. Each dispatch ends in at most one ``apply``.
"""

import json

from . import editions
from .calls import Calls
from .css import packed
from .dialog_speech import DialogSpeech
from .elements import Elements
from .host import absence, connect
from .permissions.authority import Authority
from .speech import Speech
from .type_attribute import PERMISSIONS

# What a page needs only once somebody has pressed or called something is imported then: its start does not wait for it.

QUERIES = ("judge", "devices", "query2015", "advice", "explain")
"""The kinds that change nothing, after which no element has to be brought up to date."""

LONGEST_LINE = 500
"""How much of a line is written to the console, in characters: what others have stored may be in it."""


class Page:
    """What one page has: its elements, its permissions, and who asks for them."""

    def __init__(self, host=None, edition: str = editions.DEFAULT, bridge: bool = True):
        self.host = host
        self.edition = edition
        self.is_bridged = bridge
        self.prompts = "native"
        """``"native"``, or ``"emulated"``: our dialogs ask also where the browser would, see ``dialogs``."""
        self.authority = Authority(self.date)
        self.calls = Calls(self)
        self.speech = Speech()
        self.dialog_speech = DialogSpeech()
        self.elements = Elements(self)
        self._asking = None
        self._bridge = None
        self._controls = None
        self._pickers = None
        self._agent = None
        self._browser = ("", "")
        self.origin = ""
        self.is_secure = True
        self._current = []  # whether each permission is known, and its state
        self._reported = []
        self._remembered = {}
        self._handlers = {
            "permission": self._permission,
            "judge": self._judge,
            "dialogTexts": self._dialog_texts,
            "place": self._set_place,
            "settled": lambda answer: self.asking.settled(answer),
            "chosen": lambda answer: self.asking.chosen(answer),
            "query": lambda request: self.bridge.query(request),
            "capture": lambda request: self.bridge.capture(request),
            "captured": lambda result: self.bridge.captured(result),
            "position": lambda request: self.bridge.position(request),
            "positioned": lambda result: self.bridge.positioned(result),
            "devices": lambda _: self.bridge.devices(),
            "use": self._use,
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
            "batch": self._batch,
        }
        self._handlers.update(self.elements.handlers)

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
            found = self._handlers[kind](json.loads(payload) if payload else None) or ""
            answer = found if isinstance(found, str) else json.dumps(found)
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

    # What happened

    def _batch(self, entries) -> None:
        for kind, payload in entries:
            try:
                self._handlers[kind](payload)
            except Exception as error:
                self._fault(str(kind), error)

    def _permission(self, reports) -> None:
        for name, state in reports:
            self.authority.report(name, state)

    def _judge(self, styles) -> str:
        judged = []
        for style in styles:
            try:
                judged.append(packed.judge(self.edition, style))
            except Exception as error:
                self._fault("judge", error)
                judged.append(packed.UNJUDGED)
        return json.dumps(judged)

    def _dialog_texts(self, entries) -> None:
        for tag, texts in entries:
            if not self.dialog_speech.add(tag, texts):
                self.report("the dialogs are in English, since dialogs/" + tag + ".json cannot be had")

    def _set_place(self, place) -> None:
        self.origin = place["origin"]
        self.authority.set_origin(place["origin"])
        self._agent = place["agent"]
        self.is_secure = place.get("secure", True)

    def _store(self, text) -> None:
        complaints = self.authority.take_over(text)
        if complaints:
            more = len(complaints) - 1
            self.report(complaints[0] + (", and " + str(more) + " more" if more else ""), "stored")

    def _query2015(self, value) -> dict:
        from .permissions import draft2015  # which few pages use

        return draft2015.adapt(value)

    @property
    def browser(self) -> tuple[str, str]:
        """The browser and the system, as ``browsers.recognise`` tells them."""
        if self._agent:
            from . import browsers

            self._browser, self._agent = browsers.recognise(self._agent), None
        return self._browser

    @property
    def asking(self):
        """The page's questions to the person."""
        if self._asking is None:
            from .asking import Asking

            self._asking = Asking(self)
        return self._asking

    @property
    def bridge(self):
        """What the page's own calls are answered."""
        if self._bridge is None:
            from .bridge import Bridge

            self._bridge = Bridge(self)
        return self._bridge

    def _use(self, kinds) -> None:
        if kinds:
            from .media.handover import names_of

            kinds = names_of(kinds)
        self.authority.visits.use(kinds)

    def _site_controls(self):
        if self._controls is None:
            from .controls import Controls  # comes with the first panel, and most pages have none

            self._controls = Controls(self)
        return self._controls

    def _explaining(self):
        from .media import explaining  # most pages meet no error

        return explaining

    def explain(self, error: dict, permissions, present=None, handle: int = 0):
        """Return the ``Explanation`` of an error, in the language of an element; see ``media.explaining``."""
        return self._explaining().explain(self, error, permissions, self.spoken(handle)[1], present)

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
        from . import decisions

        if decisions.is_about_everything(request):
            self.forget_devices()
        return decisions.answer(self.authority, request)

    def _say_again(self, _) -> None:
        self.authority.visits.unsaid = True
        self.authority.unsaved = len(self.authority.entries()) > 0

    def _tick(self, _) -> None:
        self.elements.tick(self.host.now())
        if self._census() == 0.0:
            self.authority.visits.ask()
            self.host.census()

    def spoken(self, handle: int) -> tuple:
        """Return the tag and the texts of dialogs for an element; 0 stands for the page, see ``dialog_speech``."""
        return self.dialog_speech.spoken(self.elements.tag(handle))

    # What follows from it

    # What elements say depends on permissions that all of them share.
    def _follow_authority(self) -> None:
        self._look()
        current = [(self.authority.are_known([name]), self.authority.get(name)) for name in PERMISSIONS]
        if current != self._current:
            self._current = current
            self.elements.concern_all()

    def _update(self) -> None:
        now = self.host.now()
        self._follow_authority()
        self._revoke()
        if self._asking:
            self._asking.look()
        views, events = self.elements.update(now)
        statuses = self.authority.watched.changes()
        controls = self._controls.update() if self._controls else []
        pickers = self._pickers.update() if self._pickers else []
        if views or events or statuses or controls or pickers:
            # A page's handler may come back in through another dispatch: what follows reads the state anew.
            batch = {"views": views, "controls": controls, "events": events, "statuses": statuses, "pickers": pickers}
            self.host.apply(json.dumps(batch))
            self.calls.tell(statuses)
        if self._bridge:
            self._bridge.expire(now)
        self._keep()
        self._schedule(now)

    def _schedule(self, since: float) -> None:
        due = [self.elements.next_change(since), self.speech.next_change(), self._lifetimes(since)]
        due += [self._bridge.expiry] if self._bridge else []
        due = [at for at in due if at is not None]
        self.host.schedule(max(0.0, min(due) - self.host.now()) if due else -1.0)

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
            self.host.revoke(json.dumps(self.bridge.ended(revoked)))

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

    def report(self, text: str, subject: str = "") -> None:
        """Write one line to the console, once; of several about one subject the first."""
        known = subject or text
        if known not in self._reported:
            self._reported.append(known)
            self.host.report(text[:LONGEST_LINE])

    def _fault(self, where: str, error) -> None:
        what = type(error).__name__ + " " + str(error)
        self.report("an error of the polyfill itself, in " + where + ": " + what, where)


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
        page.is_bridged = settings["bridge"] == "on"
        page.prompts = settings["prompt"]
        page.authority.set_limits(settings)
        page.speech = Speech(settings["languages"])
        _page = page
    return _page
