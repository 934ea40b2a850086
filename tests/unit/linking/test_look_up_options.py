"""A look-up of archived patients, with web links, or without holders; and what it tells of what is to come."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from hintctl.api.client import HintClient
from hintctl.api.in_process import Handler
from hintctl.emulator.store import Store
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.look_up import LookUp
from hintctl.linking.plan import Held, decide

Client = Callable[..., HintClient]
Call = Callable[..., Any]
ADA, BEA = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr"
ARCHIVED = "pat-g5NqU1rTm7Lc"
INVOICES = ["inv-crEBw7TSTb7z", "inv-X8HZhMTLuY4l"]


def fill(journal: Journal, hint_ids: Sequence[str]) -> None:
    journal.add_rows(
        Row(line=line, hint_id=hint_id, integration_record_id=f"own-{hint_id}", problem=None)
        for line, hint_id in enumerate(hint_ids, 2)
    )


def look_up(hint: HintClient, journal: Journal, **options: Any) -> dict[str, Held]:
    """What was found for each row."""
    asyncio.run(LookUp(hint, journal, concurrency=8, on_request=lambda: None, **options).run())
    found: dict[str, Held] = {}

    def note(entry: Any, held: Held) -> Any:
        found[entry.hint_id] = held
        return decide(entry.integration_record_id, held, replace=False)

    journal.decide_rows(note)
    return found


def test_archived_patients_are_listed_too_where_rows_are_left_that_may_be_theirs(
    client: Client, asked: list[str], journal: Journal, store: Store, patients: Callable[[int], list[str]]
) -> None:
    hint_ids = patients(300)
    with store.writing() as connection:
        connection.executemany(
            "UPDATE records SET archived = 1 WHERE hint_id = ?", ((each,) for each in hint_ids[:150])
        )
        change = "total + CASE WHEN archived THEN 150 ELSE -150 END"
        connection.execute(f"UPDATE totals SET total = {change} WHERE resource = 'patients'")
    fill(journal, hint_ids)
    found = look_up(client(), journal)
    assert found.keys() == {*hint_ids}
    assert all("limit=100" in request for request in asked)
    assert sum("filter=archived" in request for request in asked) == 2


def test_one_row_that_is_left_is_no_reason_to_list_the_archived(
    client: Client, asked: list[str], journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    fill(journal, [*patients(150), "pat-000000000000"])
    look_up(client(), journal, holders=False)
    assert not [request for request in asked if "archived" in request]
    assert asked[-1] == "GET patients/pat-000000000000"


def test_one_row_whose_id_is_on_no_listed_patient_is_asked_for_by_its_id(
    client: Client, asked: list[str], journal: Journal, patients: Callable[[int], list[str]], call: Call
) -> None:
    hint_ids = patients(150)
    for hint_id in hint_ids[1:]:
        call("PATCH", f"patients/{hint_id}", {"integration_record_id": f"own-{hint_id}"})
    call("PATCH", f"patients/{ARCHIVED}", {"integration_record_id": f"own-{hint_ids[0]}"})
    fill(journal, hint_ids)
    found = look_up(client(), journal)
    assert found[hint_ids[0]].holder == ARCHIVED
    assert not [request for request in asked if "archived" in request]
    assert asked[-1] == f"GET patients/own-{hint_ids[0]}"


def test_an_id_on_an_archived_patient_is_found_by_listing_them(
    client: Client, asked: list[str], journal: Journal, patients: Callable[[int], list[str]], call: Call
) -> None:
    hint_ids = patients(150)
    call("PATCH", f"patients/{ARCHIVED}", {"integration_record_id": f"own-{hint_ids[6]}"})
    fill(journal, hint_ids)
    found = look_up(client(), journal)
    assert {hint_id: held.holder for hint_id, held in found.items() if held.holder} == {hint_ids[6]: ARCHIVED}
    assert asked[-1] == "GET patients?limit=100&offset=0&sort=created_at&filter=archived"


def test_without_holders_nobody_asks_who_has_an_id(
    client: Client, asked: list[str], journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    hint_ids = patients(3000)[:3]
    fill(journal, hint_ids)
    look_up(client(), journal, holders=False)
    assert sorted(asked[1:]) == sorted(f"GET patients/{hint_id}" for hint_id in hint_ids)


@pytest.mark.parametrize("rows", [1, 2])
def test_web_links_are_found_in_listings_and_by_themselves(
    client: Client, asked: list[str], journal: Journal, call: Call, rows: int
) -> None:
    call("PATCH", f"patients/{ADA}", {"integration_web_link": "https://emr.example/1"})
    fill(journal, [ADA, BEA][:rows])
    found = look_up(client(), journal, web_links=True)
    assert [found[each].web_link for each in (ADA, BEA)[:rows]] == ["https://emr.example/1", None][:rows]
    assert any("limit=100" in request for request in asked) is (rows == 2)


def test_a_patient_whose_listing_does_not_tell_the_web_link_is_asked_for_by_itself(
    client: Client, emulate: Callable[..., Handler], asked: list[str], journal: Journal, call: Call
) -> None:
    call("PATCH", f"patients/{ADA}", {"integration_web_link": "https://emr.example/1"})
    handler = emulate()

    def silent(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        status, given, content = handler(method, target, headers, body)
        if "limit" in target:
            records = json.loads(content)
            content = json.dumps([{"id": r["id"], "integration_record_id": None} for r in records]).encode()
        return status, given, content

    fill(journal, [ADA, BEA])
    assert look_up(client(silent), journal, web_links=True)[ADA].web_link == "https://emr.example/1"
    assert {f"GET patients/{ADA}", f"GET patients/{BEA}"} <= {*asked}


def test_records_that_have_no_web_link_at_all_are_listed_where_web_links_are_wanted(
    client: Client, asked: list[str], journal: Journal
) -> None:
    fill(journal, INVOICES)
    assert look_up(client(), journal, web_links=True).keys() == {*INVOICES}
    assert len(asked) == 1


@pytest.mark.parametrize(("made", "rows"), [(988, 300), (3000, 5)])
def test_as_many_requests_are_made_as_were_expected_in_the_end(
    client: Client, asked: list[str], journal: Journal, patients: Callable[[int], list[str]], made: int, rows: int
) -> None:
    steps: list[int] = []
    expected: list[int] = []
    fill(journal, patients(made)[:rows])
    looking = LookUp(
        client(),
        journal,
        concurrency=8,
        on_request=lambda: steps.append(1),
        on_expected=lambda more: expected.append(len(steps) + more),
    )
    asyncio.run(looking.run())
    assert len(steps) == len(asked) == expected[-1]
