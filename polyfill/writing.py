"""JSON in storage: what is written every runtime can read, and what others have written harms none."""

import json

DEEPEST = 50
"""How many lists and mappings may be in one another."""


def written(value) -> str:
    """Return a value as JSON for storage, with its characters as they are.

    MicroPython writes no escapes, and of those that CPython writes it cannot put pairs of surrogates together: on the
    next page, which may run on MicroPython, a device's name would be broken.
    """
    try:
        return json.dumps(value, ensure_ascii=False)
    except TypeError:  # MicroPython knows no such argument
        return json.dumps(value)


def read(text: str, longest: int):
    """Return the value of JSON that anybody may have written.

    Args:
        text: what is to be JSON.
        longest: how much of it is read, in characters.

    Raises:
        ValueError: where it is none, too long or too deep; in a browser, Pyodide's stack ends without an exception.
    """
    depth = 0
    if len(text) <= longest:
        parts = text.replace("\\\\", "").replace('\\"', "").split('"')
        unquoted = "".join([parts[at] for at in range(0, len(parts), 2)])
        for part in unquoted.replace("]", "}").split("}"):
            depth += part.count("[") + part.count("{")
            if depth > DEEPEST:
                break
            depth -= 1
        else:
            return json.loads(text)
    raise ValueError("too long or too deep")
