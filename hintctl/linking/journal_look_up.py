"""What a journal knows of the records in Hint, and which rows it knows too little about."""

import time
from collections.abc import Iterable, Iterator

from hintctl.api.answers import Record
from hintctl.api.resources import Resource
from hintctl.linking.entry import Entry, read_entry
from hintctl.linking.journal_file import JournalFile
from hintctl.linking.journal_schema import ENTRY, HELD_OF, LOOKS, UNKNOWN, WITHOUT_KNOWN_HOLDER
from hintctl.linking.plan import Held
from hintctl.linking.seen import Seen, written_while_fresh

BATCH = 1000


class LookUpJournal(JournalFile):
    """The part of a journal that is asked and told what Hint holds."""

    def add_held(self, records: Iterable[Record], seen: Seen | None = None, *, web_links: bool = False) -> None:
        """Takes in what Hint holds; the web links only where the run changes them. `seen` is just now if not given."""
        seen = seen or Seen(at=time.time())

        def values(record: Record) -> tuple[str | float | None, ...]:
            web_link = record.web_link if web_links else None
            ids = (record.hint_id, record.integration_record_id, record.merged_into)
            return record.resource.value, *ids, web_link, seen.at, seen.page, seen.archived

        with self._transaction():
            self._database.executemany(
                "INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(values, records)
            )

    def held_of(self, entry: Entry) -> tuple[Held, Seen]:
        """What Hint held of the row's record, and when. Who holds the row's ID is not told: Hint refuses a second one.

        Raises LookupError where Hint was never asked about the record.
        """
        row = self._database.execute(HELD_OF, (entry.number,)).fetchone()
        if row is None:
            raise LookupError(f"{entry.hint_id} was not looked up")
        current, merged_into, web_link, at, page, archived = row
        held = Held(current=current, holder=None, merged_into=merged_into, web_link=web_link)
        return held, Seen(at=at, page=page, archived=bool(archived))

    def count_looks(self, rate: float) -> int:
        """About how many requests it takes to look again at the rows to be written, at `rate` writes a second.

        As if all were seen just now, and each took one request to write.
        """
        return int(self._database.execute(LOOKS, {"lasts": written_while_fresh(rate)}).fetchone()[0])

    def unknown(self, resource: Resource) -> Iterator[Entry]:
        """The rows whose record Hint was not yet asked about."""
        return self._entries(UNKNOWN, resource.value)

    def without_known_holder(self, resource: Resource) -> Iterator[Entry]:
        """The rows whose own ID was not yet seen on any record: one that is not listed may have it."""
        return self._entries(WITHOUT_KNOWN_HOLDER, resource.value)

    def count_unknown(self, resource: Resource) -> int:
        """The number of rows that `unknown` gives."""
        return self._count(UNKNOWN, resource.value)

    def count_without_known_holder(self, resource: Resource) -> int:
        """The number of rows that `without_known_holder` gives."""
        return self._count(WITHOUT_KNOWN_HOLDER, resource.value)

    def _entries(self, condition: str, *values: str) -> Iterator[Entry]:
        """Matching rows in order, read in batches so that they may be changed meanwhile."""
        last = 0
        while rows := self._read(condition, last, BATCH, *values):
            last = rows[-1].number
            yield from rows

    def _count(self, condition: str, value: str) -> int:
        query = f"SELECT count(*) FROM link WHERE {condition}"  # noqa: S608 -- conditions are constants
        return int(self._database.execute(query, (value,)).fetchone()[0])

    def _read(self, condition: str, last: int, most: int, *values: str) -> list[Entry]:
        query = f"SELECT {ENTRY} FROM link WHERE {condition} AND number > ? ORDER BY number LIMIT ?"  # noqa: S608 -- conditions are constants
        return [read_entry(*row) for row in self._database.execute(query, (*values, last, most))]
