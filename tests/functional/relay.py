"""A server between hintctl and the emulator, which changes answers or refuses requests."""

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

Change = Callable[[str, str, bytes], bytes | None]
Refuse = Callable[[str, str], int | bytes | None]


@contextmanager
def changing(url: str, change: Change = lambda *_: None, *, refuse: Refuse = lambda *_: None) -> Iterator[str]:
    """Relays to `url`. `change(method, path, answer)` may give another body for an answer.

    `refuse(method, path)` may give a status that is answered instead of asking the emulator, or a whole answer.
    """

    class Between(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def relay(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status = refuse(self.command, self.path)
            if isinstance(status, bytes):
                self.wfile.write(status)
                self.close_connection = True
                return
            if status:
                self.answer(status, json.dumps({"status": status, "message": "No."}).encode())
                return
            with closing(http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)) as upstream:
                upstream.request(self.command, self.path, body, {"Authorization": self.headers["Authorization"]})
                answer = upstream.getresponse()
                content = answer.read()
            changed = change(self.command, self.path, content)
            self.answer(answer.status, content if changed is None else changed, answer.headers["X-Total-Count"])

        def answer(self, status: int, content: bytes, total: str | None = None) -> None:
            self.send_response(status)
            if total:
                self.send_header("X-Total-Count", total)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PATCH = relay  # noqa: N815 -- http.server's names

        def log_message(self, *arguments: object) -> None:
            pass

    with _Server(("127.0.0.1", 0), Between) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Server(ThreadingHTTPServer):
    request_queue_size = 128  # hintctl opens many connections at once


class Outage:
    """Refuses what comes after a number of writes, with a status, until it is over."""

    def __init__(self, status: int, *, after: int, methods: tuple[str, ...] = ("PATCH",)) -> None:
        self.over = False
        self._status = status
        self._left = after
        self._methods = methods
        self._lock = threading.Lock()

    def __call__(self, method: str, path: str) -> int | None:
        with self._lock:
            if self._left > 0:
                self._left -= method == "PATCH"
                return None
        return self._status if method in self._methods and not self.over else None
