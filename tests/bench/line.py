"""Sites as a person meets them: compressed files over a line of 4G."""

import gzip
import threading
import time
from functools import lru_cache

from tools import sizes

from tests.site import Site, SiteHandler

LATENCY = 0.17  # s before each answer begins
RATE = 9_000_000 / 8  # bytes a second, for all that is under way
PIECE = 16 * 1024  # bytes
COMPRESSIBLE = (".js", ".mjs", ".json", ".wasm", ".bin", ".html", ".whl")


@lru_cache
def compressed(path, encoding: str, _changed: float) -> bytes:
    """Return a file's bytes in a content coding."""
    return gzip.compress(path.read_bytes()) if encoding == "gzip" else sizes.brotli(path)[0]


class Line:
    """What all answers share: so many bytes a second."""

    def __init__(self, rate: float = RATE):
        self._rate = rate
        self._free_at = 0.0
        self._lock = threading.Lock()

    def wait(self, count: int) -> None:
        """Take the time that so many bytes need."""
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + count / self._rate
            wait = self._free_at - time.monotonic()
        if wait > 0:
            time.sleep(wait)


class LineHandler(SiteHandler):
    """Compresses what it serves, and takes its time."""

    def do_GET(self):  # noqa: N802
        time.sleep(LATENCY)
        path = self.server.file(self.path.partition("?")[0])
        accepted = self.headers.get("Accept-Encoding", "")
        encoding = next((name for name in ("br", "gzip") if name in accepted.replace(",", " ").split()), "")
        if path is None or not encoding:
            super().do_GET()
            return
        body = compressed(path, encoding, path.stat().st_mtime)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path.name))
        self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), PIECE):
            piece = body[start : start + PIECE]
            self.server.line.wait(len(piece))
            self.wfile.write(piece)


class LineSite(Site):
    """A site at the other end of such a line."""

    handler = LineHandler

    def __init__(self, folder):
        self.line = Line()
        for path in folder.rglob("*"):
            if path.suffix in COMPRESSIBLE and path.is_file():
                compressed(path, "br", path.stat().st_mtime)  # which is nothing to wait for
        super().__init__(folder)

    def file(self, path: str):
        """Return the file behind a path that is worth compressing, or ``None``."""
        found = self.folder / path.lstrip("/")
        return found if path not in self.pages and found.suffix in COMPRESSIBLE and found.is_file() else None
