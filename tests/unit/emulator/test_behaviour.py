from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.semantics import Emulator

if TYPE_CHECKING:
    from collections.abc import Callable

    from hintctl.emulator.store import Store


@pytest.mark.parametrize(
    "switches",
    [{"rate_limit": 0}, {"latency_ms": -1}, {"fail": (200, 0.5)}, {"fail": (600, 0.5)}, {"fail": (503, 1.1)}],
)
def test_numbers_out_of_range_are_refused(switches: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must"):
        Behaviour(**switches)


def test_a_share_of_the_requests_fails_before_anything_is_written(
    store: Store, ask: Callable[..., tuple[int, Any]]
) -> None:
    numbers = iter([0.09, 0.1, 0.0])
    emulator = Emulator(store, Behaviour(fail=(503, 0.1)), random=lambda: next(numbers))
    link = {"integration_record_id": "x"}
    assert ask(emulator, "PATCH", "patients/pat-n32hjf4mmu1s", link) == (
        503,
        {"status": 503, "message": "Service Unavailable"},
    )
    assert ask(emulator, "GET", "patients/pat-n32hjf4mmu1s")[1]["integration_record_id"] is None
    assert ask(emulator, "GET", "no/such/path")[0] == 503


def test_only_authenticated_requests_fail(store: Store) -> None:
    emulator = Emulator(store, Behaviour(fail=(500, 1.0)))
    assert emulator.handle(Request(method="GET", target="/", headers={}, body=b"")).status == 401


def test_the_total_can_be_left_out(emulate: Callable[..., Emulator]) -> None:
    headers = {"authorization": "Bearer emu-partner-a"}
    request = Request(method="GET", target="/api/provider/patients?limit=5", headers=headers, body=b"")
    told = dict(emulate().handle(request).headers)
    assert (told["X-Count"], told["X-Total-Count"]) == ("5", "12")
    untold = dict(emulate(total_count=False).handle(request).headers)
    assert untold["X-Count"] == "5"
    assert "X-Total-Count" not in untold


@pytest.mark.parametrize("status", [422, 409])
def test_the_status_of_a_duplicate(
    emulate: Callable[..., Emulator], ask: Callable[..., tuple[int, Any]], status: int
) -> None:
    emulator = emulate(duplicate_status=status)
    assert ask(emulator, "PATCH", "patients/pat-n32hjf4mmu1s", {"integration_record_id": "emr-10311"}) == (
        status,
        {
            "status": status,
            "message": "Integration record has already been taken",
            "errors": {"integration_record_id": ["has already been taken"]},
        },
    )
