"""The texts of the dialogs on one page: those that have come, and which are to be fetched.

Source: design, section 5 (another language is one small file).
"""

from . import languages


def _dialog_texts():
    from . import dialog_texts  # which an English page needs for its first dialog

    return dialog_texts


class DialogSpeech:
    """The languages that the dialogs of one page speak."""

    def __init__(self):
        self._texts = {}  # tag -> the texts of its file; None where they cannot be had
        self._asked = {languages.DEFAULT}  # tags

    def wants(self, tag: str) -> str:
        """Return the language whose file is to be fetched now for elements of a language of ``languages``.

        Returns:
            Its tag, once; ``""`` where there is nothing to fetch, as for English.
        """
        if tag in self._asked:
            return ""
        wanted = _dialog_texts().language(tag)
        is_new = wanted not in self._asked
        self._asked.update((tag, wanted))
        return wanted if is_new else ""

    def awaited(self, tag: str) -> str:
        """Return the language whose file is under way for a language of ``languages``; ``""`` where none is."""
        return "" if self.has(tag) else _dialog_texts().language(tag)

    def add(self, tag: str, texts) -> bool:
        """Take over a language's file; return whether it is whole, or else the dialogs speak English instead."""
        self._texts[tag] = texts if _dialog_texts().is_whole(texts) else None
        return self._texts[tag] is not None

    def has(self, tag: str) -> bool:
        """Tell whether the texts for a language of ``languages`` are there, or cannot be had; English is there."""
        wanted = _dialog_texts().language(tag)
        return wanted == languages.DEFAULT or wanted in self._texts

    def spoken(self, tag: str) -> tuple:
        """Return the tag and the texts that a dialog speaks now for a language of ``languages``: itself, or English."""
        wanted = _dialog_texts().language(tag)
        texts = self._texts.get(wanted)
        return (wanted, texts) if texts else (languages.DEFAULT, None)
