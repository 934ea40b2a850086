"""Hostile CSV is refused or read, never misread."""

import codecs
import csv
import io
import re
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import strategies as st

from hintctl.errors import UsageError
from hintctl.linking.csv_rows import CsvTable
from hintctl.linking.csv_source import CsvSource
from tests.examples import examples
from tests.promises.figures import count
from tests.running import Hintctl

Quoting = Literal[0, 1]
Cells = tuple[str, ...]

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16": b"",
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-32": b"",
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}
# Without a mark, so that --encoding names them: ANSI of Windows, DOS, macOS, Japan, China, and mail.
NAMED = ["cp1252", "latin-1", "cp437", "mac_roman", "shift_jis", "gb18030", "utf-16-le", "utf-32-be", "utf-7"]
LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

hint_ids = st.builds(
    lambda prefix, rest: prefix + rest,
    st.sampled_from(["pat-", "inv-", "pct-"]),
    st.text(LETTERS_AND_DIGITS, min_size=12, max_size=12),
)
own_ids = st.text(LETTERS_AND_DIGITS + ",;\"'-_.: é日", min_size=1, max_size=20).filter(
    lambda text: text.strip() not in ("", ".", "..") and not text.lower().startswith(("pat-", "inv-", "pct-"))
)
anything = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from(list(",;\t\"'\r\n ")),
    max_size=12,
)
# What stands over the columns that are of no interest. A name that is itself a header in another delimiter is below.
other_names = st.lists(
    st.sampled_from(["note", "Name", "x;y", "a,b", "a\tb", "two\nlines", 'q"uote', "", "é"]), max_size=3
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Cells, list[Cells], int, int]:
    """A header, rows, and where the two IDs stand."""
    names = draw(other_names)
    hint_at = draw(st.integers(0, len(names)))
    names.insert(hint_at, draw(st.sampled_from(["hint_id", "Hint ID", "hintPatientId"])))
    own_at = draw(st.integers(0, len(names)))
    names.insert(own_at, draw(st.sampled_from(["integration_record_id", "EMR ID", "your_id"])))
    hint_at += own_at <= hint_at
    rows = []
    for _ in range(draw(st.integers(0, 25))):
        cells = [draw(anything) for _ in names]
        cells[hint_at], cells[own_at] = draw(hint_ids), draw(own_ids)
        rows.append(tuple(cells))
    return tuple(names), rows, hint_at, own_at


