"""Compile the modules that a start of Pyodide and our package import, and nothing else, into one archive.

Runs inside Pyodide. Upstream's archive holds sources, and compiling them is three quarters of its start.
"""

import importlib
import importlib._bootstrap_external
import importlib.util
import pathlib
import sys

PACKAGE = pathlib.Path("/package")
STANDARD_LIBRARY = next(entry for entry in sys.path if entry.endswith(".zip"))

# Needed only when something goes wrong, or in a browser: not seen by importing in Node.
ALSO = ("encodings.ascii", "encodings.idna", "encodings.latin_1", "traceback", "tokenize")


# Imported by the standard library where they are there, and never used by a page.
NOT_NEEDED = ("_ssl", "bz2", "compression", "lzma", "ssl")


def module_name(path: pathlib.Path) -> str:
    """Return the dotted name of a module of our package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def compiled(source: bytes, name: str) -> bytes:
    """Return a ``.pyc`` that is used without looking for its source; no docstrings, no asserts."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    hashed = importlib.util.source_hash(source)
    return importlib._bootstrap_external._code_to_hash_pyc(code, hashed, False)


sys.path.insert(0, str(PACKAGE))
for path in sorted(PACKAGE.rglob("*.py")):
    importlib.import_module(module_name(path))
for name in ALSO:
    importlib.import_module(name)
files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}

import zipfile  # noqa: E402  after the list is made, since the page does not need it

entries = {str(path.relative_to(PACKAGE)): path.read_bytes() for path in PACKAGE.rglob("*.py")}
with zipfile.ZipFile(STANDARD_LIBRARY) as library:
    for file in files:
        name = file.removeprefix(STANDARD_LIBRARY + "/")
        if name != file and name.replace(".", "/").split("/")[0] not in NOT_NEEDED:
            entries[name] = library.read(name)

with zipfile.ZipFile("/archive.zip", "w") as archive:
    for name in sorted(entries):
        # A fixed date makes the archive the same at every build. Stored, it opens no faster, and few hosts compress it.
        pyc = compiled(entries[name], name)
        archive.writestr(zipfile.ZipInfo(name + "c"), pyc, zipfile.ZIP_DEFLATED, compresslevel=9)
