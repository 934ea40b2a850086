"""The file of a journal: made, locked, opened again, and found out where it was damaged."""

import os
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from hintctl.errors import InUseError, OtherVersionError
from hintctl.files import create_private, make_private_folder
from hintctl.linking.journal_database import connected, damaged, is_passing, seal, writing
from hintctl.linking.journal_schema import APPLICATION_ID, SCHEMA, SEAL, SEALING, VERSION
from hintctl.linking.lock import LockHeldError, hold, is_held
from hintctl.linking.outcome import Outcome
from hintctl.linking.permissions import make_private

RUN_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{4}")
"""When a run began, in UTC, and its fraction of a second in 65,536ths."""

_TICK = timedelta(microseconds=32)  # two 65,536ths: what is cut off can't take it back
_SEAL = "seal"
CONFIRMED = "confirmed"  # the fact that says since when a plan is agreed to


class JournalFile:
    """One SQLite file. Changes survive a killed process once a method has returned.

    It is removed when it is closed, unless it was confirmed: a dry run or a broken file leaves nothing. From then on
    each row, and the facts, carry a checksum, so that no damaged journal is believed.
    """

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        self.path = path
        self.kept = False
        self._database = database

    @classmethod
    @contextmanager
    def create(cls, folder: Path, facts: Mapping[str, str]) -> Iterator[Self]:
        """The journal of a new run, readable by its owner alone, closed at the end.

        `facts` say what run it is. Raises JournalError, also for what is done with it, when the disk takes no more.
        """
        make_private_folder(folder)
        with _new_run(folder) as path:
            _make(path, facts)
            kept = False
            try:
                with connected(path) as database:
                    # A power cut may cost the last outcomes, never the file. What must not be lost is synced.
                    database.execute("PRAGMA journal_mode = WAL")
                    journal = cls._ready(path, database)
                    try:
                        yield journal
                    finally:
                        kept = journal.kept
            finally:
                if not kept:
                    remove_journal(path)

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """The journal of an earlier run, to go on with, for this process alone.

        Raises InUseError while another process has it, DamagedJournalError where it can't be believed.
        """
        try:
            with hold(lock_of(path), path.stem), cls.inspect(path) as journal:
                journal.check()
                ready = cls._ready(path, journal._database)
                ready.kept = True
                yield ready
        except LockHeldError:
            raise InUseError(f"run {path.stem} is under way.", hint="Wait for its end, or interrupt it.") from None

    @classmethod
    @contextmanager
    def inspect(cls, path: Path) -> Iterator[Self]:
        """The journal of an earlier run, to look at, also while it is under way. Raises DamagedJournalError."""
        for suffix in ("", "-wal", "-shm"):  # the first before SQLite gives its permissions to the others
            make_private(path.with_name(path.name + suffix))
        with connected(path) as database:
            identity = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
            if identity[0] == APPLICATION_ID and identity[1] != VERSION:
                raise OtherVersionError(
                    f"{path} was written by another version of hintctl.", hint="Use that version for it."
                )
            torn = path.stat().st_size % database.execute("PRAGMA page_size").fetchone()[0]
            if torn or identity != [APPLICATION_ID, VERSION]:
                raise damaged(path)
            yield cls(path, database)

    @contextmanager
    def copied(self) -> Iterator[Self]:
        """A copy to plan with, which is gone at the end of the block."""
        path = self.path.with_suffix(f".{os.urandom(4).hex()}.copy")
        os.close(create_private(path))
        try:
            with connected(path) as database:
                self._database.backup(database)
                yield self._ready(path, database)
        finally:
            remove_journal(path)

    @classmethod
    def _ready(cls, path: Path, database: sqlite3.Connection) -> Self:
        """A journal that may be changed."""
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(SEALING)
        return cls(path, database)

    @property
    def run_id(self) -> str:
        """The run's ID: the moment it began (UTC), to 1/65536 of a second, `20261122-151137-517b`."""
        return self.path.name.partition(".")[0]  # also of a copy

    def facts(self) -> dict[str, str]:
        """What is known of the run as a whole. Raises DamagedJournalError where that is not what was written."""
        try:
            facts = dict(self._database.execute("SELECT name, value FROM run"))
            sealed = facts.pop(_SEAL, None)
            sound = sealed == str(seal(*sorted(facts.items())))
        except (sqlite3.OperationalError, UnicodeError, TypeError) as error:
            if is_passing(error):
                raise
            sound = False  # what stands there is no text
        if not sound:
            raise damaged(self.path)
        return facts

    def counts(self) -> dict[Outcome, int]:
        """The number of rows of each outcome."""
        found = dict(self._database.execute("SELECT outcome, count(*) FROM link GROUP BY outcome"))
        return {outcome: found.get(outcome.value, 0) for outcome in Outcome}

    def note(self, **facts: str) -> None:
        """Writes down facts about the run."""
        with self._transaction():
            self._note(facts)

    def confirm(self) -> None:
        """Makes the journal one that stays, since its plan is to be carried out. It is on disk once this returns."""
        with self._transaction(synced=True):
            self._database.execute(f"UPDATE link SET seal = {SEAL} WHERE seal IS NULL")  # noqa: S608 -- a constant
            rows = self._number("SELECT count(*) FROM link")
            self._note({CONFIRMED: datetime.now(UTC).isoformat(), "rows": str(rows)})
        self._sync()
        self.kept = True

    def check(self) -> None:
        """Reads it all. Raises DamagedJournalError unless every row is as it was written."""
        query = f"SELECT count(*), count(*) FILTER (WHERE seal IS NOT {SEAL}) FROM link"  # noqa: S608 -- a constant
        try:
            sound = self._database.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            facts = self.facts()
            rows, changed = self._database.execute(query).fetchone()
        except (sqlite3.Error, UnicodeError, TypeError) as error:
            if is_passing(error):
                raise
            raise damaged(self.path) from None
        if not sound or (CONFIRMED in facts and (changed or facts["rows"] != str(rows))):
            raise damaged(self.path)

    def _note(self, facts: Mapping[str, str]) -> None:
        known: dict[str, str] = dict(self._database.execute("SELECT name, value FROM run WHERE name <> ?", (_SEAL,)))
        _write_facts(self._database, known | dict(facts))

    def _sync(self) -> None:
        """Brings everything so far from the write-ahead log to the disk and into the file. Raises JournalError.

        Only as far as nobody looks at it: what must be on the disk all the same is a `synced` transaction.
        """
        with writing(self.path):
            self._database.execute("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def _transaction(self, *, synced: bool = False) -> Iterator[None]:
        """All changes of the block, or none; `synced` ones are on the disk at its end. Raises JournalError."""
        with writing(self.path):
            if synced:
                self._database.execute("PRAGMA synchronous = FULL")
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._database.in_transaction:  # SQLite ends it by itself when the disk is full
                    self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")
            if synced:
                self._database.execute("PRAGMA synchronous = NORMAL")

    def _number(self, query: str) -> int:
        return int(self._database.execute(query).fetchone()[0])


def lock_of(path: Path) -> Path:
    """The lock of whoever works on the journal `path`."""
    return path.with_suffix(".lock")


def is_under_way(path: Path) -> bool:
    """Whether a process works on the journal `path`."""
    return is_held(lock_of(path))


def remove_journal(path: Path) -> None:
    """Removes a journal that nobody works on, with what SQLite keeps beside it."""
    for leftover in (path, *path.parent.glob(f"{path.name}-*")):
        leftover.unlink(missing_ok=True)


def remove_abandoned(folder: Path) -> None:
    """Removes what killed processes left in a folder of journals that are never kept."""
    for path in folder.glob("*.db"):
        if not is_under_way(path):
            remove_journal(path)


@contextmanager
def _new_run(folder: Path) -> Iterator[Path]:
    """The path for the journal of a new run, locked. Later runs have later names, also where the clock went back."""
    with ExitStack() as locked:
        while True:
            newest = max((path.stem for path in folder.glob("*.db") if RUN_ID.fullmatch(path.stem)), default="")
            moment = max(datetime.now(UTC), _begun(newest) + _TICK) if newest else datetime.now(UTC)
            path = folder / f"{moment:%Y%m%d-%H%M%S}-{moment.microsecond * 65536 // 1_000_000:04x}.db"
            try:
                locked.enter_context(hold(lock_of(path), path.stem))
            except LockHeldError:
                continue
            if not path.exists():
                break
        yield path


def _begun(run_id: str) -> datetime:
    """When a run of this ID began, to a tick or so."""
    second = datetime.strptime(f"{run_id[:15]}+0000", "%Y%m%d-%H%M%S%z")
    return second + timedelta(seconds=int(run_id[16:], 16) / 65536)


def _make(path: Path, facts: Mapping[str, str]) -> None:
    """Makes the file with all its tables and facts. It is there under its name whole or not at all."""
    new = path.with_suffix(".new")
    os.close(create_private(new))
    try:
        with connected(new) as database:
            database.execute("PRAGMA synchronous = OFF")  # nothing rests on it yet
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {VERSION}")
            database.executescript(SCHEMA)
            _write_facts(database, facts)
        new.rename(path)
    except BaseException:
        remove_journal(new)
        raise


def _write_facts(database: sqlite3.Connection, facts: Mapping[str, str]) -> None:
    sealed = {**facts, _SEAL: str(seal(*sorted(facts.items())))}
    database.executemany("INSERT OR REPLACE INTO run VALUES (?, ?)", sealed.items())
