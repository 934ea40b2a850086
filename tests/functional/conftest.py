"""Plain HTTP to a served emulator, as a program other than hintctl would send it."""

import json
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.fixture
def call() -> Call:
    """Sends one request as a partner and returns the JSON of the answer."""

    def send(url: str, method: str = "GET", fields: dict[str, Any] | None = None, key: str = "emu-partner-a") -> Any:
        body = None if fields is None else json.dumps(fields).encode()
        request = urllib.request.Request(url, body, {"Authorization": f"Bearer {key}"}, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or b"null")

    return send
