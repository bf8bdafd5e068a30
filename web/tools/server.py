"""A server for static files on localhost, for the demo and for the tests."""

import http.server
import os
import threading
from functools import partial

from .assemble import DIST
from .console import Failure, say

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".map": "application/json",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the types that browsers insist on; the browser asks every time whether they changed."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012
    cache_control = "no-cache"
    disable_nagle_algorithm = True  # or the end of an answer waits for 40 ms until its beginning is acknowledged

    def end_headers(self):
        """Send the headers."""
        self.send_header("Cache-Control", self.cache_control)
        super().end_headers()

    def log_message(self, *_):
        """Keep quiet."""


class Server(http.server.ThreadingHTTPServer):
    """One server of one folder."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port

    def __init__(self, folder, port: int = 0, handler=Handler):
        self.folder = folder
        super().__init__(("127.0.0.1", port), partial(handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """The address of the folder, ending in a slash."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def start(self) -> "Server":
        """Serve from a thread of its own."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def handle_error(self, request, client_address):
        """Say nothing of browsers that hang up."""


def serve(port: int) -> int:
    """Serve dist/ on this machine only until the person stops it.

    Args:
        port: the port to try first; where it is taken, the system picks another.

    Raises:
        Failure: where no port can be had at all.
    """
    server = open_server(port)
    say(f"The demo is at {server.address}demo/ (Ctrl+C stops it)")
    server.serve_forever()
    return 0


def open_server(port: int) -> Server:
    """Return a server on this port, or on a free one."""
    try:
        return Server(DIST, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
    try:
        server = Server(DIST)
    except OSError as error:
        raise Failure(f"no port of this machine can be opened ({error})") from error
    say(f"Port {port} cannot be used ({reason}).")
    return server
