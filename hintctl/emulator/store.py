"""The emulator's data: one SQLite file that several processes may use at the same time."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_APPLICATION_ID = 0x48494E45  # "HINE"
_SCHEMA_VERSION = 1
_BUSY_SECONDS = 30.0  # longer than seeding a few hundred thousand patients holds the write lock

# created_at and updated_at are ISO 8601 text of fixed width, so their order as text is their order in time.
# The totals are kept, because counting 200,000 records takes longer than all else that a page of a list needs.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS records (
    hint_id TEXT PRIMARY KEY,
    resource TEXT NOT NULL,
    archived INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    fields TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS records_in_list_order ON records (resource, archived, created_at, hint_id);
CREATE TABLE IF NOT EXISTS totals (
    resource TEXT NOT NULL,
    archived INTEGER NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (resource, archived)
) WITHOUT ROWID;
INSERT OR IGNORE INTO totals SELECT column1, column2, 0 FROM (VALUES
    ('patients', 0), ('patients', 1), ('customer_invoices', 0), ('customer_invoices', 1),
    ('practitioners', 0), ('practitioners', 1));
CREATE TRIGGER IF NOT EXISTS records_inserted AFTER INSERT ON records BEGIN
    UPDATE totals SET total = total + 1 WHERE resource = new.resource AND archived = new.archived;
END;
CREATE TRIGGER IF NOT EXISTS records_deleted AFTER DELETE ON records BEGIN
    UPDATE totals SET total = total - 1 WHERE resource = old.resource AND archived = old.archived;
END;
CREATE TABLE IF NOT EXISTS own_data (
    hint_id TEXT NOT NULL,
    partner TEXT NOT NULL,
    resource TEXT NOT NULL,
    integration_record_id TEXT,
    integration_web_link TEXT,
    integration_error_message TEXT,
    integration_last_synced_at TEXT,
    external_link_id TEXT,
    import_id TEXT,
    import_source TEXT,
    legacy_pending INTEGER NOT NULL DEFAULT 0,
    updated_at TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (hint_id, partner)
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS own_data_integration_record_id
    ON own_data (partner, resource, integration_record_id);
CREATE INDEX IF NOT EXISTS own_data_legacy_pending ON own_data (hint_id) WHERE legacy_pending;
CREATE TABLE IF NOT EXISTS seeds (name TEXT PRIMARY KEY, patients INTEGER NOT NULL);
"""
_IDENTITY = f"PRAGMA application_id = {_APPLICATION_ID}; PRAGMA user_version = {_SCHEMA_VERSION};"


class StoreError(Exception):
    """The database cannot be opened, read or written; the message says which one and why."""


class Store:
    """The database at `path`, made if it is not there, in a folder that is; None keeps it in memory.

    Raises StoreError when `path` cannot be opened or holds anything but an emulator's data.
    One connection serves all threads, one at a time.
    """

    def __init__(self, path: Path | None) -> None:
        self._name = ":memory:" if path is None else str(path.resolve())
        self._lock = threading.Lock()
        if path is not None:
            _make_private_file(path.resolve())
        with self._translated():
            self._connection = sqlite3.connect(
                self._name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        try:
            with self._translated():
                self._prepare()
        except BaseException:
            self._connection.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction that sees one state of the data throughout. Raises StoreError."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that excludes every other writer; an exception undoes it. Raises StoreError."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Closes the database; whatever uses the store after that gets a StoreError."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock, self._translated():
            self._connection.execute(begin)
            with self._connection:
                yield self._connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"{self._name}: {error}") from error

    def _prepare(self) -> None:
        application_id, version, tables = self._identity()
        if application_id != _APPLICATION_ID and (application_id or tables):
            raise StoreError(f"{self._name}: this database was not made by hintctl's emulator")
        if application_id == _APPLICATION_ID and version != _SCHEMA_VERSION:
            raise StoreError(f"{self._name}: this database was made by another version of hintctl's emulator")
        if not application_id:
            self._connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} {_IDENTITY} COMMIT;")
        try:
            self._connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            # Another process is making the very same switch; it holds for every connection.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
        self._connection.execute("PRAGMA synchronous = NORMAL")

    def _identity(self) -> tuple[int, int, int]:
        """Application ID, schema version and number of tables and indexes, all of one moment."""
        execute = self._connection.execute
        execute("BEGIN")
        try:
            return (
                int(execute("PRAGMA application_id").fetchone()[0]),
                int(execute("PRAGMA user_version").fetchone()[0]),
                int(execute("SELECT count(*) FROM sqlite_master").fetchone()[0]),
            )
        finally:
            execute("ROLLBACK")


def _make_private_file(path: Path) -> None:
    """Makes an empty file that only its owner can read; SQLite would make it as the umask says."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error
