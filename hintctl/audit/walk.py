"""Walks a folder that is no git work tree: every file that no .gitignore names, folder by folder."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hintctl.audit.coverage import Coverage
from hintctl.audit.exclude import Exclude, Patterns
from hintctl.audit.scan import Status, read_regular, status_of

_MOST_RULES = 1 << 20  # bytes of a .gitignore


@dataclass(frozen=True, kw_only=True)
class _Rules:
    """The .gitignore files from the nearest upward. `start` is how many characters lead to a path below its folder."""

    patterns: Patterns
    start: int
    above: "_Rules | None"

    def ignore(self, path: str, name: str, *, is_folder: bool) -> bool:
        rules: _Rules | None = self
        while rules:
            decision = rules.patterns.decide(path[rules.start :], name, is_folder=is_folder)
            if decision is not None:
                return decision
            rules = rules.above
        return False


_Folder = tuple[str, _Rules | None, Iterator[os.DirEntry[str]]]


class Walk:
    """Yields the paths of regular files below `top`, relative to the working directory if `top` is, with `/`.

    Links and files that are not regular are handed to `other`. Folders that can't be read are counted in `coverage`.
    The folders `apart` are not entered; what may be a work tree of git isn't either, but is kept in `work_trees`.
    """

    def __init__(
        self,
        top: str,
        *,
        exclude: Exclude,
        apart: frozenset[str],
        coverage: Coverage,
        other: Callable[[str, Status], None],
    ) -> None:
        self._first = "" if top == "." else f"{top.rstrip('/')}/"
        self._exclude = exclude
        self._apart = apart
        self._coverage = coverage
        self._other = other
        self.work_trees: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """In the order of the paths' bytes, as git's."""
        first = self._open(self._first, None)
        stack = [first] if first else []
        while stack:
            prefix, rules, entries = stack[-1]
            for entry in entries:
                path = prefix + entry.name
                is_folder = entry.is_dir(follow_symlinks=False) and not _is_junction(entry)
                if entry.name == ".git" or (rules and rules.ignore(path, entry.name, is_folder=is_folder)):
                    continue
                if self._exclude and self._exclude.matches(path, is_folder=is_folder):
                    continue
                if is_folder:
                    if path not in self._apart and (below := self._open(f"{path}/", rules)):
                        stack.append(below)
                        break
                elif entry.is_file(follow_symlinks=False):
                    yield path
                else:
                    link = entry.is_symlink() or entry.is_dir(follow_symlinks=False)
                    self._other(path, Status.LINK if link else Status.NOT_REGULAR)
            else:
                stack.pop()

    def _open(self, prefix: str, rules: _Rules | None) -> _Folder | None:
        entries = self._read(prefix)
        names = {entry.name for entry in entries if entry.name in (".git", ".gitignore")}
        if ".git" in names and prefix != self._first:
            self.work_trees.append(prefix[:-1])
            return None
        if ".gitignore" in names and (patterns := self._patterns(f"{prefix}.gitignore")):
            rules = _Rules(patterns=patterns, start=len(prefix), above=rules)
        return prefix, rules, iter(entries)

    def _read(self, prefix: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(prefix or ".") as entries:
                found = list(entries)
            if all(entry.name.isascii() for entry in found):
                return sorted(found, key=_path)
            return sorted(found, key=lambda entry: os.fsencode(_path(entry)))
        except OSError as error:
            self._coverage.skip(prefix.rstrip("/") or ".", status_of(error).reason, unreadable=True)
            return []

    def _patterns(self, path: str) -> Patterns | None:
        try:
            data = read_regular(path, _MOST_RULES)
        except OSError as error:
            self._coverage.skip(path, status_of(error).reason)
            return None
        return Patterns(os.fsdecode(data).removeprefix("\ufeff").split("\n"))


def _path(entry: os.DirEntry[str]) -> str:
    return f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Windows has links to folders that are no symbolic links."""
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0) if os.name == "nt" else 0
    return bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)
