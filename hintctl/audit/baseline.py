"""Findings that are known and left for later: a file that can be read in a diff, and only gets shorter.

An entry is content, never a line number: the rule and the line that the name stands in, so that it holds when lines
above it come and go or the indentation changes. The file is made once. From then on it only loses what is gone: writing
it again never takes a new finding in. To start anew, somebody deletes it, which nobody overlooks in a review.
"""

import hashlib
import json
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hintctl.audit.finding import Finding
from hintctl.errors import UsageError
from hintctl.files import read_bounded, replace_whole

_VERSION = 1
_DIGITS = 32
_LONGEST = 100 << 20  # bytes: half a million findings
_Key = tuple[str, str, str]  # the path relative to the baseline's folder, the rule, the content
_Entries = Counter[_Key]


def content_of(finding: Finding) -> str:
    """32 hex digits made of the rule and the line, without its indentation. The same in any file and any encoding."""
    return _digest(finding.rule.code, finding.code_line.strip())


def with_fingerprints(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each with a fingerprint that no other has and that only its path, rule and line's text make.

    They come in order, all of a file together. Equal lines of a file are told apart by which of them it is.
    """
    seen: Counter[tuple[str, str]] = Counter()
    path = None
    for finding in findings:
        if finding.path != path:
            seen.clear()
            path = finding.path
        key = (finding.rule.code, finding.code_line.strip())
        yield replace(finding, fingerprint=_digest(finding.path, *key, str(seen[key])))
        seen[key] += 1


def _digest(*parts: str) -> str:
    # macOS may hand out a name decomposed that Linux hands out composed.
    text = unicodedata.normalize("NFC", "\0".join(parts))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Findings beside a baseline: the `new` ones in their order, how many are `known`, the entries that are `kept`.

    `gone` counts the findings of the baseline that are no longer there.
    """

    new: tuple[Finding, ...]
    known: int
    gone: int
    kept: "Baseline"


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """The known findings. Paths in it are relative to `folder`, so that it holds wherever the audit is started."""

    folder: Path
    entries: _Entries = field(default_factory=Counter)

    @classmethod
    def of(cls, findings: Iterable[Finding], *, folder: Path) -> "Baseline":
        """A first baseline, of all the findings. Their paths are relative to the working directory."""
        paths = _Paths(folder)
        return cls(folder=folder, entries=Counter(_key(finding, paths) for finding in findings))

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Reads a baseline file. Raises UsageError if there is none, or if it is not as it was written."""
        if path.exists() and not path.is_file():  # a device may have no end
            raise UsageError(f"{path} is not a regular file.", hint="Name another file for the baseline.")
        try:
            document = json.loads(read_bounded(path, _LONGEST))
        except FileNotFoundError:
            raise UsageError(
                f"There is no baseline {path}.", hint=f"Make it: hintctl audit --write-baseline {path}"
            ) from None
        except (ValueError, RecursionError):
            raise _damaged(path, "it is not JSON") from None
        if not isinstance(document, dict) or document.get("hintctl_baseline") != _VERSION:
            raise _damaged(path, f'it does not say "hintctl_baseline": {_VERSION}')
        entries = document.get("findings")
        if not isinstance(entries, list):
            raise _damaged(path, "it has no list of findings")
        counts: _Entries = Counter()
        for number, entry in enumerate(entries, 1):
            parsed = _parse(entry)
            if parsed is None:
                raise _damaged(path, f"finding {number} is not one")
            key, count = parsed
            counts[key] = max(counts[key], count)  # a merge of two branches may leave an entry twice
        return cls(folder=path.resolve().parent, entries=counts)

    def compare(self, findings: Iterable[Finding], *, examined: Callable[[str], bool]) -> Compared:
        """Takes the known ones out of the findings.

        The findings are all there are, in order, also those too unsure to be shown. `examined` says of a path, relative
        to the working directory, whether the audit was about that file; entries of other files stay as they are. A
        file that was moved or renamed keeps its entries, as long as the old one is gone and the line is the same.
        """
        paths = _Paths(self.folder)
        left = self.entries.copy()
        keyed = [(finding, _key(finding, paths)) for finding in findings]
        unknown = [(finding, key) for finding, key in keyed if not _take(left, key)]
        moved = self._moved(left)
        new = tuple(finding for finding, key in unknown if not _take_first(left, moved.get(key[1:], [])))
        not_known = set(map(id, new))
        kept = Counter(key for finding, key in keyed if id(finding) not in not_known)
        gone = 0
        for key, count in left.items():
            if examined(paths.from_folder(key[0])):
                gone += count
            else:
                kept[key] += count
        return Compared(
            new=new, known=len(keyed) - len(new), gone=gone, kept=Baseline(folder=self.folder, entries=+kept)
        )

    def _moved(self, left: _Entries) -> dict[tuple[str, str], list[_Key]]:
        """The entries left over whose file is gone, by rule and content."""
        exists: dict[str, bool] = {}
        moved: dict[tuple[str, str], list[_Key]] = {}
        for key in sorted(+left, reverse=True):
            path, rule, content = key
            if path not in exists:
                exists[path] = os.path.lexists(self.folder / path)
            if not exists[path]:
                moved.setdefault((rule, content), []).append(key)
        return moved

    def moved_to(self, folder: Path) -> "Baseline":
        """The same findings, for a file in another folder."""
        old, new = _Paths(self.folder), _Paths(folder.resolve())
        entries: _Entries = Counter()
        for (path, rule, content), count in self.entries.items():
            entries[new.to_folder(old.from_folder(path)), rule, content] = count
        return Baseline(folder=folder.resolve(), entries=entries)

    def lines(self) -> Iterator[str]:
        """The file's text, sorted and an entry a line, so that a change of one finding is a change of one line."""
        yield f'{{\n  "hintctl_baseline": {_VERSION},\n  "findings": ['
        before = "\n"
        for (path, rule, content), count in sorted(self.entries.items()):
            entry = {"path": path, "rule": rule, "content": content, "count": count}
            yield f"{before}    {json.dumps(entry)}"
            before = ",\n"
        yield "\n  ]\n}\n" if self.entries else "]\n}\n"

    def write(self, path: Path) -> None:
        """Writes the file whole, or leaves the old one as it was."""
        with replace_whole(path) as file:
            file.writelines(self.lines())


class _Paths:
    """Turns paths that are relative to the working directory into ones relative to a folder, and back."""

    def __init__(self, folder: Path) -> None:
        self._here, self._folder = os.path.realpath(Path.cwd()), os.path.realpath(folder)

    def to_folder(self, path: str) -> str:
        return self._between(self._here, self._folder, path)

    def from_folder(self, path: str) -> str:
        return self._between(self._folder, self._here, path)

    @staticmethod
    def _between(origin: str, folder: str, path: str) -> str:
        if origin == folder:
            return path
        whole = os.path.join(origin, path)  # noqa: PTH118 -- names, as text; they need not be files
        try:
            return os.path.relpath(whole, folder).replace(os.sep, "/")
        except ValueError:  # on another drive
            return whole.replace(os.sep, "/")


def _key(finding: Finding, paths: _Paths) -> _Key:
    path = unicodedata.normalize("NFC", paths.to_folder(finding.path))
    return path, finding.rule.code, content_of(finding)


def _take(left: _Entries, key: _Key) -> bool:
    """Takes one of these away. Returns whether there was one."""
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True


def _take_first(left: _Entries, keys: list[_Key]) -> bool:
    while keys:
        if _take(left, keys[-1]):
            return True
        keys.pop()
    return False


def _parse(entry: Any) -> tuple[_Key, int] | None:
    match entry:
        case {"path": str(path), "rule": str(rule), "content": str(content), "count": int(count)} if (
            len(content) == _DIGITS and count > 0 and not isinstance(count, bool)
        ):
            return (path, rule, content), count
    return None


def _damaged(path: Path, why: str) -> UsageError:
    return UsageError(
        f"The baseline {path} is damaged: {why}.",
        hint="Restore it from version control, or delete it and make a new one with --write-baseline.",
    )
