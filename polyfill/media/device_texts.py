"""What pickers of devices say: the names of the texts, and the English ones.

Other languages have theirs in the files of the dialogs, see ``device_translations``. Our own words; devices stand
behind a colon, where no language inflects them. What is called alike elsewhere is taken from there.

Source: design, section 7; seed one-time-permissions-mozilla ("Camera 1" until it is used).
"""

from .. import dialog_texts
from . import advice

# Name, English text. {name} is a device's.
ENGLISH = (
    ("speaker", "Speaker"),
    ("try", "Try it"),
    ("turn-off", "Turn off"),
    ("is-off", "Off"),
    ("opening", "Opening\u2026"),
    ("is-on", "On"),
    ("is-muted", "On, but muted"),
    ("names-later", "Off. The names appear once it is on."),
    ("no-device", "None found"),
    ("open-failed", "That did not work."),
    ("no-speakers", "In this browser, the system chooses the speaker."),
    ("no-access", "This page has no access to devices."),
    ("lost", "Disconnected: {name}"),
    ("in-use", "Now in use: {name}"),
    ("forget", "Forget devices"),
    ("forgotten", "Forgotten"),
)

NAMES = tuple([name for name, _ in ENGLISH])
"""What there is a text for, in the order of the texts of a language."""


def named(texts) -> dict[str, str]:
    """Return a language's texts, given in the order of ``NAMES``, by name."""
    return {name: texts[at] for at, name in enumerate(NAMES)}


def whole(tag: str, texts) -> tuple:
    """Return the language and the texts that a picker speaks.

    Args:
        tag: of the dialogs' language.
        texts: its file.

    Returns:
        The same, or English where the file has not every text.
    """
    english = dict(dialog_texts.ENGLISH + ENGLISH)
    if all([isinstance(texts.get(name), str) for name in english]):
        return tag, texts
    english[advice.FILE_MEMBER] = dict(advice.ENGLISH)
    return dialog_texts.languages.DEFAULT, english
