"""Permissions: the model behind the element, and the functions for Python in the page.

These functions speak of the page that ``polyfill.install()`` took over, and wait until it has. A descriptor is a name,
``"camera"``, or a mapping, ``{"name": "midi", "sysex": True}``, as ``navigator.permissions.query()`` has it.

Source: design, section 3; W3C Permissions, sections 5 and 6.
"""

__all__ = ["query", "request", "revoke", "set", "watch"]

# What does it is imported when it is called first: a page's start need not wait for it.


async def query(descriptor):
    """Return the status of a permission.

    Args:
        descriptor: whose.

    Returns:
        A ``PermissionStatus``: its ``name``, its ``state`` (``"granted"``, ``"denied"`` or ``"prompt"``, always the
        present one), and ``watch(callback)``.

    Raises:
        TypeError: for what is no descriptor, and for a permission that the browser does not know.
        RuntimeError: where ``polyfill.install()`` was not called, or the polyfill was taken back.

    Source: W3C Permissions, section 6.2.1.
    """
    from . import _api

    return await _api.query(descriptor)


async def request(*descriptors) -> dict[str, str]:
    """Ask for permissions, as the page's own call would: with the browser's prompt, or our dialog where one is due.

    Camera and microphone are opened together and closed at once, and the position is asked for once; what is granted
    already is not touched.

    Args:
        *descriptors: which; ``camera``, ``microphone`` and ``geolocation`` can be asked for.

    Returns:
        Their states by name. Where the browser could not open a device, one console line says why.

    Raises:
        TypeError: for what is no descriptor, and for a permission that cannot be asked for.
        RuntimeError: as ``query``.

    Source: design, section 7.
    """
    from . import _api

    return await _api.request(descriptors)


async def revoke(*descriptors) -> dict[str, str]:
    """Give permissions back: what is granted has to be asked for anew, and tracks and watches that use it end.

    A denial stays one.

    Args:
        *descriptors: which.

    Returns:
        Their states by name.

    Raises:
        TypeError: for what is no descriptor.
        RuntimeError: as ``query``.

    Source: W3C Permissions, section 5.4.
    """
    from . import _api

    return await _api.revoke(descriptors)


def watch(descriptor, callback=None):
    """Hear of every change of a permission's state.

    Args:
        descriptor: whose.
        callback: called with the ``PermissionStatus`` at each change; an ``async`` function is run as a task. Without
            one, ``async for state in watch(descriptor)`` gives each new state.

    Returns:
        A ``Watch``; its ``stop()`` ends it.

    Raises:
        TypeError: for what is no descriptor.
        RuntimeError: where ``polyfill.install()`` was not called.

    Source: W3C Permissions, section 6.3.4.
    """
    from . import _api

    return _api.watch(descriptor, callback)


def set(descriptor, state=None) -> None:
    """Set a permission, for automated tests: for this page only, and never written down.

    Args:
        descriptor: whose; or, without a state, the parameters of WebDriver BiDi's ``permissions.setPermission``: a
            mapping of ``descriptor``, ``state``, ``origin`` and perhaps ``embeddedOrigin``.
        state: to what.

    Raises:
        TypeError: for parameters that WebDriver answers with an error.
        RuntimeError: where the page is not taken over yet; it is as soon as a ``query`` has been answered.

    Source: W3C Permissions, appendix B.
    """
    from . import _api

    _api.set_permission(descriptor, state)
