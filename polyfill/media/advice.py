"""What a person can do about an error: the English texts, and how one is chosen.

Our own words. ``advice_translations`` has them in other languages; they come with the dialogs' texts of the language.

Source: field guide D1 and D2.
"""

from .. import dialog_texts
from . import errors

FILE_MEMBER = "advice"
"""The member of a language's file of dialog texts that has these."""

# Code, English text. {names} is filled in: permissions stand behind a colon, where no language inflects them.
ENGLISH = (
    (errors.DENIED, "Not allowed: {names}. Try again and choose to allow it."),
    (errors.DISMISSED, "The question was not answered: {names}. Try again and choose to allow it."),
    (errors.BLOCKED, "Blocked on this site: {names}. Allow it in the site settings of your browser, then try again."),
    (errors.SYSTEM, "Your device blocks it for this browser: {names}. Allow it in the settings of the device."),
    (errors.NOT_FOUND, "Not found: {names}. Connect it or switch it on, then try again."),
    (errors.IN_USE, "In use elsewhere: {names}. Close other apps and tabs that use it, then try again."),
    (errors.UNREADABLE, "It could not be started: {names}. Close other apps that may use it, and see whether the "
     "privacy settings of your device allow it."),
    (errors.OVERCONSTRAINED, "No device can do what this page needs: {names}. Choose or connect another one."),
    (errors.INSECURE, "This page is not secure and may not use it: {names}. Open the address with https."),
    (errors.POLICY, "This page may not use it where it is shown: {names}. Open it in a tab of its own."),
    (errors.OFF, "Switched off in your browser for every site: {names}. Switch it on in its settings."),
    (errors.UNAVAILABLE, "Not available now: {names}. See whether it is switched on in the settings of your device, "
     "and whether you are online."),
    (errors.TIMEOUT, "It took too long: {names}. Try again."),
    (errors.ABORTED, "It was interrupted: {names}. Try again."),
    (errors.INVALID, "This page has made a mistake: {names}. Tell its owner."),
    (errors.UNKNOWN, "It did not work: {names}. Try again, or reload the page."),
)  # fmt: skip


def named(texts) -> dict[str, str]:
    """Return a language's texts, given in the order of ``ENGLISH``, by code: the form of a language's file."""
    return {row[0]: texts[at] for at, row in enumerate(ENGLISH)}


def advice(code: str, permissions, texts=None) -> str:
    """Return what the person can do.

    Args:
        code: one of ``errors.CODES``.
        permissions: whom the error is about.
        texts: the dialogs' texts of a language, in the form of its file; where they have no advice it is English.
    """
    own = texts.get(FILE_MEMBER) if isinstance(texts, dict) else None
    text = own.get(code) if isinstance(own, dict) else None
    if not isinstance(text, str):
        texts = dict(dialog_texts.ENGLISH)
        text = dict(ENGLISH).get(code, "")
    names = texts["separator"].join([texts[name] for name in permissions if name in texts])
    return dialog_texts.fill(text, (("names", names),))
