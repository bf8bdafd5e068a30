"""The two published behaviours of the element, as data (design, section 6)."""

ORIGIN_TRIAL = "origin-trial"
FINAL = "final"
DEFAULT = ORIGIN_TRIAL

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

NAMES = tuple(row[0] for row in PROMPT_EVENTS)


def prompt_events(edition: str) -> tuple:
    """Return the event types for (acted on, dismissed, status quo kept); unknown editions act as the default."""
    for name, action, dismiss, status_quo in PROMPT_EVENTS:
        if name == edition:
            return action, dismiss, status_quo
    return prompt_events(DEFAULT)


def pseudo_classes(edition: str) -> tuple:
    """Return the names of the pseudo-classes that elements can match; unknown editions act as the default."""
    for name, pseudo_classes_ in PSEUDO_CLASSES:
        if name == edition:
            return pseudo_classes_
    return pseudo_classes(DEFAULT)
