"""No request follows a redirect, and no key reaches a second host."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

KEY = "CANARY-KEY"
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def _server(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A server that answers every request likewise; its URL, and what it heard: each request with its headers."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            heard.append(f"{self.requestline}\n{self.headers}")
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name is the base class's
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", heard
        server.shutdown()
        thread.join()


def _record(handler: BaseHTTPRequestHandler) -> None:
    body = b'{"id": "pat-n32hjf4mmu1s", "integration_record_id": "emr-1"}'
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def _redirect(status: int, location: str, *, write_only: bool = False) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if write_only and handler.command == "GET":
            handler.path = ""
            missing = "emr-1" in handler.requestline
            body = b'{"status": 404}' if missing else b'{"id": "pat-n32hjf4mmu1s", "integration_record_id": null}'
            handler.send_response(404 if missing else 200)
        else:
            body = b""
            handler.send_response(status)
            handler.send_header("Location", location)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("path", ["", "/api/provider/patients/pat-n32hjf4mmu1s"])
def test_a_read_that_is_redirected_ends_there(status: int, path: str, hintctl: Any) -> None:
    with _server(_record) as (second, second_heard), _server(_redirect(status, second + path)) as (first, first_heard):
        ended = hintctl("get", "patient", "emr-1", "--verbose", HINT_API_URL=first, HINT_API_KEY=KEY)
    assert ended.code == 6
    assert f"redirect ({status}), which hintctl does not follow" in ended.err
    assert (len(first_heard), second_heard) == (1, [])
    assert KEY in first_heard[0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_write_that_is_redirected_ends_there_and_is_not_called_done(status: int, hintctl: Any) -> None:
    link = ("link", "patient", "pat-n32hjf4mmu1s", "emr-1")
    with (
        _server(_record) as (second, second_heard),
        _server(_redirect(status, second, write_only=True)) as (first, first_heard),
    ):
        ended = hintctl(*link, HINT_API_URL=first, HINT_API_KEY=KEY)
    assert (ended.code, ended.out) == (6, "")
    assert sum(request.startswith("PATCH ") for request in first_heard) == 1
    assert second_heard == []


@pytest.mark.parametrize(
    "location", ["/api/provider/patients/other", "//evil.invalid", "https://evil.invalid", "", "\\"]
)
def test_a_redirect_to_anywhere_is_not_followed(location: str, hintctl: Any) -> None:
    with _server(_redirect(302, location)) as (url, heard):
        ended = hintctl("get", "patient", "emr-1", HINT_API_URL=url, HINT_API_KEY=KEY)
    assert (ended.code, len(heard)) == (6, 1)
