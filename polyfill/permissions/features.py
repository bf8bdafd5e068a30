"""The powerful features: what each is called, which aspects it has, how its permission is keyed and what ends with it.

Source: W3C Permissions, section 4 (what a feature may define); the Permissions Registry, both tables; the features'
own specifications; for the names that only Chromium knows, what ``query()`` of Chromium 156 accepts. ``web-share`` is
in the registry without being a powerful feature: there is nothing to query.
"""

from .states import DENIED, PROMPT, STATES

BOOLEAN = "boolean"
STRING = "DOMString"
ORIGIN = "origin"
"""The types of an aspect. The last one is a string that has to be an origin."""

SPECIFIC = "specific"
"""Of an aspect that narrows the feature, such as a device: one that is named is stronger than any."""

END_TRACKS = "end tracks"
STOP_WATCHES = "stop watches"
NOTHING = ""
"""What has to be ended when a permission is revoked."""

PERSISTENT = "persistent"
SESSION = "session"
ONCE = "once"
"""For how long a person can decide, see ``lifetime``."""

# Aspects: name, type, default (None: absent), the value that makes a descriptor stronger (None: no order).
SYSEX = ("sysex", BOOLEAN, False, True)
USER_VISIBLE_ONLY = ("userVisibleOnly", BOOLEAN, False, False)
PAN_TILT_ZOOM = ("panTiltZoom", BOOLEAN, False, True)
DEVICE = ("deviceId", STRING, None, SPECIFIC)
WITHOUT_GESTURE = ("allowWithoutGesture", BOOLEAN, False, True)
WITHOUT_SANITIZATION = ("allowWithoutSanitization", BOOLEAN, False, True)
ACCEPT_ALL_DEVICES = ("acceptAllDevices", BOOLEAN, False, True)
REQUESTED_ORIGIN = ("requestedOrigin", ORIGIN, None, None)


class Feature:
    """One powerful feature.

    Attributes:
        name: what ``query()`` calls it.
        policy: the policy-controlled feature that governs it, ``""`` where none does.
        aspects: rows of name, type, default and stronger value.
        states: the states that its permission can be in.
        default: the state before a person has decided.
        double_keyed: whether a decision holds for the pair of top-level and embedded site, not for an origin.
        revocation: what has to be ended when the permission goes.
        lifetimes: what a person can choose from.
        background: whether the feature can be in use while the page is in the background.
    """

    def __init__(
        self,
        name: str,
        policy: str = "",
        aspects=(),
        states=STATES,
        default: str = PROMPT,
        double_keyed: bool = False,
        revocation: str = NOTHING,
        lifetimes=(PERSISTENT,),
        background: bool = False,
    ):
        self.name = name
        self.policy = policy
        self.aspects = aspects
        self.states = states
        self.default = default
        self.double_keyed = double_keyed
        self.revocation = revocation
        self.lifetimes = lifetimes
        self.background = background


BOTH = (PERSISTENT, ONCE)

# The features that do more than answer query(). Screen capture is never remembered: Screen Capture, permission
# state constraints. Only captures run in the background: seed (Chrome), expiration of one-time permissions.
SPECIAL = (
    Feature("camera", "camera", (DEVICE, PAN_TILT_ZOOM), revocation=END_TRACKS, lifetimes=BOTH, background=True),
    Feature("microphone", "microphone", (DEVICE,), revocation=END_TRACKS, lifetimes=BOTH, background=True),
    Feature("geolocation", "geolocation", revocation=STOP_WATCHES, lifetimes=BOTH),
    Feature(
        "display-capture",
        "display-capture",
        states=(DENIED, PROMPT),
        revocation=END_TRACKS,
        lifetimes=(ONCE,),
        background=True,
    ),
    Feature("storage-access", "storage-access", double_keyed=True),
    Feature("top-level-storage-access", "storage-access", (REQUESTED_ORIGIN,), double_keyed=True),
)

# Name, policy-controlled feature ("=" is the same name), aspects. Sequences of a descriptor, as Bluetooth's filters,
# are not kept.
PLAIN = (
    ("accelerometer", "=", ()),
    ("ambient-light-sensor", "=", ()),
    ("background-fetch", "", ()),
    ("background-sync", "", ()),
    ("bluetooth", "=", (DEVICE, ACCEPT_ALL_DEVICES)),
    ("captured-surface-control", "=", ()),
    ("clipboard-read", "=", (WITHOUT_GESTURE, WITHOUT_SANITIZATION)),
    ("clipboard-write", "=", (WITHOUT_GESTURE, WITHOUT_SANITIZATION)),
    ("fullscreen", "=", (WITHOUT_GESTURE,)),
    ("gyroscope", "=", ()),
    ("idle-detection", "=", ()),
    ("keyboard-lock", "", ()),
    ("local-fonts", "=", ()),
    ("local-network", "=", ()),
    ("local-network-access", "=", ()),
    ("loopback-network", "=", ()),
    ("magnetometer", "=", ()),
    ("midi", "=", (SYSEX,)),
    ("nfc", "", ()),
    ("notifications", "", ()),
    ("payment-handler", "payment", ()),
    ("periodic-background-sync", "", ()),
    ("persistent-storage", "", ()),
    ("pointer-lock", "", ()),
    ("push", "", (USER_VISIBLE_ONLY,)),
    ("screen-wake-lock", "=", ()),
    ("speaker-selection", "=", (DEVICE,)),
    ("system-wake-lock", "", ()),
    ("web-app-installation", "=", ()),
    ("window-management", "=", ()),
    ("xr-spatial-tracking", "=", ()),
)


NAMES = tuple(sorted([row.name for row in SPECIAL] + [row[0] for row in PLAIN]))
"""Every name, sorted."""

_features = {row.name: row for row in SPECIAL}  # and of the others those that were asked for


def feature(name: str) -> Feature | None:
    """Return the feature of that name; ``None`` where there is none."""
    if not isinstance(name, str):
        return None
    if name not in _features and name in NAMES:
        _, policy, aspects = next(row for row in PLAIN if row[0] == name)
        _features[name] = Feature(name, name if policy == "=" else policy, aspects)
    return _features.get(name)
