"""What a page can use of asyncio. Its event loop is the browser's.

The rest needs processes or sockets: the names of those parts are not here. Stands in the place of CPython's own
``asyncio/__init__.py``, which imports all of them, and with them a third of what a start had to import.
"""

# ruff: noqa: F403, F405  each module says in __all__ what is public, as upstream

from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .runners import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *


def __getattr__(name: str):
    if name == "DefaultEventLoopPolicy":  # which Pyodide's own derives from
        return events._BaseDefaultEventLoopPolicy
    raise AttributeError("asyncio." + name + " is not in this page's Python")
