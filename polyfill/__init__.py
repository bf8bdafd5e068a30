"""The HTML <permission> element, run by Python in the page.

The logic is pure and split by idea; two modules touch the outside: ``page`` holds the one ``dispatch`` that
the shim calls, ``host`` the one object that Python calls.
"""

from .element import PermissionElement
from .page import install

__version__ = "0.1.0"

__all__ = ["PermissionElement", "__version__", "install"]
