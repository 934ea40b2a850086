"""The project around an audited file: where its top is, and how its other files are found and read."""

import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from hintctl.audit.project import Project
from hintctl.audit.search import search_signals
from hintctl.audit.source import decode

_MOST_READ = 1 << 20  # bytes of a file that are looked at for evidence
_MANIFESTS = (
    ".git", "package.json", "pyproject.toml", "setup.py", "go.mod", "Gemfile", "pom.xml", "build.gradle",
    "build.gradle.kts", "Cargo.toml", "composer.json", "mix.exs", "Package.swift", "requirements.txt", ".hintctl.toml",
)  # fmt: skip


def top_of(path: str, searched: Sequence[Path] = ()) -> Path:
    """The top of the project that a file or a folder is in: of its repository, else of what a manifest is of.

    Without either it is the folder that the audit was to search, or else the file's own.
    """
    real = Path(os.path.realpath(path))
    folder = real if real.is_dir() else real.parent
    above = (folder, *folder.parents)
    for names in (_MANIFESTS[:1], _MANIFESTS[1:]):
        for each in above:
            if any((each / name).exists() for name in names):
                return each
    return next((each for each in searched if each in above), folder)


class Neighbourhood:
    """The projects of all audited files. `changed` holds the new bytes of files that were fixed but not yet written."""

    def __init__(self, *, jobs: int) -> None:
        self._jobs = jobs
        self._tops: dict[str, Path] = {}
        self._projects: dict[Path, Project] = {}
        self._searched: tuple[Path, ...] = ()
        self._speaking: list[str] = []
        self.changed: dict[str, bytes] = {}

    def know(self, searched: Iterable[Path], speaking: Iterable[str]) -> None:
        """Takes over what a search has found already: in these paths, only the `speaking` files speak for Hint."""
        self._searched = tuple(Path(os.path.realpath(path)) for path in searched if path.is_dir())
        self._speaking.extend(speaking)

    def project_of(self, path: str) -> Project:
        """The project of a file, whose path is relative to the working directory."""
        folder = os.path.dirname(path) or "."  # noqa: PTH120 -- called for every file
        top = self._tops.get(folder) or self._tops.setdefault(folder, top_of(folder, self._searched))
        if top not in self._projects:
            self._projects[top] = self._open(top)
        return self._projects[top]

    def confirm(self, paths: Iterable[str]) -> None:
        """Tells the projects in which files uses were found beyond doubt."""
        confirmed: dict[Project, set[str]] = {}
        for path in paths:
            project = self.project_of(path)
            confirmed.setdefault(project, set()).add(project.place(path))
        for project, places in confirmed.items():
            project.confirmed = frozenset(places)

    def forget_evidence(self) -> None:
        """Looks at everything anew: files have changed."""
        self._projects.clear()

    def _open(self, top: Path) -> Project:
        shown = _between(top)

        def read(place: str) -> str | None:
            data = self.changed.get(shown(place))
            source = decode(place, data if data is not None else _beginning(top / place))
            return source.text if source else None

        return Project(
            evidence=lambda: self._evidence(top),
            read=lru_cache(maxsize=2000)(read),
            beside=lambda folder: _files_in(top, folder),
            place=lambda path: os.path.relpath(path, top).replace(os.sep, "/"),
        )

    def _evidence(self, top: Path) -> Iterator[str]:
        if any(top == folder or folder in top.parents for folder in self._searched):
            paths = [path for path in self._speaking if top in Path(os.path.abspath(path)).parents]  # noqa: PTH100 -- no links
        else:
            paths = [hit.path for hit in search_signals(top, jobs=self._jobs)]
        for path in dict.fromkeys((*paths, *self.changed)):
            yield os.path.relpath(path, top).replace(os.sep, "/")


def _between(top: Path) -> Callable[[str], str]:
    """Turns paths relative to the top into ones relative to the working directory."""
    prefix = os.path.relpath(top, Path.cwd()).replace(os.sep, "/")
    return lambda place: posixpath.normpath(posixpath.join(prefix, place))


def _beginning(path: Path) -> bytes:
    """The first part of a regular file; nothing of one that can't be read, as evidence is a help and no duty."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_MOST_READ)
    except OSError:
        return b""


def _files_in(top: Path, folder: str) -> Iterable[str]:
    try:
        with os.scandir(top / folder) as entries:
            return sorted(
                posixpath.normpath(posixpath.join(folder, entry.name))
                for entry in entries
                if entry.is_file(follow_symlinks=False)
            )
    except OSError:
        return []
