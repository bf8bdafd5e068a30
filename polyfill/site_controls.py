"""Site controls: what this site may do, since when and until when, and what a person can choose instead.

It is what the menu has that browsers open from the address bar, for ``<permission-controls>``. What is decided here
never exceeds the browser's own permission: a grant that the browser does not share is kept, and the row says that the
browser asks first.

Source: seed one-time-permissions-chrome ("Site controls"; what ends a one-time grant); W3C Permissions, appendix D
("review, update, and reset"); design, section 7.
"""

from .permissions.descriptors import named, text_of
from .permissions.features import ONCE, PERSISTENT, feature
from .permissions.states import DENIED, GRANTED, PROMPT

ALWAYS_SHOWN = ("camera", "microphone", "geolocation")
"""What has a row also where nothing was decided, in the order of the rows; others follow by name."""

ALLOW_ALWAYS, ALLOW_ONCE, ASK, DENY, RESET = "always", "once", "ask", "deny", "reset"
"""What can be chosen. ``reset`` takes back what was decided, so that the browser's own state is in effect."""

ALL = ""
"""Instead of a row's subject: all rows, to be reset."""

# What is chosen, the state and lifetime that it decides, whether "prompt" is kept as a decision.
DECISIONS = (
    (ALLOW_ALWAYS, GRANTED, PERSISTENT, False),
    (ALLOW_ONCE, GRANTED, ONCE, False),
    (ASK, PROMPT, PERSISTENT, True),
    (DENY, DENIED, PERSISTENT, False),
    (RESET, PROMPT, PERSISTENT, False),
)

ALWAYS, ONE_TIME, NOT = (ALLOW_ALWAYS, "always"), (ALLOW_ONCE, "once"), (DENY, "deny")

# State of the browser, what can be chosen, and the name of each text. From more to less: whoever steps from one to
# another with the arrow keys, which choose at each step, passes nothing that allows more than both or less than both.
# Where the browser asks, to take a decision back is to be asked.
CHOICES = (
    (GRANTED, ((RESET, "as-browser"), ALWAYS, ONE_TIME, (ASK, "ask-first"), NOT)),
    (PROMPT, (ALWAYS, ONE_TIME, (RESET, "ask-first"), NOT)),
    (DENIED, ((RESET, "as-browser"), NOT)),
)

ANY = "*"

# State in effect, what was decided here, what the browser says, and the text about it; the first row that fits counts.
SUMMARIES = (
    (DENIED, ANY, DENIED, "is-blocked"),
    (DENIED, ANY, ANY, "is-denied"),
    (GRANTED, "", GRANTED, "is-allowed-by-browser"),
    (GRANTED, ANY, ANY, "is-allowed"),
    (PROMPT, GRANTED, PROMPT, "browser-asks"),
    (ANY, ANY, ANY, "ask-first"),
)

REFUSED = "not-here"
"""The text about what the document's policy does not allow."""

# Unit of a countdown, in ms, and up to how many of it are shown; the last row has no end.
UNITS = (("second", 1000.0, 60), ("minute", 60000.0, 90), ("hour", 3600000.0, None))


def summary(state: str, decided: str, browser: str) -> str:
    """Return the name of the text about a permission.

    Args:
        state: the one in effect.
        decided: what was decided here, ``""`` for nothing.
        browser: what the browser says.
    """
    for row in SUMMARIES:
        if all([wanted in (ANY, value) for wanted, value in zip(row, (state, decided, browser))]):  # noqa: B905
            return row[3]
    return SUMMARIES[-1][3]


def choice(entry, browser: str) -> str:
    """Return which choice stands for what was decided.

    Args:
        entry: of the store; ``None`` where nothing was decided.
        browser: what the browser says.
    """
    if entry is None:
        return RESET
    if entry.state == GRANTED:
        return ALLOW_ALWAYS if entry.lifetime == PERSISTENT else ALLOW_ONCE
    if entry.state == DENIED:
        return DENY
    return ASK if browser == GRANTED else RESET


