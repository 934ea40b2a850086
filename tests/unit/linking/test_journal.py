"""What a journal keeps of the rows of a run, and what it refuses to keep."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

import pytest

from hintctl.api.answers import Record
from hintctl.api.resources import Resource
from hintctl.errors import JournalError
from hintctl.linking.csv_rows import CsvTable, Row
from hintctl.linking.entry import Entry
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import Decision, Held, decide_row

Read = Callable[..., CsvTable]

PAT, INV, PCT = "pat-n32hjf4mmu1s", "inv-crEBw7TSTb7z", "pct-7ysh0vjy4EDQ"
OTHER = "pat-Kx7Qm2ZpT4Lr"
PLAIN = partial(decide_row, replace=False, template=None)
REPLACING = partial(decide_row, replace=True, template=None)


def row(line: int, hint_id: str | None, own: str | None, problem: str | None = None) -> Row:
    return Row(line=line, hint_id=hint_id, integration_record_id=own, problem=problem)


def held(hint_id: str, own: str | None, merged_into: str | None = None) -> Record:
    return Record(
        resource=Resource.of(hint_id),
        hint_id=hint_id,
        integration_record_id=own,
        merged_into=merged_into,
        fields={"first_name": "Canary"},
    )


def problems(journal: Journal, rows: Iterable[Row]) -> dict[int, str]:
    journal.add_rows(rows)
    journal.find_contradictions()
    return {entry.line: entry.detail for entry in journal.entries([Outcome.INVALID])}


def test_identical_rows_count_once(journal: Journal) -> None:
    rows = [row(2, PAT, "a"), row(3, PAT, "a"), row(4, INV, "a"), row(5, PAT, "a"), row(6, None, None, "bad")]
    assert journal.add_rows([*rows, row(7, None, None, "bad")]) == 2
    assert [entry.line for entry in journal.entries()] == [2, 4, 6, 7]
    assert journal.counts()[Outcome.PENDING] == 2


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([row(2, PAT, "a"), row(3, INV, "a"), row(4, PCT, "a")], {}),
        (
            [row(2, PAT, "a"), row(3, INV, "x"), row(4, PAT, "b")],
            dict.fromkeys((2, 4), "this Hint ID has several of your IDs (lines 2 and 4)"),
        ),
        (
            [row(2, PAT, "a"), row(5, INV, "a"), row(9, OTHER, "a")],
            dict.fromkeys((2, 9), "your ID is on several Hint IDs (lines 2 and 9)"),
        ),
        (
            [row(2, PAT, "a"), row(3, PAT, "b"), row(4, OTHER, "b")],
            {
                2: "this Hint ID has several of your IDs (lines 2 and 3)",
                3: "this Hint ID has several of your IDs (lines 2 and 3);"
                " your ID is on several Hint IDs (lines 3 and 4)",
                4: "your ID is on several Hint IDs (lines 3 and 4)",
            },
        ),
        (
            [row(2, PAT, "a/b", "risky"), row(3, PAT, "c")],
            {
                2: "risky; this Hint ID has several of your IDs (lines 2 and 3)",
                3: "this Hint ID has several of your IDs (lines 2 and 3)",
            },
        ),
        ([row(2, PAT, None, "empty"), row(3, PAT, "a"), row(4, None, None, "bad")], {2: "empty", 4: "bad"}),
    ],
)
def test_rows_that_contradict_each_other_are_all_invalid(
    journal: Journal, rows: list[Row], found: dict[int, str]
) -> None:
    assert problems(journal, rows) == found


def test_many_contradictions_of_one_id_are_told_by_their_first_and_last_line(journal: Journal) -> None:
    found = problems(journal, [row(line, PAT, f"own-{line}") for line in range(2, 3002)])
    assert set(found.values()) == {"this Hint ID has several of your IDs (3000 rows, lines 2 to 3001)"}
    assert len(found) == 3000


def test_rows_that_can_not_all_be_read_leave_nothing_behind(journal: Journal) -> None:
    def rows() -> Iterable[Row]:
        yield row(2, PAT, "a")
        raise ValueError("the file broke off")

    with pytest.raises(ValueError, match="broke off"):
        journal.add_rows(rows())
    assert not any(journal.counts().values())


def test_a_full_disk_is_reported_as_such(journal: Journal) -> None:
    journal._database.execute("PRAGMA max_page_count = 30")
    with pytest.raises(JournalError, match="full"):
        journal.add_rows(row(line, f"pat-{line:012}", f"own-{line}") for line in range(20_000))


def test_a_plan_of_many_batches_decides_every_row(journal: Journal) -> None:
    ids = [f"pat-{number:012}" for number in range(5001)]
    journal.add_rows(row(line, hint_id, f"own-{line}") for line, hint_id in enumerate(ids, 2))
    # Every fourth is right, not linked, linked to something else, or unknown to Hint.
    current: dict[int, Callable[[int], str | None]] = {
        0: lambda line: f"own-{line}",
        1: lambda line: None,
        2: lambda line: f"old-{line}",
    }
    journal.add_held(
        held(hint_id, current[line % 4](line)) for line, hint_id in enumerate(ids, 2) if line % 4 in current
    )
    assert journal.count_unknown(Resource.PATIENT) == 1250
    assert journal.count_without_known_holder(Resource.PATIENT) == 1251 + 1250 + 1250
    journal.decide_rows(REPLACING)
    expected = Counter(line % 4 for line in range(2, 5003))
    planned = {Outcome.LINKED: expected[1], Outcome.REPLACED: expected[2], Outcome.UNLINKED: 0}
    assert journal.planned_counts() == planned
    assert journal.count_writes() == expected[1] + expected[2]
    counts = journal.counts()
    assert counts[Outcome.UNCHANGED] == expected[0]
    assert counts[Outcome.PENDING] == expected[1] + expected[2] + expected[3]
    replaced = [entry for entry in journal.claim_writes() if entry.planned is Outcome.REPLACED]
    assert all(entry.previous == f"old-{entry.line}" for entry in replaced)
    assert len(replaced) == expected[2]


def test_a_holder_of_another_resource_or_the_row_itself_is_none(journal: Journal) -> None:
    journal.add_rows([row(2, PAT, "a"), row(3, OTHER, "b"), row(4, INV, "c")])
    journal.add_held(
        [held(PAT, None), held(OTHER, None), held(INV, None), held(PCT, "a"), held("pat-000000000001", "b")]
    )
    asked: dict[str, Held] = {}

    def note(entry: Entry, facts: Held) -> Decision:
        asked[entry.integration_record_id or ""] = facts
        return PLAIN(entry, facts)

    journal.decide_rows(note)
    assert {wanted: facts.holder for wanted, facts in asked.items()} == {"a": None, "b": "pat-000000000001", "c": None}


def test_rows_may_be_recorded_while_they_are_read(journal: Journal) -> None:
    journal.add_rows(row(line, f"pat-{line:012}", f"own-{line}") for line in range(2, 2502))
    journal.add_held(held(f"pat-{line:012}", None) for line in range(2, 2502))
    journal.decide_rows(PLAIN)
    seen = []
    for entry in journal.claim_writes():
        seen.append(entry.line)
        journal.record(entry.number, Outcome.LINKED)
    assert seen == list(range(2, 2502))
    assert journal.counts()[Outcome.LINKED] == 2500
    assert not list(journal.claim_writes())


def test_entries_are_chosen_by_outcome_in_the_order_of_the_file(journal: Journal) -> None:
    journal.add_rows([row(2, PAT, "a"), row(3, None, None, "bad"), row(4, INV, "b"), row(5, PCT, "c")])
    journal.record(1, Outcome.FAILED, "no")
    journal.record(3, Outcome.LINKED)
    assert [entry.line for entry in journal.entries()] == [2, 3, 4, 5]
    assert [entry.line for entry in journal.entries([Outcome.INVALID, Outcome.FAILED])] == [2, 3]
    assert [entry.line for entry in journal.entries([Outcome.CONFLICT])] == []


def test_rows_are_asked_about_once_and_by_resource(journal: Journal) -> None:
    journal.add_rows([row(2, PAT, "a"), row(3, OTHER, "b"), row(4, INV, "c"), row(5, None, None, "bad")])
    journal.add_held([held(PAT, "b"), held(PCT, "c")])
    assert journal.pending_by_resource() == {Resource.PATIENT: 2, Resource.CUSTOMER_INVOICE: 1}

    def lines(entries: Iterable[Entry]) -> list[int]:
        return [entry.line for entry in entries]

    assert lines(journal.unknown(Resource.PATIENT)) == [3]
    assert lines(journal.unknown(Resource.CUSTOMER_INVOICE)) == [4]
    assert lines(journal.without_known_holder(Resource.PATIENT)) == [2]
    assert lines(journal.without_known_holder(Resource.CUSTOMER_INVOICE)) == [4]
    assert journal.count_unknown(Resource.PATIENT) == journal.count_without_known_holder(Resource.PATIENT) == 1
    assert journal.count_unknown(Resource.PRACTITIONER) == 0


def test_questions_are_read_in_the_order_of_the_table_without_a_sort(journal: Journal) -> None:
    journal.add_rows([row(2, PAT, "a")])
    statements: list[str] = []
    journal._database.set_trace_callback(statements.append)
    # One batch each: the generators are not read to their end.
    next(journal.unknown(Resource.PATIENT))
    next(journal.without_known_holder(Resource.PATIENT))
    list(journal.claim_writes())
    journal._database.set_trace_callback(None)
    plans = [str(journal._database.execute(f"EXPLAIN QUERY PLAN {text}").fetchall()) for text in statements]
    assert len(plans) == 3
    assert not [plan for plan in plans if "TEMP B-TREE" in plan]


def test_no_cell_of_an_invalid_row_that_is_not_an_id_reaches_the_disk(journal: Journal, read: Read) -> None:
    rows = [
        f"Canary Name,canary@example.com,{PAT}",
        f"Canary Name,{PAT},Canary Note",
        f"{PAT},emr-1,Canary,shifted",
        "Canary Name",
        ",Canary Empty,",
        f"{PAT},Canary \u200b Invisible,",
        f"{PAT},{'Canary ' * 40},",
        f"pat-123,Canary Typo,{PAT}",
    ]
    journal.add_rows(read("\n".join(["hint_id,your_id,note", *rows]) + "\n").rows())
    journal.find_contradictions()
    journal.confirm()
    journal.add_held([held(PAT, "emr-1")])
    assert journal.counts()[Outcome.INVALID] == len(rows)
    for file in journal.path.parent.iterdir():
        assert b"canary" not in file.read_bytes().lower(), file.name
    assert b"not a Hint ID" in b"".join(file.read_bytes() for file in journal.path.parent.iterdir())
