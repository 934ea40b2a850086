from __future__ import annotations

import json
import re
import threading
from typing import TYPE_CHECKING, Any

import pytest

from hintctl.emulator.messages import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from hintctl.emulator.semantics import Emulator
    from hintctl.emulator.store import Store

    Ask = Callable[..., tuple[int, Any]]

ADA = "patients/pat-n32hjf4mmu1s"
BASE = [("patients", "pat-"), ("customer_invoices", "inv-"), ("practitioners", "pct-")]


def test_the_practice(emulator: Emulator, ask: Ask) -> None:
    status, practice = ask(emulator, "GET", "practice")
    assert status == 200
    assert practice["name"] == "Emulated Family Practice"
    assert re.fullmatch(r"pra-[A-Za-z0-9]{12}", practice["id"])


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "practice", "HEAD, GET"),
        ("DELETE", "patients", "HEAD, GET, POST"),
        ("OPTIONS", "patients", "HEAD, GET, POST"),
        ("POST", ADA, "HEAD, GET, PATCH, PUT, DELETE"),
        ("get", "practitioners", "HEAD, GET, POST"),
    ],
)
def test_methods_a_path_does_not_have(emulator: Emulator, method: str, path: str, allowed: str) -> None:
    headers = {"authorization": "Bearer emu-partner-a"}
    response = emulator.handle(Request(method=method, target=f"/api/provider/{path}", headers=headers, body=b""))
    assert response.status == 405
    assert dict(response.headers)["Allow"] == allowed
    assert json.loads(response.body)["status"] == 405


@pytest.mark.parametrize(("method", "target"), [("GET", "/"), ("BREW", "/api/provider/patients")])
def test_the_key_is_checked_before_anything_else(emulator: Emulator, method: str, target: str) -> None:
    assert emulator.handle(Request(method=method, target=target, headers={}, body=b"{")).status == 401


@pytest.mark.parametrize(("resource", "prefix"), BASE)
def test_either_id_names_a_record(emulator: Emulator, ask: Ask, resource: str, prefix: str) -> None:
    _, [record] = ask(emulator, "GET", f"{resource}?limit=1")
    assert re.fullmatch(prefix + r"[A-Za-z0-9]{12}", record["id"])
    assert ask(emulator, "PATCH", f"{resource}/{record['id']}", {"integration_record_id": "my/own ID"})[0] == 200
    _, by_hint_id = ask(emulator, "GET", f"{resource}/{record['id']}")
    assert by_hint_id["integration_record_id"] == "my/own ID"
    assert ask(emulator, "GET", f"{resource}/my%2Fown%20ID") == (200, by_hint_id)
    assert ask(emulator, "GET", f"{resource}/my%2Fown%20ID", partner="b")[0] == 404
    for other, _ in BASE:
        if other != resource:
            assert ask(emulator, "GET", f"{other}/my%2Fown%20ID")[0] == 404
            assert ask(emulator, "GET", f"{other}/{record['id']}")[0] == 404
    assert ask(emulator, "PUT", f"{resource}/my%2Fown%20ID", {"integration_record_id": "2"})[1]["id"] == record["id"]
    assert ask(emulator, "DELETE", f"{resource}/2") == (204, None)
    assert ask(emulator, "GET", f"{resource}/{record['id']}")[0] == 404


def test_a_hint_id_goes_before_an_own_id_that_looks_like_it(emulator: Emulator, ask: Ask) -> None:
    assert ask(emulator, "PATCH", "patients/pat-Kx7Qm2ZpT4Lr", {"integration_record_id": "pat-n32hjf4mmu1s"})[0] == 200
    assert ask(emulator, "GET", ADA)[1]["first_name"] == "Ada"


