import asyncio
import gzip
import os
import socket
import threading
import zlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx

from hintctl.api.carrier import Answer, TransportFailure, Unreachable
from hintctl.api.connection import LARGEST_ANSWER, Connections
from hintctl.api.endpoint import Endpoint
from hintctl.api_key import ApiKey
from hintctl.errors import ConfigError, UnavailableError

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
ZEROS = b"\0" * (LARGEST_ANSWER + 1)


def _coded(coding: str, body: bytes) -> bytes:
    return (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n" % (coding.encode(), len(body)) + body
    )


def _run(url: str, *work: Callable[[Connections], Coroutine[Any, Any, Any]], deadline: float = 60) -> list[Any]:
    """What each piece of work gives, one after the other over the same connections; a failure counts as its result."""

    async def all_of_it() -> list[Any]:
        connections = Connections(Endpoint.parse(url), ApiKey("the-key", source="the test"), deadline=deadline)
        results: list[Any] = []
        for piece in work:
            try:
                results.append(await piece(connections))
            except (TransportFailure, UnavailableError, ConfigError) as failure:
                results.append(failure)
        await connections.close()
        return results

    return asyncio.run(all_of_it())


async def _get(connections: Connections) -> Answer:
    return await connections.exchange("GET", "patients/emr-1")


@pytest.mark.parametrize(
    ("served", "failure"),
    [
        pytest.param(b"", "connection broke", id="closed"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}", "connection broke", id="truncated"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}", "connection broke", id="truncated chunk"
        ),
        pytest.param(b"220 mail.example ESMTP\r\n\r\n", "connection broke", id="not HTTP"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 500_000, "connection broke", id="endless header"),
        pytest.param(_coded("gzip", b"\x1f\x8b damaged"), "damaged", id="damaged gzip"),
        pytest.param(_coded("gzip", gzip.compress(ZEROS)), "more than 16 MiB", id="gzip bomb"),
        pytest.param(_coded("identity", ZEROS), "more than 16 MiB", id="huge"),
        pytest.param(_coded("gzip, gzip", gzip.compress(gzip.compress(b"{}"))), "not asked for", id="gzip twice"),
        pytest.param(_coded("deflate", zlib.compress(b"{}")), "not asked for", id="deflate"),
        pytest.param(_coded("br", b"\x0b\x02\x80{}\x03"), "not asked for", id="brotli"),
    ],
)
def test_a_broken_answer_is_a_failure_and_the_next_exchange_works(served: bytes, failure: str, raw: Any) -> None:
    url = raw.start(lambda connection: connection.sendall(served), lambda connection: connection.sendall(OK))
    broken, after = _run(url, _get, _get)
    assert isinstance(broken, TransportFailure)
    assert failure in str(broken)
    assert (after.status, after.body) == (200, b"{}")


@pytest.mark.parametrize(
    ("mode", "failure"), [("reset", "connection broke"), ("hang", "within 0.2 s"), ("drip", "within 0.2 s")]
)
def test_a_server_that_misbehaves_is_given_up_on_and_the_next_exchange_works(mode: str, failure: str, raw: Any) -> None:
    url = raw.start(getattr(raw, mode), lambda connection: connection.sendall(OK))
    broken, after = _run(url, _get, _release_and_get(raw), deadline=0.2)
    assert isinstance(broken, TransportFailure)
    assert failure in str(broken)
    assert (after.status, after.body) == (200, b"{}")


def _release_and_get(raw: Any) -> Callable[[Connections], Coroutine[Any, Any, Answer]]:
    async def work(connections: Connections) -> Answer:
        raw.over.set()
        return await _get(connections)

    return work


def test_a_refused_connection_names_the_host() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    (broken,) = _run(f"http://127.0.0.1:{port}", _get)
    assert isinstance(broken, TransportFailure)
    assert "can't be reached (" in str(broken)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_comes_back_as_an_answer(status: int, raw: Any) -> None:
    head = f"HTTP/1.1 {status} Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n".encode()
    (answer,) = _run(raw.start(lambda connection: connection.sendall(head)), _get)
    assert (answer.status, len(raw.requests)) == (status, 1)


def test_a_compressed_answer_is_read(raw: Any) -> None:
    url = raw.start(lambda connection: connection.sendall(_coded("gzip", gzip.compress(b'{"id": "pat-1"}'))))
    (answer,) = _run(url, _get)
    assert answer.body == b'{"id": "pat-1"}'


def test_an_answer_just_under_the_limit_is_read(raw: Any) -> None:
    url = raw.start(lambda connection: connection.sendall(_coded("identity", ZEROS[1:])))
    (answer,) = _run(url, _get)
    assert len(answer.body) == LARGEST_ANSWER


