"""One vocabulary for what ``getUserMedia`` and the geolocation report in every browser.

Source: field guide D2 and D3; W3C Permissions and Media Capture for the names. Messages are looked at only where
browsers say by them what their names do not.
"""

from .. import browsers
from ..permissions import states
from .explanation import REFUSED, Explanation

DENIED, DISMISSED, BLOCKED, SYSTEM = "denied", "dismissed", "blocked", "system"
"""The person did not allow it, did not answer, or had blocked it before; or the operating system does."""
NOT_FOUND, IN_USE, UNREADABLE, OVERCONSTRAINED = "not-found", "in-use", "unreadable", "overconstrained"
"""There is no such device, another program has it, it cannot be started, or none can do what is asked for."""
INSECURE, POLICY, OFF = "insecure", "policy", "off"
"""The page is not secure, its frame may not, or the browser has it switched off for every site."""
UNAVAILABLE, TIMEOUT, ABORTED = "unavailable", "timeout", "aborted"
"""The position cannot be found out, or not in time; or something came between."""
INVALID, UNKNOWN = "invalid", "unknown"
"""A mistake in the page's program; or nothing that is known here."""

CODES = (
    DENIED, DISMISSED, BLOCKED, SYSTEM, NOT_FOUND, IN_USE, UNREADABLE, OVERCONSTRAINED, INSECURE, POLICY, OFF,
    UNAVAILABLE, TIMEOUT, ABORTED, INVALID, UNKNOWN,
)  # fmt: skip

CAMERA, MICROPHONE, GEOLOCATION = "camera", "microphone", "geolocation"
DEVICES = (CAMERA, MICROPHONE)

# The code of a GeolocationPositionError, and the name that we give it, since it has none.
POSITION_ERRORS = ((1, REFUSED), (2, "PositionUnavailableError"), (3, "TimeoutError"))

# Names of today, those of older browsers, and of the constants that once were strings.
REFUSALS = (REFUSED, "PermissionDeniedError", "PERMISSION_DENIED", "SecurityError", "MediaDeviceKillSwitchOn")
PROHIBITED = ("SecurityError", "MediaDeviceKillSwitchOn")
MISSING = ("NotFoundError", "DevicesNotFoundError", "NO_DEVICES_FOUND")
UNREADABLES = ("NotReadableError", "TrackStartError", "SourceUnavailableError", "HARDWARE_UNAVAILABLE")
TOO_MUCH = ("OverconstrainedError", "ConstraintNotSatisfiedError", "CONSTRAINT_NOT_SATISFIED")
INTERRUPTED = ("AbortError", "InvalidStateError", "MediaDeviceFailedDueToShutdown", "PermissionDismissedError")

CHROMIUMS = (browsers.CHROME, browsers.CHROMIUM, browsers.EDGE, browsers.OPERA, browsers.SAMSUNG)

ANY = ()

# Names of the error, what its message holds in small letters, the browsers, the systems, what has to hold besides (see
# ``_conditions``), and the word for it. The first row that fits counts.
ROWS = (
    (ANY, "", ANY, ANY, "insecure", INSECURE),
    (("NotSupportedError",), "", ANY, ANY, "", INSECURE),
    (("TypeError",), "", ANY, ANY, "", INVALID),
    (REFUSALS, "permissions policy", ANY, ANY, "", POLICY),
    (REFUSALS, "feature policy", ANY, ANY, "", POLICY),
    (REFUSALS, "", ANY, ANY, "policy", POLICY),
    (REFUSALS, "by system", ANY, ANY, "", SYSTEM),
    (PROHIBITED, "", ANY, ANY, "", OFF),
    (REFUSALS, "dismissed", ANY, ANY, "", DISMISSED),
    (("PermissionDismissedError",), "", ANY, ANY, "", DISMISSED),
    # Who has the browser's permission for the location, and is refused, has it from the browser alone.
    (REFUSALS, "", ANY, (browsers.MACOS,), "granted location", SYSTEM),
    (REFUSALS, "", ANY, ANY, "blocked", BLOCKED),
    # What others leave open, these say: a prompt that was not answered is "dismissed".
    (REFUSALS, "permission denied", CHROMIUMS, ANY, "", DENIED),
    (REFUSALS, "", ANY, ANY, "prompt", DISMISSED),
    (REFUSALS, "", ANY, ANY, "", DENIED),
    # Firefox finds no device where macOS keeps it from the browser, and yet lists it.
    (MISSING, "", (browsers.FIREFOX,), (browsers.MACOS,), "listed", SYSTEM),
    (MISSING, "", ANY, ANY, "", NOT_FOUND),
    (TOO_MUCH, "", ANY, ANY, "missing", NOT_FOUND),  # as Safari says it
    (TOO_MUCH, "", ANY, ANY, "", OVERCONSTRAINED),
    (UNREADABLES, "in use", ANY, ANY, "", IN_USE),
    (UNREADABLES, "concurrent", ANY, ANY, "", IN_USE),
    (("SourceUnavailableError", "HARDWARE_UNAVAILABLE"), "", ANY, ANY, "", IN_USE),
    (UNREADABLES, "", ANY, ANY, "", UNREADABLE),
    (("AbortError",), "starting", (browsers.FIREFOX,), ANY, "", IN_USE),
    (INTERRUPTED, "", ANY, ANY, "", ABORTED),
    (("PositionUnavailableError", "POSITION_UNAVAILABLE"), "", ANY, ANY, "", UNAVAILABLE),
    (("TimeoutError", "TIMEOUT"), "", ANY, ANY, "", TIMEOUT),
)  # fmt: skip

