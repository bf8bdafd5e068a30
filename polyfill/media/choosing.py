"""Which device is opened: the one that was chosen, if it can be told, else what the browser gives.

``exact`` is for a device that is known to be there. An id from an earlier visit is ``ideal``, where browsers heed
that: if it means nothing any more, they open another device by themselves. Two calls of ``getUserMedia`` are the most
that one press takes.

Source: seed one-time-permissions-mozilla ("best practices"); field guide D1 ("exact id with graceful fallback"), D3.
"""

from . import exposure
from .kinds import SPEAKER, member
from .listing import is_named

ABSENT = ("OverconstrainedError", "NotFoundError")
"""The errors of a device that is not there: Safari has either."""


def find(wanted, devices):
    """Return the device that was meant: by its id, else by its name; ``None`` where it is not among the devices.

    Args:
        wanted: a ``Device`` of this or an earlier visit, or ``None``.
        devices: of the same kind, as the browser lists them now.
    """
    if wanted is None:
        return None
    by_id = [device for device in devices if device.id and device.id == wanted.id]
    by_label = [device for device in devices if device.label and device.label == wanted.label]
    return (by_id + by_label + [None])[0]


def first(wanted, present, browser: str):
    """Return the constraint of the first attempt: a member of ``getUserMedia``'s argument.

    Args:
        wanted: the device that was chosen, or ``None``.
        present: what the browser lists of its kind now, with or without names.
        browser: as ``browsers.recognise`` tells it.
    """
    if wanted is None:
        return True
    if is_named(present):
        return exactly(find(wanted, present))
    if not wanted.id:
        return True
    return {"deviceId": {"ideal": wanted.id}} if exposure.heeds_ideal(browser) else exactly(wanted)


def exactly(device):
    """Return the constraint for this very device, any for ``None``."""
    return {"deviceId": {"exact": device.id}} if device is not None and device.id else True


def after_failure(error: str, tried, wanted, present):
    """Return the constraint of the second attempt, ``None`` where another one is of no use.

    Args:
        error: the name of the error of the first.
        tried: its constraint.
        wanted: the device that was chosen.
        present: what the browser lists of its kind since.
    """
    if error not in ABSENT or tried is True:
        return None
    constraint = exactly(find(wanted, present))
    return True if constraint == tried else constraint


def after_success(opened, tried, wanted, present, browser: str):
    """Return the constraint of the second attempt, where the first opened another device than the one that is meant.

    Args:
        opened: the device that was opened.
        tried: the constraint.
        wanted: the device that was chosen, or ``None``.
        present: what the browser lists of its kind since, which has names now.
        browser: as ``browsers.recognise`` tells it; where the person can have picked in its prompt, that holds.

    Returns:
        The constraint, ``None`` where what is open is to stay.
    """
    meant = find(wanted, present)
    if meant is None or not meant.id or exposure.may_pick(browser):
        return None
    if meant.id == opened.id or exactly(meant) == tried:
        return None
    return exactly(meant)


def following(lost, devices):
    """Return the device that takes the place of one that is gone; ``None`` where there is none."""
    others = [device for device in devices if device.id != lost.id]
    return others[0] if others else None


def question(kind: str, constraint) -> dict:
    """Return what the shim is to open: ``{constraints}``, or for speakers, which nobody opens, ``{id}``."""
    if kind != SPEAKER:
        return {"constraints": {member(kind): constraint}}
    choice = {} if constraint is True else constraint["deviceId"]
    return {"id": choice.get("exact", choice.get("ideal", ""))}
