"""The one door from Python to the platform.

The shim hands over one object when Python connects. None of its methods throws (a JavaScript exception cannot be
caught on MicroPython), none waits, and all arguments are strings or floats; lists and mappings cross as JSON.

==================  ============================================================================
``now()``           the clock, in ms since the page began
``date()``          the wall clock, in ms since the epoch, as text
``apply(json)``     show and answer the ``views`` by element handle, draw the site ``controls``, as
                    ``[[handle, model, news], …]``, and the ``pickers``, see ``media.pickers``; then fire the
                    ``events``; then tell the page's PermissionStatus objects of the ``statuses``, as
                    ``[[subject, state], …]``
``options()``       the options of the script and the browser's ``languages``, as JSON
``request(json)``   ask the browser for ``{id, permissions, constraints}``, where ``null`` constraints
                    ask for the position; the answer is dispatched as ``settled``
``release()``       stop the held tracks that the page has not fetched
``ask(json)``       ask as the page's own call would, as ``{id, query, subject}`` or ``{id, act, permissions,
                    constraints}``, see ``calls``; the answer is dispatched as ``answered``; returns whether
                    there will be one
``stream(json, element)``  act on a stream that Python has opened, see ``media.streams``: ``{id, act}`` and what the act
                    needs; an element of the page's is the one thing that crosses as itself; returns JSON
``streamOf(id)``    that stream itself, for the page's Python
``schedule(ms)``    dispatch ``tick`` once after so many ms, instead of the one scheduled before;
                    a negative number cancels
``labels(tag)``     fetch the labels of a language, unless that was done; dispatched as ``labels``
``dialog(json)``    show the dialog of a model of ``dialogs``, beside its element, in the place of one that
                    is open; dispatches ``chosen`` once, unless ``closeDialog`` or another dialog came first
``closeDialog(id)`` close the dialog with this id; nothing is dispatched
``dialogTexts(tag)``  fetch the dialogs' texts of a language; dispatched as ``dialogTexts``
``answer(id)``      let calls go on that wait for the dialog with this id
``revoke(json)``    take away what the page may not use any more, as ``{kinds, position}``: kinds of tracks,
                    and what watches of the position are told, or ``""``
``keep(text)``      keep what was decided, and tell the other pages; dispatched there as ``store``
``publish(json)``   tell the other pages of this one, as ``{record, tab, gone}``
``census()``        look who is there of the origin's pages; dispatched as ``pages``
``recall()``        what the origin's pages have written down by now, as ``{store, records}``, of which the second
                    are texts
``remember(json)``  keep the permission states for the next visit's first paint
``devices(json)``   see ``media.pickers``
``report(text)``    write one line to the console
==================  ============================================================================

``fake_host`` beside this module is the same object for tests on CPython.
"""


def connect(dispatch):
    """Give the shim the one function it calls, and return the one object that Python calls.

    Args:
        dispatch: called with the kind of event and its payload, both strings; returns a string.

    Returns:
        The host, or ``None`` where the shim is not on the page, not applied, or has a Python already.
    """
    try:
        import js
    except ImportError:  # no Python in a browser
        return None
    try:
        from pyodide.ffi import create_proxy
    except ImportError:  # MicroPython's functions live as long as JavaScript refers to them

        def create_proxy(function):
            return function

    shim = getattr(js, "permissionPolyfill", None)
    return (shim.connect(create_proxy(dispatch)) if shim else None) or None


def absence() -> str:
    """Say what is missing, or in the way, where ``connect`` has got no host."""
    try:
        import js
    except ImportError:
        return "this Python does not run in a page"
    if getattr(js, "document", None) is None:
        return "this Python runs in a worker, where no elements are; it has to run in the page itself"
    if getattr(js, "permissionPolyfill", None) is None:
        return "permission-element.js must be on the page"
    return "the page's elements belong to another Python already, or the polyfill is not applied"
