"""A report opened in a spreadsheet runs nothing."""

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.linking.csv_guard import guard, unguard
from hintctl.linking.csv_rows import CsvTable
from hintctl.linking.csv_source import CsvSource
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.report import write_rejects, write_report
from tests.examples import examples
from tests.promises.figures import count
from tests.running import Hintctl, Serve, links_held, set_link

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=1",
    "''+1",
    '=cmd|"/c calc"!A1',
    "=a,b;c",
    "-\n=1",
    "\uff1d1",
]
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


def check_cells(content: bytes, delimiter: str) -> None:
    """No cell runs."""
    cells = cells_of(content, delimiter)
    assert not [cell for cell in cells if cell.startswith(FORMULA)]
    count("cells that would have run", sum(unguard(cell) != cell for cell in cells))


def ids(table: CsvTable) -> list[tuple[str | None, str | None, bool]]:
    return [(row.hint_id, row.integration_record_id, row.problem is None) for row in table.rows(force=True)]


def check(rows: Sequence[tuple[str, str, str]], delimiter: str) -> None:
    content = written(rows, delimiter=delimiter)
    given_ids = ids(table_of(content))
    report, rejects = files(content)
    check_cells(report, ",")
    check_cells(rejects, delimiter)
    assert ids(table_of(rejects)) == given_ids
    assert ids(table_of(report)) == given_ids
    assert [cells[2] for _, cells in table_of(rejects).records()] == [note for _, _, note in rows]
    count("files read back", 2)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_runs_and_each_reads_back_as_it_was(delimiter: str) -> None:
    """
    Mutation: hintctl/linking/csv_writer.py: `[guard(cell or "") for` -> `[cell or "" for`
    Mutation: hintctl/linking/csv_columns.py: `ERROR_COLUMN in self.names or` -> `False or`
    Mutation: hintctl/linking/csv_columns.py: `or self.names in _OURS` -> `or False`
    Mutation: hintctl/linking/csv_writer.py: `if any("\\r" in cell for cell in guarded)` -> `if False`
    """
    notes = DANGEROUS * 2
    check(
        [(f"pat-{number:012}", own, notes[number]) for number, own in enumerate(OWN)],
        delimiter,
    )


@examples(40)
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
    """
    Mutation: hintctl/linking/csv_rows.py: `[unguard(cell) for cell in cells] if` -> `cells if`
    Mutation: hintctl/linking/csv_guard.py: `if cell.startswith("'") and` -> `if cell.startswith("'") or`
    """
    check([(f"pat-{number:012}", own, note) for number, (own, note) in enumerate(rows)], delimiter)


@given(st.text("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20'a") | st.text())
def test_a_guarded_cell_does_not_run_and_is_what_it_was_without_its_guard(cell: str) -> None:
    r"""
    Mutation: hintctl/linking/csv_guard.py: `[=+\-@\t\r]` -> `[=+\-@\t]`
    Mutation: hintctl/linking/csv_guard.py: `[=+\-@\t\r]` -> `[=+\-@\r]`
    Mutation: hintctl/linking/csv_guard.py: `[=+\-@\t\r]` -> `[=+\-\t\r]`
    Mutation: hintctl/linking/csv_guard.py: `[=+\-@\t\r]` -> `[=+@\t\r]`
    Mutation: hintctl/linking/csv_guard.py: `[=+\-@\t\r]` -> `[=\-@\t\r]`
    Mutation: hintctl/linking/csv_guard.py: `[=+\-@\t\r]` -> `[+\-@\t\r]`
    Mutation: hintctl/linking/csv_guard.py: `|[\n\uff1d` -> `|[\uff1d`
    Mutation: hintctl/linking/csv_guard.py: `\uff20])` -> `])`
    Mutation: hintctl/linking/csv_guard.py: `r"'*(?:` -> `r"(?:`
    """
    assert not guard(cell).startswith(FORMULA)
    assert unguard(guard(cell)) == cell


def test_a_file_that_hintctl_did_not_write_keeps_its_apostrophes() -> None:
    """
    Mutation: hintctl/linking/csv_rows.py: `if self.columns.guarded else cells` -> `if True else cells`
    """
    table = table_of(b"hint_id,your_id\npat-n32hjf4mmu1s,'=1\n")
    assert [row.integration_record_id for row in table.rows()] == ["'=1"]


def test_no_file_that_a_command_writes_runs_what_hint_holds(serve: Serve, hintctl: Hintctl, tmp_path: Path) -> None:
    """
    Mutation: hintctl/linking/csv_writer.py: `[guard(cell or "") for` -> `[cell or "" for`
    """
    url = serve("--as-of", "2017-01-01")  # when Hint still took legacy fields
    connection = {"HINT_API_URL": url, "HINT_API_KEY": "emu-partner-a"}
    patients = [each for each in links_held(url) if each.startswith("pat-")]
    for hint_id, own in zip(patients, ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "=a,b;c"], strict=False):
        set_link(url, hint_id, own)
    set_link(url, patients[8], None, external_link_id="=old", import_id="@older", import_source="+theirs")
    file, report, rejects = (tmp_path / name for name in ("links.csv", "report.csv", "rejects.csv"))
    file.write_text("hint_id,your_id,note\n" + "".join(f"{each},=new-{each},=x\n" for each in patients[:8]))
    for command in (
        ("bulk-link", file, "--yes", "--report", report, "--rejects", rejects),
        ("runs", "show", "last", "--report", report),
        ("verify", file, "--extra", "--report", report),
        ("export", "patient", "--linked", "--output", report),
        ("export", "patient", "--legacy", "--output", tmp_path / "legacy.csv", "--report", report),
    ):
        ended = hintctl(*command, "--rate", "1000", **connection) if command[0] != "runs" else hintctl(*command)
        assert ended.code in (0, 1), ended.err
        for written_file in (report, rejects):
            check_cells(written_file.read_bytes(), ",")
        if command[0] == "export" and "--linked" in command:
            held = {hint_id: own for hint_id, own in links_held(url).items() if own and hint_id.startswith("pat-")}
            assert {hint_id: own for hint_id, own, _ in ids(table_of(report.read_bytes()))} == held
            count("files read back")
    assert "'@older" in report.read_text()
    ended = hintctl("export", "patient", "--linked", **connection)
    check_cells(ended.out.encode(), ",")