# A part of a message, in small letters, and the permission that it speaks of.
SPOKEN_OF = (("video", CAMERA), ("camera", CAMERA), ("audio", MICROPHONE), ("mic", MICROPHONE))

# The constraints that only one of the two has.
CONSTRAINTS = (
    (CAMERA, (
        "width", "height", "aspectRatio", "frameRate", "facingMode", "resizeMode", "pan", "tilt", "zoom", "torch",
    )),
    (MICROPHONE, (
        "sampleRate", "sampleSize", "channelCount", "latency", "volume", "echoCancellation", "autoGainControl",
        "noiseSuppression",
    )),
)  # fmt: skip

# Permission, the kind of device that it needs.
NEEDED = ((CAMERA, "videoinput"), (MICROPHONE, "audioinput"))


class Facts:
    """What is known besides the error; every part of it may be unknown.

    Args:
        place: browser and system, as ``browsers.recognise`` returns them.
        secure: whether the page is in a secure context.
        refused: the permissions that the document's policy does not allow.
        before: states by permission when it was asked for.
        after: states by permission now.
        present: the kinds of devices that the browser lists now; ``None`` where that is not known.
    """

    def __init__(self, place=("", ""), secure: bool = True, refused=(), before=None, after=None, present=None):
        self.browser, self.system = place
        self.secure = secure
        self.refused = refused
        self.before = before or {}
        self.after = after or {}
        self.present = present if isinstance(present, list) else None

    def missing(self, permissions) -> list[str]:
        """Return which of these permissions have no device that they could be for."""
        if self.present is None:
            return []
        return [name for name in permissions if name in DEVICES and dict(NEEDED)[name] not in self.present]


def classify(error, permissions=(), facts: Facts | None = None) -> Explanation:
    """Say what an error means.

    Args:
        error: ``{name, message, code, constraint}``, as the browser's error has them; what is absent or of another kind
            says nothing.
        permissions: what was asked for, as names or one text of them; where that is not known, camera and microphone,
            or for a code of the geolocation's the location.
        facts: what is known besides.

    Returns:
        The explanation, without advice. No input raises.

    Source: field guide D2.
    """
    facts = facts or Facts()
    asked = asked_for(error, permissions)
    name = _text(error, "name") or _position_error(error)
    message, constraint = _text(error, "message"), _text(error, "constraint")
    said = message.lower()
    holding = _conditions(asked, facts)
    for names, mark, in_browsers, on_systems, condition, word in ROWS:
        if (
            (names == ANY or name in names)
            and mark in said
            and (in_browsers == ANY or facts.browser in in_browsers)
            and (on_systems == ANY or facts.system in on_systems)
            and (condition == "" or condition in holding)
        ):
            return Explanation(word, name, message, _concerned(word, said, constraint, asked, facts), constraint)
    return Explanation(UNKNOWN, name, message, asked, constraint)


def asked_for(error, permissions=()) -> tuple:
    """Return whom an error can be about; the arguments are those of ``classify``."""
    named = permissions.split(" ") if isinstance(permissions, str) else permissions
    named = named if isinstance(named, (list, tuple)) else ()
    known = tuple([name for name in DEVICES + (GEOLOCATION,) if name in named])
    return known or ((GEOLOCATION,) if _position_error(error) else DEVICES)


def _position_error(error) -> str:
    code = error.get("code") if isinstance(error, dict) and not _text(error, "name") else None
    names = [name for number, name in POSITION_ERRORS if number == code and not isinstance(code, bool)]
    return names[0] if names else ""


def _text(error, member: str) -> str:
    value = error.get(member) if isinstance(error, dict) else None
    return value if isinstance(value, str) else ""


def _with_state(known_states: dict, wanted: str, permissions) -> list[str]:
    return [name for name in permissions if known_states.get(name) == wanted]


def _conditions(asked, facts: Facts) -> list[str]:
    missing = facts.missing(asked)
    located = asked == (GEOLOCATION,)
    tests = (
        ("insecure", not facts.secure),
        ("policy", any([name in facts.refused for name in asked])),
        ("blocked", len(_with_state(facts.before, states.DENIED, asked)) > 0),
        ("prompt", states.PROMPT in facts.after.values() and not _with_state(facts.after, states.DENIED, asked)),
        ("granted location", located and facts.after.get(GEOLOCATION) == states.GRANTED),
        ("missing", len(missing) > 0),
        ("listed", facts.present is not None and not missing),
    )
    return [word for word, holds in tests if holds]


# Where nothing tells one permission from the others, it is about all of them.
def _concerned(code: str, said: str, constraint: str, asked, facts: Facts):
    spoken = [name for part, name in SPOKEN_OF if part in said]
    constrained = [name for name, names in CONSTRAINTS if constraint in names]
    narrower = (
        (POLICY, [name for name in asked if name in facts.refused]),
        (BLOCKED, _with_state(facts.before, states.DENIED, asked)),
        (DENIED, _with_state(facts.after, states.DENIED, asked)),
        (DISMISSED, _with_state(facts.after, states.PROMPT, asked)),
        (NOT_FOUND, facts.missing(asked)),
        (OVERCONSTRAINED, [name for name in asked if name in constrained]),
        (IN_USE, [name for name in asked if name in spoken]),
        (UNREADABLE, [name for name in asked if name in spoken]),
    )
    return tuple(dict(narrower).get(code) or asked)
