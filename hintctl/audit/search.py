"""Finds the files that may hold legacy fields, in any tree, and counts what it could not look into.

In a work tree of git it is git that lists the files, and sees to nearly all of them; elsewhere the folders are walked.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from hintctl.audit.coverage import Coverage
from hintctl.audit.exclude import Exclude
from hintctl.audit.git import GitError, find_git
from hintctl.audit.needles import Found, Needles
from hintctl.audit.repository import is_top
from hintctl.audit.scan import Status, scan, status_of
from hintctl.audit.since import changed_since
from hintctl.audit.targets import Place, find_targets, is_below, shown
from hintctl.audit.text_without import TextWithout, Without
from hintctl.audit.tracked import WorkTree
from hintctl.audit.walk import Walk
from hintctl.audit.workers import FEW, processors, scan_all

_MANY = 5000  # files that git leaves over are scanned here: its own processes keep the processors busy
_VANISHED = Status.VANISHED.reason
_NOT_IN_TREE = "not in the work tree"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A file that may hold names of legacy fields, or what speaks for Hint.

    Its path is relative to the working directory, with `/`.
    """

    path: str
    found: Found


def search(
    paths: Sequence[Path], *, exclude: Exclude, since: str | None, jobs: int, coverage: Coverage
) -> Iterator[Hit]:
    """The text files in which something is found: each once, in the same order every time.

    `paths` are files and folders; `since` a revision: only what differs from it. At most `jobs` processes, 0 is one for
    each processor. `coverage` is complete when the last path has come. The work begins with the call. Raises
    UsageError for a path that is not there and a revision that git doesn't know.
    """
    return _started(_Search(Needles(names=True), exclude=exclude, jobs=jobs, coverage=coverage).run(paths, since))


def search_signals(root: Path, *, jobs: int = 0) -> Iterator[Hit]:
    """The text files below `root` in which something speaks for Hint."""
    return _started(_Search(Needles(names=False), exclude=Exclude(), jobs=jobs, coverage=Coverage()).run([root], None))


def _started(hits: Iterator[Hit | None]) -> Iterator[Hit]:
    """The same, with its processes started: a generator does nothing until it is asked."""
    for _ in hits:
        break
    return (hit for hit in hits if hit)


