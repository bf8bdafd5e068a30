"""The first draft's ``Permissions.query("geolocation")``, and what it is today.

Source: seed permissions-api-first-draft-2015, sections 4 to 7. A status has ``permission`` and ``status`` there.
"""

from .descriptors import NO_NAME, convert, equal, to_string

# The draft's name, the aspects that it stands for, today's name.
NAMES = (
    ("geolocation", (), "geolocation"),
    ("notifications", (), "notifications"),
    ("push-notifications", (("userVisibleOnly", True),), "push"),
    ("midi-sysex", (("sysex", True),), "midi"),
)


def _today(name: str) -> dict | None:
    for old, aspects, new in NAMES:
        if old == name:
            value = {"name": new}
            value.update(dict(aspects))
            return convert(value)[0]
    return None


def today(value) -> tuple[dict | None, str]:
    """Convert what the draft's ``query()`` takes, a name or a dictionary, to today's descriptor.

    Args:
        value: any JSON value; ``None`` for ``undefined`` as well, which is a dictionary without a name.

    Returns:
        The descriptor and ``""``; or ``None`` and what the TypeError says.

    Source: section 7, step 1; Web IDL, conversion of unions.
    """
    if value is None or isinstance(value, (list, tuple)) or (isinstance(value, dict) and "name" not in value):
        return None, NO_NAME
    try:
        name = to_string(value["name"] if isinstance(value, dict) else value)
    except Exception:  # nested deeper than the interpreter can follow
        name = ""
    descriptor = _today(name)
    return descriptor, "" if descriptor else "'" + name + "' is not a name of the draft of 2015"


def old_name(descriptor: dict) -> str:
    """Return the draft's name for one of today's descriptors; ``""`` where it had none."""
    for name, _, _ in NAMES:
        if equal(_today(name), descriptor):
            return name
    return ""


def adapt(value) -> dict:
    """Answer the draft's ``query()`` (section 7, step 1): how it is asked today, and what its status is to say.

    Args:
        value: as ``today`` has it.

    Returns:
        ``{descriptor, permission}``, of which the second is the status's (section 6); or ``{error}``, the message of a
        TypeError.
    """
    descriptor, message = today(value)
    if descriptor is None:
        return {"error": message}
    return {"descriptor": descriptor, "permission": {"name": old_name(descriptor)}}
