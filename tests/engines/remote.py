"""Firefox's own remote debugging protocol, as far as running scripts with the browser's rights needs it.

BiDi, over which Playwright drives Firefox, cannot deny a permission by Playwright's interface, nor answer a prompt.
"""

import json
import socket
import time

from tools.console import Failure

START = 60  # s
PREFERENCES = {
    "devtools.debugger.remote-enabled": True,
    "devtools.debugger.prompt-connection": False,
    "devtools.chrome.enabled": True,
}


class Remote:
    """A connection to the main process of a Firefox that was started with ``--start-debugger-server``."""

    def __init__(self, port: int):
        self._socket = connect(port)
        self._file = self._socket.makefile("rb")
        self._receive()  # its greeting
        process = self._send("root", "getProcess", id=0)["processDescriptor"]
        self._console = self._send(process["actor"], "getTarget")["process"]["consoleActor"]

    def run(self, script: str):
        """Run a script, and return what it comes to.

        Raises:
            Failure: where it throws.
        """
        number = self._send(self._console, "evaluateJSAsync", text=script)["resultID"]
        while (answer := self._receive()).get("resultID") != number:
            pass
        if answer["hasException"]:
            raise Failure(f"Firefox: {answer['exceptionMessage']}")
        return answer["result"]

    def _send(self, actor: str, command: str, **parameters) -> dict:
        packet = json.dumps({"to": actor, "type": command, **parameters}).encode()
        self._socket.sendall(b"%d:%b" % (len(packet), packet))
        while (answer := self._receive()).get("from") != actor or "type" in answer:
            pass
        if "error" in answer:
            raise Failure(f"Firefox: {answer}")
        return answer

    def _receive(self) -> dict:
        length = b""
        while not length.endswith(b":"):
            if not (digit := self._file.read(1)):
                raise Failure("Firefox has closed the connection")
            length += digit
        return json.loads(self._file.read(int(length[:-1])))

    def close(self) -> None:
        """End the connection."""
        self._file.close()
        self._socket.close()


def connect(port: int) -> socket.socket:
    """Connect to a server on this machine, as soon as it is there."""
    end = time.monotonic() + START
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def free_port() -> int:
    """Return a port of this machine that nothing listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
