"""The Permissions API: ``query()`` and ``PermissionStatus``.

Source: W3C Permissions, sections 6.2.1 and 6.3, and section 4 for the default permission query algorithm.
"""

from .descriptors import convert
from .features import NAMES
from .reading import permission_state

INVALID_STATE = "InvalidStateError"
TYPE_ERROR = "TypeError"
INACTIVE = "the document is not fully active"


class PermissionStatus:
    """The permission result type of every feature.

    Attributes:
        query: the descriptor that was asked for.
        name: its name.
        state: the latest state that was set.
    """

    def __init__(self, query: dict):
        self.query = query
        self.name = query["name"]
        self.state = ""


class Result:
    """What became of a query: a ``status``; or ``None``, and the ``error`` and ``message`` of the rejection."""

    def __init__(self, status: PermissionStatus | None, error: str = "", message: str = ""):
        self.status = status
        self.error = error
        self.message = message


def create_a_permission_status(descriptor: dict) -> PermissionStatus:
    """Create a PermissionStatus (section 6.3.1, steps 1 to 4); its state is yet to be set."""
    return PermissionStatus(descriptor)


def default_permission_query(descriptor: dict, status: PermissionStatus, environment) -> None:
    """Run the default permission query algorithm (section 4): set the status's state."""
    status.state = permission_state(descriptor, environment)


def query(value, environment, supported=NAMES) -> Result:
    """Query a permission (section 6.2.1).

    Args:
        value: what the page passed, as JSON; ``None`` for ``undefined`` as well.
        environment: the page's document.
        supported: the names that are answered for.

    Returns:
        The result; nothing is raised.
    """
    if not environment.fully_active:  # step 1.1
        return Result(None, INVALID_STATE, INACTIVE)
    descriptor, message = convert(value)  # steps 2, 3, 5 and 6
    if descriptor is not None and descriptor["name"] not in supported:  # step 4
        message = "the permission '" + descriptor["name"] + "' is not supported"
    if message:
        return Result(None, TYPE_ERROR, message)
    status = create_a_permission_status(descriptor)  # step 8.1
    default_permission_query(status.query, status, environment)  # steps 8.2 and 8.3
    return Result(status)  # step 8.4


def update(status: PermissionStatus, environment) -> bool:
    """Run the PermissionStatus update steps (section 6.3.4).

    Returns:
        Whether ``change`` is to be fired: never in a document that is not fully active, nor where the state is the
        same as before.
    """
    if not environment.fully_active:  # step 1.2
        return False
    before = status.state
    default_permission_query(status.query, status, environment)  # steps 2 and 3
    return status.state != before  # step 4
