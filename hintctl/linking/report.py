"""Writes what a run did: a report with one line a row, and the original lines of the rows that were not linked."""

from pathlib import Path

from hintctl.errors import UsageError
from hintctl.files import replace_whole
from hintctl.linking.csv_columns import ERROR_COLUMN, REPORT_COLUMNS
from hintctl.linking.csv_rows import CsvTable
from hintctl.linking.csv_writer import CsvWriter
from hintctl.linking.entry import Entry
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import IN_PLACE, Outcome


def write_report(journal: Journal, path: Path) -> None:
    """Writes one CSV line a row; bulk-link reads it back as the same IDs."""
    with replace_whole(path) as file:
        writer = CsvWriter(file, REPORT_COLUMNS)
        for entry in journal.entries():
            resource = entry.resource.value if entry.resource else None
            ids = (entry.hint_id, entry.integration_record_id)
            writer.write((str(entry.line), resource, *ids, entry.outcome.value, entry.previous, describe(entry)))


def write_rejects(journal: Journal, path: Path, *, table: CsvTable, dry_run: bool) -> None:
    """Writes the original lines of the rows that did not end linked, with the reason in a last column.

    The file can be mended and given to bulk-link again: it always has a header, and the same columns. With a dry run,
    the rows that would be linked are left out.
    """
    rejected = (
        entry for entry in journal.entries() if entry.outcome not in IN_PLACE and not (dry_run and entry.planned)
    )
    names = list(table.columns.names)
    if not table.columns.has_header:
        names[table.columns.hint_id], names[table.columns.integration_record_id] = (
            "hint_id",
            "integration_record_id",
        )
    repeated = names.index(ERROR_COLUMN) if ERROR_COLUMN in names else None
    width = len(names) + (repeated is None)
    kept_names = [name for index, name in enumerate(names) if index != repeated]
    with replace_whole(path) as file:
        writer = CsvWriter(file, (*kept_names, ERROR_COLUMN), delimiter=table.delimiter)
        records = table.records()
        for entry in rejected:
            cells = next((cells for line, cells in records if line == entry.line), [])
            if entry.hint_id is not None and entry.hint_id not in (cell.strip() for cell in cells):
                raise UsageError(f"{table.source.name} was changed meanwhile.", hint="Use --report, or run it again.")
            if len(cells) == len(names):
                kept = [cell for index, cell in enumerate(cells) if index != repeated]
            else:  # stays a row of the wrong length, its error beyond all columns: no cell may pass for another
                kept = cells + [""] * (width - len(cells))
            writer.write((*kept, describe(entry)))


def describe(entry: Entry) -> str:
    """Why a row is where it is, in words; empty where its outcome says it all."""
    if entry.outcome is Outcome.PENDING:
        match entry.planned:
            case Outcome.REPLACED:
                return f"not yet replaced: linked to {entry.previous}"
            case Outcome.UNLINKED:
                return "not yet unlinked"
            case _:
                return "not yet linked"
    return entry.detail