def test_lists_page_through_everything_once_in_either_order(emulator: Emulator, ask: Ask) -> None:
    for _ in range(5):
        assert ask(emulator, "POST", "patients", {"first_name": "Same", "last_name": "Moment"})[0] == 201
    oldest_first = [ask(emulator, "GET", f"patients?limit=3&offset={offset}")[1] for offset in range(0, 18, 3)]
    rows = [row for page in oldest_first for row in page]
    assert len(rows) == 17
    assert [(row["created_at"], row["id"]) for row in rows] == sorted((row["created_at"], row["id"]) for row in rows)
    assert ask(emulator, "GET", "patients?limit=100&sort=created_at")[1] == rows
    assert ask(emulator, "GET", "patients?limit=100&sort=-created_at")[1] == rows[::-1]
    assert ask(emulator, "GET", "patients?offset=17") == (200, [])


def test_list_rows_are_the_records(emulator: Emulator, ask: Ask) -> None:
    for resource, _ in BASE:
        _, rows = ask(emulator, "GET", f"{resource}?limit=100")
        assert rows == [ask(emulator, "GET", f"{resource}/{row['id']}")[1] for row in rows]


def test_archived_patients_are_listed_apart_and_reachable(emulator: Emulator, ask: Ask) -> None:
    _, active = ask(emulator, "GET", "patients?limit=100")
    _, archived = ask(emulator, "GET", "patients?limit=100&filter=archived")
    assert [row["archived"] for row in active] == [False] * 12
    assert [row["archived"] for row in archived] == [True] * 3
    (merged,) = [row for row in archived if row["merged_into"]]
    assert merged["merged_into"] in {row["id"] for row in active}
    assert ask(emulator, "PATCH", f"patients/{merged['id']}", {"integration_record_id": "old"})[0] == 200
    assert ask(emulator, "GET", "practitioners?filter=archived") == (200, [])


def test_totals_follow_creation_and_deletion(emulator: Emulator, ask: Ask) -> None:
    def totals() -> list[str]:
        headers = {"authorization": "Bearer emu-partner-b"}
        targets = [f"/api/provider/{path}" for path in ("patients", "patients?filter=archived", "practitioners")]
        asked = [Request(method="GET", target=target, headers=headers, body=b"") for target in targets]
        return [dict(emulator.handle(request).headers)["X-Total-Count"] for request in asked]

    assert totals() == ["12", "3", "4"]
    _, made = ask(emulator, "POST", "patients", {"first_name": "A", "last_name": "B"})
    ask(emulator, "PATCH", f"patients/{made['id']}", {"first_name": "C"})
    assert totals() == ["13", "3", "4"]
    ask(emulator, "DELETE", f"patients/{made['id']}")
    ask(emulator, "DELETE", ADA)
    assert totals() == ["11", "3", "4"]


@pytest.mark.parametrize("resource", ["patients", "practitioners", "customer_invoices"])
def test_create(emulator: Emulator, ask: Ask, resource: str) -> None:
    names = {} if resource == "customer_invoices" else {"first_name": "Zoë", "last_name": "\U0001f600"}
    status, made = ask(emulator, "POST", resource, {**names, "integration_record_id": "n-1", "id": "x", "unknown": 1})
    assert status == 201
    assert {name: made[name] for name in names} == names
    assert made["integration_record_id"] == "n-1"
    assert made["created_at"] == made["updated_at"] == "2024-05-06T12:00:00.007Z"
    assert ask(emulator, "GET", f"{resource}/n-1") == (200, made)
    assert ask(emulator, "POST", resource, {**names, "integration_record_id": "n-1"})[0] == 422
    assert ask(emulator, "POST", resource, {**names, "integration_record_id": "n-1"}, partner="b")[0] == 201


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_an_update_is_partial(emulator: Emulator, ask: Ask, method: str) -> None:
    _, before = ask(emulator, "GET", ADA)
    status, after = ask(emulator, method, ADA, {"phone": "555-0199", "created_at": "x", "archived": True, "nope": []})
    assert (status, after) == (200, {**before, "phone": "555-0199", "updated_at": "2024-05-06T12:00:00.007Z"})


