"""The two published behaviours of the element, as data (design, section 6)."""

ORIGIN_TRIAL = "origin-trial"
FINAL = "final"
DEFAULT = ORIGIN_TRIAL

EDITIONS = (
    (ORIGIN_TRIAL, ""),
    (FINAL, ""),
)
"""The editions, and which other one each follows where a table has nothing of its own for it; ``""`` for none."""

NAMES = tuple([row[0] for row in EDITIONS])

# Edition; the events that have a handler, as a property and as a content attribute (fact sheet 1.1).
HANDLERS = (
    (ORIGIN_TRIAL, ("promptaction", "promptdismiss", "validationstatuschange", "resolve", "dismiss")),
    (FINAL, ("promptaction", "promptdismiss", "validationstatuschange")),
)

# Edition; what a prompt's outcome is called: acted on, dismissed, acted on but all as it was before.
# The trial fired its older names beside the new ones.
PROMPT_EVENTS = (
    (ORIGIN_TRIAL, ("promptaction", "resolve"), ("promptdismiss", "dismiss"), ("promptaction", "resolve")),
    (FINAL, ("promptaction",), ("promptdismiss",), ("promptdismiss",)),
)

# Edition; the pseudo-classes that its elements can match. The trial announced `:invalid`, and never shipped it.
PSEUDO_CLASSES = (
    (ORIGIN_TRIAL, ("granted", "invalid")),
    (FINAL, ("granted",)),
)


def line(edition: str) -> tuple:
    """Return an edition and those that it follows, itself first; unknown ones act as the default."""
    found = []
    while edition in NAMES and edition not in found:
        found.append(edition)
        edition = dict(EDITIONS)[edition]
    return tuple(found) if found else line(DEFAULT)


def row(table, edition: str):
    """Return what a table has for an edition.

    Args:
        table: rows that begin with the name of an edition.
        edition: which one.

    Returns:
        The rest of its row, or else of the first one's that it follows; ``None`` where none of them has one.
    """
    for name in line(edition):
        for each in table:
            if each[0] == name:
                return each[1:]
    return None


def by_name(table) -> dict:
    """Return what a table of two columns has for each edition that it has something for."""
    return {name: row(table, name)[0] for name in NAMES if row(table, name)}


def prompt_events(edition: str) -> tuple:
    """Return the event types for (acted on, dismissed, status quo kept)."""
    return row(PROMPT_EVENTS, edition)


def pseudo_classes(edition: str) -> tuple:
    """Return the names of the pseudo-classes that elements can match."""
    return row(PSEUDO_CLASSES, edition)[0]
