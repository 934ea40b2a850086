"""The journal of a bulk run: its plan and what became of each row, in one SQLite file.

It holds IDs, outcomes and our own words, never a cell that is not a well-formed ID and never a text of the API's:
those may hold health data.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from hintctl.api.resources import Resource
from hintctl.linking.csv_rows import Row
from hintctl.linking.entry import Entry, read_entry
from hintctl.linking.journal_database import journal_error
from hintctl.linking.journal_look_up import BATCH, LookUpJournal
from hintctl.linking.journal_schema import CONTRADICTIONS, TAKE_BACK, TO_DECIDE, TO_WRITE, YOURS_INDEX
from hintctl.linking.outcome import WRITTEN, Outcome
from hintctl.linking.plan import Held, Policy, decide_again

_RESOURCE_NAMES = {resource.prefix: resource.value for resource in Resource}
_CLAIMED_AT_ONCE = 100  # writes: the more, the fewer waits for the disk, and the more rows in doubt after a crash
# Where a run knows what Hint holds, unless somebody changed it: what it wrote, what it found in place, and in the
# rows of an undo that are still to be put back, what is there until then.
_SHOWN = (
    ("integration_record_id", "outcome IN ('linked', 'replaced')"),
    ("integration_record_id", "outcome = 'unchanged'"),
    ("previous", "outcome IN ('pending', 'failed', 'conflict')"),
)
_SHOWN_OF_EACH = 5


class Journal(LookUpJournal):
    """One run's rows. Changes survive a killed process once a method has returned."""

    def add_rows(self, rows: Iterable[Row]) -> int:
        """Takes in the rows of a file; returns how many were identical to an earlier one, which count once."""
        total = 0
        invalid, pending = Outcome.INVALID.value, Outcome.PENDING.value

        def values() -> Iterator[tuple[object, ...]]:
            nonlocal total
            for row in rows:
                total += 1
                outcome = invalid if row.problem else pending
                resource = _RESOURCE_NAMES[row.hint_id[:4]] if row.hint_id else None
                yield row.line, resource, row.hint_id, row.integration_record_id, outcome, row.problem or ""

        with self._transaction():
            self._database.executemany(
                "INSERT OR IGNORE INTO link (line, resource, hint_id, integration_record_id, outcome, detail)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                values(),
            )
            self._database.execute(YOURS_INDEX)
        return total - self._number("SELECT count(*) FROM link")

    def rows_to_take_back(self) -> Iterator[tuple[object, ...]]:
        """What the run changed, or may have changed, for `add_rows_to_take_back` of another journal."""
        return self._database.execute(TAKE_BACK)

    def add_rows_to_take_back(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Takes in rows that are to be put back as they were before an earlier run."""
        with self._transaction():
            self._database.executemany(
                "INSERT INTO link (line, resource, hint_id, integration_record_id, previous, web_link,"
                " previous_web_link, outcome, detail) VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', '')",
                rows,
            )
            self._database.execute(YOURS_INDEX)

    def find_contradictions(self) -> None:
        """Marks the rows that contradict each other as invalid: all of them, since none is more right."""
        with self._transaction():
            for statement in CONTRADICTIONS:
                self._database.execute(statement)

    def planned_counts(self) -> dict[Outcome, int]:
        """The number of rows still to be written, by the outcome they are to have."""
        query = f"SELECT planned, count(*) FROM link WHERE {TO_WRITE} GROUP BY planned"  # noqa: S608 -- a constant
        found = dict(self._database.execute(query))
        return {outcome: found.get(outcome.value, 0) for outcome in WRITTEN}

    def count_writes(self) -> int:
        """The number of rows still to be written."""
        return sum(self.planned_counts().values())

    def pending_by_resource(self) -> dict[Resource, int]:
        """The number of valid rows of each resource that are still without an outcome."""
        query = "SELECT resource, count(*) FROM link WHERE outcome = 'pending' GROUP BY resource"
        found = dict(self._database.execute(query))
        return {resource: found[resource.value] for resource in Resource if resource.value in found}

    def has_web_links(self) -> bool:
        """Whether any row comes with a web link, as in the undo of a run that set some."""
        return self._number("SELECT EXISTS (SELECT 1 FROM link WHERE web_link IS NOT NULL)") == 1

    def decide_rows(self, policy: Policy) -> None:
        """Decides each pending row from what Hint holds, and writes down plan and previous value.

        A row whose write may have been on its way when its run ended gets its outcome, if Hint holds what was written.
        """
        update = (
            "UPDATE link SET planned = ?, web_link = ?, previous = ?, previous_web_link = ?, sent = 0, outcome = ?,"
            " detail = ? WHERE number = ?"
        )
        last = 0
        while rows := self._database.execute(TO_DECIDE, (last, BATCH)).fetchall():
            last = rows[-1][0]
            with self._transaction():
                for *values, current, merged_into, web_link, holder in rows:
                    row = read_entry(*values)
                    held = Held(current=current, holder=holder, merged_into=merged_into, web_link=web_link)
                    decision = decide_again(row, held, policy)
                    if decision is None:
                        self.record(row.number, row.planned or row.outcome)
                        continue
                    written = decision.outcome in WRITTEN
                    self._database.execute(
                        update,
                        (
                            decision.outcome.value if written else None,
                            decision.web_link,
                            decision.previous,
                            decision.previous_web_link,
                            Outcome.PENDING.value if written else decision.outcome.value,
                            decision.reason,
                            row.number,
                        ),
                    )

    def claim_writes(self) -> Iterator[Entry]:
        """The rows that the plan wants written and that have no outcome yet, in order.

        That its write may be on its way is on disk before a row is given.
        """
        last = 0
        while rows := self._read(TO_WRITE, last, _CLAIMED_AT_ONCE):
            last = rows[-1].number
            with self._transaction(synced=True):
                self._database.executemany("UPDATE link SET sent = 1 WHERE number = ?", ((e.number,) for e in rows))
            self._sync()
            yield from rows

    def release_writes(self, *, besides: Collection[int]) -> None:
        """Takes back the claims of rows without an outcome, except those whose number says that they were sent."""
        claimed = self._database.execute("SELECT number FROM link WHERE sent AND outcome = 'pending'").fetchall()
        with self._transaction():
            unsent = ((number,) for (number,) in claimed if number not in besides)
            self._database.executemany("UPDATE link SET sent = 0 WHERE number = ?", unsent)

    def record(self, number: int, outcome: Outcome, detail: str = "", *, sent: bool | None = None) -> None:
        """Writes down what became of a row, and with `sent` whether its write may have been applied.

        Raises JournalError.
        """
        update = "UPDATE link SET outcome = ?, detail = ?, sent = coalesce(?, sent) WHERE number = ?"
        try:
            self._database.execute(update, (outcome.value, detail, sent, number))
        except sqlite3.OperationalError as error:
            raise journal_error(error, self.path) from None

    def links_to_show(self) -> list[tuple[Resource, str, str]]:
        """A few links that Hint should hold, if nobody changed them: resource, Hint ID and the partner's ID of each."""
        found: list[tuple[Resource, str, str]] = []
        for column, condition in _SHOWN:
            query = (
                f"SELECT resource, hint_id, {column} FROM link"  # noqa: S608 -- our own constants
                f" WHERE {condition} AND {column} IS NOT NULL ORDER BY number DESC LIMIT {_SHOWN_OF_EACH}"
            )
            found += [(Resource(name), hint_id, own) for name, hint_id, own in self._database.execute(query)]
        return found

    def in_doubt(self) -> list[Entry]:
        """The rows of which it is not known whether their write was applied."""
        return [*self._entries("sent AND outcome IN ('pending', 'failed')")]

    def written(self, hint_id: str, integration_record_id: str) -> bool:
        """Whether this run has given the record this ID."""
        condition = "hint_id = ? AND integration_record_id = ? AND outcome IN ('linked', 'replaced')"
        query = f"SELECT EXISTS (SELECT 1 FROM link WHERE {condition})"  # noqa: S608 -- a constant
        return bool(self._database.execute(query, (hint_id, integration_record_id)).fetchone()[0])

    def leave_out_written(self, other: Path) -> None:
        """Leaves out the rows whose record the journal `other` has written already."""
        self._database.execute("ATTACH DATABASE ? AS other", (str(other),))
        try:
            with self._transaction():
                self._database.execute(
                    "DELETE FROM main.link WHERE hint_id IN (SELECT hint_id FROM other.link"
                    " WHERE outcome IN ('linked', 'replaced', 'unlinked'))"
                )
        finally:
            self._database.execute("DETACH DATABASE other")

    def disown(self, rows: Iterable[Entry]) -> None:
        """Takes note that what these rows were to write is not this run's doing."""
        with self._transaction():
            self._database.executemany("UPDATE link SET sent = 0 WHERE number = ?", ((e.number,) for e in rows))

    def forget_plan(self) -> None:
        """Takes back what was decided and what Hint held, so that it can be asked again.

        What was held before stays: in an undo it is what the record must still hold.
        """
        with self._transaction():
            self._database.execute("DELETE FROM held")
            self._database.execute(
                "UPDATE link SET planned = NULL, outcome = 'pending', detail = '' WHERE outcome <> 'invalid'"
            )

    def reopen(self) -> int:
        """Makes rows that failed pending again, and forgets what Hint held; returns how many rows are pending."""
        with self._transaction():
            self._database.execute("DELETE FROM held")
            self._database.execute("UPDATE link SET outcome = 'pending', detail = '' WHERE outcome = 'failed'")
        return self.counts()[Outcome.PENDING]

    def entries(self, outcomes: Collection[Outcome] = tuple(Outcome)) -> Iterator[Entry]:
        """The rows with one of the outcomes, in the order of the file."""
        condition = f"outcome IN ({', '.join('?' * len(outcomes))})"
        return self._entries(condition, *(outcome.value for outcome in outcomes))
