"""Writes integrity.json: for each file of a build the hash that a page's ``integrity`` attribute takes.

Source: Subresource Integrity, section 3.1.
"""

import base64
import hashlib
import json
from pathlib import Path

NAME = "integrity.json"


def write(folder: Path) -> None:
    """Write the hashes of every file in a folder, by its path, but of this file itself."""
    (folder / NAME).write_text(json.dumps(hashes(folder), indent=2) + "\n", encoding="utf-8")


def hashes(folder: Path) -> dict[str, str]:
    """Return the hashes."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: integrity(files[name].read_bytes()) for name in sorted(files) if name != NAME}


def integrity(content: bytes) -> str:
    """Return the hash of a file as the attribute has it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()