def test_a_request_is_what_the_api_documents(raw: Any) -> None:
    async def patch(connections: Connections) -> Answer:
        return await connections.exchange("PATCH", "patients/a%2Fb", query={"limit": "1"}, body=b"{}")

    _run(raw.start(lambda connection: connection.sendall(OK)), patch)
    head, _, body = raw.requests[0].partition(b"\r\n\r\n")
    line, *fields = head.decode("ascii").split("\r\n")
    headers = dict(field.lower().split(": ", 1) for field in fields)
    assert line == "PATCH /api/provider/patients/a%2Fb?limit=1 HTTP/1.1"
    assert (headers["authorization"], headers["content-type"]) == ("bearer the-key", "application/json")
    assert (headers["accept"], headers["accept-encoding"]) == ("application/json", "gzip")
    assert headers["user-agent"].startswith("hintctl/")
    assert body == b"{}"


def test_one_connection_serves_requests_that_follow_each_other(raw: Any) -> None:
    def twice(connection: socket.socket) -> None:
        connection.sendall(OK)
        connection.recv(65536)
        connection.sendall(OK)

    results = _run(raw.start(twice), _get, _get)
    assert [answer.status for answer in results] == [200, 200]
    assert len(raw.requests) == 1  # connections, each with its first request


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_a_request_to_this_machine_does_not_go_through_a_proxy(
    name: str, raw: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        (answer,) = _run(raw.start(lambda connection: connection.sendall(OK)), _get)
        proxy.settimeout(0)
        with pytest.raises(BlockingIOError):
            proxy.accept()
    assert answer.status == 200


def test_a_request_to_elsewhere_goes_through_the_proxy(raw: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", raw.start(lambda connection: connection.sendall(b"HTTP/1.1 403 No\r\n\r\n")))
    (refused,) = _run("https://hint.invalid", _get)
    assert isinstance(refused, TransportFailure)
    assert raw.requests[0].startswith(b"CONNECT hint.invalid:443 HTTP/1.1\r\n")
    assert b"the-key" not in raw.requests[0]


@pytest.mark.parametrize("proxy", ["socks5://CANARY@127.0.0.1:1", "gopher://CANARY@h", "http://CANARY@[::1", "://"])
def test_a_proxy_that_cant_be_used_is_a_setting_to_mend(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    (error,) = _run("https://hint.invalid", _get)
    assert isinstance(error, ConfigError)
    assert "proxy" in error.message
    assert "CANARY" not in error.explain()


def test_certificates_that_cant_be_loaded_are_a_setting_to_mend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.pem"
    broken.write_text("not a certificate")
    for file in (broken, tmp_path / "missing.pem"):
        monkeypatch.setenv("SSL_CERT_FILE", os.fspath(file))
        (error,) = _run("https://hint.invalid", _get)
        assert isinstance(error, ConfigError)
        assert "SSL_CERT_FILE" in error.hint


@pytest.mark.parametrize(
    ("raised", "kind", "text"),
    [
        (
            httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed certificate"),
            UnavailableError,
            "did not prove who it is",
        ),
        (httpx.ConnectTimeout(""), Unreachable, "did not answer in time"),
        (httpx.ConnectError(""), Unreachable, "hint.invalid can't be reached (failed)"),
        (httpx.ReadTimeout(""), TransportFailure, "did not come in time"),
        (httpx.PoolTimeout(""), TransportFailure, "did not come in time"),
        (httpx.WriteError("CANARY"), TransportFailure, "the connection broke (WriteError)"),
        (httpx.ProxyError("CANARY"), TransportFailure, "the connection broke (ProxyError)"),
        (httpx.TooManyRedirects("CANARY"), TransportFailure, "the connection broke (TooManyRedirects)"),
    ],
)
def test_what_httpx_raises_becomes_our_own_words(raised: Exception, kind: type[Exception], text: str) -> None:
    with respx.mock:
        respx.get("https://hint.invalid/api/provider/patients/emr-1").mock(side_effect=raised)
        (error,) = _run("https://hint.invalid", _get)
    assert type(error) is kind
    assert text in str(error)
    assert "CANARY" not in str(error)


def test_a_server_that_speaks_no_tls_never_gets_the_key() -> None:
    heard: list[bytes] = []

    def greet() -> None:
        connection, _ = server.accept()
        with connection:
            heard.append(connection.recv(65536))
            connection.sendall(OK)

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=greet)
        thread.start()
        (error,) = _run(f"https://127.0.0.1:{server.getsockname()[1]}", _get)
        thread.join()
    assert isinstance(error, TransportFailure)
    assert heard[0].startswith(b"\x16\x03")  # a TLS handshake, in which the key has no place
    assert b"the-key" not in heard[0]
