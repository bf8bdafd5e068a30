"""The HTML <permission> element, run by Python in the page.

The logic is pure and split by idea; two modules touch the outside: ``page`` holds the one ``dispatch`` that
the shim calls, ``host`` the one object that Python calls.
"""

from . import media, permissions
from .element import PermissionElement

__version__ = "0.1.0"

__all__ = ["PermissionElement", "__version__", "install", "media", "permissions"]


def install(**options):
    """Take over the page's elements; see ``page.install``, which this is."""
    from . import page  # most of the package, which the shim has imported in pieces by then

    return page.install(**options)
