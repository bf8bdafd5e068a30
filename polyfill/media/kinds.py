"""The kinds of devices, and what goes with each.

Source: Media Capture and Streams (MediaDeviceKind); ``bridge.DEVICES`` (whose permission a device's name depends on).
"""

from .. import icons
from ..bridge import DEVICES

CAMERA, MICROPHONE, SPEAKER = "videoinput", "audioinput", "audiooutput"

KINDS = (CAMERA, MICROPHONE, SPEAKER)

# A cone and two waves, drawn as the icons of permissions are.
SPEAKER_ICON = (
    "M100 380a40 40 0 0 1 40-40h130l182-142a40 40 0 0 1 68 32v500a40 40 0 0 1-68 32L270 620H140a40 40 0 0 1-40-40z"
    "M612 345a40 40 0 0 1 56-56 270 270 0 0 1 0 382 40 40 0 0 1-56-56 190 190 0 0 0 0-270z"
    "m113-113a40 40 0 0 1 56-56 430 430 0 0 1 0 608 40 40 0 0 1-56-56 350 350 0 0 0 0-496z"
)

# Kind, the member of getUserMedia's constraints that opens one, the text that names one, its icon as path data.
ROWS = (
    (CAMERA, "video", "camera", dict(icons.PATHS)["camera"]),
    (MICROPHONE, "audio", "microphone", dict(icons.PATHS)["microphone"]),
    (SPEAKER, "", "speaker", SPEAKER_ICON),
)


def _row(kind: str) -> tuple:
    return ROWS[KINDS.index(kind)]


def permission(kind: str) -> str:
    """Return the permission that the names of a kind depend on."""
    return dict(DEVICES)[kind]


def member(kind: str) -> str:
    """Return the member of the constraints that opens a kind; ``""`` for speakers, which nobody opens."""
    return _row(kind)[1]


def word(kind: str) -> str:
    """Return the name of the text that a kind is called by."""
    return _row(kind)[2]


def icon(kind: str) -> str:
    """Return the icon of a kind, as path data in the view box of ``icons``."""
    return _row(kind)[3]
