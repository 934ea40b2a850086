"""A bulk run against a model: whatever the file and whatever Hint holds, each row ends as a dictionary says."""

import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hintctl.api.client import HintClient
from hintctl.api.endpoint import Endpoint
from hintctl.api.in_process import InProcess
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource
from hintctl.api.retry import RetryPolicy
from hintctl.api_key import ApiKey
from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base, seed_patients
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store
from hintctl.linking.apply import LinkWriter
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.look_up import LookUp
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import decide_row

PATIENTS = ["pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd", "pat-u2MwP7qBz8Nc", "pat-D4hYs6LeJ3Vk"]
ARCHIVED, MERGED = "pat-g5NqU1rTm7Lc", "pat-y4RfA8gWj1Qz"
INVOICES = ["inv-crEBw7TSTb7z", "inv-X8HZhMTLuY4l"]
UNKNOWN = ["pat-000000000000", "pat-000000000001", "inv-000000000000"]
KNOWN = [*PATIENTS, ARCHIVED, MERGED, *INVOICES]

hint_ids = st.sampled_from([*KNOWN, *UNKNOWN])
own_ids = st.sampled_from([f"own-{number}" for number in range(8)])
links = st.dictionaries(st.sampled_from(KNOWN), own_ids, max_size=6)


def unique(held: Mapping[str, str]) -> dict[str, str]:
    """The links of which Hint allows each ID once for a kind of record."""
    taken: dict[tuple[str, str], str] = {}
    for hint_id, own in held.items():
        taken.setdefault((hint_id[:3], own), hint_id)
    return {hint_id: own for (_, own), hint_id in taken.items()}


def expected(rows: Sequence[tuple[str, str]], held: dict[str, str], *, replace: bool) -> dict[tuple[str, str], str]:
    """What the contract says of each row, by what Hint held when the run began."""
    distinct = dict.fromkeys(rows)
    outcomes: dict[tuple[str, str], str] = {}
    for hint_id, own in distinct:
        contradicted = any(
            (hint_id == other) != (own == others) and hint_id[:3] == other[:3] for other, others in distinct
        )
        holder = next((other for other, value in held.items() if value == own and other[:3] == hint_id[:3]), None)
        if contradicted:
            outcome = "invalid"
        elif hint_id not in KNOWN:
            outcome = "not_found"
        elif holder == hint_id:
            outcome = "unchanged"
        elif hint_id == MERGED or holder:
            outcome = "conflict"
        elif hint_id not in held:
            outcome = "linked"
        else:
            outcome = "replaced" if replace else "conflict"
        outcomes[hint_id, own] = outcome
    return outcomes


async def bulk(hint: HintClient, journal: Journal, *, replace: bool, concurrency: int) -> None:
    await LookUp(hint, journal, concurrency=concurrency, on_request=lambda: None).run()
    journal.decide_rows(partial(decide_row, replace=replace, template=None))
    async for _ in LinkWriter(hint, journal, concurrency=concurrency).results():
        pass


@settings(deadline=None, max_examples=120)
@given(
    rows=st.lists(st.tuples(hint_ids, own_ids), max_size=12),
    before=links,
    patients=st.sampled_from([0, 90, 1500]),
    replace=st.booleans(),
    concurrency=st.integers(1, 5),
    total_count=st.booleans(),
    names_required=st.booleans(),
    duplicate_status=st.sampled_from([409, 422]),
)
def test_every_row_ends_as_the_contract_says_and_hint_holds_what_the_rows_say(
    rows: list[tuple[str, str]],
    before: dict[str, str],
    patients: int,
    replace: bool,
    concurrency: int,
    **switches: Any,
) -> None:
    store = Store(None)
    seed_base(store)
    seed_patients(store, patients, 1)
    emulator = Emulator(store, Behaviour(**switches))
    held = unique(before)
    with store.writing() as connection:
        connection.execute("DELETE FROM own_data")
        connection.executemany(
            "INSERT INTO own_data (hint_id, partner, resource, integration_record_id, updated_at)"
            " VALUES (?, 'partner-a', ?, ?, '')",
            [(hint_id, Resource.of(hint_id).path, own) for hint_id, own in held.items()],
        )

    def handler(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        response = emulator.handle(Request(method=method, target=target, headers=headers, body=body))
        return response.status, response.headers, response.body

    hint = HintClient(
        InProcess(Endpoint.parse("http://localhost"), ApiKey("emu-partner-a", source="test"), handler),
        limiter=RateLimiter(1e6),
        retry=RetryPolicy(attempts=1, base=0, longest=0, longest_retry_after=0),
    )
    with tempfile.TemporaryDirectory() as folder, Journal.create(Path(folder), {}) as journal:
        repeated = journal.add_rows(
            Row(line=line, hint_id=hint_id, integration_record_id=own, problem=None)
            for line, (hint_id, own) in enumerate(rows, 2)
        )
        journal.find_contradictions()
        asyncio.run(bulk(hint, journal, replace=replace, concurrency=concurrency))
        entries = list(journal.entries())
    assert repeated == len(rows) - len(set(rows))
    outcomes = expected(rows, held, replace=replace)
    assert {(entry.hint_id, entry.integration_record_id): entry.outcome.value for entry in entries} == outcomes
    assert [entry.line for entry in entries] == [rows.index(row) + 2 for row in outcomes]
    for entry in entries:
        if entry.outcome in (Outcome.REPLACED, Outcome.LINKED):
            assert entry.previous == held.get(entry.hint_id or "")
    written = {hint_id: own for (hint_id, own), end in outcomes.items() if end in ("linked", "replaced")}
    with store.reading() as connection:
        query = "SELECT hint_id, integration_record_id FROM own_data WHERE integration_record_id IS NOT NULL"
        assert dict(connection.execute(query).fetchall()) == held | written
    store.close()
