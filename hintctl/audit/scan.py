"""Looks into one file for names; and the worker process that does it for many.

Loads little: worker processes start with it. Nothing but regular files is ever opened.
"""

import os
import signal
import stat
import sys
from enum import IntEnum
from errno import EACCES, EINVAL, ELOOP, ENAMETOOLONG, ENOENT, ENOTDIR, EPERM
from typing import TYPE_CHECKING

from hintctl.audit.needles import LONGEST, Found, Needles

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_SIZE = 32 << 20  # bytes of a file that is examined
_MAX_SEARCHED = 4 << 30  # bytes: a larger file isn't even searched for names
_CHUNK = 8 << 20  # bytes
_LOOKED_AT = 8000  # bytes: as far as git looks for a NUL to tell binary from text
_AT_ONCE = 1 << 15  # bytes: a smaller file is read with one call; of a larger one, as much as shows a binary
_HEAD = 1 << 13  # bytes
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Status(IntEnum):
    """What came of a file. All from BINARY on were not examined."""

    CLEAN = 0  # as Found has it, up to BOTH
    NAMES = 1
    SIGNALS = 2
    BOTH = 3
    BINARY = 4
    TOO_LARGE = 5
    VANISHED = 6
    NO_PERMISSION = 7
    NOT_REGULAR = 8
    LINK = 9
    FOLDER = 10
    PATH_TOO_LONG = 11
    UNREADABLE = 12

    @property
    def found(self) -> Found | None:
        """What is in the file; None if it was not examined."""
        return Found(self) if self <= Status.BOTH else None

    @property
    def reason(self) -> str:
        """Why the file was not examined, in a few words for users."""
        return _REASONS[self]

    @property
    def hides(self) -> bool:
        """Whether the file may hold what is looked for, unseen."""
        return self in _HIDING


_REASONS = {
    Status.BINARY: "binary",
    Status.TOO_LARGE: "too large",
    Status.VANISHED: "vanished",
    Status.NO_PERMISSION: "no permission",
    Status.NOT_REGULAR: "not a regular file",
    Status.LINK: "link",
    Status.FOLDER: "folder",
    Status.PATH_TOO_LONG: "path too long",
    Status.UNREADABLE: "can't be read",
}
_HIDING = {Status.TOO_LARGE, Status.NO_PERMISSION, Status.PATH_TOO_LONG, Status.UNREADABLE}

_BY_ERROR = {
    ENOENT: Status.VANISHED,
    ENOTDIR: Status.VANISHED,
    EACCES: Status.NO_PERMISSION,
    EPERM: Status.NO_PERMISSION,
    ELOOP: Status.LINK,
    ENAMETOOLONG: Status.PATH_TOO_LONG,
}


def status_of(error: OSError) -> Status:
    """Why a file or folder could not be read."""
    return _BY_ERROR.get(error.errno or 0, Status.UNREADABLE)


def scan(path: str, needles: Needles) -> Status:
    """Looks for the needles in the file. Never raises OSError: what the system says becomes a status."""
    try:
        mode = os.lstat(path).st_mode
        if not stat.S_ISREG(mode):
            return Status.LINK if stat.S_ISLNK(mode) else Status.FOLDER if stat.S_ISDIR(mode) else Status.NOT_REGULAR
        descriptor = os.open(path, _FLAGS)
        try:
            return _scan_open(descriptor, needles)
        finally:
            os.close(descriptor)
    except OSError as error:
        return status_of(error)


def read_regular(path: str, most: int) -> bytes:
    """The first bytes of a regular file, at most `most`. Raises OSError; opens nothing but regular files."""
    if not stat.S_ISREG(os.lstat(path).st_mode):
        raise OSError(EINVAL, "Not a regular file", path)
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most)


def _scan_open(descriptor: int, needles: Needles) -> Status:
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):  # it took the file's place a moment ago
        return Status.NOT_REGULAR
    data = os.read(descriptor, found.st_size + 1 if found.st_size < _AT_ONCE else _HEAD)
    wide = is_wide(data)
    if not wide and data.find(0, 0, _LOOKED_AT) >= 0:
        return Status.BINARY
    return _search(descriptor, data, needles, found.st_size, wide=wide)


def begins_wide(path: str) -> bool:
    """Whether the file is UTF-16. Not if it can't be read."""
    try:
        return is_wide(read_regular(path, _LOOKED_AT))
    except OSError:
        return False


def is_wide(data: bytes) -> bool:
    """Whether bytes are the beginning of UTF-16: a mark, or NULs on one side of each unit, as Western text has."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if data.find(0, 0, _LOOKED_AT) < 0 or data.count(0, 0, _LOOKED_AT) < min(_LOOKED_AT, len(data)) * 0.3:
        return False
    head = data[: min(_LOOKED_AT, len(data)) // 2 * 2]
    low, high = head[::2].count(0), head[1::2].count(0)
    return len(head) >= 4 and min(low, high) == 0 and max(low, high) > len(head) // 2 * 0.7


def _search(descriptor: int, data: bytes, needles: Needles, size: int, *, wide: bool) -> Status:
    """Searches what was read and what follows, in pieces that overlap by what could be a name."""
    overlap = (2 * LONGEST + 2) * 2
    length, tail, found = 0, b"", Found.NOTHING
    while data:
        length += len(data)
        data = tail + data
        found |= needles.found_in(data.translate(None, b"\0") if wide else data)
        if found == needles.sought:
            break
        if length > _MAX_SEARCHED:
            return Status.TOO_LARGE
        tail = data[-overlap:]
        # A file that has been read to its end is asked once more: it may have grown, and some have no size.
        data = b"" if length == size and size < _AT_ONCE else os.read(descriptor, _CHUNK)
    return Status.TOO_LARGE if Found.NAMES in found and max(length, size) > MAX_SIZE else Status(found)


def work() -> None:
    """A worker: reads frames of paths from stdin, each a length in 4 bytes and paths with NULs between them, and writes
    one byte, the status, for each path. Ends with its input. The first frame is `names`, or nothing for signals only.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C reaches us too: end without a traceback
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    needles = Needles(names=bool(_read_frame(questions)))
    while frame := _read_frame(questions):
        answers.write(bytes(scan(os.fsdecode(path), needles) for path in frame.split(b"\0")))
        answers.flush()


def _read_frame(stream: "BinaryIO") -> bytes:
    return stream.read(int.from_bytes(stream.read(4), "big"))
