"""Locks that end with the process that holds them, however it ends. Each says who holds it."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hintctl.files import NO_FOLLOW

_LOCKED_BYTE = 1 << 20  # far behind the holder's name: Windows lets nobody read a byte that is locked
_PATIENCE = 0.1  # seconds: somebody who merely looks whether a lock is held, holds it for a moment


class LockHeldError(Exception):
    """Another process holds the lock; `holder` is what it called itself."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def hold(path: Path, holder: str) -> Iterator[None]:
    """Holds the lock `path` while the block runs; the file is there for as long. Raises LockHeldError at once."""
    descriptor = _acquire(path)
    try:
        os.write(descriptor, holder.encode())
        yield
    finally:
        with suppress(PermissionError):  # Windows removes no open file; the next holder takes it over
            path.unlink(missing_ok=True)
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether some process holds the lock."""
    try:
        descriptor = os.open(path, os.O_RDWR | NO_FOLLOW)
    except FileNotFoundError:
        return False
    try:
        return not _try_lock(descriptor)
    finally:
        os.close(descriptor)


def _acquire(path: Path) -> int:
    until = time.monotonic() + _PATIENCE
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | NO_FOLLOW, 0o600)
        locked = _try_lock(descriptor)
        if locked and _still_there(descriptor, path):
            os.ftruncate(descriptor, 0)
            return descriptor
        holder = os.read(descriptor, 100).decode(errors="replace")
        os.close(descriptor)
        if not locked:
            if time.monotonic() > until:
                raise LockHeldError(holder)
            time.sleep(_PATIENCE / 10)


def _still_there(descriptor: int, path: Path) -> bool:
    """Whether others would open the same file: the holder before us may have removed ours after we opened it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
