"""A bulk run against a model: whatever the file and whatever Hint holds, each row ends as a dictionary says."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from hintctl.linking.entry import Entry
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from tests.examples import examples
from tests.promises.figures import count
from tests.unit.linking.practice import INVOICES, KNOWN, MERGED, PATIENTS, TEMPLATE, Practice, Process, new_run

UNKNOWN = ["pat-000000000000", "pat-000000000001", "inv-000000000000"]

hint_ids = st.sampled_from([*KNOWN, *UNKNOWN])
own_ids = st.sampled_from([f"own-{number}" for number in range(8)])
links = st.dictionaries(st.sampled_from(KNOWN), own_ids, max_size=6)
Rows = list[tuple[str, str]]


def unique(held: Mapping[str, str]) -> dict[str, str]:
    """The links of which Hint allows each ID once for a kind of record."""
    taken: dict[tuple[str, str], str] = {}
    for hint_id, own in held.items():
        taken.setdefault((hint_id[:3], own), hint_id)
    return {hint_id: own for (_, own), hint_id in taken.items()}


def holder_of(own: str, hint_id: str, held: Mapping[str, str]) -> str | None:
    """The record of the same kind that has the ID."""
    return next((other for other, value in held.items() if value == own and other[:3] == hint_id[:3]), None)


def expected(
    rows: Sequence[tuple[str, str]], held: Mapping[str, str], *, replace: bool, relink: bool = False
) -> dict[tuple[str, str], str]:
    """What the contract says of each row, by what Hint held when the run began.

    `relink`: a patient whose link is right gets its web link all the same, and counts as linked; a merged one does not.
    """
    distinct = dict.fromkeys(rows)
    outcomes: dict[tuple[str, str], str] = {}
    for hint_id, own in distinct:
        contradicted = any(
            (hint_id == other) != (own == others) and hint_id[:3] == other[:3] for other, others in distinct
        )
        holder = holder_of(own, hint_id, held)
        if contradicted:
            outcome = "invalid"
        elif hint_id not in KNOWN:
            outcome = "not_found"
        elif holder == hint_id:
            outcome = "linked" if relink and hint_id not in (*INVOICES, MERGED) else "unchanged"
        elif hint_id == MERGED or holder:
            outcome = "conflict"
        elif hint_id not in held:
            outcome = "linked"
        else:
            outcome = "replaced" if replace else "conflict"
        outcomes[hint_id, own] = outcome
    return outcomes


def entries_of(run: Path | None) -> list[Entry]:
    assert run
    with Journal.inspect(run) as journal:
        return [*journal.entries()]


def ended(entries: Sequence[Entry]) -> dict[tuple[str | None, str | None], str]:
    return {(entry.hint_id, entry.integration_record_id): entry.outcome.value for entry in entries}


@examples(120)
@example(
    rows=[(MERGED, "own-1")],
    before={MERGED: "own-1"},
    patients=0,
    replace=False,
    web_link=TEMPLATE,
    concurrency=1,
    total_count=True,
    names_required=False,
    duplicate_status=422,
)
@given(
    rows=st.lists(st.tuples(hint_ids, own_ids), max_size=12),
    before=links,
    patients=st.sampled_from([0, 90, 1500]),
    replace=st.booleans(),
    web_link=st.sampled_from(["", TEMPLATE]),
    concurrency=st.integers(1, 5),
    total_count=st.booleans(),
    names_required=st.booleans(),
    duplicate_status=st.sampled_from([409, 422]),
)
def test_every_row_ends_as_the_contract_says_and_hint_holds_what_the_rows_say(
    rows: Rows,
    before: dict[str, str],
    patients: int,
    replace: bool,
    web_link: str,
    concurrency: int,
    **switches: Any,
) -> None:
    """
    Mutation: hintctl/linking/plan.py: `if held.current is None:` -> `if True:`
    Mutation: hintctl/linking/plan.py: `previous=held.current)` -> `previous=None)`
    Mutation: hintctl/linking/plan.py: `or right_already or held.merged_into or` -> `or right_already or`
    """
    held = unique(before)
    practice = Practice(held, patients=patients, **switches)
    with tempfile.TemporaryDirectory() as folder:
        begun = new_run(Path(folder), rows, replace=replace, web_link=web_link)
        entries = entries_of(Process(practice, concurrency=concurrency).carry_out(begun))
    outcomes = expected(rows, held, replace=replace, relink=bool(web_link))
    assert ended(entries) == outcomes
    assert [entry.line for entry in entries] == [rows.index(row) + 2 for row in outcomes]
    for entry in entries:
        if entry.outcome in (Outcome.REPLACED, Outcome.LINKED):
            assert entry.previous == held.get(entry.hint_id or "")
    written = {hint_id: own for (hint_id, own), end in outcomes.items() if end in ("linked", "replaced")}
    assert practice.links() == held | written
    web_links = {hint_id: web for hint_id, (_, web) in practice.held().items() if web}
    patients_written = {hint_id: own for hint_id, own in written.items() if hint_id not in INVOICES}
    count("random runs")
    assert web_links == ({h: f"https://emr.example/{own}" for h, own in patients_written.items()} if web_link else {})
    practice.close()


@examples(60)
@example(
    rows=[(PATIENTS[0], "own-0"), (PATIENTS[1], "own-1")],
    before={},
    meanwhile=[(PATIENTS[0], "own-1"), (PATIENTS[2], "own-1"), (PATIENTS[3], "own-0")],
    replace=False,
    late=False,
)
@example(
    rows=[(PATIENTS[0], "own-0"), (PATIENTS[1], "own-1"), (PATIENTS[2], "own-2")],
    before={PATIENTS[2]: "own-7"},
    meanwhile=[(PATIENTS[0], "own-4"), (PATIENTS[1], "own-1"), (PATIENTS[2], None)],
    replace=True,
    late=True,
)
@given(
    rows=st.lists(st.tuples(st.sampled_from(KNOWN), own_ids), min_size=1, max_size=8),
    before=links,
    meanwhile=st.lists(st.tuples(st.sampled_from(PATIENTS), st.none() | own_ids), max_size=6),
    replace=st.booleans(),
    late=st.booleans(),
)
def test_what_somebody_changes_between_plan_and_write_is_a_conflict_if_the_plan_is_old_or_an_id_is_taken(
    rows: Rows, before: dict[str, str], meanwhile: list[tuple[str, str | None]], replace: bool, late: bool
) -> None:
    """The API has no way to write only if nothing changed: until a row is looked at again, a change is overwritten.

    Mutation: hintctl/linking/apply.py: `if seen is None:` -> `if seen is entry:`
    Mutation: hintctl/linking/row_failure.py: `outcome = Outcome.CONFLICT` -> `outcome = Outcome.FAILED`
    """
    held = unique(before)
    practice = Practice(held)
    now: dict[str, str] = {}

    def change() -> None:
        for hint_id, own in meanwhile:
            practice.change(hint_id, integration_record_id=own)  # which Hint refuses where the ID is taken
        now.update(practice.links())

    process = Process(practice)
    process.between, process.late = change, late
    with tempfile.TemporaryDirectory() as folder:
        entries = entries_of(process.carry_out(new_run(Path(folder), rows, replace=replace)))
    outcomes = expected(rows, held, replace=replace)
    for (hint_id, own), outcome in outcomes.items():  # one at a time, in the order of the file
        if outcome not in ("linked", "replaced"):
            continue
        if late and now.get(hint_id) == own:
            outcomes[hint_id, own] = "unchanged"
        elif late and now.get(hint_id) != held.get(hint_id):
            outcomes[hint_id, own] = "conflict"
        elif holder_of(own, hint_id, now) in (None, hint_id):
            now[hint_id] = own
        else:
            outcomes[hint_id, own] = "conflict"
    assert ended(entries) == outcomes
    assert practice.links() == now
    count("random runs with changes by others in between")
    practice.close()
