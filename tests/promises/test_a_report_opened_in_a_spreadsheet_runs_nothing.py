"""A report and a file of rejects hold no cell that a spreadsheet would run, and still read back as the same IDs."""

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hintctl.linking.csv_guard import guard, unguard
from hintctl.linking.csv_rows import CsvTable
from hintctl.linking.csv_source import CsvSource
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.report import write_rejects, write_report

FORMULA = ("=", "+", "-", "@", "\t", "\r")
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''+1", '=cmd|"/c calc"!A1', "=a,b;c", "-\n=1"]
# Of these, the ones that can be a partner's ID: no control characters.
OWN = [cell for cell in DANGEROUS if cell.isprintable() and cell != '=cmd|"/c calc"!A1'] + ["'", "emr-1", "'plain"]


def table_of(content: bytes) -> CsvTable:
    return CsvTable.open(CsvSource(None, stdin=io.BytesIO(content)))


def written(rows: Sequence[tuple[str, str, str]], *, delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("hint_id", "your_id", "=note"), *rows])
    return text.getvalue().encode()


def files(content: bytes) -> tuple[bytes, bytes]:
    """The report and the rejects of a run in which no row was linked."""
    table = table_of(content)
    with tempfile.TemporaryDirectory() as folder, Journal.create(Path(folder) / "runs", {}) as journal:
        journal.add_rows(table.rows())
        for entry in list(journal.entries([Outcome.PENDING])):
            # What Hint held before may be anything that a partner wrote there.
            journal.record(entry.number, Outcome.CONFLICT, f"={entry.integration_record_id}")
            journal._database.execute("UPDATE link SET previous = '=old' WHERE number = ?", (entry.number,))
        report, rejects = Path(folder) / "report.csv", Path(folder) / "rejects.csv"
        write_report(journal, report)
        write_rejects(journal, rejects, table=table, dry_run=False)
        return report.read_bytes(), rejects.read_bytes()


def cells_of(content: bytes, delimiter: str) -> list[str]:
    return [cell for row in csv.reader(io.StringIO(content.decode(), newline=""), delimiter=delimiter) for cell in row]


def ids(table: CsvTable) -> list[tuple[str | None, str | None, bool]]:
    return [(row.hint_id, row.integration_record_id, row.problem is None) for row in table.rows(force=True)]


def check(rows: Sequence[tuple[str, str, str]], delimiter: str) -> None:
    content = written(rows, delimiter=delimiter)
    given_ids = ids(table_of(content))
    report, rejects = files(content)
    assert not [cell for cell in cells_of(report, ",") if cell.startswith(FORMULA)]
    assert not [cell for cell in cells_of(rejects, delimiter) if cell.startswith(FORMULA)]
    assert ids(table_of(rejects)) == given_ids
    assert ids(table_of(report)) == given_ids
    assert [cells[2] for _, cells in table_of(rejects).records()] == [note for _, _, note in rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_runs_and_each_reads_back_as_it_was(delimiter: str) -> None:
    notes = DANGEROUS * 2
    check(
        [(f"pat-{number:012}", own, notes[number]) for number, own in enumerate(OWN)],
        delimiter,
    )


@settings(deadline=None, max_examples=60)
@given(
    rows=st.lists(
        st.tuples(
            st.text("=+-@'a1,;\" .é", min_size=1, max_size=8).filter(lambda text: text.strip() not in ("", ".", "..")),
            st.text("=+-@'a1,;\"\t\r\n é", max_size=8),
        ),
        min_size=1,
        max_size=5,
        unique_by=lambda row: row[0].strip(),
    ),
    delimiter=st.sampled_from([",", ";", "\t"]),
)
def test_whatever_the_cells_are(rows: list[tuple[str, str]], delimiter: str) -> None:
    check([(f"pat-{number:012}", own, note) for number, (own, note) in enumerate(rows)], delimiter)


@given(st.text("=+-@\t\r'a") | st.text())
def test_a_guarded_cell_does_not_run_and_is_what_it_was_without_its_guard(cell: str) -> None:
    assert not guard(cell).startswith(FORMULA)
    assert unguard(guard(cell)) == cell


def test_a_file_that_hintctl_did_not_write_keeps_its_apostrophes() -> None:
    table = table_of(b"hint_id,your_id\npat-n32hjf4mmu1s,'=1\n")
    assert [row.integration_record_id for row in table.rows()] == ["'=1"]
