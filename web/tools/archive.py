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
    "encodings.latin_1",
    "logging",
    "pathlib",
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


def modules_of_archives() -> list[str]:
    """Return which modules came from files; the others, in Pyodide's own executable, are not looked for in archives."""
    return [name for name, module in list(sys.modules.items()) if getattr(module.__spec__, "has_location", False)]


sys.path.insert(0, PACKAGE)
importlib.import_module("polyfill.page")
at_start = modules_of_archives()
for path in sources(PACKAGE):
    importlib.import_module(module_name(path))
for name in ALSO:
    importlib.import_module(name)
in_all = modules_of_archives()

import importlib._bootstrap_external  # noqa: E402  after the lists are made, since the page does not need these
import importlib.util  # noqa: E402
import marshal  # noqa: E402
import zipfile  # noqa: E402


def compiled(source: bytes, path: str):
    """Return the code of a module; no docstrings, no asserts."""
    return compile(source, path, "exec", dont_inherit=True, optimize=2)


def cached(code, source: bytes) -> bytes:
    """Return a ``.pyc`` that is used without looking for its source."""
    return importlib._bootstrap_external._code_to_hash_pyc(code, importlib.util.source_hash(source), False)


def read(file: str) -> bytes:
    """Return the source of a module."""
    if file.startswith(STANDARD_LIBRARY):
        return library.read(path_in_archive(file))
    with open(file, "rb") as opened:
        return opened.read()


def path_in_archive(file: str) -> str:
    """Return where the archive has a module."""
    return file.removeprefix(STANDARD_LIBRARY + "/").removeprefix(PACKAGE + "/")


entries = {}
merged = {}
with zipfile.ZipFile(STANDARD_LIBRARY) as library:
    for name in in_all:
        file = sys.modules[name].__file__
        path, source = path_in_archive(file), read(file)
        if name.split(".")[0] in NOT_NEEDED:
            continue
        code = compiled(source, path)
        if name in at_start and not name.startswith("encodings"):
            merged[name] = (hasattr(sys.modules[name], "__path__"), path + "c", code)
        else:
            entries[path + "c"] = cached(code, source)
source = read("/merged.py")
entries["sitecustomize.pyc"] = cached(compiled(source, "sitecustomize.py"), source)
entries["start"] = marshal.dumps(merged)

with zipfile.ZipFile("/archive.zip", "w", zipfile.ZIP_STORED) as archive:
    for name in sorted(entries):
        # A fixed date makes the archive the same at every build.
        archive.writestr(zipfile.ZipInfo(name), entries[name])
