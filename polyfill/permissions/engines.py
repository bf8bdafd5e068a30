"""What the engines make of the permissions for camera and microphone: one row each.

Source: field guide D3; seeds one-time-permissions-chrome and -mozilla.
"""


class Habits:
    """The habits of one engine.

    Attributes:
        name: of the engine.
        granted_may_prompt: whether using a feature can ask the person although ``query()`` said ``granted``.
        prompt_after_once: whether ``query()`` says ``prompt`` while a one-time grant holds.
        forgets_on_navigation: whether a grant can end with the next navigation, also within the origin.
        denial_ends_with_reload: whether a denial that was not meant to be remembered ends with a reload.
    """

    def __init__(self, name, granted_may_prompt, prompt_after_once, forgets_on_navigation, denial_ends_with_reload):
        self.name = name
        self.granted_may_prompt = granted_may_prompt
        self.prompt_after_once = prompt_after_once
        self.forgets_on_navigation = forgets_on_navigation
        self.denial_ends_with_reload = denial_ends_with_reload


ENGINES = (
    # One-time grants are granted to query() (seed, "Permissions API") and end with the visit; denials stay.
    Habits("chromium", False, False, False, False),
    # "granted" includes a grant for the last time; a reload clears what was not remembered (dev-platform, 2023-07-26).
    Habits("firefox", True, True, False, True),
    # Grants are for the page; same-origin steps that the page itself takes keep them (WebKit pull request 35948).
    Habits("webkit", True, True, True, True),
)

UNKNOWN = Habits("", True, True, True, True)
"""Of an engine that is none of these, nothing is taken for certain."""


def habits(name: str) -> Habits:
    """Return the habits of an engine, ``UNKNOWN`` where it is none of the table."""
    for row in ENGINES:
        if row.name == name:
            return row
    return UNKNOWN
