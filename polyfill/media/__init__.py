"""Camera and microphone: what an activation asks for, who gets the stream, which devices there are.

These functions speak of the page that ``polyfill.install()`` took over, and wait until it has::

    async with polyfill.media.camera(width=1280) as stream:
        stream.attach("#preview")
        async for event in stream.events():
            print(event.type, event.reason)

What the page's own ``getUserMedia`` meets, they meet: what was decided here, our dialogs, the ends of one-time grants.

Source: design, section 3; field guide D2.
"""

from . import devices
from .explanation import Explanation, MediaError

__all__ = ["Explanation", "MediaError", "both", "camera", "devices", "explain", "get_user_media", "microphone"]

# What does it is imported when it is called first: a page's start need not wait for it.


async def get_user_media(constraints):
    """Open camera, microphone or both.

    Where both are asked for and one of them does not exist, the other is opened, and the stream's ``error`` says so.

    Args:
        constraints: ``{"video": …, "audio": …}``, each ``True``, ``False`` or a mapping, as the browser's
            ``getUserMedia`` has them.

    Returns:
        A ``streams.Stream``: live until its ``stop()``, which ``async with`` sees to.

    Raises:
        MediaError: where it could not be opened; its ``error`` says why, and what the person can do.
        TypeError: for what are no constraints.
        RuntimeError: where ``polyfill.install()`` was not called, or the polyfill was taken back.

    Source: W3C Media Capture and Streams, section 10.2.
    """
    from . import _api

    return await _api.get_user_media(constraints)


def camera(**constraints):
    """Open the camera for the length of an ``async with``; what is opened is closed at its end, however that comes.

    Args:
        **constraints: of the track, in Python's spelling: ``device_id``, ``width`` and ``height`` in px,
            ``facing_mode``, ``frame_rate`` in Hz; values as in JavaScript, ``width={"min": 640}``.

    Returns:
        What ``async with`` takes, and gives as a ``streams.Stream``; entering it raises as ``get_user_media`` does.
    """
    from . import _api

    return _api.Opening({"video": constraints})


def microphone(**constraints):
    """Open the microphone for the length of an ``async with``, as ``camera`` does.

    Args:
        **constraints: ``device_id``, ``echo_cancellation``, ``noise_suppression``, ``auto_gain_control``,
            ``sample_rate`` in Hz, ``channel_count``.
    """
    from . import _api

    return _api.Opening({"audio": constraints})


def both(camera=None, microphone=None):
    """Open camera and microphone with one question, for the length of an ``async with``.

    Where one of them does not exist, the other is opened, and the stream's ``error`` says so.

    Args:
        camera: a mapping of what ``camera`` takes; ``None`` for any.
        microphone: likewise.
    """
    from . import _api

    return _api.Opening({"video": camera or {}, "audio": microphone or {}})


async def explain(error, permissions=()):
    """Say what an error of the page's own call means, in the same words in every browser.

    Args:
        error: what was caught, as Python or JavaScript has it, or a mapping of ``name``, ``message``, ``code`` and
            ``constraint``.
        permissions: what was asked for, such as ``("camera", "microphone")``.

    Returns:
        An ``Explanation``. No error raises, and nothing that is none.

    Raises:
        RuntimeError: as ``get_user_media``.

    Source: field guide D2.
    """
    from . import _api

    return await _api.explain(error, permissions)
