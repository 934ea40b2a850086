"""Reports and rejects: what they say, and that they can be fed back in."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from hintctl.linking.csv_rows import CsvTable
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.report import describe, write_rejects, write_report

Read = Callable[..., CsvTable]
Run = Callable[..., str]

PAT, INV, PCT = "pat-n32hjf4mmu1s", "inv-crEBw7TSTb7z", "pct-7ysh0vjy4EDQ"


@pytest.fixture
def rejects(tmp_path: Path, journal: Journal) -> Run:
    """The rejects of a table whose valid rows got `outcomes`, one after the other; what has none stays pending."""

    def write(table: CsvTable, *outcomes: tuple[Outcome, str], dry_run: bool = False) -> str:
        journal._database.execute("DELETE FROM link")
        journal.add_rows(table.rows())
        journal.find_contradictions()
        pending = list(journal.entries([Outcome.PENDING]))
        for entry, (outcome, detail) in zip(pending, outcomes, strict=False):
            journal.record(entry.number, outcome, detail)
        path = tmp_path / "rejects.csv"
        write_rejects(journal, path, table=table, dry_run=dry_run)
        return path.read_bytes().decode()

    return write


LINKED = (Outcome.LINKED, "")
GONE = (Outcome.NOT_FOUND, "gone")


def test_a_report_has_a_line_for_each_row(journal: Journal, read: Read, tmp_path: Path) -> None:
    table = read(f"hint_id,your_id\n{PAT},emr-1\nAda,x\n\n{INV},b;1\n{PCT},dr\n")
    journal.add_rows(table.rows())
    journal.record(1, Outcome.LINKED)
    journal.record(3, Outcome.CONFLICT, "linked to b2, --replace overwrites it")
    path = tmp_path / "report.csv"
    write_report(journal, path)
    assert path.read_bytes().decode().splitlines() == [
        "line,resource,hint_id,integration_record_id,outcome,previous,detail",
        f"2,patient,{PAT},emr-1,linked,,",
        '3,,,,invalid,,"not a Hint ID: pat-, inv- or pct- and 12 letters or digits"',
        f'5,customer-invoice,{INV},b;1,conflict,,"linked to b2, --replace overwrites it"',
        f"6,practitioner,{PCT},dr,pending,,not yet linked",
    ]


def test_a_row_to_be_replaced_says_what_it_is_linked_to(journal: Journal, read: Read) -> None:
    journal.add_rows(read(f"{PAT},emr-1\n").rows())
    journal._database.execute("UPDATE link SET planned = 'replaced', previous = 'old'")
    assert describe(next(journal.entries())) == "not yet replaced: linked to old"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rejects_are_the_original_lines_and_the_reason(read: Read, rejects: Run, delimiter: str) -> None:
    lines = [("note", "EMR ID", "Hint ID"), ("x", " emr-1 ", PAT), ("é", "b-1", INV), ("", "dr", PCT)]
    table = read("".join(delimiter.join(cells) + "\r\n" for cells in lines).encode("utf-16"))
    assert rejects(table, LINKED, GONE).splitlines() == [
        delimiter.join(("note", "EMR ID", "Hint ID", "hintctl_error")),
        delimiter.join(("é", "b-1", INV, "gone")),
        delimiter.join(("", "dr", PCT, "not yet linked")),
    ]


def test_rejects_of_a_file_without_a_header_have_one(read: Read, rejects: Run) -> None:
    text = rejects(read(f"x,emr-1,{PAT}\ny,b-1,{INV}\n", your_id_col="2"), GONE)
    assert text.splitlines() == [
        "column_1,integration_record_id,hint_id,hintctl_error",
        f"x,emr-1,{PAT},gone",
        f"y,b-1,{INV},not yet linked",
    ]
    assert [row.integration_record_id for row in read(text).rows()] == ["emr-1", "b-1"]


def test_a_dry_run_rejects_only_what_it_would_not_link(read: Read, rejects: Run, journal: Journal) -> None:
    table = read(f"hint_id,your_id\n{PAT},emr-1\n{INV},b-1\n{PCT},dr\nbad,x\n")
    rejects(table, LINKED, GONE)
    journal._database.execute("UPDATE link SET planned = 'linked' WHERE outcome = 'pending'")
    path = journal.path.with_name("dry.csv")
    write_rejects(journal, path, table=table, dry_run=True)
    with path.open(newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["hint_id", INV, "bad"]
    path.unlink()


def test_rejects_fed_back_in_twice_keep_their_columns_and_their_cells(read: Read, rejects: Run) -> None:
    cells = ("=1+1", "'-2", '"a" b', "two\r\nlines", "a\rb", "\t tab", "+", "@x", "'", "plain", "é")
    names = ("hint_id", "your_id", "=formula", "'-quoted", "note")
    rows = [(f"pat-{number:012}", f"own-{number}", cell, cell, "n") for number, cell in enumerate(cells)]
    content = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in [names, *rows])
    table = read(content)
    first_ids = [(row.hint_id, row.integration_record_id, row.problem) for row in table.rows()]
    assert len(first_ids) == len(cells)
    for _ in range(3):
        text = rejects(table, *[GONE] * len(rows))
        table = read(text)
        assert table.columns.names == (*names, "hintctl_error")
        assert [tuple(row) for _, row in table.records()] == [(*row, "gone") for row in rows]
        assert [(row.hint_id, row.integration_record_id, row.problem) for row in table.rows()] == first_ids


@pytest.mark.parametrize("line", [PAT, f"{PAT},emr-1,more", f"{PAT},emr-1,,,", f'{PAT},"a\nb",more'])
@pytest.mark.parametrize("header", ["hint_id,your_id", "hint_id,your_id,note,other"])
def test_a_row_of_the_wrong_length_stays_one_however_often_it_is_fed_back(
    read: Read, rejects: Run, header: str, line: str
) -> None:
    table = read(f"{header}\n{line}\n")
    for _ in range(6):
        (row,) = table.rows()
        if len(line.split(",")) == len(header.split(",")):
            return
        assert row.problem
        assert row.problem.startswith("the row has ")
        table = read(rejects(table))
        ((_, cells),) = table.records()
        assert PAT in cells


def test_identical_rows_are_rejected_once(read: Read, rejects: Run) -> None:
    text = rejects(read(f"hint_id,your_id\n{PAT},emr-1\n{PAT},emr-1\n{INV},b\n"), GONE, LINKED)
    assert text.splitlines() == ["hint_id,your_id,hintctl_error", f"{PAT},emr-1,gone"]


def test_nothing_to_reject_is_a_header(read: Read, rejects: Run) -> None:
    assert rejects(read(f"hint_id,your_id\n{PAT},emr-1\n"), LINKED) == "hint_id,your_id,hintctl_error\n"
    assert not list(read("hint_id,your_id,hintctl_error\n").rows())
