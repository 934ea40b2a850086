"""A cell never runs in a spreadsheet, and never loses what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.linking.csv_guard import guard, unguard

CELLS = st.text(st.sampled_from("=+-@\t\r'ab1 \n")) | st.text()


@pytest.mark.parametrize(
    ("cell", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@sum(a1)", "'@sum(a1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1", "'\uff1d1"),
        ("'=1", "''=1"),
        ("''-1", "'''-1"),
        ("emr-1", "emr-1"),
        ("'emr", "'emr"),
        ("'", "'"),
        ("", ""),
    ],
)
def test_only_a_cell_that_would_run_is_guarded(cell: str, guarded: str) -> None:
    assert guard(cell) == guarded
    assert unguard(guarded) == cell


@given(CELLS)
def test_taking_the_guard_off_gives_back_what_was_there(cell: str) -> None:
    assert unguard(guard(cell)) == cell


@given(CELLS)
def test_no_guarded_cell_begins_as_a_formula(cell: str) -> None:
    assert not guard(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(CELLS, CELLS)
def test_different_cells_stay_different(one: str, other: str) -> None:
    assert (guard(one) == guard(other)) is (one == other)
