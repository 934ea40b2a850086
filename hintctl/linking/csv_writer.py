"""Writes CSV files that a spreadsheet runs nothing of, and that hintctl reads back as they were."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from hintctl.linking.csv_guard import guard


class CsvWriter:
    """One CSV file: the header is written at once, its cells guarded like all that follow."""

    def __init__(self, file: TextIO, columns: Sequence[str], *, delimiter: str = ",") -> None:
        self._plain = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        self._quoted = csv.writer(file, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
        self.write(columns)

    def write(self, cells: Iterable[str | None]) -> None:
        """Writes one row; None is an empty cell."""
        guarded = [guard(cell or "") for cell in cells]
        # Before Python 3.13, csv leaves a lone carriage return unquoted, where it would end the row.
        writer = self._quoted if any("\r" in cell for cell in guarded) else self._plain
        writer.writerow(guarded)
