"""WebKitGTK's MiniBrowser over WebDriver: Playwright has no WebKit of the system.

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
from pathlib import Path

from tools.console import Failure

PROGRAMS = ("WebKitWebDriver", "xvfb-run")
MINIBROWSERS = "lib/**/webkit2gtk-4.*/MiniBrowser"
SCREEN = "-screen 0 1200x2400x24"
WINDOW = {"x": 0, "y": 0, "width": 1100, "height": 2200}
TIMEOUT = 600_000  # ms, of a script
PATIENCE = 30_000  # ms, with what is to hold
START = 30  # s


def missing() -> str:
    """Return why it cannot be driven on this machine; ``""`` if it can."""
    programs = [name for name in PROGRAMS if not shutil.which(name)]
    absent = programs + ([] if browser() else ["MiniBrowser"])
    return f"WebKitGTK cannot be driven: no {', '.join(absent)}" if absent else ""


def browser() -> Path | None:
    """Return the path of the MiniBrowser."""
    return next(Path("/usr").glob(MINIBROWSERS), None)


class Driver:
    """One window with a cache of its own; close it at the end. A driver is for one session."""

    def __init__(self, *arguments: str):
        """Start it, with further arguments of MiniBrowser."""
        if missing():
            raise Failure(missing())
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._address = f"http://127.0.0.1:{port}"
        command = ["xvfb-run", "-a", "-s", SCREEN, "WebKitWebDriver", f"--port={port}"]
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._driver = subprocess.Popen(command, start_new_session=True, **streams)
        self._session = None
        options = {"binary": str(browser()), "args": ["--automation", *arguments]}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        try:
            self._wait()
            session = self._send("/session", {"capabilities": capabilities})
            self._session = session["sessionId"]
            self.version = session["capabilities"]["browserVersion"]
            self._send("timeouts", {"script": TIMEOUT})
            self._send("window/rect", WINDOW)
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """The process that started everything."""
        return self._driver.pid

    def open(self, address: str) -> None:
        """Load a page."""
        self._send("url", {"url": address})

    def script(self, script: str, *arguments):
        """Run a script whose last argument is called with the result; return that."""
        return self._send("execute/async", {"script": script, "args": list(arguments)})

    def result(self, expression: str):
        """Return what a promise of the page, or another expression, comes to."""
        return self.script(
            "const done = arguments[arguments.length - 1];"
            f"Promise.resolve({expression}).then(done, (error) => done(String(error)));"
        )

    def wait(self, expression: str):
        """Wait until an expression holds.

        Raises:
            Failure: where it does not within half a minute.
        """
        holds = self.result(
            "new Promise((resolve) => { const look = () => "
            f"({expression}) ? resolve(true) : setTimeout(look, 50); look(); setTimeout(resolve, {PATIENCE}, false) }})"
        )
        if holds is not True:
            raise Failure(f"{expression} does not hold: {holds}")

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
        """End the driver with what it started."""
        os.killpg(self._driver.pid, signal.SIGTERM)
        self._driver.wait()