@pytest.mark.parametrize("path", [ADA, "patients/emr-10311", "customer_invoices/inv-EQRahYu9K6sw"])
def test_a_record_can_be_put_back_as_it_was_read(emulator: Emulator, ask: Ask, path: str) -> None:
    _, before = ask(emulator, "GET", path)
    status, after = ask(emulator, "PUT", path, before)
    assert status == 200
    changing = {"integration_last_synced_at", "updated_at"}
    assert {name: after[name] for name in after.keys() - changing} == {
        name: before[name] for name in before.keys() - changing
    }


def test_a_refused_update_changes_nothing(emulator: Emulator, ask: Ask) -> None:
    _, before = ask(emulator, "GET", ADA)
    for refused in (
        {"first_name": "New", "integration_record_id": "emr-10311"},
        {"first_name": "New", "practitioner": {"id": "pct-none"}, "integration_record_id": "fresh"},
        {"first_name": "New", "phone": 5, "integration_record_id": "fresh"},
    ):
        assert ask(emulator, "PATCH", ADA, refused)[0] == 422
    assert ask(emulator, "GET", ADA) == (200, before)
    assert ask(emulator, "GET", "patients/fresh")[0] == 404


def test_linking_again_to_the_same_id_is_fine(emulator: Emulator, ask: Ask) -> None:
    for _ in range(2):
        assert ask(emulator, "PATCH", ADA, {"integration_record_id": "same"})[0] == 200
    assert ask(emulator, "PATCH", "patients/same", {"integration_record_id": "same"})[0] == 200


def test_an_own_id_is_unique_per_record_type_only(emulator: Emulator, ask: Ask) -> None:
    for resource, _ in BASE:
        _, [record] = ask(emulator, "GET", f"{resource}?limit=1")
        assert ask(emulator, "PATCH", f"{resource}/{record['id']}", {"integration_record_id": "7"})[0] == 200


def test_a_deleted_record_frees_the_own_ids_of_every_partner(emulator: Emulator, ask: Ask) -> None:
    for partner in "ab":
        ask(emulator, "PATCH", ADA, {"integration_record_id": f"{partner}-1"}, partner)
    assert ask(emulator, "DELETE", ADA, partner="b") == (204, None)
    for partner in "ab":
        link = {"integration_record_id": f"{partner}-1"}
        assert ask(emulator, "PATCH", "patients/pat-Kx7Qm2ZpT4Lr", link, partner)[0] == 200
    assert ask(emulator, "DELETE", ADA)[0] == 404


def test_references_take_either_id(emulator: Emulator, ask: Ask) -> None:
    _, doctor = ask(
        emulator, "POST", "practitioners", {"first_name": "New", "last_name": "Doctor", "integration_record_id": "d"}
    )
    for identifier in (doctor["id"], "d"):
        _, patient = ask(emulator, "PATCH", ADA, {"practitioner": {"id": identifier}})
        assert patient["practitioner"] == {"id": doctor["id"], "name": "New Doctor"}
    assert ask(emulator, "PATCH", ADA, {"practitioner": {"id": "d"}}, "b")[1]["errors"] == {
        "practitioner": ["must exist"]
    }


def test_one_of_many_rivals_gets_the_id(emulator: Emulator, ask: Ask) -> None:
    _, patients = ask(emulator, "GET", "patients?limit=12")
    statuses: list[int] = []
    start = threading.Barrier(len(patients))

    def link(hint_id: str) -> None:
        start.wait()
        statuses.append(ask(emulator, "PATCH", f"patients/{hint_id}", {"integration_record_id": "prize"})[0])

    threads = [threading.Thread(target=link, args=(patient["id"],)) for patient in patients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statuses) == [200] + [422] * 11


def test_a_database_that_fails_is_a_server_error(emulator: Emulator, ask: Ask, store: Store) -> None:
    store.close()
    status, error = ask(emulator, "GET", ADA)
    assert (status, error["status"]) == (500, 500)
    assert "closed" in error["message"]
