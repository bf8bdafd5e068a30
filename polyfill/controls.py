"""The site controls on one page: every ``<permission-controls>``, what each shows, and what was chosen there.

Source: design, section 7; seed one-time-permissions-chrome ("Site controls").
"""

from . import site_controls
from .panel_speech import PanelSpeech
from .site_controls import ALL
from .site_controls_model import locale, model, news


class Controls:
    """The site controls of one page."""

    def __init__(self, page):
        self.next_change = None
        """When something is to be shown otherwise if nothing happens, in ms since the epoch; ``None`` for never."""
        self._page = page
        self._languages = {}  # handle -> the language that the element inherits
        self._shown = {}  # handle -> what its looks depend on
        self._told = {}  # handle -> by subject, what was said of each row last
        self._listed = []  # descriptors that had a row
        self._speech = PanelSpeech(page)
        self._user = 0  # the handle where something was chosen last

    def attach(self, entries) -> None:
        """Note elements that are in the document: ``[[handle, language], …]``, also where the language changed."""
        for handle, language in entries:
            self._speech.want(language)
            self._languages[int(handle)] = language

    def detach(self, handles) -> None:
        """Forget elements that left the document."""
        for handle in handles:
            for known in (self._languages, self._shown, self._told):
                known.pop(handle, None)

    def choose(self, chosen: dict) -> list[dict]:
        """Take over what the person chose: ``{handle, subject, choice}``, where the subject may be ``ALL``.

        Returns:
            What that was about, as ``{descriptor, state}`` with the state that is in effect now, for each.
        """
        authority = self._page.authority
        self._user = int(chosen["handle"])
        concerned = [row for row in self._rows() if chosen["subject"] in (row.subject, ALL)]
        if chosen["subject"] == ALL:
            concerned = [row for row in concerned if row.since is not None]
            self._page.forget_devices()
        for name, state, lifetime, keep in site_controls.DECISIONS:
            if name == chosen["choice"]:
                concerned = [row for row in concerned if name in [what for what, _ in row.choices]]
                authority.decide([row.descriptor for row in concerned], state, lifetime, keep)
                return [{"descriptor": row.descriptor, "state": authority.state(row.descriptor)} for row in concerned]
        return []

    def _rows(self) -> list:
        authority = self._page.authority
        self._listed = site_controls.descriptors(authority, self._listed)
        now = self._page.date()
        return [site_controls.Row(authority, descriptor, now) for descriptor in self._listed]

    def update(self) -> list:
        """Return what is to be drawn anew, as ``[[handle, model, news], …]``; without any element, nothing is."""
        self.next_change = None
        if not self._languages:
            return []
        rows = self._rows()
        ends = [row.change for row in rows if row.change is not None]
        self.next_change = min(ends) if ends and self._page.authority.visits.visible else None
        look = [row.shown() for row in rows]
        speaker = self._user if self._user in self._languages else min(self._languages)
        drawn = []
        for handle in sorted(self._languages):
            language = self._languages[handle]
            until = self._speech.awaits(language)
            if until is not None:  # meanwhile the element shows what the page has put into it
                self.next_change = until if self.next_change is None else min(until, self.next_change)
                continue
            speech = self._speech.spoken(language)
            shown = [look, language, speech[0]]
            if self._shown.get(handle) == shown:
                continue
            self._shown[handle] = shown
            text = self._news(handle, rows, speech[1])
            drawn.append([handle, self._model(handle, rows, speech), text if handle == speaker else ""])
        return drawn

    def _model(self, handle: int, rows, speech: tuple) -> dict:
        where = locale(speech[0], self._languages[handle], self._page.speech.preferred)
        return model(rows, speech, where, self._page.origin, self._page.browser)

    # What changes while nobody looks at it is news as well; what is shown at first is none.
    def _news(self, handle: int, rows, texts) -> str:
        before = self._told.get(handle)
        self._told[handle] = {row.subject: row.summary for row in rows}
        if before is None:
            return ""
        return news([row for row in rows if before.get(row.subject, row.summary) != row.summary], texts)
