"""What a page fetches and how large it is, as the tables of the documents; ``build.py sizes`` puts them there."""

import gzip
import hashlib
import os
from fnmatch import fnmatch
from pathlib import Path

from .console import Failure
from .environment import ROOT, WORK, ensure_node, run

README = ROOT / "README.md"
DETAILS = ROOT / "docs/performance.md"
START = "<!-- the rest of this section is what `python3 build.py sizes` writes -->"
END = "<!-- end of the sizes -->"
COMPRESSED = WORK / "brotli"
COMPRESS = """
const names = process.argv.slice(1);
while (names.length > 0) {
  const [source, target] = names.splice(0, 2);
  fs.writeFileSync(target, zlib.brotliCompressSync(fs.readFileSync(source))); // at its best, which is quality 11
}
"""

FIRST, SECOND, THIRD = "permission-element.js", "permission-element.takeover.mjs", "permission-element.panels.mjs"
PURPOSES = (
    (FIRST, "the first part, as a script: draws the buttons, starts the rest"),
    ("permission-element.mjs", "the same as a module"),
    ("permission-element.fn.mjs", "the same as functions"),
    (SECOND, "the second part: what is needed once Python is there, and MicroPython's loader"),
    (THIRD, "the third part: panels"),
    ("micropython/python.wasm", "MicroPython"),
    ("micropython/polyfill.bin", "our package, compiled for it"),
    ("micropython/panels.bin", "the modules of it for panels"),
    ("pyodide/boot.mjs", "Pyodide's loader and ours"),
    ("pyodide/pyodide.asm.mjs", "Pyodide's JavaScript"),
    ("pyodide/python.wasm", "CPython"),
    ("pyodide/polyfill.bin", "the standard library and our package, compiled for it"),
    ("labels/*.json", "the labels of a language, one file each; English needs none"),
    ("dialogs/*.json", "the dialogs, pickers and advice of a language, likewise"),
    ("*.whl", "our package, for the page's own Python"),
)
"""Which files a page may fetch, and what each is for; a pattern of many is one row."""
NOT_FETCHED = (
    "*.map",
    "*.d.ts",
    "*.d.mts",
    "LICENSE",
    "README.md",
    "THIRD-PARTY.md",
    "custom-elements.json",
    "demo/*",
    "integrity.json",
    "package.json",
)
MICROPYTHON = ("python.wasm", "polyfill.bin")
ROUTES = (
    ("first part", "before the first button", (FIRST,)),
    ("micropython", '`data-runtime="micropython"`', (FIRST, SECOND, *(f"micropython/{name}" for name in MICROPYTHON))),
    ("panels", "the same with a panel", (FIRST, SECOND, THIRD, "micropython/*")),
    ("pyodide", '`data-runtime="pyodide"`', (FIRST, SECOND, "pyodide/*")),
    ("page", '`data-runtime="page"`, beside the page\'s own Python', (FIRST, SECOND, "*.whl")),
)
"""What is fetched together, of a page in English."""


def brotli(*paths: Path) -> list[bytes]:
    """Return the bytes of files with brotli at its best, which Node knows; what it made is kept."""
    targets = [COMPRESSED / hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    missing = [pair for pair in zip(paths, targets, strict=True) if not pair[1].exists()]
    if missing:
        COMPRESSED.mkdir(parents=True, exist_ok=True)
        halves = [(path, target.with_name(f"{target.name}.{os.getpid()}")) for path, target in missing]
        run([ensure_node(), "--eval", COMPRESS, *sum(halves, ())], "Node could not compress what was built")
        for (_, half), (_, target) in zip(halves, missing, strict=True):
            half.replace(target)
    return [target.read_bytes() for target in targets]


def documents(folder: Path) -> dict[Path, str]:
    """Return what each document says of a build: the details every file, README the sums.

    Args:
        folder: the build.

    Raises:
        Failure: where it has a file of which nothing here says what it is for, or lacks one.
    """
    files = fetched(folder)
    sizes = dict(zip(files, measured([folder / name for name in files]), strict=True))
    return {README: sums(sizes), DETAILS: every(sizes)}


def every(sizes: dict[str, tuple]) -> str:
    """Return the table of files."""
    lines = ["| file | bytes | gzip | brotli | |", "|---|---|---|---|---|"]
    for pattern, purpose in PURPOSES:
        names = chosen(list(sizes), (pattern,))
        title = f"`{names[0]}`" if len(names) == 1 else f"`{pattern}`, {len(names)} files"
        ranges = [spanned([sizes[name][index] for name in names]) for index in range(3)]
        lines.append(f"| {title} | {' | '.join(ranges)} | {purpose} |")
    return "\n".join(lines) + "\n"


def sums(sizes: dict[str, tuple]) -> str:
    """Return the table of what is fetched together."""
    lines = ["Together, for a page in English:", "", "| | bytes | gzip | brotli |", "|---|---|---|---|"]
    for _, title, patterns in ROUTES:
        rows = [sizes[name] for name in chosen(list(sizes), patterns)]
        lines.append(f"| {title} | {' | '.join(f'{sum(column):,}' for column in zip(*rows, strict=True))} |")
    return "\n".join(lines) + "\n"


def transferred(folder: Path, route: str) -> int:
    """Return how many bytes a route, by its name in ``ROUTES``, takes of a build with brotli."""
    (patterns,) = [patterns for name, _, patterns in ROUTES if name == route]
    return sum(map(len, brotli(*(folder / file for file in chosen(fetched(folder), patterns)))))


def fetched(folder: Path) -> list[str]:
    """Return the names of the files that a page may fetch."""
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    names = [name for name in names if not any(fnmatch(name, pattern) for pattern in NOT_FETCHED)]
    known = chosen(names, [pattern for pattern, _ in PURPOSES])
    if known != names:
        raise Failure("say in web/tools/sizes.py what this is for: " + ", ".join(sorted({*names} - {*known})))
    return names


def chosen(names: list[str], patterns) -> list[str]:
    """Return those of the names that one of the patterns fits.

    Raises:
        Failure: where a pattern fits none.
    """
    for pattern in patterns:
        if not any(fnmatch(name, pattern) for name in names):
            raise Failure(f"web/tools/sizes.py has a row for {pattern}, of which the build has none")
    return [name for name in names if any(fnmatch(name, pattern) for pattern in patterns)]


def measured(paths: list[Path]) -> list[tuple[int, int, int]]:
    """Return the sizes of files in bytes, each as it is, with gzip and with brotli, both at their best."""
    compressed = zip(paths, brotli(*paths), strict=True)
    return [(path.stat().st_size, len(gzip.compress(path.read_bytes(), 9)), len(best)) for path, best in compressed]


def spanned(numbers: list[int]) -> str:
    """Return a number, or from which to which."""
    low, high = min(numbers), max(numbers)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def section(text: str) -> str:
    """Return the section of a document that is written here."""
    return text.partition(START + "\n")[2].partition(END)[0].strip() + "\n"


def write(folder: Path) -> None:
    """Put the tables of a build into the documents."""
    for path, table in documents(folder).items():
        text = path.read_text(encoding="utf-8")
        before, mark, rest = text.partition(START + "\n")
        _, end, after = rest.partition(END)
        if not mark or not end:
            raise Failure(f"{path.name} has no place for the sizes any more: {START}")
        path.write_text(f"{before}{mark}\n{table}\n{end}{after}", encoding="utf-8")
