"""Rows keep their line numbers and their IDs through every way of writing a CSV."""

from collections.abc import Callable

import pytest

from hintctl.errors import UsageError
from hintctl.linking.csv_rows import CsvTable

Read = Callable[..., CsvTable]

PAT, INV, PCT = "pat-n32hjf4mmu1s", "inv-crEBw7TSTb7z", "pct-7ysh0vjy4EDQ"
DIALECTS = [(delimiter, newline) for delimiter in ",;\t" for newline in ("\n", "\r\n")]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("delimiter", "newline"), DIALECTS)
def test_every_dialect_and_encoding_reads_the_same(read: Read, delimiter: str, newline: str, encoding: str) -> None:
    lines = [
        ("note", "Hint ID", "EMR ID"),
        (f'"Cedar St{delimiter} 4{newline}""rear"""', PAT, "emr-é"),
        ("", INV, "bill-5"),
    ]
    content = newline.join([*(delimiter.join(cells) for cells in lines), ""]).encode(encoding)
    rows = list(read(content).rows())
    assert [(row.line, row.hint_id, row.problem) for row in rows] == [(2, PAT, None), (4, INV, None)]
    assert rows[0].integration_record_id == "emr-é"
    assert [row.resource and row.resource.value for row in rows] == ["patient", "customer-invoice"]


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (f"\n\n,,\nhint_id,your_id,\n\n{PAT},emr-1,\n , \n\n{INV},b-1,\n\n,,\n", [6, 9]),
        (f"{PAT},emr-1\n{INV},b-1\n", [1, 2]),
        (f"\n{PAT};emr-1\n\n\n{INV};b-1", [2, 5]),
        (f'hint_id,your_id,note\n{PAT},emr-1,"a\n\nb"\n{INV},b-1,\n', [2, 5]),
        ("hint_id,your_id\n", []),
        ("hint_id,your_id", []),
    ],
)
def test_rows_know_the_line_they_begin_on(read: Read, content: str, lines: list[int]) -> None:
    rows = list(read(content).rows())
    assert [row.line for row in rows] == lines
    assert not any(row.problem for row in rows)


def test_every_problem_is_reported_with_its_line(read: Read) -> None:
    bad = {
        3: (",emr-1,x", "the Hint ID is empty"),
        4: (f"{PAT},,x", "your ID is empty"),
        5: ("pat-123,emr-1,x", "not a Hint ID: pat-, inv- or pct- and 12 letters or digits"),
        6: ("ptr-n32hjf4mmu1s,emr-1,x", "not a Hint ID: pat-, inv- or pct- and 12 letters or digits"),
        7: (f"emr-1,{PAT},x", "the columns are swapped: your ID stands where the Hint ID belongs"),
        8: (
            f"{INV},pat-zzzz,x",
            "your ID looks like a Hint ID, which is ambiguous in a path (add --force to link it anyway)",
        ),
        9: (f"{PAT},1.23E+15,x", "your ID was damaged by a spreadsheet: export the column as text"),
        10: (f"{PAT},emr\u200b1,x", "your ID contains a control or invisible character (U+200B)"),
        11: (f"{PAT},a/b,x", "your ID contains '/', which has a meaning in URLs (add --force to link it anyway)"),
        12: (f"{PAT},emr-1", "the row has 2 cells, not 3"),
        13: (f"{PAT}", "the row has 1 cell, not 3"),
        14: (f"{PAT},emr-1,x,", "the row has 4 cells, not 3"),
        15: (f'{PAT},"emr\n1",x', "your ID contains a control or invisible character (U+000A)"),
        17: (f"{PAT},{'x' * 256},x", "your ID is longer than 255 characters"),
    }
    content = "hint_id,your_id,note\n" + "\n".join([f"{PCT},ok,x", *(text for text, _ in bad.values())])
    problems = {row.line: row.problem for row in read(content).rows() if row.problem}
    assert problems == {line: problem for line, (_, problem) in bad.items()}


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        ("Ada Quillfeather,ada@example.com", (None, None)),
        (f"Ada Quillfeather,{PAT}", (None, None)),
        (",Ada Quillfeather", (None, None)),
        (f"{PAT},1.23E+15", (PAT, None)),
        (f"{PAT},a/b", (PAT, "a/b")),
        (f"{PAT},emr-1,Ada Quillfeather", (None, None)),
    ],
)
def test_a_row_that_may_be_mixed_up_gives_no_cell_away(
    read: Read, cells: str, kept: tuple[str | None, str | None]
) -> None:
    (row,) = read(f"hint_id,your_id\n{cells}\n").rows()
    assert row.problem
    assert "Quillfeather" not in row.problem
    assert (row.hint_id, row.integration_record_id) == kept


