"""Which language each panel of a page speaks: site controls, pickers of devices.

A panel is drawn when the texts of its language are there, or have been waited for long enough.

Source: design, section 5 (another language is one small file).
"""

from . import dialog_texts
from .labels import PATIENCE


class PanelSpeech:
    """The languages of the panels of one kind on one page."""

    def __init__(self, page):
        self._page = page
        self._awaited = {}  # language of the dialogs -> until when its file is waited for, in ms since the epoch

    def want(self, language) -> None:
        """Fetch the texts for a panel that inherits this language tag, or ``None``."""
        tag = self._page.speech.resolve(language)
        wanted = self._page.dialog_speech.wants(tag)
        if wanted:
            self._page.host.dialogTexts(wanted)
        if not self._page.dialog_speech.has(tag):
            self._awaited.setdefault(dialog_texts.language(tag), self._page.date() + PATIENCE)

    def awaits(self, language) -> float | None:
        """Return until when the texts for a panel are waited for, in ms since the epoch; ``None`` if they are not."""
        tag = self._page.speech.resolve(language)
        if self._page.dialog_speech.has(tag):
            return None
        until = self._awaited[dialog_texts.language(tag)]
        return until if self._page.date() < until else None

    def spoken(self, language) -> tuple:
        """Return the tag and the texts that a panel speaks now."""
        spoken, texts = self._page.dialog_speech.spoken(self._page.speech.resolve(language))
        return spoken, texts or dict(dialog_texts.ENGLISH)
