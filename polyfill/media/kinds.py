"""The kinds of devices, and what goes with each.

Source: Media Capture and Streams (MediaDeviceKind); ``bridge.DEVICES`` (whose permission a device's name depends on).
"""

from ..bridge import DEVICES

CAMERA, MICROPHONE, SPEAKER = "videoinput", "audioinput", "audiooutput"

KINDS = (CAMERA, MICROPHONE, SPEAKER)

# Kind, the member of getUserMedia's constraints that opens one, the text that names one, its icon.
ROWS = (
    (CAMERA, "video", "camera", "camera"),
    (MICROPHONE, "audio", "microphone", "microphone"),
    (SPEAKER, "", "speaker", "speaker"),
)


def permission(kind: str) -> str:
    """Return the permission that the names of a kind depend on."""
    return dict(DEVICES)[kind]


def member(kind: str) -> str:
    """Return the member of the constraints that opens a kind; ``""`` for speakers, which nobody opens."""
    return {row[0]: row[1] for row in ROWS}[kind]


def word(kind: str) -> str:
    """Return the name of the text that a kind is called by."""
    return {row[0]: row[2] for row in ROWS}[kind]


def icon(kind: str) -> str:
    """Return the name of the icon of a kind."""
    return {row[0]: row[3] for row in ROWS}[kind]
