"""The person's devices, for Python in the page: what there is, what is chosen, and when that changes.

The names are known from the last visit on, before anything is allowed; before a first use there is "Camera 1". Kinds
are ``"videoinput"``, ``"audioinput"`` and ``"audiooutput"``. Like ``polyfill.permissions``, these functions speak of
the page that ``polyfill.install()`` took over. They tell what the page may see: no id and no name while what was
decided here keeps the permission from the page.

Source: seed one-time-permissions-mozilla; design, section 3 (``polyfill.media.devices``).
"""

__all__ = ["choose", "chosen", "constraint", "forget", "list", "watch"]

# What does it is imported when it is called first: a page's start need not wait for it.


async def list(kind=None):
    """Return the devices there are.

    Args:
        kind: of which kind; ``None`` for all.

    Returns:
        ``Device`` objects, in the browser's order: ``kind``; ``id`` and ``label``, ``""`` where they are not known;
        ``name``, which is never empty.

    Raises:
        ValueError: for what is no kind.
        RuntimeError: where ``polyfill.install()`` was not called, or the polyfill was taken back.
    """
    from ._late import late

    return await (await late()).list_(kind)


def chosen(kind):
    """Return the device of a kind that was chosen, or opened, last, on this visit or an earlier one.

    Args:
        kind: see this module.

    Returns:
        A ``Device``; ``None`` where there is none, or the page may not see it.

    Raises:
        ValueError: for what is no kind.
        RuntimeError: where the page is not taken over yet, or has not loaded what this needs; both have happened once
            ``list`` has answered.
    """
    from ..waiting import taken_over
    from ._late import at_once

    return at_once().chosen(taken_over(), kind)


async def choose(kind, id_):
    """Choose a device; what shows or uses the chosen one goes over to it.

    Args:
        kind: see this module.
        id_: of the device, or a ``Device`` of an earlier visit: then its id counts first, its name next.

    Returns:
        The ``Device``.

    Raises:
        ValueError: for what is no kind, and where there is no such device.
        RuntimeError: as ``list``.
    """
    from ._late import late

    return await (await late()).choose(kind, id_)


def constraint(kind):
    """Return what to ask ``getUserMedia`` for, so that it opens the chosen device if it is there.

    Args:
        kind: see this module.

    Returns:
        ``True``, or a mapping with ``deviceId``: for ``video`` or ``audio``.

    Raises:
        ValueError: for what is no kind.
        RuntimeError: as ``chosen``.
    """
    from ..waiting import taken_over
    from ._late import at_once

    return at_once().constraint(taken_over(), kind)


def forget() -> None:
    """Remove what this origin has remembered of devices: choices and names. Nothing that is open is closed.

    Raises:
        RuntimeError: as ``chosen``.
    """
    from ..waiting import taken_over

    page = taken_over()
    page.forget_devices()
    page.follow()


def watch(callback=None):
    """Hear when there are other devices, or other names.

    Args:
        callback: called with the list of all devices at each change; an ``async`` function is run as a task. Without
            one, ``async for devices in watch()`` gives each new list.

    Returns:
        A ``Watch``; its ``stop()`` ends it.

    Raises:
        RuntimeError: where ``polyfill.install()`` was not called.
    """
    from ..waiting import installed
    from ._late import Watch

    return Watch(installed(), callback)