def write(rows: list[Cells], delimiter: str, quoting: Quoting, newline: str) -> tuple[str, list[int]]:
    """The rows as Python's csv writes them, and the line on which each begins: LF ends one; CR where it ends rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=newline)
    lines, line, position = [], 1, 0
    for row in rows:
        lines.append(line)
        writer.writerow(row)
        record = text.getvalue()[position:]
        position += len(record)
        line += len(re.findall("\r\n|\r|\n" if newline == "\r" else "\n", record))
    return text.getvalue(), lines


def open_bytes(content: bytes, encoding: str | None = None) -> CsvTable:
    return CsvTable.open(CsvSource(None, stdin=io.BytesIO(content), encoding=encoding))


# What each of the defences is there for, whatever else is tried.
TABLE = (
    ("hint_id", "your_id", "note"),
    [("pat-n32hjf4mmu1s", "emr-1", "two\nlines, é"), ("pat-Kx7Qm2ZpT4Lr", "emr-2", " x")],
    *(0, 1),
)

# With a header, or nothing that looks like one, and no Hint ID.
random_files = st.builds(
    lambda header, rest: header + rest,
    st.sampled_from([b"", b"hint_id,your_id\nx", b"\xff\xfeh\0", b"hint_id;note;your_id\r\npat-"]),
    st.binary(max_size=400) | st.text('",;\t\r\n\0ab=é', max_size=200).map(lambda text: text.encode()),
)


@examples(200)
@given(
    table=tables(),
    delimiter=st.sampled_from([",", ";", "\t"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    newline=st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"]),
    encoding=st.sampled_from([*((name, False) for name in ENCODINGS), *((name, True) for name in NAMED)]),
)
@example(TABLE, ";", csv.QUOTE_ALL, "\r\n", ("utf-32-le", False))
@example(TABLE, ",", csv.QUOTE_ALL, "\r", ("utf-8", False))
@example(TABLE, "\t", csv.QUOTE_MINIMAL, "\n", ("cp1252", True))
def test_whatever_csv_wrote_reads_back_as_the_same_rows_on_the_same_lines(
    table: tuple[Cells, list[Cells], int, int],
    delimiter: str,
    quoting: Quoting,
    newline: str,
    encoding: tuple[str, bool],
) -> None:
    r"""
    Mutation: hintctl/linking/csv_source.py: `(codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),` -> ``
    Mutation: hintctl/linking/csv_source.py: `or first[0] == "\r" else "\n"` -> `else "\n"`
    Mutation: hintctl/linking/csv_source.py: `return marked or name` -> `return marked or "utf-8"`
    Mutation: hintctl/linking/csv_rows.py: `_DELIMITERS = (",", ";", "\t")` -> `_DELIMITERS = (",", ";")`
    Mutation: hintctl/linking/csv_rows.py: `line = reader.line_num + 1` -> `line += 1`
    Mutation: hintctl/linking/csv_rows.py: `source.lines(), ` -> `source.lines(), skipinitialspace=True, `
    """
    name, named = encoding
    quoting = csv.QUOTE_ALL if newline == "\r" else quoting
    names, rows, hint_at, own_at = table
    names, *rows = [tuple(cell.encode(name, "replace").decode(name) for cell in cells) for cells in (names, *rows)]
    if newline in ("\n", "\r\r\n") and quoting == csv.QUOTE_MINIMAL:
        # Before Python 3.13, csv itself writes a lone carriage return in a way that nothing can read back.
        rows = [tuple(cell.replace("\r", "\r\n") for cell in cells) for cells in rows]
    text, lines = write([names, *rows], delimiter, quoting, newline)
    content = text.encode(name) if named else ENCODINGS[name] + text.encode(name)
    try:
        read = open_bytes(content, name if named else None)
        found = list(read.records())
    except UsageError:
        assert newline == "\r", "the end of the first line tells what ends lines,"
        assert "\n" in "".join(names), "and there it ends inside quotes"
        count("tables refused")
        return
    assert read.columns.names == names
    assert found == list(zip(lines[1:], (list(cells) for cells in rows), strict=True))
    assert [(row.line, row.hint_id, row.integration_record_id) for row in read.rows(force=True)] == [
        (line, cells[hint_at], cells[own_at].strip()) for line, cells in zip(lines[1:], rows, strict=True)
    ]
    count("tables read back")


@examples(200)
@given(
    names=st.lists(
        st.lists(st.sampled_from([*',;\t"\n ', "hint_id", "your_id", "x"]), max_size=7).map("".join), max_size=3
    ),
    rows=st.lists(st.tuples(hint_ids, own_ids), min_size=1, max_size=5),
    delimiter=st.sampled_from([",", ";", "\t"]),
)
@example(["your_id"], [("pat-n32hjf4mmu1s", "emr-1")], ",")
def test_a_header_that_could_be_read_in_two_ways_is_refused_or_read_as_it_was_written(
    names: list[str], rows: list[tuple[str, str]], delimiter: str
) -> None:
    """
    Mutation: hintctl/linking/csv_columns.py: `(names, pattern, wanted)` -> `(names, pattern, wanted)[-1:]`
    """
    cells = [(hint_id, own, *("z" for _ in names)) for hint_id, own in rows]
    text, lines = write([("hint_id", "your_id", *names), *cells], delimiter, csv.QUOTE_MINIMAL, "\n")
    try:
        read = list(open_bytes(text.encode()).rows(force=True))
    except UsageError:
        count("tables refused")
        return
    valid = [(row.line, row.hint_id, row.integration_record_id) for row in read if row.problem is None]
    expected = [(line, hint_id, own.strip()) for line, (hint_id, own) in zip(lines[1:], rows, strict=True)]
    assert valid in ([], expected)
    count("tables read back" if valid else "tables refused")


@examples(300)
@given(random_files)
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe\0\0")
@example(b"\xfe\xff\xd8\0")
@example(b'hint_id,your_id\n"')
@example(b"hint_id,your_id\n\x80,\x80")
def test_random_bytes_are_refused_or_give_no_valid_row(content: bytes) -> None:
    """
    Mutation: hintctl/linking/csv_rows.py: `hint_problem = check_hint_id(hint_id)` -> `hint_problem = None`
    """
    count("files of random bytes")
    try:
        rows = list(open_bytes(content).rows(force=True))
    except UsageError:
        return
    assert not [row for row in rows if row.problem is None]


@examples(30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(random_files)
@example(b"")
@example(b"\xff\xfe\0\0")
def test_random_bytes_end_with_2_and_write_nothing(hintctl: Hintctl, home: Path, content: bytes) -> None:
    """
    Mutation: hintctl/cli/read_table.py: `if not count or skip_invalid:` -> `if True:`
    """
    ended = hintctl("bulk-link", "-", "--emulator", "--yes", "--verbose", stdin=content)
    assert (ended.code, ended.out) == (2, ""), ended
    assert "hintctl: " in ended.err
    assert not re.search("^(GET|PATCH) ", ended.err, re.MULTILINE)
    assert not [*home.glob("state/runs/*.db")]
    count("files of random bytes")


@examples(150)
@given(table=tables(), cut=st.integers(0, 30) | st.integers(0, 10_000), encoding=st.sampled_from(list(ENCODINGS)))
@example((TABLE[0][:2], [TABLE[1][0][:2]], 0, 1), 4, "utf-8")
def test_a_file_that_was_cut_off_gives_its_first_rows_or_nothing(
    table: tuple[Cells, list[Cells], int, int], cut: int, encoding: str
) -> None:
    """
    Mutation: hintctl/linking/csv_rows.py: `strict=True` -> `strict=False`
    """
    names, rows, hint_at, own_at = table
    # Without quotes in it: an ID cut off between two of them would look whole.
    rows = [tuple(cell.replace('"', "'") for cell in cells) for cells in rows]
    text, _ = write([names, *rows], ",", csv.QUOTE_ALL, "\r\n")
    content = ENCODINGS[encoding] + text.encode(encoding)
    count("damaged files")
    try:
        read = list(open_bytes(content[: -1 - cut % len(content)]).rows(force=True))
    except UsageError:
        return
    valid = [(row.hint_id, row.integration_record_id) for row in read if row.problem is None]
    whole = [(cells[hint_at], cells[own_at].strip()) for cells in rows]
    assert valid == whole[: len(valid)]


@examples(150)
@given(
    table=tables(),
    at=st.integers(0, 10_000),
    damage=st.binary(max_size=3) | st.sampled_from([b'"', b'","', b"\n", b"\0", b""]),
    encoding=st.sampled_from(list(ENCODINGS)),
)
@example((TABLE[0][:2], [TABLE[1][0][:2]] * 2, 0, 1), 43, b'"', "utf-8")
def test_a_row_of_a_damaged_file_is_whole_or_has_a_problem(
    table: tuple[Cells, list[Cells], int, int], at: int, damage: bytes, encoding: str
) -> None:
    """
    Mutation: hintctl/linking/csv_rows.py: `strict=True` -> `strict=False`
    """
    names, rows, hint_at, own_at = table
    text, _ = write([names, *rows], ",", csv.QUOTE_ALL, "\r\n")
    content = ENCODINGS[encoding] + text.encode(encoding)
    at %= len(content)
    count("damaged files")
    try:
        read = list(open_bytes(content[:at] + damage + content[at + 1 :]).rows(force=True))
    except UsageError:
        return
    whole = {(cells[hint_at], cells[own_at].strip()) for cells in rows}
    found = {(row.hint_id, row.integration_record_id) for row in read if row.problem is None}
    assert all(hint_id and own for hint_id, own in found)
    # An ID with other letters in it may still be one. A quote is noticed, where a byte is a character; three bytes for
    # the closing one may make an ID that ends in a quote and a comma, which takes --force.
    noticed = damage == b'"' and encoding.startswith("utf-8")
    assert len(found - whole) <= (not noticed), found - whole


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_a_file_that_ends_inside_quotes_is_refused_whole(quoting: Quoting) -> None:
    """
    Mutation: hintctl/linking/csv_rows.py: `strict=True` -> `strict=False`
    """
    text, _ = write([("hint_id", "your_id", "note"), ("pat-n32hjf4mmu1s", "emr-1", "a\nb")], ",", quoting, "\n")
    with pytest.raises(UsageError, match="read as CSV"):
        list(open_bytes(text.rstrip('"\n').encode()).rows())
