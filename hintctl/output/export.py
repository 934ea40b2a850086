"""Writes exported records in each format, and tells how an export ended."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from hintctl.files import replace_whole
from hintctl.linking.csv_columns import EXPORT_COLUMNS, UNDECIDED_COLUMNS
from hintctl.linking.csv_writer import CsvWriter
from hintctl.linking.export import ExportedRecord, LegacyFields
from hintctl.output.bulk_run import show_more
from hintctl.output.console import is_terminal, stdout_for_programs, tell
from hintctl.output.text import clean, duration, json_text, quantity

_MOST_LISTED = 10
_Write = Callable[[ExportedRecord], None]


@contextmanager
def write_csv(file: TextIO) -> Iterator[_Write]:
    """A line a record, below a header."""
    show = clean if is_terminal(file) else str
    writer = CsvWriter(file, EXPORT_COLUMNS)
    yield lambda record: writer.write(
        (record.resource.value, show(record.hint_id), show(record.integration_record_id or ""))
    )


@contextmanager
def write_ndjson(file: TextIO) -> Iterator[_Write]:
    """A JSON object a line."""

    def write(record: ExportedRecord) -> None:
        file.write(_object(record) + "\n")

    yield write


@contextmanager
def write_json(file: TextIO) -> Iterator[_Write]:
    """One JSON array. If the export fails it stays without its end, so that nobody takes it for whole."""
    before = "[\n  "

    def write(record: ExportedRecord) -> None:
        nonlocal before
        file.write(before + _object(record))
        before = ",\n  "

    yield write
    file.write("[]\n" if before.startswith("[") else "\n]\n")


_FORMATS: Mapping[str, Callable[[TextIO], AbstractContextManager[_Write]]] = {
    "csv": write_csv,
    "ndjson": write_ndjson,
    "json": write_json,
}


class ExportWriter:
    """One export's files. Records whose legacy fields differ go to `report`, if there is one, and `undecided` counts
    them; those without any ID go nowhere once legacy fields are asked for (`legacy`), since bulk-link refuses them.
    """

    def __init__(
        self, files: ExitStack, *, format_name: str, output: Path | None, report: Path | None, legacy: bool
    ) -> None:
        """The files are whole once `files` is closed. `format_name` is csv, ndjson or json; no `output` is stdout."""
        streamed = format_name == "ndjson"
        file = files.enter_context(replace_whole(output)) if output else stdout_for_programs(streamed=streamed)
        self._write = files.enter_context(_FORMATS[format_name](file))
        self._report = report
        self._reported = CsvWriter(files.enter_context(replace_whole(report)), UNDECIDED_COLUMNS) if report else None
        self._legacy = legacy
        self._linked = self._unlinked = self._without_id = 0
        self.undecided = 0
        self._first: list[tuple[str, LegacyFields]] = []

    def write(self, record: ExportedRecord) -> None:
        """Writes a record to where it belongs."""
        if record.undecided:
            self._write_undecided(record, record.undecided)
        elif self._legacy and record.integration_record_id is None:
            self._without_id += 1
        else:
            self._linked += record.linked
            self._unlinked += not record.linked
            self._write(record)

    def _write_undecided(self, record: ExportedRecord, legacy: LegacyFields) -> None:
        self.undecided += 1
        if self.undecided <= _MOST_LISTED:
            self._first.append((record.hint_id, legacy))
        if self._reported:
            values = (legacy.external_link_id, legacy.import_id, legacy.import_source)
            problem = "external_link_id and import_id differ"
            self._reported.write((record.resource.value, record.hint_id, None, *values, problem))

    def show_end(self, where: str, *, requests: int, seconds: float) -> None:
        """Tells how the export ended, and which records somebody has to decide on. Raises OSError before that."""
        sys.stdout.flush()  # nothing is told of what can't be written
        for hint_id, legacy in self._first:
            tell(
                f"{hint_id}: left out: external_link_id is {legacy.external_link_id!r}, import_id {legacy.import_id!r}"
            )
        show_more(self.undecided - _MOST_LISTED, "more record", self._report)
        parts = [quantity(self._linked + self._unlinked, "record"), f"{self._linked:,} linked"]
        if self._legacy:
            parts += [f"{self._unlinked:,} with a legacy ID", f"{self._without_id:,} without any ID left out"]
        if self.undecided:
            parts.append(f"{self.undecided:,} to be decided on left out")
        about = f"{where}, {quantity(requests, 'request')}, {duration(seconds)}"
        tell(f"{', '.join(parts)} ({about})")


def _object(record: ExportedRecord) -> str:
    values = (record.resource.value, record.hint_id, record.integration_record_id)
    return json_text(dict(zip(EXPORT_COLUMNS, values, strict=True)))
