"""What is in effect on this page: what the browser says, what was decided here, and for how long that holds.

Source: design, section 7 (the store sits over the browser's own permission, and never exceeds it).
"""

from .descriptors import convert, named, text_of
from .environment import Environment
from .features import NAMES, PERSISTENT
from .keys import OPAQUE, origin_of
from .lifetime import Limits, ends_with_pages
from .reading import lasting_state, permission_state
from .revoking import change, expire
from .states import DENIED, GRANTED, PROMPT, EffectiveStates, aggregate
from .store import PermissionStore, load
from .visits import Visits
from .watching import Watched


class Authority:
    """Answers for the permissions of one page.

    Args:
        now: returns the time, in ms since the epoch.
        limits: of lifetimes.

    Attributes:
        browser: what the browser says.
        watched: what the page has asked for.
        revoked: names whose use has to end; whoever ends it empties the list.
        unsaved: whether something was decided that is not written down yet.
        look: when lifetimes have to be looked at again, in ms since the epoch; ``None`` where nothing ends.
    """

    def __init__(self, now, limits: Limits | None = None):
        limits = Limits() if limits is None else limits
        self.browser = EffectiveStates()
        self.watched = Watched(self.state)
        self.visits = Visits(now, limits.grace)
        self.revoked = []
        self.unsaved = False
        self.look = None
        self._now = now
        self._environment = Environment(
            PermissionStore(), now, OPAQUE, browser=self.browser_state, visit=self.visits.of, limits=limits
        )
        self._states = {}  # name -> state, as long as nothing happens

    def set_limits(self, options: dict) -> None:
        """Take over the options ``grace``, in seconds, and ``unused``, in days; see ``lifetime.OPTIONS``."""
        limits = self._environment.limits
        limits.adjust(options)
        self.visits.grace = limits.grace

    def set_origin(self, origin: str) -> None:
        """Note whose page it is; what is no origin changes nothing."""
        environment = self._environment
        environment.origin = environment.top_origin = origin_of(origin) or environment.origin

    @property
    def _store(self) -> PermissionStore:
        return self._environment.store

    def browser_state(self, descriptor: dict) -> str | None:
        """Return what the browser says of a descriptor; ``None`` where it does not know."""
        text = text_of(descriptor)
        return self.browser.answer(text if self.browser.are_known([text]) else descriptor["name"])

    # What holds

    @property
    def is_over(self) -> bool:
        """Whether a grant has ended, as far as is known here, and that is to be noted."""
        return not self.visits.is_away and any([self.verdict(entry).ended for entry in self._store.entries()])

    @property
    def depends_on_pages(self) -> bool:
        """Whether there is a grant that ends with the origin's pages."""
        return any([ends_with_pages(entry) for entry in self._store.entries()])

    def refresh(self) -> None:
        """Take account of the time that has passed."""
        self._states = {}
        if self.visits.is_away:
            self.look = None
            return
        ended, self.look = expire(self._environment, self._revoke)
        self.unsaved = self.unsaved or len(ended) > 0

    def get(self, name: str) -> str:
        """Return the state of a permission."""
        if name not in self._states:
            self._states[name] = permission_state(named(name), self._environment)
        return self._states[name]

    def state(self, descriptor: dict) -> str:
        """Return the state of a descriptor."""
        return permission_state(descriptor, self._environment)

    def is_refused(self, name: str) -> bool:
        """Tell whether the document's policy keeps a feature from it."""
        return not self._environment.allows(name)

    def aggregate(self, names) -> str:
        """Return one state for several permissions."""
        return aggregate([self.get(name) for name in names])

    def are_known(self, names) -> bool:
        """Tell whether the browser has answered for every one of these permissions."""
        return self.browser.are_known(names)

    def known(self, names) -> dict[str, str]:
        """Return the states of those permissions that the browser has answered for, without what automation set."""
        lasting = lambda name: lasting_state(named(name), self._environment)  # noqa: E731
        state = lasting if self._environment.overrides else self.get
        return {name: state(name) for name in names if self.browser.answer(name) is not None}

    def is_withheld(self, name: str) -> bool:
        """Tell whether something that was decided here keeps a permission from what the browser would allow."""
        return self.get(name) != GRANTED and self.browser.get(name) == GRANTED

    def is_denied_here(self, name: str) -> bool:
        """Tell whether a permission was denied here, and not by the browser."""
        return self.get(name) == DENIED and self.browser.get(name) != DENIED

    def entry(self, descriptor):
        """Return what was decided for a descriptor, or name, by itself; ``None`` where nothing was."""
        descriptor = named(descriptor) if isinstance(descriptor, str) else descriptor
        return self._store.get(descriptor, self._environment.key(descriptor))

    def entries(self) -> list:
        """Return everything that was decided."""
        return self._store.entries()

    def verdict(self, entry):
        """Judge the lifetime of an entry, see ``lifetime.judge``."""
        return self._environment.verdict(entry)

    # What changes it

    def _revoke(self, descriptor: dict, _) -> None:
        if descriptor["name"] not in self.revoked:
            self.revoked.append(descriptor["name"])

    # What the browser granted has no entry that would be seen to go.
    def _change(self, action) -> None:
        granted = [name for name in NAMES if self.browser.are_known([name]) and self.get(name) == GRANTED]
        change(self._environment, action, self._revoke)
        self._states = {}
        for name in granted:
            if self.get(name) != GRANTED:
                self._revoke(named(name), None)

    def decide(self, descriptors, state: str, lifetime: str = PERSISTENT, keep: bool = False) -> None:
        """Take over what the person decided.

        Args:
            descriptors: descriptors or names.
            state: what was decided; ``prompt`` takes back what was.
            lifetime: for how long a grant is meant.
            keep: whether ``prompt`` is a decision as well: to be asked, also where the browser would not.
        """
        for descriptor in descriptors:
            descriptor = named(descriptor) if isinstance(descriptor, str) else descriptor
            key = self._environment.key(descriptor)
            if state == PROMPT and not keep:
                self._change(lambda d=descriptor, k=key: self._store.remove(d, k, self._now()))
            else:
                self._change(lambda d=descriptor, k=key: self._store.decide(d, k, state, self._now(), lifetime))
            self._store.dismissals.pop(descriptor["name"], None)
        self.unsaved = True

    def used(self, name: str) -> None:
        """Note that a feature was just used, which only a granted permission allows."""
        self.browser.used(name)
        entry = self.entry(name)
        if entry is not None and entry.state == GRANTED:
            self._store.use(entry.descriptor, entry.key, self._now())
            self.unsaved = True
        self._states = {}

    def refused(self, name: str) -> None:
        """Note that a feature was just refused."""
        self.browser.refused(name)
        self._states = {}

    def report(self, subject: str, state: str | None) -> None:
        """Note what the browser says of a descriptor, given as its text."""
        self.browser.report(subject, state)
        self._states = {}

    def set_refused(self, names) -> None:
        """Note which features the document's policy does not allow."""
        self._environment.refused = tuple(names)
        self._states = {}

    def dismissed(self, names) -> None:
        """Note that a question about these permissions was dismissed."""
        for name in names:
            self._store.dismissals[name] = self._store.dismissals.get(name, 0) + 1
        self.unsaved = True

    def dismissals(self, names) -> int:
        """Return how many times questions about these permissions were dismissed since something was decided."""
        return max([self._store.dismissals.get(name, 0) for name in names] + [0])

    # Where it is kept

    def take_over(self, text) -> list[str]:
        """Take over what was written down, by this page before or by another one; return complaints.

        Where two pages decide in the same moment, each overwrites what the other one has written: who knows more
        writes again, also over what nobody can read. What another version may have written is left to it, until
        something is decided here.
        """
        now = self._now()
        store, complaints = load(text, now, self._environment.origin)
        self._change(lambda: self._store.merge(store))
        self.unsaved = self.unsaved or (not store.is_foreign and self._store.knows_more(store, now))
        return complaints

    def recall(self, told: dict) -> None:
        """Take over what other pages have written down since this one was told: ``{store, records}``."""
        self.take_over(told["store"])
        self.visits.learn(told["records"])

    def write(self) -> str:
        """Return everything that was decided, as text to be kept."""
        self.unsaved = False
        return self._store.dump(self._now())

    # Who asks for it

    def query(self, value, state) -> dict | None:
        """Answer the page's query.

        Args:
            value: what the page passed, as JSON.
            state: what the browser answers; ``None`` where it does not know the feature.

        Returns:
            ``{subject, name, state}``, where the subject stands for what was asked; ``None`` where the browser's own
            answer is all there is to say.
        """
        from .querying import query  # once the page is taken over

        descriptor, _ = convert(value)
        if descriptor is None or not self.has_say(descriptor["name"]):
            return None
        subject = text_of(descriptor)
        if state is not None:
            self.report(subject, state)
        status = query(value, self._environment, NAMES).status
        self.watched.add(descriptor)
        return {"subject": subject, "name": status.name, "state": status.state}

    def has_say(self, name: str) -> bool:
        """Tell whether there is anything to say of a permission besides what the browser says."""
        decided = [entry.descriptor["name"] for entry in self._store.entries()]
        automated = [slot.partition(" ")[0].partition(";")[0] for slot in self._environment.overrides]
        return self.browser.are_known([name]) or name in decided or name in automated

    def automate(self, parameters) -> dict:
        """Run "Set Permission", of WebDriver BiDi where the parameters have an ``origin``, else of WebDriver."""
        from .automation import bidi_set_permission, set_permission  # which only tests need

        run = bidi_set_permission if isinstance(parameters, dict) and "origin" in parameters else set_permission
        result = {}
        self._change(lambda: result.update(run(parameters, self._environment)))
        return result
