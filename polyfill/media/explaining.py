"""Explains the errors that one page meets: with what the page knows, in the language of whoever asks.

Imported when the first error comes: a page's start need not wait for it.

Source: design, sections 3 and 5; field guide D2.
"""

from .. import labels
from .advice import advice
from .errors import Facts, asked_for, classify
from .explanation import Explanation


def explain(page, error: dict, permissions, texts=None, present=None) -> Explanation:
    """Say what an error means, and what can be done about it.

    Args:
        page: which one met it.
        error: see ``errors.classify``.
        permissions: likewise.
        texts: of the language that the advice is to be in, as ``DialogSpeech.spoken`` has them.
        present: the kinds of devices that the browser lists now; ``None`` where that is not known.
    """
    authority = page.authority
    asked = asked_for(error, permissions)
    facts = Facts(
        place=page.browser,
        secure=page.is_secure,
        refused=[name for name in asked if page.elements.is_refused(name)],
        before=page.asking.before,
        after={name: authority.get(name) for name in asked},
        present=present,
    )
    explained = classify(error, asked, facts)
    explained.advice = advice(explained.code, explained.permissions, texts)
    return explained


def explain_to(page, error: dict, permissions, language, present) -> Explanation:
    """Say the same in a language that something in the page inherits; ``None`` stands for the browser's."""
    _, texts = page.dialog_speech.spoken(page.speech.resolve(language))
    return explain(page, error, permissions, texts, present)


def explain_to_page(page, told: dict) -> dict:
    """Answer the page's own ``explain``: ``{error, permissions, language, present}``."""
    return explain_to(page, told["error"], told["permissions"], told["language"], told["present"]).told()


def wanted(page, language) -> list:
    """Return the language whose texts are to be fetched before an error is explained, and how long to wait for them.

    Args:
        page: whose.
        language: that of the page.

    Returns:
        The tag, ``""`` where there is nothing to fetch, and a time in ms.
    """
    tag = page.speech.resolve(language)
    asked = page.dialog_speech.wants(tag)
    return [asked or page.dialog_speech.awaited(tag), labels.PATIENCE]
