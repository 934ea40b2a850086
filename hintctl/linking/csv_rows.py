"""Reads a CSV of links: finds its delimiter and columns, and gives each row with what is wrong with it."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from hintctl.api.resources import Resource, is_hint_id
from hintctl.errors import UsageError
from hintctl.linking.csv_broken import BrokenRows
from hintctl.linking.csv_columns import Columns, find_columns, knows_hint_column
from hintctl.linking.csv_guard import unguard
from hintctl.linking.csv_source import CsvSource
from hintctl.linking.validate import check_hint_id, check_integration_record_id, check_risky, is_ordinary

_DELIMITERS = (",", ";", "\t")
_SAMPLE = 20  # records
_BLANKS = " \u00a0"  # taken off around your ID; a control character there is told, as anywhere in it


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One row: the line it begins on, its IDs as far as they are well formed, and the problem if there is one."""

    line: int
    hint_id: str | None
    integration_record_id: str | None
    problem: str | None

    @property
    def resource(self) -> Resource | None:
        """The kind of record, which the Hint ID's prefix tells."""
        return Resource.of(self.hint_id) if self.hint_id else None


@dataclass(frozen=True, kw_only=True)
class CsvTable:
    """A CSV file whose delimiter and columns are known."""

    source: CsvSource
    delimiter: str
    columns: Columns

    @classmethod
    def open(cls, source: CsvSource, *, hint_id_col: str | None = None, your_id_col: str | None = None) -> "CsvTable":
        """Finds out how the file is written. Raises UsageError where that is not clear."""
        delimiter, first = _detect(source, hint_id_col)
        columns = find_columns(first, hint_id_col=hint_id_col, your_id_col=your_id_col, name=source.name)
        return cls(source=source, delimiter=delimiter, columns=columns)

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Each record below the header that is not blank, with its line and its cells, guards taken off."""
        records = _filled(_parse(self.source, self.delimiter))
        if self.columns.has_header:
            next(records, None)
        for line, cells in records:
            yield line, [unguard(cell) for cell in cells] if self.columns.guarded else cells

    def rows(self, *, force: bool = False) -> Iterator[Row]:
        """Each record as a row. `force` lets risky IDs pass (`check_risky`).

        A row that contradicts one with a cell that is no ID is invalid too. Of rows whose IDs are both well formed, the
        journal finds that out.
        """
        broken = BrokenRows()
        for row, hint_id, integration_record_id in self._checked(force):
            if row.hint_id is None or row.integration_record_id is None:
                broken.add(row.line, hint_id, integration_record_id)
        for row, _, _ in self._checked(force):
            if not row.problem and row.hint_id and row.integration_record_id:
                problem = broken.contradiction(row.hint_id, row.integration_record_id)
                yield replace(row, problem=problem) if problem else row
            else:
                yield row

    def _checked(self, force: bool) -> Iterator[tuple[Row, str, str]]:
        """Each record as a row, checked by itself, and its two cells, which are empty where they are not known."""
        width = len(self.columns.names)
        hint_column, your_column = self.columns.hint_id, self.columns.integration_record_id
        for line, cells in self.records():
            if len(cells) != width:
                problem = f"the row has {len(cells)} cell{'s' * (len(cells) != 1)}, not {width}"
                yield Row(line=line, hint_id=None, integration_record_id=None, problem=problem), "", ""
                continue
            hint_id, integration_record_id = cells[hint_column].strip(), cells[your_column].strip(_BLANKS)
            yield _check(line, hint_id, integration_record_id, force), hint_id, integration_record_id


def _check(line: int, hint_id: str, integration_record_id: str, force: bool) -> Row:
    if is_hint_id(hint_id) and is_ordinary(integration_record_id):
        return Row(line=line, hint_id=hint_id, integration_record_id=integration_record_id, problem=None)
    hint_problem = check_hint_id(hint_id)
    your_problem = check_integration_record_id(integration_record_id)
    if hint_problem and is_hint_id(integration_record_id):
        hint_problem = "the columns are swapped: your ID stands where the Hint ID belongs"
    risk = None if force or your_problem else check_risky(integration_record_id)
    return Row(
        line=line,
        hint_id=None if hint_problem else hint_id,
        # Where the Hint ID is none, the columns may be mixed up, and this be a name that must not go into a journal.
        integration_record_id=None if your_problem or hint_problem else integration_record_id,
        problem=hint_problem or your_problem or risk,
    )


def _detect(source: CsvSource, hint_id_col: str | None) -> tuple[str, list[str]]:
    """The delimiter with which the first record shows where the Hint IDs are, or else makes the most sense."""
    best: tuple[tuple[bool, int, int], str, list[str]] | None = None
    broken: UsageError | None = None
    for delimiter in _DELIMITERS:
        sample: list[list[str]] = []
        try:
            sample.extend(cells for _, cells in islice(_filled(_parse(source, delimiter)), _SAMPLE))
        except _BrokenQuotesError as error:
            broken = error  # with this delimiter, or for good: the records before it tell
        if not sample:
            continue
        first = sample[0]
        several = len(first) > 1
        even = sum(len(cells) == len(first) for cells in sample)
        score = (several and knows_hint_column(first, hint_id_col), even if several else 0, len(first))
        if best is None or score > best[0]:
            best = (score, delimiter, first)
    if best is None:
        raise broken or UsageError(f"{source.name} holds no rows.", hint="It needs a header and a row for each link.")
    if len(best[2]) < 2:
        raise UsageError(
            f"{source.name} has one column only.",
            hint="It needs two, divided by comma, semicolon or tab: the Hint ID and your ID.",
        )
    return best[1], best[2]


class _BrokenQuotesError(UsageError):
    """The quoting is broken: what follows could be misread."""


def _parse(source: CsvSource, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """All records, each with the line it begins on. Strict: a stray quote is an error, never a guess."""
    reader = csv.reader(source.lines(), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        reason, hint = str(error), 'Close every quote, and write one inside a cell as "".'
        if reason.startswith("new-line character"):
            reason, hint = "a line break (CR) stands in a cell without quotes", "Put the cell in quotes."
        raise _BrokenQuotesError(f"{source.name}:{line}: this can't be read as CSV: {reason}.", hint=hint) from None


def _filled(records: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The records without the blank ones, which spreadsheets like to leave at the end."""
    return ((line, cells) for line, cells in records if any(cell.strip() for cell in cells))
