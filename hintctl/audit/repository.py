"""Where work trees of git begin, and which of their files git would open and wait for: pipes, above all."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path

from hintctl.audit.scan import read_regular

_IN_TREE = frozenset({".gitignore", ".gitattributes"})
# What git opens of a repository before it says a word; gitrepository-layout(5) has them all.
_OPENED_FIRST = (
    *("HEAD", "commondir", "config", "config.worktree", "index", "packed-refs", "shallow"),
    *("info/attributes", "info/exclude", "info/sparse-checkout", "objects/info/alternates"),
)
_LONGEST = 1 << 14  # bytes of a file that holds one path
_LONGEST_SETTINGS = 1 << 20  # bytes


def find_top(folder: Path) -> Path | None:
    """The top of the work tree that a real folder is in. None if it is in none, or in a bare repository."""
    return next((each for each in (folder, *folder.parents) if is_top(each)), None)


def is_top(folder: Path) -> bool:
    """Whether a work tree begins here: with a repository, or with a file that says where it is."""
    mark = folder / ".git"
    try:
        return mark.is_file() or stat.S_ISREG((mark / "HEAD").lstat().st_mode) or (mark / "HEAD").is_symlink()
    except OSError:
        return False


def find_first_trap(folder: Path) -> str | None:
    """A file that git would wait for as soon as it starts in a real folder. Looks at a few names only."""
    for each in (folder, *folder.parents):
        for repository in _repository(each):
            for name in _OPENED_FIRST:
                if _is_endless(path := os.path.join(repository, name)):  # noqa: PTH118 -- at each start of git
                    return path
        if is_top(each):
            break
    return None


@cache
def find_trap(folder: str) -> str | None:
    """A file that git would wait for, in the work tree of a real folder and its repository. Looks at all of both."""
    top = str(find_top(Path(folder)) or folder)
    apart = [each for each in _repository(Path(top)) if not each.startswith(os.path.join(top, ""))]  # noqa: PTH118 -- paths are text here
    for parent, _, names in chain.from_iterable(map(os.walk, (top, *apart))):
        in_repository = ".git" in Path(parent).parts or parent.startswith(tuple(apart))
        for name in names if in_repository else _IN_TREE.intersection(names):
            if _is_endless(path := os.path.join(parent, name)):  # noqa: PTH118 -- for every folder of a tree
                return path
    return None


def may_name_files(top: Path) -> bool:
    """Whether the settings of a repository itself may have git open files that lie elsewhere."""
    for repository in _repository(top):
        for name in ("config", "config.worktree"):
            try:
                settings = read_regular(f"{repository}{os.sep}{name}", _LONGEST_SETTINGS).lower()
            except FileNotFoundError:
                continue
            except OSError:  # a link, or out of our reach
                return True
            if b"include" in settings or b"excludesfile" in settings:
                return True
    return False


def _repository(top: Path) -> Iterator[str]:
    """The repository's folder: `.git`, or the one that it names; and the one that it shares with other work trees."""
    mark = f"{top}{os.sep}.git"
    folder = os.path.join(top, named.removeprefix("gitdir: ")) if (named := _read_path(mark)) else mark  # noqa: PTH118 -- paths are text here
    yield folder
    if shared := _read_path(f"{folder}{os.sep}commondir"):
        yield os.path.normpath(os.path.join(folder, shared))  # noqa: PTH118 -- paths are text here


def _read_path(file: str) -> str:
    """The path in a file, as far as git reads it; nothing if there is no such file."""
    with suppress(OSError):  # there is none, or git will say of itself that it can't read it
        return os.fsdecode(read_regular(file, _LONGEST).partition(b"\0")[0].rstrip(b"\r\n"))
    return ""


def _is_endless(path: str) -> bool:
    """Whether reading the file may never end. Links are followed, as git does."""
    try:
        found = os.stat(path)  # noqa: PTH116 -- at each start of git, and for all files of a repository
        device = stat.S_ISCHR(found.st_mode) and found.st_rdev != os.stat(os.devnull).st_rdev  # noqa: PTH116 -- likewise
    except OSError:
        return False
    return device or stat.S_ISFIFO(found.st_mode)
