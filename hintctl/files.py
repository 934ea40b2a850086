"""Private files and whole files: born 0600, replaced entirely or not at all."""

import errno
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from hintctl.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)  # Windows has neither the flag nor the attack


def make_private_folder(folder: Path) -> None:
    """Makes the folder, and those above it that are missing, readable by their owner alone."""
    for missing in reversed([each for each in (folder, *folder.parents) if not each.is_dir()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def create_private(path: Path) -> int:
    """Makes a file that was not there, mode 0600 whatever the umask, and returns its descriptor."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600)


def check_writable(path: Path) -> None:
    """Raises UsageError where `replace_whole` could not write: found out before work begins, not after."""
    if path.is_dir():
        raise UsageError(f"{path} is a folder.", hint="Name a file to write.")
    folder = path.resolve().parent
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder.", hint="Make it, or name another file to write.")
    touched = ([path] if path.exists() else []) + ([folder] if path.is_file() or not path.exists() else [])
    if not all(os.access(each, os.W_OK) for each in touched):
        raise UsageError(f"{path} may not be written.", hint="Name another file, or change its permissions.")


@contextmanager
def replace_whole(path: Path) -> Iterator[TextIO]:
    """Opens a UTF-8 text file for writing that takes the place of `path` when the block ends without an error.

    Until then, and for ever if the block fails, an old file at `path` stands as it was. A device or a pipe
    (`/dev/stdout`) is written to directly. Line ends are written as given.
    """
    if path.exists() and (stream := _open_stream(path)):
        with stream:
            yield stream
        return
    with _replacement(path.resolve()) as temporary:
        with _named(path):
            descriptor = create_private(temporary)
        with _text_file(descriptor, path) as file:
            yield file
            file.flush()
            with _named(path):
                os.fsync(descriptor)


def replace_private(path: Path, text: str) -> None:
    """Puts a UTF-8 text in the place of a file, or of a link, which is not followed: mode 0600 from birth, whole or not
    at all. Line ends are written as given.
    """
    with _named(path), _replacement(path) as temporary, os.fdopen(create_private(temporary), "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())


def replace_bytes(path: Path, data: bytes) -> None:
    """Puts `data` in the place of all that a file holds. Its permissions and its owner stay, and a link to it.

    Raises OSError where that can't be done, or the file may not be written. The old file then stands as it was.
    """
    target = path.resolve(strict=True)
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    with _named(path), _replacement(target) as temporary:
        with os.fdopen(create_private(temporary), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _make_alike(temporary, target.stat())


def _make_alike(path: Path, status: os.stat_result) -> None:
    """Gives a file the owner and the permissions of another."""
    made = path.stat()
    if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):  # on Windows both are always 0
        os.chown(path, status.st_uid, status.st_gid)
    path.chmod(stat.S_IMODE(status.st_mode))


@contextmanager
def _replacement(target: Path) -> Iterator[Path]:
    """A path for a new file beside `target` that takes its place when the block ends, and goes if the block fails."""
    temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        yield temporary
        with _named(target):
            temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Names the file in what the system raises: of a full disk it names none, and else it is the temporary one."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


class _NamedFile(io.FileIO):
    """A file that is named in the errors of its writes. Its block may write elsewhere too, so that this tells which."""

    def __init__(self, opened: int | Path, path: Path) -> None:
        super().__init__(opened, "w")
        self._path = path

    def write(self, data: "ReadableBuffer") -> int:
        with _named(self._path):
            return super().write(data)


def _text_file(opened: int | Path, path: Path) -> TextIO:
    return io.TextIOWrapper(io.BufferedWriter(_NamedFile(opened, path)), encoding="utf-8", newline="")


def read_bounded(path: Path, longest: int) -> bytes:
    """A file whole, if it has at most so many bytes. Raises UsageError for a longer one, and OSError."""
    with path.open("rb") as file:
        data = file.read(longest + 1)
    if len(data) > longest:
        raise UsageError(
            f"{path} is longer than {longest >> 20} MiB, which none of its kind is.", hint="Check the file."
        )
    return data


def _open_stream(path: Path) -> TextIO | None:
    """The open file if the path is not one to replace: a device, a pipe, or our own output sent to a file."""
    status = path.stat()
    for descriptor in (1, 2):
        try:
            if os.path.samestat(status, os.fstat(descriptor)):
                # With the position of the original, so that neither writes over the other.
                return _text_file(os.dup(descriptor), path)
        except OSError:
            continue  # that descriptor is closed, so it is not the path's
    return None if stat.S_ISREG(status.st_mode) else _text_file(path, path)
