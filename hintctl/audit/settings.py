"""The project's settings of an audit: `[tool.hintctl.audit]` in pyproject.toml, or `[audit]` in .hintctl.toml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

from hintctl.audit.finding import Confidence
from hintctl.errors import UsageError
from hintctl.files import read_bounded

_OWN_FILE, _SHARED_FILE = ".hintctl.toml", "pyproject.toml"
_KEYS = ("exclude", "min-confidence", "baseline")
_LONGEST = 4 << 20  # bytes: pyproject.toml is for other tools, too


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a project says of its audits. Patterns and paths are relative to `base`: the folder of the file, if any."""

    base: Path
    file: Path | None = None
    exclude: tuple[str, ...] = ()
    min_confidence: Confidence | None = None
    baseline: Path | None = None

    def with_excluded(self, patterns: tuple[str, ...], *, here: Path) -> tuple[str, ...]:
        """All patterns, relative to `base`: the file's, and those that were written in the folder `here` below it."""
        below = here.resolve().relative_to(self.base.resolve()).as_posix()
        return self.exclude + tuple(_moved(pattern, below) for pattern in patterns)

    def pattern_of(self, file: Path) -> str | None:
        """A pattern for this file alone. None if it lies outside of the folder, so that no pattern can be about it."""
        try:
            return f"/{_literal(file.resolve().relative_to(self.base.resolve()).as_posix())}"
        except ValueError:
            return None


def find_settings(here: Path) -> Settings:
    """The settings for a folder: those of the nearest file upward that has some, as far as the repository's top.

    Raises UsageError for a file that can't be read or says something unknown, naming the file, the key and the line.
    """
    here = here.resolve()
    for folder in (here, *here.parents):
        for name in (_OWN_FILE, _SHARED_FILE):
            file = folder / name
            if file.is_file() and (found := _read(file)) is not None:
                return found
        if (folder / ".git").exists():
            break
    return Settings(base=here)


def parse_confidence(word: str) -> Confidence | None:
    """The confidence of a word, None if there is none of it."""
    return next((each for each in Confidence if each.word == word), None)


def _read(file: Path) -> Settings | None:
    """The settings of a file. None for a file of all sorts of tools that says nothing to us."""
    import tomllib  # only now: most folders have no such file

    text = _text(file)
    try:
        document = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{file} is not TOML: {error}.", hint=_form(file)) from None
    table = _File(path=file, text=text)
    inside = table.child(table.child(document, "tool"), "hintctl")
    for key in inside.keys() - {"audit"}:
        table.fail(key, f"[tool.hintctl] has no {key}", "Its only table is [tool.hintctl.audit].")
    if file.name == _OWN_FILE:
        for key in document.keys() - {"audit", "tool"}:
            table.fail(key, f"{key} stands outside of the table [audit]", "Put it below [audit].")
        if "audit" in document and "audit" in inside:
            table.fail("audit", "there is [audit] and [tool.hintctl.audit]", "Use [audit] alone.")
        return _settings(table, table.child(document if "audit" in document else inside, "audit"))
    return _settings(table, table.child(inside, "audit")) if "audit" in inside else None


def _form(file: Path) -> str:
    table = "[audit]" if file.name == _OWN_FILE else "[tool.hintctl.audit]"
    return f'Write a table as {table}, and a setting as min-confidence = "medium".'


def _text(file: Path) -> str:
    try:
        return StringIO(read_bounded(file, _LONGEST).decode("utf-8-sig"), newline=None).read()  # line ends as in a file
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8.", hint="TOML is UTF-8. Save it as that.") from None


def _settings(file: "_File", table: Mapping[str, Any]) -> Settings:
    for key in table:
        if key not in _KEYS:
            file.fail(key, f"audit has no setting {key}", f"The settings are {', '.join(_KEYS)}.")
    exclude, word, baseline = (table.get(key) for key in _KEYS)
    if exclude is not None and not (isinstance(exclude, list) and all(isinstance(each, str) for each in exclude)):
        file.fail("exclude", "exclude must be a list of patterns", 'Write exclude = ["generated/", "*.snap"].')
    confidence = parse_confidence(word) if isinstance(word, str) else None
    if word is not None and confidence is None:
        file.fail("min-confidence", f"{word!r} is no confidence", 'Write "low", "medium" or "high".')
    if baseline is not None and (not isinstance(baseline, str) or not baseline):
        file.fail("baseline", "baseline must be a path", 'Write baseline = "hintctl-baseline.json".')
    return Settings(
        base=file.path.parent,
        file=file.path,
        exclude=tuple(exclude or ()),
        min_confidence=confidence,
        baseline=file.path.parent / baseline if baseline else None,
    )


@dataclass(frozen=True, kw_only=True)
class _File:
    """A settings file, to say where something in it is wrong."""

    path: Path
    text: str

    def child(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """A table in a table, empty if there is none. Raises UsageError if it is something else."""
        inside = table.get(key, {})
        if not isinstance(inside, dict):
            self.fail(key, f"{key} must be a table", _form(self.path))
        return inside

    def fail(self, key: str, problem: str, hint: str) -> NoReturn:
        """Raises UsageError, with the line if only one can be meant."""
        lines = list(self._lines_of(key))
        line = f", line {lines[0]}" if len(lines) == 1 else ""
        raise UsageError(f"{self.path}{line}: {problem}.", hint=hint)

    def _lines_of(self, key: str) -> Iterator[int]:
        pattern = re.compile(rf"""[ \t]*(?:["']?{re.escape(key)}["']?[ \t]*[=.]|\[.*\b{re.escape(key)}["']?[ \t]*\])""")
        for number, line in enumerate(self.text.splitlines(), 1):
            if pattern.match(line):
                yield number


def _moved(pattern: str, below: str) -> str:
    """A gitignore pattern that was written in the folder `below`, as the folder above would write it."""
    if below == "." or not pattern.strip("!/ "):
        return pattern
    sign, body = ("!", pattern[1:]) if pattern.startswith("!") else ("", pattern)
    folder = _literal(below)
    anchored = "/" in body.rstrip("/")
    return f"{sign}/{folder}/{body.lstrip('/')}" if anchored else f"{sign}/{folder}/**/{body}"


def _literal(path: str) -> str:
    return re.sub(r"([\\*?\[])", r"\\\1", path)
