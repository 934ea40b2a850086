"""Compares the rows of a file with what Hint holds. Nothing is written to Hint."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import aclosing, closing
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TextIO

from hintctl.api.client import HintClient
from hintctl.api.limits import PAGE_SIZE
from hintctl.api.listing import list_records
from hintctl.api.resources import Resource
from hintctl.linking.csv_columns import VERIFY_COLUMNS
from hintctl.linking.csv_writer import CsvWriter
from hintctl.linking.journal import Journal
from hintctl.linking.look_up import LookUp
from hintctl.linking.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from hintctl.api.answers import Record


class Status(Enum):
    """How a row compares with Hint. The values stand in reports and JSON."""

    IN_SYNC = "in_sync"
    NOT_LINKED = "not_linked"
    DIFFERENT = "different"
    NOT_FOUND = "not_found"
    UNKNOWN = "unknown"
    EXTRA = "extra"


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """One row beside what Hint holds as its link, `current`; without a line and an ID of its own for EXTRA."""

    line: int | None
    resource: Resource
    hint_id: str
    integration_record_id: str | None
    status: Status
    current: str | None


async def ask_hint(
    client: HintClient,
    journal: Journal,
    *,
    extra: bool,
    concurrency: int,
    on_request: Callable[[], None],
    on_expected: Callable[[int], None] = lambda _: None,
) -> None:
    """Brings what Hint holds for the rows into the journal; with `extra`, for all records of their resources.

    `on_request` is called about once a request, `on_expected` with how many more are to come. Raises what
    `LookUp.run` and `list_records` raise.
    """
    if extra:
        for resource in journal.pending_by_resource():
            for archived in (False, True) if resource is Resource.PATIENT else (False,):
                listing = list_records(
                    client,
                    resource,
                    archived=archived,
                    concurrency=concurrency,
                    on_expected=lambda records: on_expected(records // PAGE_SIZE),
                )
                await _hold_all(journal, listing, on_request)
    await LookUp(
        client, journal, concurrency=concurrency, on_request=on_request, on_expected=on_expected, holders=False
    ).run()


async def _hold_all(journal: Journal, listing: "AsyncGenerator[Record, None]", on_batch: Callable[[], None]) -> None:
    batch: list[Record] = []
    async with aclosing(listing):
        async for record in listing:
            batch.append(record)
            if len(batch) == PAGE_SIZE:
                journal.add_held(batch)
                batch.clear()
                on_batch()
    journal.add_held(batch)


def compare(journal: Journal, *, extra: bool) -> Iterator[Comparison]:
    """Each valid row in the order of the file; with `extra`, then the links of Hint whose record no row names."""
    # A connection of its own: the rows are read as they are wanted, in no batches.
    with closing(sqlite3.connect(f"{journal.path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        for line, hint_id, yours, outcome, found, current in database.execute(_ROWS):
            yield Comparison(
                line=line,
                resource=Resource.of(hint_id),
                hint_id=hint_id,
                integration_record_id=yours,
                status=_status(yours, Outcome(outcome), bool(found), current),
                current=current,
            )
        for resource, hint_id, current in database.execute(_EXTRA) if extra else ():
            yield Comparison(
                line=None,
                resource=Resource(resource),
                hint_id=hint_id,
                integration_record_id=None,
                status=Status.EXTRA,
                current=current,
            )


def write_report(comparisons: Iterable[Comparison], file: TextIO) -> Iterator[Comparison]:
    """Passes the comparisons on, each once it is a line of the CSV report in `file`."""
    writer = CsvWriter(file, VERIFY_COLUMNS)
    for each in comparisons:
        line = None if each.line is None else str(each.line)
        ids = (each.resource.value, each.hint_id, each.integration_record_id)
        writer.write((line, *ids, each.status.value, each.current))
        yield each


def _status(wanted: str, outcome: Outcome, found: bool, current: str | None) -> Status:
    if not found:
        return Status.UNKNOWN if outcome is Outcome.FAILED else Status.NOT_FOUND
    if current is None:
        return Status.NOT_LINKED
    return Status.IN_SYNC if current == wanted else Status.DIFFERENT


_ROWS = """
    SELECT link.line, link.hint_id, link.integration_record_id, link.outcome, held.hint_id IS NOT NULL,
           held.integration_record_id
    FROM link LEFT JOIN held ON held.resource = link.resource AND held.hint_id = link.hint_id
    WHERE link.outcome <> 'invalid' ORDER BY link.number
"""
# Also rows that are left out as invalid name their record.
_EXTRA = """
    SELECT resource, hint_id, integration_record_id FROM held
    WHERE integration_record_id IS NOT NULL
      AND hint_id NOT IN (SELECT hint_id FROM link WHERE hint_id IS NOT NULL)
    ORDER BY resource, hint_id
"""
