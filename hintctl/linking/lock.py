"""Locks that end with the process that has them, however it ends. Each says whose it is."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hintctl.files import NO_FOLLOW
from hintctl.linking.permissions import make_private

_LOCKED_BYTE = 1 << 20  # far behind the owner's name: Windows lets nobody read a byte that is locked
_PATIENCE = 0.1  # seconds: somebody who merely looks whether a lock is held, holds it for a moment


class LockHeldError(Exception):
    """Another process has the lock; `owner` is what it called itself."""

    def __init__(self, owner: str) -> None:
        super().__init__(owner)
        self.owner = owner


@contextmanager
def hold(path: Path, owner: str) -> Iterator[None]:
    """Holds the lock `path` while the block runs; the file is there for as long. Raises LockHeldError at once."""
    descriptor = _acquire(path)
    try:
        try:
            os.write(descriptor, owner.encode())
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from None  # which names no file by itself
        yield
    finally:
        with suppress(PermissionError):  # Windows removes no open file; the next owner takes it over
            path.unlink(missing_ok=True)
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether some process holds the lock."""
    try:
        descriptor = os.open(path, os.O_RDWR | NO_FOLLOW)
    except OSError:  # not there, or no lock of ours
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
            make_private(descriptor)
            os.ftruncate(descriptor, 0)
            return descriptor
        owner = os.read(descriptor, 100).decode(errors="replace")
        os.close(descriptor)
        if not locked:
            if time.monotonic() > until:
                raise LockHeldError(owner)
            time.sleep(_PATIENCE / 10)


def _still_there(descriptor: int, path: Path) -> bool:
    """Whether others would open the same file: the owner before us may have removed ours after we opened it."""
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
