"""An emulator with the base data, and one way to ask it things."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOON = datetime(2024, 5, 6, 12, 0, 0, 7000, tzinfo=UTC)


@pytest.fixture
def store() -> Iterator[Store]:
    store = Store(None)
    seed_base(store)
    yield store
    store.close()


@pytest.fixture
def emulate(store: Store) -> Callable[..., Emulator]:
    """An emulator over `store` with some of Behaviour's switches; always noon of 6 May 2024 by its clock."""

    def make(**switches: Any) -> Emulator:
        return Emulator(store, Behaviour(**switches), clock=lambda: NOON)

    return make


@pytest.fixture
def emulator(emulate: Callable[..., Emulator]) -> Emulator:
    return emulate()


@pytest.fixture
def ask() -> Callable[..., tuple[int, Any]]:
    """Status and decoded body of a request by partner "a" or "b"; bytes go as they are, all else as JSON."""

    def send(emulator: Emulator, method: str, path: str, body: object = b"", partner: str = "a") -> tuple[int, Any]:
        request = Request(
            method=method,
            target=f"/api/provider/{path}",
            headers={"authorization": f"Bearer emu-partner-{partner}"},
            body=body if isinstance(body, bytes) else json.dumps(body).encode(),
        )
        response = emulator.handle(request)
        return response.status, json.loads(response.body) if response.body else None

    return send
