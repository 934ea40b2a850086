"""Records as one partner sees them, and the queries that find and keep them."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from hintctl.emulator.resources import INTEGRATION_RECORD_ID, LEGACY_FIELDS, Value

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from hintctl.emulator.resources import Resource
    from hintctl.emulator.routes import Page


@dataclass(frozen=True, kw_only=True)
class OwnData:
    """What one partner keeps on one record. Times are ISO 8601 text.

    `legacy_pending` says that legacy values wait to be migrated. `updated_at` is of these values alone: if it
    were the record's, every partner would see when another one writes.
    """

    integration_record_id: str | None = None
    integration_web_link: str | None = None
    integration_error_message: str | None = None
    integration_last_synced_at: str | None = None
    external_link_id: str | None = None
    import_id: str | None = None
    import_source: str | None = None
    legacy_pending: bool = False
    updated_at: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record as one partner sees it: `fields` are shared, `own` is the partner's. Times are ISO 8601."""

    hint_id: str
    resource: str
    created_at: str
    updated_at: str
    fields: Mapping[str, Value]
    archived: bool = False
    own: OwnData = field(default_factory=OwnData)


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What a request sets: shared fields, and the partner's own ones (None clears)."""

    fields: Mapping[str, Value]
    own: Mapping[str, str | None]


def changed(record: Record, changes: Changes, now: str) -> Record:
    """`record` after a write at `now`. Writing what is there already leaves `updated_at` alone, as in Rails.

    Assumption: integration_last_synced_at is the time of the last write of a link, and null without one.
    """
    # Not replace(record.own, ...), whose types don't know that these names are all texts.
    values = {**{column.name: getattr(record.own, column.name) for column in fields(OwnData)}, **changes.own}
    own = OwnData(**values)
    if INTEGRATION_RECORD_ID in changes.own:
        own = replace(own, integration_last_synced_at=now if own.integration_record_id else None)
    if any(getattr(own, name) != getattr(record.own, name) for name in LEGACY_FIELDS):
        own = replace(own, legacy_pending=True)
    if own != record.own:
        own = replace(own, updated_at=now)
    shared = {**record.fields, **changes.fields}
    updated_at = now if shared != record.fields else record.updated_at
    return replace(record, fields=shared, own=own, updated_at=updated_at)


class Records:
    """The records as `partner` sees them, within the transaction of `connection`."""

    def __init__(self, connection: sqlite3.Connection, partner: str) -> None:
        self._connection = connection
        self._partner = partner

    def find(self, resource: Resource, identifier: str) -> Record | None:
        """The record with that Hint ID or, failing that, with that ID of the partner's own."""
        row = self._connection.execute(
            "SELECT hint_id FROM records WHERE hint_id = ? AND resource = ?", (identifier, resource.path)
        ).fetchone()
        hint_id = row[0] if row else self.linked_to(resource, identifier)
        return None if hint_id is None else self.load([hint_id])[hint_id]

    def linked_to(self, resource: Resource, integration_record_id: str) -> str | None:
        """The Hint ID of the record that the partner linked to its own ID."""
        row: tuple[str] | None = self._connection.execute(
            "SELECT hint_id FROM own_data WHERE partner = ? AND resource = ? AND integration_record_id = ?",
            (self._partner, resource.path, integration_record_id),
        ).fetchone()
        return row[0] if row else None

    def load(self, hint_ids: Iterable[str]) -> dict[str, Record]:
        """The records with those Hint IDs, as far as they exist, by Hint ID."""
        rows = self._connection.execute(
            "SELECT records.hint_id, records.resource, archived, created_at, records.updated_at, fields,"
            " integration_record_id, integration_web_link, integration_error_message,"
            " integration_last_synced_at, external_link_id, import_id, import_source,"
            " coalesce(legacy_pending, 0), coalesce(own_data.updated_at, '')"
            " FROM records LEFT JOIN own_data ON own_data.hint_id = records.hint_id AND partner = ?"
            " WHERE records.hint_id IN (SELECT value FROM json_each(?))",
            (self._partner, json.dumps(list(hint_ids))),
        )
        return {row[0]: _record(row) for row in rows}

    def page(self, resource: Resource, page: Page) -> list[Record]:
        """One page of a list, in its order; records of the same moment are in the order of their Hint IDs."""
        # The inner query reads nothing but the index, however far down the page is.
        query = (
            "SELECT hint_id FROM records WHERE resource = ? AND archived = ?"
            " ORDER BY created_at DESC, hint_id DESC LIMIT ? OFFSET ?"
            if page.newest_first
            else "SELECT hint_id FROM records WHERE resource = ? AND archived = ?"
            " ORDER BY created_at, hint_id LIMIT ? OFFSET ?"
        )
        rows = self._connection.execute(query, (resource.path, page.archived, page.limit, page.offset)).fetchall()
        hint_ids = [row[0] for row in rows]
        loaded = self.load(hint_ids)
        return [loaded[hint_id] for hint_id in hint_ids]

    def count(self, resource: Resource, *, archived: bool) -> int:
        """How many records a list has over all its pages."""
        query = "SELECT total FROM totals WHERE resource = ? AND archived = ?"
        return int(self._connection.execute(query, (resource.path, archived)).fetchone()[0])

    def save(self, record: Record) -> None:
        """Writes the record and the partner's own data of it, whether or not it was there."""
        self._connection.execute(
            "INSERT INTO records (hint_id, resource, archived, created_at, updated_at, fields)"
            " VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (hint_id) DO UPDATE SET updated_at = excluded.updated_at, fields = excluded.fields",
            (
                record.hint_id,
                record.resource,
                record.archived,
                record.created_at,
                record.updated_at,
                json.dumps(dict(record.fields)),
            ),
        )
        # Not OR REPLACE: it would delete the data of another record that has the same integration_record_id.
        self._connection.execute(
            "DELETE FROM own_data WHERE hint_id = ? AND partner = ?", (record.hint_id, self._partner)
        )
        if record.own != OwnData():
            self._connection.execute(
                "INSERT INTO own_data (hint_id, partner, resource, integration_record_id,"
                " integration_web_link, integration_error_message, integration_last_synced_at,"
                " external_link_id, import_id, import_source, legacy_pending, updated_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (record.hint_id, self._partner, record.resource, *astuple(record.own)),
            )

    def delete(self, hint_id: str) -> None:
        """Removes the record and what every partner kept on it."""
        self._connection.execute("DELETE FROM records WHERE hint_id = ?", (hint_id,))
        self._connection.execute("DELETE FROM own_data WHERE hint_id = ?", (hint_id,))


def _record(row: Sequence[Any]) -> Record:
    hint_id, resource, archived, created_at, updated_at, shared, *own, legacy_pending, own_updated_at = row
    names = [column.name for column in fields(OwnData)]
    return Record(
        hint_id=hint_id,
        resource=resource,
        archived=bool(archived),
        created_at=created_at,
        updated_at=updated_at,
        fields=json.loads(shared),
        own=OwnData(**dict(zip(names, [*own, bool(legacy_pending), own_updated_at], strict=True))),
    )
