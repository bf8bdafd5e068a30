"""Compile the modules that a start of Pyodide and our package import, and nothing else, into one archive.

Runs inside Pyodide. Upstream's archive holds sources, and compiling them is three quarters of its start.
"""

import importlib
import os
import sys

PACKAGE = "/package"
STANDARD_LIBRARY = next(entry for entry in sys.path if entry.endswith(".zip"))

# Needed only when something goes wrong, in a browser, or by the page's own Python: not seen by importing in Node.
ALSO = (
    "base64",
    "dataclasses",
    "datetime",
    "encodings.ascii",
    "encodings.idna",
    "encodings.latin_1",
    "logging",
    "pyodide._package_loading",
    "random",
    "signal",
    "tokenize",
    "traceback",
)

# Imported by the standard library where they are there, and never used by a page.
NOT_NEEDED = ("_ssl", "bz2", "compression", "lzma", "ssl")


def module_name(path: str) -> str:
    """Return the dotted name of a module of our package."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def sources(folder: str) -> list[str]:
    """Return the paths of all modules in a folder, from there."""
    found = [os.path.join(where, name) for where, _, names in os.walk(folder) for name in names]
    return sorted(os.path.relpath(path, folder) for path in found if path.endswith(".py"))


sys.path.insert(0, PACKAGE)
for path in sources(PACKAGE):
    importlib.import_module(module_name(path))
for name in ALSO:
    importlib.import_module(name)
# Some are in Pyodide's own executable, and never looked for in an archive.
from_archive = [module for module in list(sys.modules.values()) if hasattr(getattr(module, "__loader__", None), "archive")]
files = [module.__file__ for module in from_archive]

import importlib._bootstrap_external  # noqa: E402  after the list is made, since the page does not need it
import importlib.util  # noqa: E402
import zipfile  # noqa: E402


def compiled(source: bytes, name: str) -> bytes:
    """Return a ``.pyc`` that is used without looking for its source; no docstrings, no asserts."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    hashed = importlib.util.source_hash(source)
    return importlib._bootstrap_external._code_to_hash_pyc(code, hashed, False)


entries = {}
for path in sources(PACKAGE):
    with open(os.path.join(PACKAGE, path), "rb") as file:
        entries[path] = file.read()
with zipfile.ZipFile(STANDARD_LIBRARY) as library:
    for file in files:
        name = file.removeprefix(STANDARD_LIBRARY + "/")
        if name.replace(".", "/").split("/")[0] not in NOT_NEEDED:
            entries[name] = library.read(name)

with zipfile.ZipFile("/archive.zip", "w", zipfile.ZIP_STORED) as archive:
    for name in sorted(entries):
        # A fixed date makes the archive the same at every build.
        archive.writestr(zipfile.ZipInfo(name + "c"), compiled(entries[name], name))