def choices(name: str, browser: str, current: str) -> list[list[str]]:
    """Return what can be chosen, as ``[choice, name of its text]``.

    Args:
        name: the feature's; some cannot be granted, some only once.
        browser: what the browser says.
        current: what is chosen now, which is among them in any case.
    """
    known = feature(name)
    possible = {what: state in known.states and lifetime in known.lifetimes for what, state, lifetime, _ in DECISIONS}
    possible[ASK] = possible[DENY] = possible[RESET] = True  # for which a lifetime means nothing
    rows = dict(CHOICES)[browser]
    found = [[what, text] for what, text in rows if possible[what] or what == current]
    kept = [[what, text] for what, text in (ALWAYS, ONE_TIME) if what == current]
    return found if current in [what for what, _ in found] else kept + found


def countdown(remaining: float) -> tuple[int, str, float]:
    """Return what is shown of the time until an end, rounded up.

    Args:
        remaining: ms.

    Returns:
        How many of which unit, as ``Intl.RelativeTimeFormat`` calls it; and in how many ms that changes.
    """
    remaining = max(0.0, remaining)
    counts = [(int(-(-remaining // length)), unit, length, most) for unit, length, most in UNITS]
    at = min([at for at, row in enumerate(counts) if row[3] is None or row[0] <= row[3]])
    number, unit, length, _ = counts[at]
    smaller = UNITS[at - 1][1] * UNITS[at - 1][2] if at else 0.0  # where it goes on in the smaller unit
    return number, unit, remaining - max((number - 1) * length, smaller) if number else 0.0


class Row:
    """What there is to say of one descriptor, in no language yet.

    Attributes:
        descriptor: what it is about.
        subject: the same as a text, which names the row.
        state: the one in effect.
        summary: the name of the text about it.
        choice: what is chosen; ``choices`` are what can be.
        since: when that was decided, in ms since the epoch; ``None`` where nothing was.
        until: when a one-time grant ends at the latest, likewise.
        count: number and unit of the time until then; ``None`` without an end.
        change: when that is to be shown otherwise, in ms since the epoch.
        blocked: whether only the browser's settings can change anything.
    """

    def __init__(self, authority, descriptor: dict, now: float):
        name = descriptor["name"]
        entry = authority.entry(descriptor)
        browser = authority.browser_state(descriptor) or PROMPT
        self.descriptor = descriptor
        self.subject = text_of(descriptor)
        self.state = authority.state(descriptor)
        refused = self.state == DENIED and authority.is_refused(name)
        self.summary = REFUSED if refused else summary(self.state, entry.state if entry else "", browser)
        self.choice = choice(entry, browser)
        self.choices = choices(name, browser, self.choice)
        self.since = entry.decided if entry else None
        self.until = authority.verdict(entry).end if self.choice == ALLOW_ONCE else None
        self.count = self.change = None
        self.blocked = browser == DENIED
        if self.until is not None:
            number, unit, wait = countdown(self.until - now)
            self.count, self.change = [number, unit], now + wait

    def shown(self) -> list:
        """Return what decides how the row looks; two rows of the same subject that agree in it look the same."""
        return [self.subject, self.summary, self.choice, self.choices, self.since, self.count, self.blocked]


def descriptors(authority, listed=()) -> list[dict]:
    """Return what has a row, in order.

    Args:
        authority: whose decisions.
        listed: descriptors that had a row before: what was taken back does not vanish under the person's hands.
    """
    own = [entry.descriptor for entry in authority.entries() if authority.entry(entry.descriptor) is entry]
    by_subject = {text_of(descriptor): descriptor for descriptor in list(listed) + own}
    for name in ALWAYS_SHOWN:
        by_subject.pop(name, None)
    return [named(name) for name in ALWAYS_SHOWN] + [by_subject[subject] for subject in sorted(by_subject)]
