"""The HTML <permission> element, run by Python in the page.

The logic is pure and split by idea; two modules touch the outside: ``page`` holds the one ``dispatch`` that
the shim calls, ``host`` the one object that Python calls.
"""

from . import media, permissions

__version__ = "0.1.0"

__all__ = ["PermissionElement", "__version__", "install", "media", "permissions"]

# What these two need is imported with their first use: the shim imports it before that, in pieces, and the page goes on.


def install(**options):
    """Take over the page's elements; see ``page.install``, which this is."""
    from . import page

    return page.install(**options)


def __getattr__(name: str):
    if name != "PermissionElement":
        raise AttributeError(name)
    from .element import PermissionElement

    return PermissionElement
