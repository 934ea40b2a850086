"""What hintctl writes as CSV runs nothing in a spreadsheet, and reads back as it was."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from hintctl.linking.csv_guard import unguard
from hintctl.linking.csv_writer import CsvWriter

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from("=+-@'\t\r\n,\""))


def test_the_header_comes_first_and_none_is_an_empty_cell() -> None:
    file = io.StringIO()
    CsvWriter(file, ("a", "b")).write(["=1", None])
    assert file.getvalue() == "a,b\n'=1,\n"


@given(st.lists(st.tuples(CELLS, CELLS)))
def test_any_cells_read_back_as_they_were(rows: list[tuple[str, str]]) -> None:
    file = io.StringIO(newline="")
    writer = CsvWriter(file, ("a", "b"))
    for row in rows:
        writer.write(row)
    read = list(csv.reader(io.StringIO(file.getvalue(), newline=""), strict=True))
    assert [tuple(unguard(cell) for cell in cells) for cells in read[1:]] == rows
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cells in read for cell in cells)
