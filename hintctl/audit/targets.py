"""What the paths on the command line mean: files to look into, and places to search."""

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hintctl.audit.git import find_git, is_ignored
from hintctl.audit.repository import find_top
from hintctl.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class Place:
    """A folder to search. Paths there are shown with `prefix` before them.

    In a work tree of git, only what is at or below `pathspecs`, relative to `folder`; without any, all of it.
    """

    folder: str
    prefix: str
    in_git: bool
    pathspecs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Targets:
    """Everything that was named. `roots` are the real paths of folders, `files` are relative, as they are shown."""

    places: tuple[Place, ...]
    files: tuple[str, ...]
    roots: tuple[str, ...]


def find_targets(paths: Iterable[Path]) -> Targets:
    """Sorts out files and folders, and which work tree each folder is in. Raises UsageError for a path to neither."""
    here = os.path.realpath(Path.cwd())
    named: dict[str, None] = {}
    folders: dict[str, None] = {}
    for path in paths:
        kind = folders if _is_folder(path) else named
        kind[os.path.realpath(path)] = None
    places: list[Place] = []
    tops: dict[str, list[str]] = {}
    for folder in folders:
        top = find_top(Path(folder)) if find_git() else None
        # A folder that git leaves out was named on purpose.
        if top is None or (folder != str(top) and is_ignored(folder)):
            places.append(Place(folder=shown(folder, here), prefix=_prefix(folder, here), in_git=False))
        else:
            tops.setdefault(str(top), []).append(folder)
    # Those with git first: it starts at once, and works while the others are walked.
    in_git = [place for top, below in tops.items() for place in _in_work_tree(top, below, here)]
    files = tuple(shown(each, here) for each in named)
    return Targets(places=(*in_git, *places), files=files, roots=tuple(folders))


def shown(real: str, here: str) -> str:
    """A path as users see it: relative to `here`, with `/`; from another drive of Windows, it is whole."""
    try:
        return os.path.relpath(real, here).replace(os.sep, "/")
    except ValueError:
        return real.replace(os.sep, "/")


def is_below(real: str, folders: Sequence[str]) -> bool:
    """Whether a path is one of the folders or below one."""
    return any(real == folder or real.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def _in_work_tree(top: str, folders: list[str], here: str) -> list[Place]:
    if is_below(here, [top]):  # git itself shows paths relative to where it runs
        pathspecs = tuple(shown(folder, here) for folder in folders)
        return [Place(folder=".", prefix="", in_git=True, pathspecs=() if pathspecs == (".",) else pathspecs)]
    return [Place(folder=shown(each, here), prefix=_prefix(each, here), in_git=True) for each in folders]


def _prefix(folder: str, here: str) -> str:
    path = shown(folder, here)
    return "" if path == "." else f"{path.rstrip('/')}/"


def _is_folder(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"{path} is not there.", hint="Name files and folders that exist.") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(f"{path} can't be read: {reason}.", hint="Name another file or folder.") from None
    if not stat.S_ISDIR(mode) and not stat.S_ISREG(mode):
        raise UsageError(f"{path} is neither a file nor a folder.", hint="A stream is read from stdin, as `-`.")
    return stat.S_ISDIR(mode)
