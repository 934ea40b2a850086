"""The emulator over real HTTP, on the loopback interface only."""

from __future__ import annotations

import os
import re
import socket
import socketserver
import sys
import threading
import time
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

from hintctl.emulator.messages import MAX_BODY, Request, Response, error_response, reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from hintctl.emulator.semantics import Emulator

    OnExchange = Callable[[str, str, int, float], None]
    OnDefect = Callable[[BaseException], None]

_HOST = "127.0.0.1"
_PATH = "/api/provider"
_MAX_LINE = 64 * 1024
_SOCKET_SECONDS = 60
_LINGER_SECONDS = 5.0
_STOP_POLL_SECONDS = 0.1
_REQUEST_LINE = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+ [!-~]+ HTTP/[0-9]\.[0-9]\r?\n")
_BODY_METHODS = ("POST", "PUT", "PATCH")


class PortError(Exception):
    """The port can't be listened on; the message says why."""


def serve(
    emulator: Emulator,
    *,
    port: int,
    on_listening: Callable[[str], None],
    on_exchange: OnExchange | None = None,
    on_defect: OnDefect | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Serves on 127.0.0.1 until interrupted or `stop` is set; `port` 0 takes a free one.

    Calls `on_listening` with the base URL once connections are accepted, and `on_exchange`, from several
    threads, with method, target, status and seconds of each exchange. A defect costs its client the connection, and
    goes to `on_defect`, as its text may quote a record; without that its thread raises it. Raises PortError.
    """
    stop = stop or threading.Event()
    try:
        listening = _Server(port, emulator, on_exchange, on_defect)
    except OSError as error:
        raise PortError(error.strerror or str(error)) from error
    with listening as server:
        accepting = threading.Thread(target=server.serve_forever, args=(_STOP_POLL_SECONDS,), daemon=True)
        accepting.start()
        try:
            on_listening(f"http://{_HOST}:{server.server_address[1]}{_PATH}")
            # With a timeout, because Windows delivers no Ctrl-C to a wait that has none.
            while not stop.wait(_STOP_POLL_SECONDS):
                pass
        except KeyboardInterrupt:
            return
        finally:
            server.shutdown()
            accepting.join()


# Not http.server's class: it looks up the host's name at the start, which takes seconds on some machines.
class _Server(socketserver.ThreadingTCPServer):
    # On Windows, reusing an address takes a port away from the program that listens on it.
    allow_reuse_address = os.name != "nt"
    allow_reuse_port = False
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(
        self, port: int, emulator: Emulator, on_exchange: OnExchange | None, on_defect: OnDefect | None
    ) -> None:
        self.emulator = emulator
        self.on_exchange = on_exchange
        self._on_defect = on_defect
        self._connections: set[socket.socket] = set()
        super().__init__((_HOST, port), _Handler)

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        self._connections.add(connection)
        return connection, address

    def close_request(self, request: socket.socket | tuple[bytes, socket.socket]) -> None:
        if isinstance(request, socket.socket):
            self._connections.discard(request)
        super().close_request(request)

    def server_close(self) -> None:
        super().server_close()
        for connection in tuple(self._connections):
            # Its thread may have closed it by now.
            with suppress(OSError):
                # Ends the wait for a next request, but not the answer that is under way.
                connection.shutdown(socket.SHUT_RD)

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 -- socketserver's names
        # A client that goes away or falls silent is no defect; the connection is closed whatever the error.
        if (error := sys.exception()) and not isinstance(error, OSError):
            if self._on_defect is None:
                raise error
            self._on_defect(error)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = _SOCKET_SECONDS
    disable_nagle_algorithm = True

    def handle_one_request(self) -> None:
        self.command = self.path = self.request_version = ""
        self.close_connection = True
        self.raw_requestline = self.rfile.readline(_MAX_LINE + 1)
        self._started = time.perf_counter()
        if len(self.raw_requestline) > _MAX_LINE:
            self.send_error(414)
        elif not self.raw_requestline:
            return
        elif not _REQUEST_LINE.fullmatch(self.raw_requestline):
            self.send_error(400, "The request line is not valid HTTP")
        elif self.parse_request():
            self._exchange()

    def handle_expect_100(self) -> bool:
        return self._content_length() is not None and super().handle_expect_100()

    # `explain` is a part of http.server's HTML page, in the place of which JSON is sent.
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        self.close_connection = True
        self._send(error_response(int(code), message or reason(code)))
        self._linger()

    def _exchange(self) -> None:
        length = self._content_length()
        if length is None:
            return
        body = self.rfile.read(length)
        if len(body) < length:
            self.send_error(400, "The request body is shorter than its Content-Length")
            return
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            key = name.lower()
            headers[key] = f"{headers[key]}, {value}" if key in headers else value
        emulator = self.server.emulator
        if emulator.behaviour.latency_ms:
            time.sleep(emulator.behaviour.latency_ms / 1000)
        self._send(emulator.handle(Request(method=self.command, target=self.path, headers=headers, body=body)))

    def _content_length(self) -> int | None:
        """The bytes of the body; None when what the headers say of it has been answered with an error."""
        lengths = {value.strip() for value in self.headers.get_all("Content-Length", [])}
        if self.headers.defects:
            self.send_error(400, "The request headers are not valid HTTP")
        elif "Transfer-Encoding" in self.headers or (not lengths and self.command in _BODY_METHODS):
            self.send_error(411, "Content-Length is required; Transfer-Encoding is not supported")
        elif len(lengths) > 1 or not all(re.fullmatch("[0-9]+", length) for length in lengths):
            self.send_error(400, "Content-Length is not valid")
        else:
            digits = "".join(lengths).lstrip("0") or "0"
            # Compared by length first: int() refuses thousands of digits.
            if len(digits) <= len(str(MAX_BODY)) and int(digits) <= MAX_BODY:
                return int(digits)
            self.send_error(413, f"The request body must not be larger than {MAX_BODY} bytes")
        return None

    def _send(self, response: Response) -> None:
        head = [f"HTTP/1.1 {response.status} {reason(response.status)}", f"Date: {self.date_time_string()}"]
        head += [f"{name}: {value}" for name, value in response.headers]
        if response.status != HTTPStatus.NO_CONTENT:
            head.append(f"Content-Length: {len(response.body)}")
        if self.close_connection:
            head.append("Connection: close")
        elif self.request_version == "HTTP/1.0":
            head.append("Connection: keep-alive")
        body = b"" if self.command == "HEAD" else response.body
        # In one piece: two sends make a client with delayed acknowledgements wait for the second.
        self.wfile.write("\r\n".join([*head, "", ""]).encode("latin-1") + body)
        if self.server.on_exchange:
            seconds = time.perf_counter() - self._started
            self.server.on_exchange(self.command or "-", self.path or "-", response.status, seconds)

    def _linger(self) -> None:
        """Lets the client read the answer: closing with bytes unread would reset the connection instead."""
        self.connection.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + _LINGER_SECONDS
        self.connection.settimeout(_LINGER_SECONDS)
        while time.monotonic() < deadline and self.connection.recv(_MAX_LINE):
            pass
