"""A small web site for browser tests: a folder, pages made up by a test, and answers that go wrong on purpose."""

import threading
from pathlib import Path

from tools.assemble import DIST
from tools.server import Handler, Server

PAUSE = "<!-- pause -->"
"""Where a page has this, the rest of it arrives when the test says ``site.go_on()``."""


class SiteHandler(Handler):
    """Answers from the site's pages first, else from its folder; files may be cached for good."""

    breaks_off = False

    def do_GET(self):  # noqa: N802
        path = self.path.partition("?")[0]
        site = self.server
        site.requests.append(path)
        for part in site.stalled:
            if part in path:
                site.released.wait()
                return
        for part, seconds in site.slow.items():
            if part in path:
                site.released.wait(seconds)
        for part in site.missing:
            if part in path:
                self.send_error(404)
                return
        for part in site.broken:
            if part in path:
                site.broken.remove(part)
                self.break_off(path)
                return
        if path in site.pages:
            self.answer(site.pages[path], "text/html; charset=utf-8")
        elif path in site.bodies:
            self.answer(site.bodies[path], self.guess_type(path))
        else:
            self.path = self.path.removeprefix(site.prefix)
            super().do_GET()

    def break_off(self, path: str):
        """Answer with half of a file, and end the connection."""
        content = (self.server.folder / path.lstrip("/")).read_bytes()
        self.breaks_off = self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2])

    def answer(self, body: str | bytes, type_: str):
        pieces = [piece.encode() for piece in body.split(PAUSE)] if isinstance(body, str) else [body]
        self.send_response(200)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(sum(map(len, pieces))))
        self.end_headers()
        for index, piece in enumerate(pieces):
            if index > 0:
                self.server.pauses.acquire()
            self.wfile.write(piece)

    def end_headers(self):
        path = self.path.partition("?")[0]
        self.cache_control = "public, max-age=31536000, immutable"
        if path in self.server.pages:
            self.cache_control = self.server.pages_cache
        elif self.breaks_off or any(part in path for part in self.server.missing):
            self.cache_control = "no-store"
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path):
        for ending, type_ in self.server.types.items():
            if path.endswith(ending):
                return type_
        return super().guess_type(path)


class Site(Server):
    """One site of a test; close it at the end."""

    handler = SiteHandler

    def __init__(self, folder=DIST):
        super().__init__(folder, handler=self.handler)
        self.pages = {}  # path -> HTML
        self.pages_cache = "no-store"  # the Cache-Control of pages
        self.bodies = {}  # path -> bytes, instead of the file
        self.prefix = ""  # a folder of the site in which the files are served as well
        self.headers = {}  # sent with every answer
        self.types = {}  # file ending -> content type, instead of the right one
        self.missing = []  # parts of paths that are answered with 404
        self.broken = []  # parts of paths whose next answer breaks off in the middle
        self.slow = {}  # parts of paths -> seconds before they are answered
        self.stalled = []  # parts of paths that are never answered
        self.requests = []  # paths, as they came in
        self.released = threading.Event()
        self.pauses = threading.Semaphore(0)
        self.start()

    def page(self, html: str, path: str = "/test/page.html") -> str:
        """Publish a page; return its address."""
        self.pages[path] = (
            '<!doctype html><html lang=en><meta charset=utf-8><title>test</title><link rel=icon href="data:,">'
            + html
            + "\n"
        )
        return self.address + path.lstrip("/")

    def go_on(self):
        """Let a page go on from where it pauses."""
        self.pauses.release()

    def close(self):
        self.released.set()
        self.pauses.release(100)
        self.shutdown()
        self.server_close()


def link(folder: Path, *paths: Path, **others: Path) -> Path:
    """Put links to files and folders into a folder, by their own names or by those given; return the folder."""
    for name, path in [*((path.name, path) for path in paths), *others.items()]:
        (folder / name).symlink_to(path)
    return folder
