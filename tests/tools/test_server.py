"""The server of the demo and of the tests."""

import socket
import urllib.request

from tools.server import Handler, Server


def test_the_end_of_an_answer_does_not_wait_for_its_beginning_to_be_acknowledged(tmp_path):
    seen = []

    class Seen(Handler):
        def do_GET(self):  # noqa: N802
            seen.append(self.connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            super().do_GET()

    (tmp_path / "page.html").write_text("hello", encoding="utf-8")
    with Server(tmp_path, handler=Seen) as server:
        server.start()
        with urllib.request.urlopen(server.address + "page.html") as answer:
            assert answer.read() == b"hello"
        server.shutdown()
    assert len(seen) == 1
    assert all(seen)
