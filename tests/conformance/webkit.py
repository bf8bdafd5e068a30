"""Cases in WebKitGTK's MiniBrowser, over WebDriver: Playwright has no WebKit of the system.

It needs the programs ``WebKitWebDriver`` and ``xvfb-run`` and the MiniBrowser, which is in no path.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import asdict
from pathlib import Path

from tools.console import Failure

from tests.conformance.cases import Case
from tests.conformance.pages import POLYFILLED, SLOTS, Result, publish
from tests.site import Site

PROGRAMS = ("WebKitWebDriver", "xvfb-run")
MINIBROWSERS = "lib/**/webkit2gtk-4.*/MiniBrowser"
SCREEN = "-screen 0 1200x2400x24"
WINDOW = {"x": 0, "y": 0, "width": 1100, "height": 2200}
TIMEOUT = 600_000  # ms, of a script
START = 30  # s
PLAY = """const done = arguments[arguments.length - 1];
playAll(...arguments[0]).then(done, (error) => done(String(error)));"""
READY = """const done = arguments[arguments.length - 1];
permissionPolyfill.ready.then(() => done('ready'), (error) => done(String(error)));"""


def missing() -> str:
    """Return why it cannot be driven on this machine; ``""`` if it can."""
    programs = [name for name in PROGRAMS if not shutil.which(name)]
    absent = programs + ([] if browser() else ["MiniBrowser"])
    return f"WebKitGTK cannot be driven: no {', '.join(absent)}" if absent else ""


def browser() -> Path | None:
    """Return the path of the MiniBrowser."""
    return next(Path("/usr").glob(MINIBROWSERS), None)


class Pages:
    """One window; close it at the end. A driver is for one session."""

    def __init__(self, edition: str, head: str = ""):
        if missing():
            raise Failure(missing())
        self._edition, self._head, self._site = edition, head, Site()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._address = f"http://127.0.0.1:{port}"
        command = ["xvfb-run", "-a", "-s", SCREEN, "WebKitWebDriver", f"--port={port}"]
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._driver = subprocess.Popen(command, start_new_session=True, **streams)
        self._session = None
        options = {"binary": str(browser()), "args": ["--automation"]}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        try:
            self._wait()
            self._session = self._send("/session", {"capabilities": capabilities})["sessionId"]
            self._send("timeouts", {"script": TIMEOUT})
            self._send("window/rect", WINDOW)
        except BaseException:
            self.close()
            raise

    def play(self, cases: list[Case], properties, slots: int = SLOTS) -> list[tuple[Result, ...]]:
        """Play cases; as ``tests.conformance.pages.Pages`` does."""
        results = {}
        for quirks in sorted({case.quirks for case in cases}):
            mine = [index for index, case in enumerate(cases) if case.quirks == quirks]
            self._send("url", {"url": publish(self._site, self._edition, quirks, self._head)})
            self._script(READY)
            arguments = [[asdict(cases[index]) for index in mine], [POLYFILLED], list(properties), slots]
            for index, elements in zip(mine, json.loads(self._script(PLAY, arguments)), strict=True):
                results[index] = tuple(Result(**element) for element in elements)
        return [results[index] for index in range(len(cases))]

    def _script(self, script, *arguments):
        return self._send("execute/async", {"script": script, "args": list(arguments)})

    def _send(self, command, body):
        path = command if command.startswith("/") else f"/session/{self._session}/{command}"
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._address + path, json.dumps(body).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT / 1000) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Failure(f"WebKitGTK: {error.read().decode()}") from error

    def _wait(self):
        for _ in range(START * 10):
            try:
                urllib.request.urlopen(self._address + "/status", timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise Failure("WebKitWebDriver does not start")

    def close(self):
        """End the driver with what it started, and the site."""
        os.killpg(self._driver.pid, signal.SIGTERM)
        self._driver.wait()
        self._site.close()
