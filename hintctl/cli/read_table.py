"""Reads a whole CSV of links into a journal, and tells what is wrong with it: the start of every command on a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hintctl.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from hintctl.linking.csv_rows import CsvTable
    from hintctl.linking.journal import Journal


def read_table(
    table: CsvTable, journal: Journal, *, force: bool, skip_invalid: bool, report: Path | None = None
) -> int:
    """Reads and checks all rows; returns how many were identical to an earlier one and so were left out.

    `force` lets risky IDs pass. Raises UsageError for a file with invalid rows, unless they are to be skipped; before
    that they are listed, and what is wrong with which row is written into `report`.
    """
    from hintctl.linking.outcome import Outcome
    from hintctl.linking.report import write_report
    from hintctl.output.bulk_run import show_entries

    name = table.source.name
    identical = journal.add_rows(table.rows(force=force))
    journal.find_contradictions()
    count = journal.counts()[Outcome.INVALID]
    if not count or skip_invalid:
        return identical
    if report:
        write_report(journal, report)
    advice = "Nothing was written. Fix the file, or leave such rows out with --skip-invalid."
    invalid = journal.entries([Outcome.INVALID])
    if count == 1:
        only = next(invalid)
        raise UsageError(f"{name}:{only.line}: {only.detail}.", hint=advice)
    show_entries(name, invalid, count, report=report)
    raise UsageError(f"{name} has {count:,} invalid rows.", hint=advice)
