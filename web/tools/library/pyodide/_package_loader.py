"""What Pyodide's start asks of its package loader. Packages cannot be loaded.

Stands in the place of Pyodide's own, which imports what reads and writes archives.
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


def unpack_buffer(*_arguments, **_options):
    """Refuse to unpack an archive."""
    raise RuntimeError("the Python that the polyfill has started loads no packages")
