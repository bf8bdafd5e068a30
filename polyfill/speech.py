"""Which languages the page's elements speak: the texts that have come, and those that are waited for.

Source: Chromium fact sheet 6.2; design, section 5 (another language is one small file).
"""

from . import labels, languages


class Speech:
    """The languages of one page."""

    def __init__(self, preferred=()):
        self.preferred = list(preferred)
        """The browser's languages, best first."""
        self._resolved = {}  # language that elements inherit -> tag of the language that they are to speak
        self._texts = {languages.DEFAULT: None}  # tag -> what its file says; None stands for English
        self._awaited = []  # (tag, until when its file is waited for)

    def resolve(self, language: str | None) -> str:
        """Return the tag of the language that an element is to speak which inherits this one."""
        if language not in self._resolved:
            self._resolved[language] = languages.resolve(language, self.preferred)
        return self._resolved[language]

    def has(self, tag: str) -> bool:
        """Tell whether the texts of a language have come, or cannot be had."""
        return tag in self._texts

    def awaits(self, tag: str, now: float) -> bool:
        """Wait for the texts of a language; return whether they are to be asked for, which they are once."""
        if tag in [entry[0] for entry in self._awaited]:
            return False
        self._awaited.append((tag, now + labels.PATIENCE))
        return True

    def add(self, tag: str, texts) -> None:
        """Take over the texts of a language, in the form of its file; ``None`` where they cannot be had."""
        self._texts[tag] = texts
        self._awaited = [entry for entry in self._awaited if entry[0] != tag]

    def spoken(self, tag: str) -> tuple:
        """Return the tag and the texts of what is spoken for a language: itself, or English."""
        texts = self._texts[tag]
        return (tag if texts else languages.DEFAULT), texts

    def overdue(self, now: float) -> list[str]:
        """Return the tags that were waited for long enough."""
        return [tag for tag, until in self._awaited if until <= now]

    def next_change(self) -> float | None:
        """Return until when the next file is waited for, in ms, or ``None``."""
        return min([until for _, until in self._awaited]) if self._awaited else None
