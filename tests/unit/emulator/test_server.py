from __future__ import annotations

import http.client
import json
import queue
import socket
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from hintctl.emulator import server as server_module
from hintctl.emulator.server import PortError, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hintctl.emulator.semantics import Emulator

    Exchange = tuple[str, str, int, float]

ADA = "/api/provider/patients/pat-n32hjf4mmu1s"
KEY = b"Authorization: Bearer emu-partner-a\r\n"
HEADERS = {"Authorization": "Bearer emu-partner-a"}
SOON = 10.0  # seconds after which a test that waits has failed


class Running:
    """A server on a free port, and the exchanges that it told of."""

    def __init__(self, emulator: Emulator) -> None:
        self.exchanges: queue.Queue[Exchange] = queue.Queue()
        self.stop = threading.Event()
        urls: queue.Queue[str] = queue.Queue()
        self.thread = threading.Thread(
            target=serve,
            args=(emulator,),
            kwargs={
                "port": 0,
                "on_listening": urls.put,
                "on_exchange": lambda *exchange: self.exchanges.put(exchange),
                "stop": self.stop,
            },
        )
        self.thread.start()
        self.url = urls.get(timeout=SOON)
        self.port = urlsplit(self.url).port or 0

    def close(self) -> None:
        self.stop.set()
        self.thread.join(timeout=SOON)
        assert not self.thread.is_alive()

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=SOON)

    def raw(self, request: bytes) -> tuple[int, dict[str, str], bytes]:
        """What comes back for `request` until the server closes: status, headers by lower-case name, body."""
        with self.connect() as connection:
            connection.sendall(request)
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = received.partition(b"\r\n\r\n")
        status_line, *lines = head.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        return int(status_line.split()[1]), headers, body


@pytest.fixture
def running(emulator: Emulator) -> Iterator[Running]:
    running = Running(emulator)
    yield running
    running.close()


@pytest.fixture
def client(running: Running) -> Iterator[http.client.HTTPConnection]:
    client = http.client.HTTPConnection("127.0.0.1", running.port, timeout=SOON)
    yield client
    client.close()


def ask(client: http.client.HTTPConnection, method: str, path: str, body: bytes | None = None) -> tuple[int, Any]:
    client.request(method, path, body=body, headers=HEADERS)
    response = client.getresponse()
    content = response.read()
    return response.status, json.loads(content) if content else None


def test_it_says_where_it_listens(running: Running) -> None:
    assert running.url == f"http://127.0.0.1:{running.port}/api/provider"


def test_one_connection_serves_request_after_request(running: Running, client: http.client.HTTPConnection) -> None:
    client.connect()
    first_socket = client.sock
    link = json.dumps({"integration_record_id": "é/1"}).encode()
    assert ask(client, "GET", ADA)[1]["integration_record_id"] is None
    assert ask(client, "PATCH", ADA, link)[0] == 200
    assert ask(client, "GET", "/api/provider/patients/%C3%A9%2F1")[1]["id"] == "pat-n32hjf4mmu1s"
    assert ask(client, "GET", "/nowhere")[0] == 404
    assert ask(client, "BREW", ADA)[0] == 405
    assert ask(client, "DELETE", ADA) == (204, None)
    assert ask(client, "GET", ADA)[0] == 404
    assert client.sock is first_socket
    told = [running.exchanges.get(timeout=SOON) for _ in range(7)]
    assert [(method, status) for method, _, status, _ in told] == [
        *[("GET", 200), ("PATCH", 200), ("GET", 200), ("GET", 404), ("BREW", 405), ("DELETE", 204), ("GET", 404)]
    ]
    assert told[2][1] == "/api/provider/patients/%C3%A9%2F1"
    assert all(0 <= seconds < SOON for *_, seconds in told)


def test_head_has_the_headers_of_get_and_no_body(running: Running, client: http.client.HTTPConnection) -> None:
    client.request("GET", "/api/provider/patients", headers=HEADERS)
    got = client.getresponse()
    body = got.read()
    request = b"HEAD /api/provider/patients HTTP/1.1\r\n" + KEY + b"Connection: close\r\n\r\n"
    status, headers, nothing = running.raw(request)
    assert (status, nothing) == (200, b"")
    assert headers["content-length"] == str(len(body)) == got.headers["Content-Length"]
    assert headers["x-total-count"] == "12"


