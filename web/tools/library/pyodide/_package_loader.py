"""What Pyodide's start asks of its package loader; the loader itself is imported when a package is.

Stands in the place of Pyodide's own, which is ``_package_loading`` here.
"""

from site import getsitepackages


class _Folder:
    # To be a path, it would need ``pathlib``.
    def __init__(self, path: str):
        self._path = path

    def __fspath__(self) -> str:
        return self._path

    __str__ = __fspath__


SITE_PACKAGES = _Folder(getsitepackages()[0])
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Tell of the packages that are there before the start: none."""


def __getattr__(name: str):
    from . import _package_loading

    return getattr(_package_loading, name)
