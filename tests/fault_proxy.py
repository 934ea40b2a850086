"""A proxy between hintctl and a served emulator, in which chosen requests go wrong in a chosen way.

A fault is a function that deals with one request in the place of `relay`.
"""

import http.client
import os
import select
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any, Self
from urllib.parse import urlsplit

Fault = Callable[["Exchange"], None]
# (running number from 0, method, path with query) -> the fault that hits the request, None for none.
Plan = Callable[[int, str, str], Fault | None]


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """A request that came in, when (seconds of the monotonic clock), and what hit it."""

    method: str
    target: str
    at: float
    fault: Fault | None


class FaultProxy:
    """Listens at `url` while its context lasts; its threads end with it.

    `arrivals` are the requests that came in, `reached` counts those that the emulator got to see.
    """

    def __init__(self, upstream: str, plan: Plan) -> None:
        """`upstream` is the emulator's URL. `plan` is asked about one request at a time."""
        self.arrivals: list[Arrival] = []
        self.reached = 0
        self.upstream = urlsplit(upstream).netloc
        self._plan = plan
        self._counting = threading.Lock()
        self._answering = threading.Condition()
        self._answered = 0
        self._refusing = threading.Lock()
        self._ended = threading.Event()
        self._servers = [_Server(0, self)]
        self._port = self._servers[0].server_address[1]
        self.url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for server in self._servers:  # oldest first: a thread of its own may be about to append the next one
            server.stop()

    @property
    def hit(self) -> list[Arrival]:
        """The requests that met a fault."""
        return [arrival for arrival in self.arrivals if arrival.fault]

    def admit(self, method: str, target: str) -> Fault | None:
        with self._counting:
            fault = self._plan(len(self.arrivals), method, target)
            self.arrivals.append(Arrival(method=method, target=target, at=time.monotonic(), fault=fault))
        return fault

    def count_reached(self) -> None:
        with self._counting:
            self.reached += 1

    def count_answered(self) -> None:
        with self._answering:
            self._answered += 1
            self._answering.notify_all()

    def wait_for_answers(self, number: int) -> None:
        """Waits until so many requests were answered without a fault."""
        with self._answering:
            assert self._answering.wait_for(lambda: self._answered >= number, timeout=30)

    def refuse(self, seconds: float | None, when_closed: Callable[[], None]) -> None:
        """Closes the port, and opens it again after so long (None: never), unless it is closed already.

        `when_closed` is for what the client may only hear then: it would be back too soon.
        """
        if not self._refusing.acquire(blocking=False):
            when_closed()
            return
        self._servers[-1].stop_listening()
        when_closed()
        if not self._ended.wait(seconds):
            self._servers.append(_Server(self._port, self))
        self._refusing.release()


class _Server(ThreadingTCPServer):
    # On Windows, reusing an address takes a port away from the program that listens on it.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 128

    def __init__(self, port: int, proxy: FaultProxy) -> None:
        super().__init__(("127.0.0.1", port), Exchange)
        self.proxy = proxy
        self._connections: list[socket.socket] = []
        self._accepting = threading.Thread(target=self.serve_forever, args=(0.01,))
        self._accepting.start()

    def stop_listening(self) -> None:
        self.shutdown()
        self.socket.close()

    def stop(self) -> None:
        self.stop_listening()
        self._accepting.join()
        for connection in self._connections:
            with suppress(OSError):  # most are closed by now
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()  # joins the connections' threads

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connections.append(request)
        super().process_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), OSError):  # a client that leaves is what some faults wait for
            super().handle_error(request, client_address)


class Exchange(BaseHTTPRequestHandler):
    """What a fault can do with a request: send it on or not, and answer it, more or less."""

    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def exchange(self) -> None:
        self.body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        (self.server.proxy.admit(self.command, self.path) or relay)(self)

    do_GET = do_PATCH = exchange  # noqa: N815 -- http.server's names

    def forward(self) -> tuple[int, Mapping[str, str], bytes]:
        """Sends the request to the emulator. Its answer: status, headers, body."""
        self.server.proxy.count_reached()
        headers = {name: self.headers[name] for name in ("Authorization", "Content-Type") if name in self.headers}
        with closing(http.client.HTTPConnection(self.server.proxy.upstream, timeout=10)) as upstream:
            upstream.request(self.command, self.path, self.body, headers)
            answer = upstream.getresponse()
            counts = {name: value for name, value in answer.getheaders() if name.startswith("X-")}
            return answer.status, counts, answer.read()

    def answer(
        self, status: int, body: bytes, headers: Mapping[str, str] | None = None, *, length: int | None = None
    ) -> None:
        """Sends an answer. With a `length` that the body does not have, the connection can't be used again."""
        self.close_connection = length is not None
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def reset(self) -> None:
        """Ends the connection at once with RST, not FIN."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        socket.close(self.connection.detach())  # close() would wait for the files made from the socket

    def client_stays(self, seconds: float | None) -> bool:
        """Whether the client is still there after so long; None waits until it leaves."""
        return not select.select([self.connection], [], [], seconds)[0]

    def log_message(self, *arguments: object) -> None:
        pass


def relay(exchange: Exchange) -> None:
    """No fault."""
    status, headers, body = exchange.forward()
    exchange.answer(status, body, headers)
    exchange.server.proxy.count_answered()
