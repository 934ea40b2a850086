"""Which files are left out: by .gitignore files, and by the user's own patterns of the same kind."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hintctl.audit.glob import glob_to_regex

_LITERAL = re.compile(r"[^*?\[\\/]+")
_ENDING = re.compile(r"\*(\.[^*?\[\\/.]+)")
_KEPT = 20_000  # folders whose verdict is remembered


@dataclass(frozen=True, kw_only=True)
class _Rule:
    pattern: str
    negated: bool
    folders_only: bool
    anchored: bool

    @cached_property
    def _matches(self) -> re.Pattern[str] | None:
        regex = glob_to_regex(self.pattern)
        return None if regex is None else re.compile(regex)

    def matches(self, path: str, name: str) -> bool:
        return self._matches is not None and self._matches.fullmatch(path if self.anchored else name) is not None


class Patterns:
    """The lines of one .gitignore, or of options. Paths are relative to its folder, with `/`."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._rules = [rule for line in lines if (rule := _parse(line))]
        # Nearly all are a name or an ending. These are looked up; the few others are tried one by one.
        self._by_name: dict[str, list[int]] = {}
        self._by_ending: dict[str, list[int]] = {}
        self._others: list[int] = []
        for number, rule in enumerate(self._rules):
            if not rule.anchored and _LITERAL.fullmatch(rule.pattern):
                self._by_name.setdefault(rule.pattern, []).append(number)
            elif not rule.anchored and (ending := _ENDING.fullmatch(rule.pattern)):
                self._by_ending.setdefault(ending[1], []).append(number)
            else:
                self._others.append(number)
        self._others.reverse()

    def __bool__(self) -> bool:
        return bool(self._rules)

    def decide(self, path: str, name: str, *, is_folder: bool) -> bool | None:
        """Whether the last pattern that matches the path ignores it; None if none matches. `name` is its last part."""
        last = -1
        for numbers in (self._by_name.get(name), self._by_ending.get(name[name.rfind(".") :]) if "." in name else None):
            for number in numbers or ():
                if number > last and (is_folder or not self._rules[number].folders_only):
                    last = number
        for number in self._others:
            if number < last:
                break
            rule = self._rules[number]
            if (is_folder or not rule.folders_only) and rule.matches(path, name):
                last = number
                break
        return None if last < 0 else not self._rules[last].negated


def _parse(line: str) -> _Rule | None:
    line = line.rstrip("\r\n")
    if line.startswith("#"):
        return None
    stripped = line.rstrip(" ")
    # An escaped space at the end belongs to the pattern.
    if (len(stripped) - len(stripped.rstrip("\\"))) % 2 and len(stripped) < len(line):
        stripped += " "
    negated = stripped.startswith("!")
    pattern = stripped[negated:]
    folders_only = pattern.endswith("/")
    pattern = pattern[: len(pattern) - folders_only]
    anchored = "/" in pattern
    pattern = pattern.removeprefix("/")
    if not pattern:
        return None
    return _Rule(pattern=pattern, negated=negated, folders_only=folders_only, anchored=anchored)


class Exclude:
    """The user's own patterns. They hold for every file, also for one that was named.

    Raises no errors; a pattern that can't match matches nothing.
    """

    def __init__(self, patterns: Sequence[str] = (), *, base: Path | None = None) -> None:
        """`base` is the folder that the patterns are relative to; without it, the working directory."""
        self._patterns = Patterns(patterns)
        self._folders: dict[str, bool] = {"": False}
        self._base = Path.cwd() if base is None else base.resolve()
        below = os.path.relpath(Path.cwd(), self._base).replace(os.sep, "/")
        # As long as the base is above, a path needs but the folders between.
        self._prefix = "" if below == "." or below.startswith("..") else f"{below}/"
        self._moved = below.startswith("..")

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def matches(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether a path, relative to the working directory and with `/`, is left out: itself, or a folder it is in."""
        if not self._patterns:
            return False
        path = self._below_base(path)
        folder, _, name = path.rpartition("/")
        return self._folder_matches(folder) or bool(self._patterns.decide(path, name, is_folder=is_folder))

    def _below_base(self, path: str) -> str:
        if not self._moved and ".." not in path:
            return self._prefix + path
        return os.path.relpath(path, self._base).replace(os.sep, "/")

    def _folder_matches(self, folder: str) -> bool:
        if folder in self._folders:
            return self._folders[folder]
        if len(self._folders) > _KEPT:
            self._folders = {"": False}
        parts = folder.split("/")
        found, path = False, ""
        for part in parts:
            path = f"{path}/{part}" if path else part
            if path not in self._folders and part != "..":
                found = found or bool(self._patterns.decide(path, part, is_folder=True))
                self._folders[path] = found
            found = self._folders.get(path, found)
        return found
