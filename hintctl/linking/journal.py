"""The journal of a bulk run: its plan and what became of each row, in one SQLite file.

It holds IDs, outcomes and our own words, never a cell that is not a well-formed ID and never a text of the API's:
those may hold health data.
"""

import os
import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from hintctl.api.answers import Record
from hintctl.api.resources import Resource
from hintctl.errors import JournalError
from hintctl.files import create_private, make_private_folder
from hintctl.linking.csv_rows import Row
from hintctl.linking.entry import Entry
from hintctl.linking.journal_schema import (
    APPLICATION_ID,
    CONTRADICTIONS,
    SCHEMA,
    UNKNOWN,
    VERSION,
    WITHOUT_KNOWN_HOLDER,
    YOURS_INDEX,
)
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import Decision, Held

_BATCH = 1000
_BUSY_SECONDS = 30.0  # that somebody who looks into the journal may hold it


class Journal:
    """One run's journal. Changes are on disk, and survive a killed process, once a method has returned.

    It is removed when it is closed, unless `keep()` was called: a dry run or a broken file leaves nothing.
    """

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self.kept = False
        self._database = database

    @classmethod
    @contextmanager
    def create(cls, folder: Path, facts: Mapping[str, str]) -> "Iterator[Journal]":
        """The journal of a new run, readable by its owner alone, closed at the end.

        `facts` say what run it is. Raises JournalError, also for what is done with it, when the disk takes no more.
        """
        make_private_folder(folder)
        now = datetime.now(UTC)
        name = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
        path = folder / f"{name}.db"
        os.close(create_private(path))
        with closing(sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS)) as database:
            journal = cls(path, database)
            try:
                database.execute("PRAGMA journal_mode = WAL")
                # A power cut may cost the last outcomes, never the file.
                database.execute("PRAGMA synchronous = NORMAL")
                database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                database.execute(f"PRAGMA user_version = {VERSION}")
                database.executescript(SCHEMA)
                facts = {"run_id": name, "began": now.isoformat(), **facts}
                database.executemany("INSERT INTO run VALUES (?, ?)", facts.items())
                yield journal
            except sqlite3.OperationalError as error:
                raise _journal_error(error) from None
            finally:
                if not journal.kept:
                    database.close()
                    for leftover in (path, *folder.glob(f"{path.name}-*")):
                        leftover.unlink(missing_ok=True)

    @property
    def run_id(self) -> str:
        """The run's ID: the moment it began (UTC) and four digits by chance, `20261122-151137-517b`."""
        return self.path.stem

    def keep(self) -> None:
        """From now on the journal stays: the plan is to be carried out."""
        self.kept = True

    def add_rows(self, rows: Iterable[Row]) -> int:
        """Takes in the rows of a file; returns how many were identical to an earlier one, which count once."""
        total = 0

        def values() -> Iterator[tuple[object, ...]]:
            nonlocal total
            for row in rows:
                total += 1
                outcome = Outcome.INVALID if row.problem else Outcome.PENDING
                resource = row.resource.value if row.resource else None
                ids = (row.hint_id, row.integration_record_id)
                yield row.line, resource, *ids, outcome.value, row.problem or ""

        with self._transaction():
            self._database.executemany(
                "INSERT OR IGNORE INTO link (line, resource, hint_id, integration_record_id, outcome, detail)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                values(),
            )
            self._database.execute(YOURS_INDEX)
        return total - self._number("SELECT count(*) FROM link")

    def find_contradictions(self) -> None:
        """Marks the rows that contradict each other as invalid: all of them, since none is more right."""
        with self._transaction():
            for statement in CONTRADICTIONS:
                self._database.execute(statement)

    def counts(self) -> dict[Outcome, int]:
        """The number of rows of each outcome."""
        found = dict(self._database.execute("SELECT outcome, count(*) FROM link GROUP BY outcome"))
        return {outcome: found.get(outcome.value, 0) for outcome in Outcome}

    def planned_counts(self) -> dict[Outcome, int]:
        """The number of rows still to be written, by the outcome they are to have."""
        query = "SELECT planned, count(*) FROM link WHERE planned IS NOT NULL AND outcome = 'pending' GROUP BY planned"
        found = dict(self._database.execute(query))
        return {outcome: found.get(outcome.value, 0) for outcome in (Outcome.LINKED, Outcome.REPLACED)}

    def count_writes(self) -> int:
        """The number of rows still to be written."""
        return sum(self.planned_counts().values())

    def pending_by_resource(self) -> dict[Resource, int]:
        """The number of valid rows of each resource that are still without an outcome."""
        query = "SELECT resource, count(*) FROM link WHERE outcome = 'pending' GROUP BY resource"
        found = dict(self._database.execute(query))
        return {resource: found[resource.value] for resource in Resource if resource.value in found}

    def add_held(self, records: Iterable[Record]) -> None:
        """Records what Hint holds, for the plan."""
        with self._transaction():
            self._database.executemany(
                "INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)",
                ((r.resource.value, r.hint_id, r.integration_record_id, r.merged_into) for r in records),
            )

    def unknown(self, resource: Resource) -> Iterator[Entry]:
        """The rows whose record Hint was not yet asked about."""
        return self._entries(UNKNOWN, resource.value)

    def without_known_holder(self, resource: Resource) -> Iterator[Entry]:
        """The rows whose own ID was not yet seen on any record: one that is not listed may have it."""
        return self._entries(WITHOUT_KNOWN_HOLDER, resource.value)

    def count_questions(self, resource: Resource) -> int:
        """The number of rows that `unknown` gives and of those that `without_known_holder` gives, together."""
        query = f"SELECT total({UNKNOWN}) + total({WITHOUT_KNOWN_HOLDER}) FROM link"  # noqa: S608 -- our own constants
        return int(self._database.execute(query, (resource.value, resource.value)).fetchone()[0])

    def decide_rows(self, decide: Callable[[str, Held], Decision]) -> None:
        """Decides each pending row from what Hint holds, and writes down plan and previous value."""
        query = """
            SELECT link.number, link.integration_record_id, own.integration_record_id, own.merged_into,
                   (SELECT other.hint_id FROM held AS other WHERE other.resource = link.resource
                    AND other.integration_record_id = link.integration_record_id AND other.hint_id <> link.hint_id)
            FROM link JOIN held AS own ON own.resource = link.resource AND own.hint_id = link.hint_id
            WHERE link.outcome = 'pending' AND link.planned IS NULL AND link.number > ? ORDER BY link.number LIMIT ?
        """
        last = 0
        while rows := self._database.execute(query, (last, _BATCH)).fetchall():
            last = rows[-1][0]
            with self._transaction():
                for number, wanted, current, merged_into, holder in rows:
                    decision = decide(wanted, Held(current=current, holder=holder, merged_into=merged_into))
                    written = decision.outcome in (Outcome.LINKED, Outcome.REPLACED)
                    self._database.execute(
                        "UPDATE link SET planned = ?, previous = ?, outcome = ?, detail = ? WHERE number = ?",
                        (
                            decision.outcome.value if written else None,
                            current,
                            Outcome.PENDING.value if written else decision.outcome.value,
                            f"{decision.obstacle}, {decision.advice}" if decision.obstacle else "",
                            number,
                        ),
                    )

    def to_write(self) -> Iterator[Entry]:
        """The rows that the plan wants written and that have no outcome yet."""
        return self._entries("planned IS NOT NULL AND outcome = 'pending'")

    def record(self, number: int, outcome: Outcome, detail: str = "") -> None:
        """Writes down what became of a row. Raises JournalError."""
        update = "UPDATE link SET outcome = ?, detail = ? WHERE number = ?"
        try:
            self._database.execute(update, (outcome.value, detail, number))
        except sqlite3.OperationalError as error:
            raise _journal_error(error) from None

    def forget_plan(self) -> None:
        """Takes back what was decided and what Hint held, so that it can be asked again."""
        with self._transaction():
            self._database.execute("DELETE FROM held")
            self._database.execute(
                "UPDATE link SET planned = NULL, previous = NULL, outcome = 'pending', detail = ''"
                " WHERE outcome <> 'invalid'"
            )

    def entries(self, outcomes: Collection[Outcome] = tuple(Outcome)) -> Iterator[Entry]:
        """The rows with one of the outcomes, in the order of the file."""
        condition = f"outcome IN ({', '.join('?' * len(outcomes))})"
        return self._entries(condition, *(outcome.value for outcome in outcomes))

    def _entries(self, condition: str, *values: str) -> Iterator[Entry]:
        """Matching rows in order, read in batches so that they may be changed meanwhile."""
        query = (
            "SELECT number, line, resource, hint_id, integration_record_id, planned, previous, outcome, detail"  # noqa: S608 -- conditions are constants of this file
            f" FROM link WHERE {condition} AND number > ? ORDER BY number LIMIT ?"
        )
        last = 0
        while rows := self._database.execute(query, (*values, last, _BATCH)).fetchall():
            last = rows[-1][0]
            for number, line, resource, hint_id, yours, planned, previous, outcome, detail in rows:
                yield Entry(
                    number=number,
                    line=line,
                    resource=Resource(resource) if resource else None,
                    hint_id=hint_id,
                    integration_record_id=yours,
                    planned=Outcome(planned) if planned else None,
                    previous=previous,
                    outcome=Outcome(outcome),
                    detail=detail,
                )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._database.in_transaction:  # SQLite ends it by itself when the disk is full
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def _number(self, query: str) -> int:
        return int(self._database.execute(query).fetchone()[0])


def _journal_error(error: sqlite3.OperationalError) -> JournalError:
    full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
    return JournalError(
        f"the run's journal can't be written: {error}.",
        hint="Free some space, then run it again." if full else "Run it again.",
    )