class _Search:
    def __init__(self, needles: Needles, *, exclude: Exclude, jobs: int, coverage: Coverage) -> None:
        self._needles = needles
        self._exclude = exclude
        self._jobs = jobs or processors()
        self._coverage = coverage
        self._roots: tuple[str, ...] = ()
        self._named: frozenset[str] = frozenset()  # files
        self._apart: frozenset[str] = frozenset()  # folders that are walked by themselves
        self._waiting: deque[Place] = deque()
        self._here = os.path.realpath(Path.cwd())

    def run(self, paths: Sequence[Path], since: str | None) -> Iterator[Hit | None]:
        """The hits. The first item is nothing: it says that the work has begun."""
        targets = find_targets(paths)
        self._roots = targets.roots
        if since is not None:
            changed = changed_since(targets, since)
            first = next(changed, None)
            yield None
            yield from self._scan(
                filter(self._is_wanted, chain([] if first is None else [first], changed)), gone=_VANISHED
            )
            return
        self._apart = frozenset(place.folder for place in targets.places if not place.in_git)
        self._waiting.extend(targets.places)
        started = [self._open(place) for place in targets.places[:1]]
        yield None
        yield from self._scan((path for path in targets.files if not self._exclude.matches(path)), gone=_VANISHED)
        self._named = frozenset(targets.files)
        while self._waiting:
            place = self._waiting.popleft()
            search = started.pop() if started else self._open(place)
            try:
                if isinstance(search, WorkTree):
                    yield from self._search_work_tree(search, place)
                else:
                    yield from self._walk(place, search)
            finally:
                if search:
                    search.stop()

    def _open(self, place: Place) -> WorkTree | TextWithout | None:
        """Starts git. It searches folders that are no work tree, too, and several times as fast as Python."""
        if find_git() is None:
            return None
        if place.in_git:
            return WorkTree(place, self._needles, jobs=self._jobs)
        return TextWithout(place.folder, (), self._needles, jobs=self._jobs, tracked=False)

    def _search_work_tree(self, tree: WorkTree, place: Place) -> Iterator[Hit]:
        wanted = self._is_wanted if self._exclude or self._named or self._apart else None
        try:
            for hit in self._scan(tree.left_over(wanted), gone=_NOT_IN_TREE, patience=_MANY):
                if not self._is_behind_link(hit.path):
                    yield hit
            self._coverage.scanned += tree.clean
            yield from self._scan(self._untracked(tree), gone=_VANISHED)
            yield from self._scan_forced_text(tree)
        except GitError as error:
            yield from self._do_without_git(tree, place, str(error))
        for folder, status in tree.closed:
            self._settle(folder, status)

    def _scan_forced_text(self, tree: WorkTree) -> Iterator[Hit]:
        """They are counted already: git has passed over them as text without anything."""
        for path in filter(self._is_wanted, tree.forced_text()):
            status = scan(path, self._needles)
            if status.found:
                yield Hit(path=path, found=status.found)
            elif status.found is None:
                self._settle(path, status)

    def _do_without_git(self, tree: WorkTree, place: Place, error: str) -> Iterator[Hit]:
        if tree.listed:
            self._coverage.unreadable = True
            self._coverage.notes.append(f"git did not list all of {place.folder}: {error}")
            return
        self._coverage.notes.append(f"git does not read {place.folder}, so its folders are walked: {error}")
        for folder in place.pathspecs or (place.folder,):
            yield from self._walk(Place(folder=folder, prefix=f"{folder}/", in_git=False), None)

    def _untracked(self, tree: WorkTree) -> Iterator[str]:
        for path in filter(self._is_wanted, tree.untracked()):
            if path.endswith("/"):
                self._enter(path[:-1])
            else:
                yield path

    def _walk(self, place: Place, text_without: TextWithout | None) -> Iterator[Hit]:
        apart = self._apart - {place.folder}
        walk = Walk(place.folder, exclude=self._exclude, apart=apart, coverage=self._coverage, other=self._settle)
        paths = (path for path in walk if path not in self._named) if self._named else walk
        prefix = os.fsencode(place.prefix)
        left_over = Without(map(os.fsencode, paths), (prefix + path for path in text_without or ()))
        patience = _MANY if text_without else FEW
        yield from self._scan(map(os.fsdecode, left_over), gone=_VANISHED, patience=patience)
        self._coverage.scanned += left_over.count
        for folder in walk.work_trees:
            self._enter(folder)

    def _scan(self, paths: Iterable[str], *, gone: str, patience: int = FEW) -> Iterator[Hit]:
        for path, status in scan_all(paths, self._needles, jobs=self._jobs, patience=patience):
            if status is Status.CLEAN:
                self._coverage.scanned += 1
            elif status.found is not None:
                self._coverage.scanned += 1
                if (path := self._shorten(path)) not in self._named:
                    yield Hit(path=path, found=status.found)
            elif status is Status.VANISHED:
                self._coverage.skip(path, gone)
            else:
                self._settle(path, status)

    def _settle(self, path: str, status: Status) -> None:
        """Counts what is not examined, and why."""
        if status is Status.FOLDER:
            self._enter_submodule(path)
        elif status is Status.LINK:
            try:
                target = os.path.realpath(path)
            except OSError as error:
                self._coverage.skip(path, status_of(error).reason)
                return
            if not os.path.exists(target):  # noqa: PTH110 -- what pathlib would raise of a loop
                self._coverage.skip(path, "broken link")
            elif not is_below(target, self._roots):  # others are seen where they lead to
                self._coverage.skip(path, "link out of the tree")
        else:
            self._coverage.skip(path, status.reason, unreadable=status.hides)

    def _shorten(self, path: str) -> str:
        """The same path without a way up and down again, as a walk that begins above the working directory has it."""
        return shown(os.path.join(self._here, path), self._here) if path.startswith("../") else path  # noqa: PTH118 -- paths are text here

    def _enter(self, folder: str) -> None:
        """A folder that is no part of the work tree or the folder it is in: a clone, or what looks like one."""
        in_git = find_git() is not None and is_top(Path(folder))
        self._waiting.append(Place(folder=folder, prefix=f"{folder}/", in_git=in_git))

    def _enter_submodule(self, folder: str) -> None:
        """What git tracks, and is a folder."""
        if is_top(Path(folder)):
            self._enter(folder)
        elif not os.listdir(folder):  # noqa: PTH208 -- names are enough
            self._coverage.skip(folder, "submodule not checked out")

    def _is_wanted(self, path: str) -> bool:
        """Whether the path is neither left out nor examined otherwise."""
        return not (
            path in self._named
            or self._exclude.matches(path)
            or (self._apart and any(path.startswith(f"{folder}/") for folder in self._apart))
        )

    def _is_behind_link(self, path: str) -> bool:
        """Whether a tracked file's folder has become a link: what that leads to is no part of the work tree here."""
        folder = os.path.dirname(path)  # noqa: PTH120 -- for every file
        return os.path.realpath(folder) != os.path.normpath(os.path.join(self._here, folder))  # noqa: PTH118 -- paths are text here
