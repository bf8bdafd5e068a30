"""JSON that every runtime can read, whichever has written it."""

import json


def written(value) -> str:
    """Return a value as JSON for storage, with its characters as they are.

    MicroPython writes no escapes, and of those that CPython writes it cannot put pairs of surrogates together: on the
    next page, which may run on MicroPython, a device's name would be broken.
    """
    try:
        return json.dumps(value, ensure_ascii=False)
    except TypeError:  # MicroPython knows no such argument
        return json.dumps(value)
