"""The SQLite side of a journal: its connection, the seal of a row, and its errors as ours."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from hintctl.errors import DamagedJournalError, JournalError

_BUSY_SECONDS = 30.0  # that somebody who looks into the journal may hold it
# A journal that can't be looked at just now: somebody writes, the disk is full, or it is not ours to read.
_PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a journal that is there. Raises JournalError; DamagedJournalError where it is no database."""
    try:
        address = f"{path.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=_BUSY_SECONDS)) as database:
            database.create_function("seal", -1, seal, deterministic=True)
            yield database
    except sqlite3.OperationalError as error:
        raise journal_error(error, path) from None
    except sqlite3.DatabaseError as error:
        if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise damaged(path) from None
        raise


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns what SQLite raises while it writes a journal into JournalError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise journal_error(error, path) from None


def seal(*values: object) -> int:
    """A checksum of values as SQLite gives them: text, whole numbers and None."""
    return zlib.crc32(repr(values).encode("utf-8", "backslashreplace"))


def damaged(path: Path) -> DamagedJournalError:
    """The error for a journal that can't be believed."""
    return DamagedJournalError(
        f"the journal of run {path.stem} is damaged, so nothing was done with it.",
        hint=f"See what Hint holds with hintctl verify, and link the rest with hintctl bulk-link. It is {path}.",
    )


def journal_error(error: sqlite3.OperationalError, path: Path) -> JournalError:
    """The error for a journal that can't be written any more."""
    # A quota or a limit on the size of files is an I/O error to SQLite.
    full = _code(error) in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
    hint = f"Check the disk of {path.parent} and its free space." if full else ""
    return JournalError(f"the run's journal can't be used: {error}.", hint=hint)


def is_passing(error: Exception) -> bool:
    """Whether an error says nothing about the journal itself."""
    return isinstance(error, sqlite3.Error) and _code(error) in _PASSING


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where the error is not SQLite's own, as for text that is not UTF-8."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
