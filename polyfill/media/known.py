"""What one page knows of the person's devices: read from storage and from the browser, kept, and told to who may know.

Source: seed one-time-permissions-mozilla; design, section 7 (what was decided here never shows more than the browser).
"""

import json

from ..permissions.states import GRANTED
from . import choosing, exposure, listing
from .book import Book
from .kinds import KINDS, member, permission
from .listing import Device


class Known:
    """The devices that one page knows.

    Attributes:
        book: what is known, whoever may see it.
        used: the kinds of which a device was opened in this page's life.
    """

    def __init__(self, page):
        self.book = Book()
        self.used = []
        self._page = page
        self._exposed = None  # what the list depended on when it was asked for last
        self._listeners = []
        self._told = None  # what the listeners know
        self._written = self.host("recall") or ""
        self._read()

    def host(self, act: str, **more):
        """Have the shim do something; see ``pickers``."""
        more["act"] = act
        return self._page.host.devices(json.dumps(more))

    def _read(self) -> None:
        if self.book.load(self._written):
            self._page.report("the stored devices are passed over: they cannot be read")
            self._written = self.book.dump()  # what is there may be another version's: it stays until something changes

    def stored(self, text: str) -> None:
        """Take over what another page of the origin has written; ``""`` where it has forgotten everything."""
        self._written = text
        self._read()

    def learn(self, rows) -> None:
        """Take over what the browser lists, as ``[[kind, id, label], …]``."""
        self.book.learn(rows, [kind for kind in KINDS if self.is_withheld(kind)])

    def tried(self, kind: str, error: str) -> None:
        """Take over what came of an opening: the name of its error, ``""`` for none."""
        if not error and kind not in self.used:
            self.used.append(kind)
        if member(kind) and not self._page.is_bridged:  # which otherwise has heard of it
            self._page.bridge.passed([permission(kind)], error)

    # Who may know

    def is_withheld(self, kind: str) -> bool:
        """Tell whether what was decided here keeps the names of a kind from the page."""
        name = permission(kind)
        return self._page.authority.is_withheld(name) or self._page.authority.is_denied_here(name)

    def seen(self, kind: str) -> list[Device]:
        """Return the devices of a kind as the page may see them."""
        return listing.withhold(self.book.devices(kind), [kind] if self.is_withheld(kind) else [])

    def chosen(self, kind: str) -> Device | None:
        """Return the chosen device of a kind, if there is one and the page may see it."""
        return None if self.is_withheld(kind) else self.book.chosen(kind)

    def constraint(self, kind: str, wanted):
        """Return what to ask ``getUserMedia`` for to open a device, see ``choosing.first``."""
        return choosing.first(wanted, self.book.present(kind), self._page.browser[0])

    def listen(self, listener) -> None:
        """From now on call ``listener`` when what the page may see has changed."""
        self._listeners.append(listener)

    def unlisten(self, listener) -> None:
        """Call a listener no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    # What follows from it

    def follow(self, wants: bool) -> None:
        """Keep what has changed, ask for what may be listed now, and tell who listens.

        Args:
            wants: whether there is a picker, for which the list is to be asked for.
        """
        text = self.book.dump()
        if text != self._written:
            self._written = text
            self.host("keep", text=text)
        exposed = [self._exposure(kind) for kind in KINDS]
        if (wants or self._listeners) and exposed != self._exposed:
            self._exposed = exposed
            self.host("list")
        told = [device.row() for kind in KINDS for device in self.seen(kind)]
        before, self._told = self._told, told
        if before is not None and before != told:
            self._tell()

    def _exposure(self, kind: str) -> list:
        state = self._page.authority.get(permission(kind))
        is_exposed = exposure.is_exposed(self._page.browser[0], state, kind in self.used)
        return [is_exposed, self.is_withheld(kind), state == GRANTED]

    def _tell(self) -> None:
        for listener in list(self._listeners):
            try:
                listener()
            except Exception as error:
                what = type(error).__name__ + " " + str(error)
                self._page.report("a function that watches devices failed: " + what)
