"""Give WebAssembly a build ID, by which a page tells it from another version's without reading it a second time.

Source: the tool conventions of WebAssembly, BuildId.
"""

import hashlib

SECTION = b"build_id"
CUSTOM = b"\0"


def identified(module: bytes) -> bytes:
    """Return a binary module with its own SHA-256 as build ID, in a custom section after all others."""
    content = counted(SECTION) + counted(hashlib.sha256(module).digest())
    return module + CUSTOM + counted(content)


def counted(content: bytes) -> bytes:
    """Return bytes with their number before them; up to 127, which are one byte of LEB128."""
    return bytes([len(content)]) + content
