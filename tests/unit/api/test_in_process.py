import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from hintctl.api.connection import Connections
from hintctl.api.endpoint import Endpoint
from hintctl.api.in_process import InProcess
from hintctl.api_key import ApiKey
from tests.running import answering

KEY = ApiKey("the-key", source="the test")
REQUESTS: list[tuple[str, str, dict[str, Any]]] = [
    ("GET", "patients/emr-1", {}),
    ("GET", "patients/..%2F%C3%A9%3F", {}),
    ("GET", "patients", {"query": {"limit": "100", "offset": "0", "sort": "-created at&é"}}),
    ("PATCH", "patients/a%2Fb", {"body": b'{"integration_record_id": "emr-1"}'}),
]
OF_A_CONNECTION = {"accept-encoding", "connection"}  # what only a way over HTTP needs


@pytest.mark.parametrize(("method", "path", "options"), REQUESTS)
def test_a_function_gets_the_request_that_a_server_would_get(method: str, path: str, options: dict[str, Any]) -> None:
    heard: list[tuple[str, dict[str, str]]] = []

    def hear(target: str, headers: Mapping[str, str]) -> bytes:
        heard.append((target, {name: value for name, value in headers.items() if name not in OF_A_CONNECTION}))
        return b"{}"

    async def both(endpoint: Endpoint) -> None:
        over_http = Connections(endpoint, KEY)
        await over_http.exchange(method, path, **options)
        await over_http.close()
        in_process = InProcess(endpoint, KEY, lambda _method, target, headers, _body: (200, [], hear(target, headers)))
        await in_process.exchange(method, path, **options)
        await in_process.close()

    with answering(hear) as url:
        asyncio.run(both(Endpoint.parse(url)))
    served, called = heard
    assert called == served


def test_method_and_body_go_in_and_status_headers_and_body_come_out() -> None:
    def handle(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Any:
        return 201, [("X-Total-Count", "3")], b"%s %s" % (method.encode(), body)

    carrier = InProcess(Endpoint.parse("http://localhost"), KEY, handle)
    answer = asyncio.run(carrier.exchange("PATCH", "patients/emr-1", body=b"{}"))
    assert (answer.status, answer.headers, answer.body) == (201, {"x-total-count": "3"}, b"PATCH {}")


def test_what_the_function_raises_comes_through() -> None:
    def fail(*_: object) -> Any:
        raise ZeroDivisionError

    carrier = InProcess(Endpoint.parse("http://localhost"), KEY, fail)
    with pytest.raises(ZeroDivisionError):
        asyncio.run(carrier.exchange("GET", "practice"))