def test_force_lets_risky_ids_pass_but_no_others(read: Read) -> None:
    table = read(f"hint_id,your_id\n{PAT},pat-Kx7Qm2ZpT4Lr\n{INV},a/b\n{PCT},1E+9\n")
    assert [row.problem is None for row in table.rows()] == [False, False, False]
    assert [row.problem is None for row in table.rows(force=True)] == [True, True, False]


def test_white_space_around_an_id_is_not_part_of_it(read: Read) -> None:
    (row,) = read(f"hint_id,your_id\n {PAT}\t,\u00a0emr 1 \n").rows()
    assert (row.hint_id, row.integration_record_id, row.problem) == (PAT, "emr 1", None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            f'hint_id,your_id,note\n{PAT},emr-1,x\n{INV},"b-1,y\n{PCT},c,z\n',
            "standard input:3: this can't be read as CSV",
        ),
        (f'hint_id,your_id,note\n{PAT},"a\nb"c,x\n', "standard input:2: this can't be read as CSV"),
        ('"hint_id,your_id\n', "standard input:1: this can't be read as CSV"),
        (f'hint_id,your_id\n{PAT},"{"x" * 140_000}"\n', "standard input:2: this can't be read as CSV"),
    ],
)
def test_broken_quotes_are_an_error_with_their_line_and_never_a_guess(read: Read, content: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        list(read(content).rows())
    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("\n \n\n", "standard input holds no rows."),
        ("\ufeff", "standard input holds no rows."),
        (f"{PAT}\n", "standard input has one column only."),
        (f"hint_id|your_id\n{PAT}|emr-1\n", "standard input has one column only."),
        ("<html>\n<p>a, b</p>\n", "standard input"),
    ],
)
def test_what_is_no_table_of_links_is_refused(read: Read, content: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(content)
    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    ("content", "columns", "delimiter"),
    [
        (f"hint_id;your_id;note, and more, and\n{PAT};emr-1;a,b,c\n", {}, ";"),
        (f"note;x;y,hint_id,your_id\na;b;c,{PAT},emr-1\n", {}, ","),
        (f'"a;b\tc",hint_id,your_id\nx,{PAT},emr-1\n', {}, ","),
        (f"{PAT};emr,1\n{INV};b,1\n", {}, ";"),
        (f"who\twhat\n{PAT}\temr;1,5\n", {"hint_id_col": "who", "your_id_col": "what"}, "\t"),
        (f"hint_id,what;x\n{PAT},emr-1;y\n{INV},b-1\n", {"hint_id_col": "1", "your_id_col": "2"}, ","),
    ],
)
def test_the_delimiter_is_the_one_that_shows_the_columns(
    read: Read, content: str, columns: dict[str, str], delimiter: str
) -> None:
    table = read(content, **columns)
    assert table.delimiter == delimiter
    assert next(table.rows()).hint_id == PAT


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (f"{PAT},1.23E+15", "this Hint ID has several of your IDs (another on line 3)"),
        (f"{PAT},emr\u200b1", "this Hint ID has several of your IDs (another on line 3)"),
        ("pat-bad,emr-1", "your ID is on several Hint IDs (another on line 3)"),
        ("PAT-crEBw7TSTb7z,emr-1", "your ID is on several Hint IDs (another on line 3)"),
        ("12345,emr-1", "your ID is on several Hint IDs (another on line 3)"),
        ("inv-bad,emr-1", None),
        (",emr-1", None),
        (f"{PAT},", None),
        ("pat-bad,emr-2", None),
        (f"{PAT},emr-1,more", None),
    ],
)
def test_a_row_that_contradicts_a_broken_one_is_invalid_before_it_and_behind_it(
    broken: str, problem: str | None, read: Read
) -> None:
    good = f"{PAT},emr-1"
    rows = list(read(f"hint_id,your_id\n{good}\n{broken}\n{good}\n".encode()).rows())
    assert [rows[0].problem, rows[2].problem] == [problem, problem]
    assert rows[1].problem
    assert rows[1].hint_id is None or rows[1].integration_record_id is None, "and stays out of the journal"
