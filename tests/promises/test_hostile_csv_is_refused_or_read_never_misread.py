"""Any table of links reads back as what was written, line for line; anything else is refused, never half read."""

import codecs
import csv
import io
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hintctl.errors import UsageError
from hintctl.linking.csv_rows import CsvTable
from hintctl.linking.csv_source import CsvSource

Quoting = Literal[0, 1]
Cells = tuple[str, ...]

ENCODINGS = {
    "utf-8": b"",
    "utf-8-sig": b"",
    "utf-16": b"",
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
}
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
    """The rows as Python's csv writes them, and the line on which each begins: LF ends one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=newline)
    lines, line, position = [], 1, 0
    for row in rows:
        lines.append(line)
        writer.writerow(row)
        record = text.getvalue()[position:]
        position += len(record)
        line += record.count("\n")
    return text.getvalue(), lines


def open_bytes(content: bytes) -> CsvTable:
    return CsvTable.open(CsvSource(None, stdin=io.BytesIO(content)))


@settings(deadline=None, max_examples=300)
@given(
    table=tables(),
    delimiter=st.sampled_from([",", ";", "\t"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    newline=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(list(ENCODINGS)),
)
def test_whatever_csv_wrote_reads_back_as_the_same_rows_on_the_same_lines(
    table: tuple[Cells, list[Cells], int, int], delimiter: str, quoting: Quoting, newline: str, encoding: str
) -> None:
    names, rows, hint_at, own_at = table
    if newline == "\n" and quoting == csv.QUOTE_MINIMAL:
        # Before Python 3.13, csv itself writes a lone carriage return in a way that nothing can read back.
        rows = [tuple(cell.replace("\r", "\r\n") for cell in cells) for cells in rows]
    text, lines = write([names, *rows], delimiter, quoting, newline)
    read = open_bytes(ENCODINGS[encoding] + text.encode(encoding))
    assert read.columns.names == names
    assert list(read.records()) == list(zip(lines[1:], (list(cells) for cells in rows), strict=True))
    assert [(row.line, row.hint_id, row.integration_record_id) for row in read.rows(force=True)] == [
        (line, cells[hint_at], cells[own_at].strip()) for line, cells in zip(lines[1:], rows, strict=True)
    ]


@settings(deadline=None, max_examples=200)
@given(
    names=st.lists(
        st.lists(st.sampled_from([*',;\t"\n ', "hint_id", "your_id", "x"]), max_size=7).map("".join), max_size=3
    ),
    rows=st.lists(st.tuples(hint_ids, own_ids), min_size=1, max_size=5),
    delimiter=st.sampled_from([",", ";", "\t"]),
)
def test_a_header_that_could_be_read_in_two_ways_is_refused_or_read_as_it_was_written(
    names: list[str], rows: list[tuple[str, str]], delimiter: str
) -> None:
    cells = [(hint_id, own, *("z" for _ in names)) for hint_id, own in rows]
    text, lines = write([("hint_id", "your_id", *names), *cells], delimiter, csv.QUOTE_MINIMAL, "\n")
    try:
        read = list(open_bytes(text.encode()).rows(force=True))
    except UsageError:
        return
    valid = [(row.line, row.hint_id, row.integration_record_id) for row in read if row.problem is None]
    expected = [(line, hint_id, own.strip()) for line, (hint_id, own) in zip(lines[1:], rows, strict=True)]
    assert valid in ([], expected)


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400) | st.text('",;\t\r\n\0ab=é', max_size=200).map(lambda text: text.encode()))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe\0\0")
@example(b"\xfe\xff\xd8\0")
@example(b'hint_id,your_id\n"')
@example(b"hint_id,your_id\n\x80,\x80")
def test_random_bytes_are_refused_or_give_no_valid_row(content: bytes) -> None:
    try:
        rows = list(open_bytes(content).rows(force=True))
    except UsageError:
        return
    assert not [row for row in rows if row.problem is None]


@settings(deadline=None, max_examples=150)
@given(table=tables(), cut=st.integers(0, 10_000), encoding=st.sampled_from(list(ENCODINGS)))
def test_a_file_that_was_cut_off_gives_its_first_rows_or_nothing(
    table: tuple[Cells, list[Cells], int, int], cut: int, encoding: str
) -> None:
    names, rows, hint_at, own_at = table
    # Without quotes in it: an ID cut off between two of them would look whole.
    rows = [tuple(cell.replace('"', "'") for cell in cells) for cells in rows]
    text, _ = write([names, *rows], ",", csv.QUOTE_ALL, "\r\n")
    content = ENCODINGS[encoding] + text.encode(encoding)
    try:
        read = list(open_bytes(content[: cut % len(content)]).rows(force=True))
    except UsageError:
        return
    valid = [(row.hint_id, row.integration_record_id) for row in read if row.problem is None]
    whole = [(cells[hint_at], cells[own_at].strip()) for cells in rows]
    assert valid == whole[: len(valid)]


@settings(deadline=None, max_examples=150)
@given(
    table=tables(),
    at=st.integers(0, 10_000),
    damage=st.binary(max_size=3),
    encoding=st.sampled_from(list(ENCODINGS)),
)
def test_a_row_of_a_damaged_file_is_whole_or_has_a_problem(
    table: tuple[Cells, list[Cells], int, int], at: int, damage: bytes, encoding: str
) -> None:
    names, rows, _, _ = table
    text, _ = write([names, *rows], ",", csv.QUOTE_ALL, "\r\n")
    content = ENCODINGS[encoding] + text.encode(encoding)
    at %= len(content)
    try:
        read = list(open_bytes(content[:at] + damage + content[at + 1 :]).rows(force=True))
    except UsageError:
        return
    for row in read:
        assert (row.problem is None) is bool(row.hint_id and row.integration_record_id)


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_a_file_that_ends_inside_quotes_is_refused_whole(quoting: Quoting) -> None:
    text, _ = write([("hint_id", "your_id", "note"), ("pat-n32hjf4mmu1s", "emr-1", "a\nb")], ",", quoting, "\n")
    with pytest.raises(UsageError, match="read as CSV"):
        list(open_bytes(text.rstrip('"\n').encode()).rows())
