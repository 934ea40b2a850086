"""Files as tables, a journal, and a client of an emulator in this process that writes down what it was asked."""

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from hintctl.api.client import HintClient
from hintctl.api.endpoint import Endpoint
from hintctl.api.in_process import Handler, InProcess
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.retry import RetryPolicy
from hintctl.api_key import ApiKey
from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base, seed_patients
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store
from hintctl.linking.csv_rows import CsvTable
from hintctl.linking.csv_source import CsvSource
from hintctl.linking.journal import Journal

ENDPOINT = Endpoint.parse("http://localhost")
KEY = ApiKey("emu-partner-a", source="the test")
TWO_TRIES = RetryPolicy(attempts=2, base=0, longest=0, longest_retry_after=0)


@pytest.fixture
def read() -> Callable[..., CsvTable]:
    """A table from the bytes of standard input."""

    def open_table(content: bytes | str, *, encoding: str | None = None, **columns: str) -> CsvTable:
        stdin = io.BytesIO(content.encode() if isinstance(content, str) else content)
        return CsvTable.open(CsvSource(None, stdin=stdin, encoding=encoding), **columns)

    return open_table


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.create(tmp_path / "runs", {}) as journal:
        yield journal


@pytest.fixture
def store() -> Iterator[Store]:
    """The emulator's base data, in memory, with its legacy values migrated."""
    store = Store(None)
    seed_base(store)
    Emulator(store)
    yield store
    store.close()


@pytest.fixture
def patients(store: Store) -> Callable[[int], list[str]]:
    """Makes as many patients more, and gives the Hint IDs of as many of those that a listing shows."""

    def make(count: int) -> list[str]:
        seed_patients(store, count, 1)
        with store.reading() as connection:
            query = "SELECT hint_id FROM records WHERE resource = 'patients' AND NOT archived ORDER BY created_at DESC"
            return [row[0] for row in connection.execute(query)][:count]

    return make


@pytest.fixture
def asked() -> list[str]:
    """What the client asked, `GET patients/pat-…` say, in order."""
    return []


@pytest.fixture
def emulate(store: Store, asked: list[str]) -> Callable[..., Handler]:
    """An emulator with some of Behaviour's switches."""

    def make(**switches: Any) -> Handler:
        emulator = Emulator(store, Behaviour(**switches))

        def handle(
            method: str, target: str, headers: Mapping[str, str], body: bytes
        ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
            asked.append(f"{method} {target.removeprefix('/api/provider/')}")
            response = emulator.handle(Request(method=method, target=target, headers=headers, body=body))
            return response.status, response.headers, response.body

        return handle

    return make


@pytest.fixture
def client(emulate: Callable[..., Handler]) -> Callable[..., HintClient]:
    """A client of a handler, or of the emulator as it is. One for each event loop."""

    def make(handler: Handler | None = None) -> HintClient:
        return HintClient(InProcess(ENDPOINT, KEY, handler or emulate()), limiter=RateLimiter(1e6), retry=TWO_TRIES)

    return make


@pytest.fixture
def call(store: Store) -> Callable[..., Any]:
    """Asks the emulator directly, as somebody else who uses it, and returns the JSON of the answer."""
    emulator = Emulator(store)

    def send(method: str, path: str, fields: Mapping[str, Any] | None = None) -> Any:
        body = b"" if fields is None else json.dumps(fields).encode()
        headers = {"authorization": f"Bearer {KEY.reveal()}"}
        response = emulator.handle(Request(method=method, target=f"/api/provider/{path}", headers=headers, body=body))
        assert response.status < 300, (method, path, response.body)
        return json.loads(response.body or b"null")

    return send


@pytest.fixture
def linked(store: Store) -> Callable[[], dict[str, str]]:
    """What partner A has linked: the ID of each Hint ID."""

    def query() -> dict[str, str]:
        with store.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT hint_id, integration_record_id FROM own_data"
                    " WHERE partner = 'partner-a' AND integration_record_id IS NOT NULL"
                ).fetchall()
            )

    return query
