"""A look-up finds all that bears on the rows, with the fewest requests."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pytest

from hintctl.api.client import HintClient
from hintctl.api.in_process import Handler
from hintctl.emulator.store import Store
from hintctl.errors import KeyRefusedError, UnavailableError
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.look_up import LookUp
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import decide_row

Client = Callable[..., HintClient]
Emulate = Callable[..., Handler]
Call = Callable[..., Any]

ARCHIVED, MERGED = "pat-g5NqU1rTm7Lc", "pat-y4RfA8gWj1Qz"
LISTED = 12  # the patients of the base data that are not archived


def fill(journal: Journal, links: Mapping[str, str]) -> None:
    journal.add_rows(
        Row(line=line, hint_id=hint_id, integration_record_id=own, problem=None)
        for line, (hint_id, own) in enumerate(links.items(), 2)
    )


def look_up(hint: HintClient, journal: Journal) -> int:
    """Looks up and plans; returns how often progress was reported."""
    reported = []
    looking = LookUp(hint, journal, concurrency=8, on_request=lambda: reported.append(1))
    asyncio.run(looking.run())
    journal.decide_rows(partial(decide_row, replace=False, template=None))
    return len(reported)


def ends(journal: Journal) -> dict[str, str]:
    return {
        entry.hint_id or "": f"{(entry.planned or entry.outcome).value} {entry.detail}".strip()
        for entry in journal.entries()
    }


@pytest.mark.parametrize("total_count", [True, False])
@pytest.mark.parametrize(
    ("made", "rows", "requests", "requests_without_total"),
    [
        # few records, many rows: a page for each hundred (and one to see how many there are, if nothing says so), and
        # one of the archived patients, who may have the IDs
        (0, LISTED, 2, 2),
        (88, 60, 2, 4),  # exactly one full page; without a total, the next one shows that it was the last
        (988, 300, 11, 13),
        (1000, 800, 12, 13),
        # many records, few rows: one to see that it is too many, then two for each row that the first page did not show
        (2000, 2, 1 + 4, 2 + 4),
        (3000, 10, 1 + 20, 2 + 20),
        # thirty-one pages are fewer requests than two for each of twenty rows
        (2988, 20, 31, 33),
        (3000, 1, 2, 2),
    ],
)
def test_it_lists_where_that_is_cheaper_and_asks_for_each_record_where_that_is(
    client: Client,
    emulate: Emulate,
    asked: list[str],
    journal: Journal,
    patients: Callable[[int], list[str]],
    total_count: bool,
    made: int,
    rows: int,
    requests: int,
    requests_without_total: int,
) -> None:
    hint_ids = patients(max(made, rows))[:rows] if made else patients(LISTED)[:rows]
    fill(journal, {hint_id: f"own-{hint_id}" for hint_id in hint_ids})
    hint = client(emulate(total_count=total_count))
    reported = look_up(hint, journal)
    assert journal.planned_counts()[Outcome.LINKED] == rows, ends(journal)
    assert hint.requests == len(asked) == reported == (requests if total_count else requests_without_total), asked[:50]


def test_each_resource_is_looked_up_by_itself(client: Client, asked: list[str], journal: Journal) -> None:
    fill(journal, {"inv-crEBw7TSTb7z": "b-1", "inv-X8HZhMTLuY4l": "b-2", "pct-7ysh0vjy4EDQ": "dr.alder"})
    look_up(client(), journal)
    assert [text.partition("?")[0] for text in asked] == [
        "GET customer_invoices",
        "GET practitioners/pct-7ysh0vjy4EDQ",
        "GET practitioners/dr.alder",
    ]
    assert journal.planned_counts()[Outcome.LINKED] == 3


def test_rows_that_are_right_already_cost_no_second_request(
    client: Client, asked: list[str], journal: Journal, patients: Callable[[int], list[str]], call: Call
) -> None:
    hint_ids = patients(3000)[:4]
    for hint_id in hint_ids:
        call("PATCH", f"patients/{hint_id}", {"integration_record_id": f"own-{hint_id}"})
    fill(journal, {hint_id: f"own-{hint_id}" for hint_id in hint_ids})
    look_up(client(), journal)
    assert set(ends(journal).values()) == {"unchanged"}
    assert len(asked) == 1 + 4


def test_an_archived_record_is_found_and_an_unknown_one_is_not_found(
    client: Client, asked: list[str], journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    listed = patients(150)[:20]
    unknown = "pat-000000000000"
    fill(journal, {ARCHIVED: "own-1", unknown: "own-2", MERGED: "own-3"} | dict.fromkeys(listed, "x"))
    journal.find_contradictions()
    look_up(client(), journal)
    found = ends(journal)
    assert found[ARCHIVED] == "linked"
    assert found[unknown] == "not_found not found in Hint"
    assert found[MERGED] == "conflict merged into pat-Kx7Qm2ZpT4Lr, link that patient instead"


@pytest.mark.parametrize(("made", "requests"), [(100, 3), (3000, 3)])
def test_a_record_that_has_the_id_already_is_found_in_either_way(
    client: Client,
    asked: list[str],
    journal: Journal,
    patients: Callable[[int], list[str]],
    call: Call,
    made: int,
    requests: int,
) -> None:
    holder, one, other = patients(made)[:3]
    call("PATCH", f"patients/{holder}", {"integration_record_id": "own-1"})
    fill(journal, {one: "own-1"} if made == 3000 else {one: "own-1", other: "own-2"})
    look_up(client(), journal)
    assert ends(journal)[one] == f"conflict your ID is on {holder}, unlink it there first"
    assert len(asked) <= requests
    assert ("GET patients/own-1" in asked) is (made == 3000)


def test_a_hint_id_that_is_somebodys_own_id_is_a_conflict(
    client: Client, journal: Journal, patients: Callable[[int], list[str]], call: Call
) -> None:
    (record,) = patients(1)
    taken = "pat-000000000000"
    call("PATCH", f"patients/{record}", {"integration_record_id": taken})
    fill(journal, {taken: "own-1"})
    look_up(client(), journal)
    assert ends(journal)[taken] == f"conflict this Hint ID is your own ID of {record}, unlink it there first"


def test_records_that_a_listing_misses_while_others_are_deleted_are_asked_for(
    client: Client,
    emulate: Emulate,
    asked: list[str],
    journal: Journal,
    patients: Callable[[int], list[str]],
    call: Call,
) -> None:
    hint_ids = patients(600)
    rows = hint_ids[:300]
    gone = [hint_id for hint_id in reversed(hint_ids) if hint_id not in rows][:60]
    fill(journal, {hint_id: f"own-{hint_id}" for hint_id in rows})
    handler = emulate()

    def deleting(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        answer = handler(method, target, headers, body)
        if "limit" in target:  # after every page, ten of the oldest go, and all the rest move up
            for hint_id in [gone.pop() for _ in range(10) if gone]:
                call("DELETE", f"patients/{hint_id}")
        return answer

    look_up(client(deleting), journal)
    assert journal.planned_counts()[Outcome.LINKED] == 300
    assert 0 < sum("limit" not in text for text in asked) <= 60


@pytest.mark.parametrize("total_count", [True, False])
def test_a_listing_that_shrinks_to_nothing_ends(
    client: Client,
    emulate: Emulate,
    journal: Journal,
    store: Store,
    patients: Callable[[int], list[str]],
    total_count: bool,
) -> None:
    fill(journal, {hint_id: f"own-{hint_id}" for hint_id in patients(900)})
    handler = emulate(total_count=total_count)

    def vanishing(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        answer = handler(method, target, headers, body)
        if "offset=200" in target:
            with store.writing() as connection:
                connection.execute("DELETE FROM records WHERE resource = 'patients'")
        return answer

    look_up(client(vanishing), journal)
    counts = journal.counts()
    assert counts[Outcome.NOT_FOUND] + counts[Outcome.PENDING] == 900
    assert counts[Outcome.NOT_FOUND] >= 600


@pytest.mark.parametrize(
    ("status", "error", "requests"),
    [(401, KeyRefusedError, 1), (403, KeyRefusedError, 1), (428, KeyRefusedError, 1), (503, UnavailableError, 2)],
)
def test_a_listing_that_is_refused_ends_the_run(
    client: Client,
    emulate: Emulate,
    asked: list[str],
    journal: Journal,
    status: int,
    error: type[Exception],
    requests: int,
) -> None:
    fill(journal, {ARCHIVED: "own-1", MERGED: "own-2"})
    with pytest.raises(error):
        look_up(client(emulate(fail=(status, 1))), journal)
    assert len(asked) == requests


def only_listing(works: Handler, fails: Handler) -> Handler:
    """An API that answers lists, and no request for a single record."""

    def handle(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        return (works if "limit" in target else fails)(method, target, headers, body)

    return handle


def test_a_key_that_is_refused_for_many_rows_at_once_leaves_no_traceback(
    client: Client,
    emulate: Emulate,
    journal: Journal,
    patients: Callable[[int], list[str]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    fill(journal, {hint_id: f"own-{hint_id}" for hint_id in patients(3000)[:10]})
    handler = only_listing(emulate(), emulate(fail=(401, 1)))
    with pytest.raises(KeyRefusedError):
        look_up(client(handler), journal)
    assert not caplog.records


def test_an_api_that_is_down_for_every_record_ends_the_run_after_a_streak(
    client: Client, emulate: Emulate, asked: list[str], journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    fill(journal, {hint_id: f"own-{hint_id}" for hint_id in patients(8000)[:35]})
    handler = only_listing(emulate(), emulate(fail=(503, 1)))
    with pytest.raises(UnavailableError):
        look_up(client(handler), journal)
    assert len(asked) < 1 + 2 * (5 + 8)  # five rows and what was in flight beside them, two tries each
    assert journal.counts()[Outcome.FAILED] >= 5


def test_a_record_that_can_not_be_served_fails_alone(
    client: Client, emulate: Emulate, journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    bad, *good = patients(3000)[:5]
    fill(journal, {hint_id: f"own-{hint_id}" for hint_id in [bad, *good]})
    works, fails = emulate(), emulate(fail=(500, 1))

    def handler(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        return (fails if target.endswith(f"/{bad}") else works)(method, target, headers, body)

    look_up(client(handler), journal)
    found = ends(journal)
    assert found.pop(bad) == "failed the API keeps failing (500)"
    assert set(found.values()) == {"linked"}