def test_a_deletion_has_no_content_and_no_length(running: Running) -> None:
    status, headers, body = running.raw(
        b"DELETE " + ADA.encode() + b" HTTP/1.1\r\n" + KEY + b"Connection: close\r\n\r\n"
    )
    assert (status, body) == (204, b"")
    assert "content-length" not in headers


def test_requests_may_be_sent_without_waiting_for_answers(running: Running) -> None:
    get = b"GET " + ADA.encode() + b" HTTP/1.1\r\n" + KEY
    _, _, received = running.raw((get + b"\r\n") * 2 + get + b"Connection: close\r\n\r\n")
    assert received.count(b"HTTP/1.1 200 OK") == 2


@pytest.mark.parametrize(("header", "kept"), [(b"", False), (b"Connection: keep-alive\r\n", True)])
def test_http_1_0(running: Running, header: bytes, kept: bool) -> None:
    get = b"GET /api/provider/practice HTTP/1.0\r\n" + KEY
    _, headers, received = running.raw(get + header + b"\r\n" + get + b"\r\n")
    assert headers["connection"] == ("keep-alive" if kept else "close")
    assert (b"HTTP/1.1 200" in received) == kept


MALFORMED = [
    (b"\x00\x01\x02\r\n", 400),
    (b"GARBAGE\r\n\r\n", 400),
    (b"GET /api/provider/practice\r\n", 400),
    (b"GET  /x HTTP/1.1\r\n\r\n", 400),
    (b"GET /a b HTTP/1.1\r\n\r\n", 400),
    (b"GET /\x1b[2J HTTP/1.1\r\n\r\n", 400),
    (b"GET /\xc3\xa9 HTTP/1.1\r\n\r\n", 400),
    (b"G(T / HTTP/1.1\r\n\r\n", 400),
    (b"GET / HTTP/x.y\r\n\r\n", 400),
    (b"GET / HTTP/2.0\r\n\r\n", 505),
    (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
    (b"GET / HTTP/1.1\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 101 + b"\r\n", 431),
    (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nContent-Length : 5\r\n\r\nhello", 400),
]


@pytest.mark.parametrize(("request_bytes", "status"), MALFORMED)
def test_what_is_not_http_is_answered_in_json(
    running: Running, capfd: pytest.CaptureFixture[str], request_bytes: bytes, status: int
) -> None:
    answered, headers, body = running.raw(request_bytes)
    assert answered == status
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["connection"] == "close"
    assert json.loads(body)["status"] == status
    assert running.exchanges.get(timeout=SOON)[2] == status
    assert capfd.readouterr().err == ""


LENGTHS = [
    (b"POST", b"", 411),
    (b"PATCH", b"", 411),
    (b"PUT", b"", 411),
    (b"POST", b"Transfer-Encoding: chunked\r\n", 411),
    (b"GET", b"Transfer-Encoding: identity\r\nContent-Length: 0\r\n", 411),
    (b"POST", b"Content-Length: -1\r\n", 400),
    (b"POST", b"Content-Length: +2\r\n", 400),
    (b"POST", b"Content-Length: 0x2\r\n", 400),
    (b"POST", b"Content-Length: 2.0\r\n", 400),
    (b"POST", b"Content-Length: \xb2\r\n", 400),
    (b"POST", b"Content-Length:\r\n", 400),
    (b"POST", b"Content-Length: 2, 2\r\n", 400),
    (b"POST", b"Content-Length: 2\r\nContent-Length: 3\r\n", 400),
    (b"GET", b"Content-Length: x\r\n", 400),
    (b"POST", b"Content-Length: 1048577\r\n", 413),
    (b"GET", b"Content-Length: 99999999999\r\n", 413),
    (b"POST", b"Content-Length: " + b"9" * 6_000 + b"\r\n", 413),
    (b"POST", b"Content-Length: 1048577\r\nExpect: 100-continue\r\n", 413),
]


@pytest.mark.parametrize(("method", "headers", "status"), LENGTHS)
def test_lengths_that_are_refused(running: Running, method: bytes, headers: bytes, status: int) -> None:
    answered, answer, body = running.raw(method + b" /api/provider/patients HTTP/1.1\r\n" + KEY + headers + b"\r\n")
    assert (answered, json.loads(body)["status"], answer["connection"]) == (status, status, "close")


def test_lengths_that_are_accepted(running: Running) -> None:
    close = KEY + b"Connection: close\r\n"
    path = b" /api/provider/patients HTTP/1.1\r\n"
    person = b'{"first_name":"A","last_name":"B"}'
    twice = b"Content-Length: 34\r\nContent-Length: 34\r\n\r\n"
    assert running.raw(b"POST" + path + close + twice + person)[0] == 201
    assert running.raw(b"POST" + path + close + b"Content-Length: 00034\r\n\r\n" + person)[0] == 201
    assert running.raw(b"GET" + path + close + b"Content-Length: 5\r\n\r\nhello")[0] == 200
    largest = person + b" " * (1024 * 1024 - len(person))
    assert running.raw(b"POST" + path + close + b"Content-Length: 1048576\r\n\r\n" + largest)[0] == 201
    assert running.raw(b"POST" + path + close + b"Content-Length: 0\r\n\r\n")[0] == 400


def test_a_client_may_ask_before_it_sends_a_body(running: Running) -> None:
    with running.connect() as connection, connection.makefile("rb") as answers:
        connection.sendall(b"PATCH " + ADA.encode() + b" HTTP/1.1\r\n" + KEY)
        connection.sendall(b"Expect: 100-continue\r\nContent-Length: 2\r\n\r\n")
        assert answers.readline() == b"HTTP/1.1 100 Continue\r\n"
        assert answers.readline() == b"\r\n"
        connection.sendall(b"{}")
        assert answers.readline() == b"HTTP/1.1 200 OK\r\n"


def test_an_upload_that_is_too_large_still_reads_its_answer(running: Running) -> None:
    client = http.client.HTTPConnection("127.0.0.1", running.port, timeout=SOON)
    assert ask(client, "POST", "/api/provider/patients", b"x" * 16_000_000)[0] == 413
    client.close()


def test_a_body_shorter_than_announced(running: Running, capfd: pytest.CaptureFixture[str]) -> None:
    with running.connect() as connection:
        connection.sendall(b"PATCH " + ADA.encode() + b" HTTP/1.1\r\n" + KEY + b"Content-Length: 50\r\n\r\n{}")
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(65536).startswith(b"HTTP/1.1 400 ")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "sent", [b"", b"GE", b"GET / HTTP/1.1\r\nX", b"PATCH / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{"]
)
def test_a_client_that_resets_leaves_no_trace(
    running: Running, client: http.client.HTTPConnection, capfd: pytest.CaptureFixture[str], sent: bytes
) -> None:
    connection = running.connect()
    connection.sendall(sent)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    connection.close()
    assert ask(client, "GET", "/api/provider/practice")[0] == 200
    running.close()
    assert capfd.readouterr().err == ""


def test_a_silent_client_is_dropped(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert server_module._Handler.timeout == 60
    monkeypatch.setattr(server_module._Handler, "timeout", 0.01)
    running = Running(emulator)
    with running.connect() as silent:
        assert silent.recv(1) == b""
    running.close()
    assert capfd.readouterr().err == ""


def test_repeated_headers_count_together(running: Running) -> None:
    assert running.raw(b"GET / HTTP/1.1\r\n" + KEY + KEY + b"Connection: close\r\n\r\n")[0] == 401


def test_latency_is_slept_for_every_answer(emulate: Callable[..., Emulator], monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("hintctl.emulator.server.time.sleep", slept.append)
    running = Running(emulate(latency_ms=250))
    client = http.client.HTTPConnection("127.0.0.1", running.port, timeout=SOON)
    assert [ask(client, "GET", path)[0] for path in (ADA, "/nowhere")] == [200, 404]
    client.close()
    running.close()
    assert slept == [0.25, 0.25]


def test_stopping_does_not_wait_for_idle_clients(running: Running) -> None:
    with running.connect() as idle:
        idle.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert idle.recv(65536).startswith(b"HTTP/1.1 401 ")
        running.close()
        assert idle.recv(65536) == b""
    with pytest.raises(OSError, match=r".+"):
        running.connect()


def test_an_interrupt_ends_it(emulator: Emulator) -> None:
    urls: list[str] = []

    def interrupt(url: str) -> None:
        urls.append(url)
        raise KeyboardInterrupt

    serve(emulator, port=0, on_listening=interrupt)
    with pytest.raises(OSError, match=r".+"):
        socket.create_connection(("127.0.0.1", urlsplit(urls[0]).port or 0), timeout=SOON)


def test_an_occupied_port_is_the_callers_to_handle(running: Running, emulator: Emulator) -> None:
    with pytest.raises(PortError, match="in use"):
        serve(emulator, port=running.port, on_listening=lambda url: None)
