"""The location's accuracy: the ``preciselocation`` attribute, and the trial's older ``type-ext``.

Source: Chromium fact sheet 1.1. Of ``type-ext`` only early explainers spoke: key:value pairs, of which ``precise:true``
is the one that they give a meaning to.
"""

from . import editions
from .type_attribute import split_on_ascii_whitespace


def parse(value: str) -> list[tuple[str, str]]:
    """Parse a ``type-ext`` attribute: pairs of a key and a value, separated by ASCII white space.

    Args:
        value: the attribute's text.

    Returns:
        The pairs (key, value) in their order; of a repeated key the first, and nothing for what is not a pair.
    """
    pairs = []
    for token in split_on_ascii_whitespace(value):
        key, colon, text = token.partition(":")
        if key and colon and key not in [known for known, _ in pairs]:
            pairs.append((key, text))
    return pairs


def is_precise(preciselocation: str | None, type_ext: str | None, edition: str) -> bool:
    """Return whether an element asks for a precise location.

    Args:
        preciselocation: the attribute's text, which does not matter, or ``None`` where it is absent.
        type_ext: the same of ``type-ext``, which only the origin trial knew.
        edition: one of ``editions.NAMES``.
    """
    if preciselocation is not None:
        return True
    is_known = editions.ORIGIN_TRIAL in editions.line(edition)
    return is_known and type_ext is not None and ("precise", "true") in parse(type_ext)
