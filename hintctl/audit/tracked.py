"""A work tree of git: its list of the files, less those in which git has found no name."""

import os
from collections.abc import Callable, Iterator

from hintctl.audit.git import closed_folders, start_forced_text, start_tracked, start_untracked
from hintctl.audit.needles import Needles
from hintctl.audit.scan import Status, begins_wide
from hintctl.audit.targets import Place
from hintctl.audit.text_without import TextWithout, Without

_ATTRIBUTES = b".gitattributes"
_SMALL_LETTERS = ord("a")


class WorkTree:
    """The files at a place, listed and searched by git from now on. Paths come with the place's prefix.

    `listed`: git has named a file, so it can read the work tree. `clean` counts the text files that git searched and
    found nothing in. `closed` are folders that could not be read, and why. They are complete when all has been listed.
    """

    def __init__(self, place: Place, needles: Needles, *, jobs: int) -> None:
        self._prefix = os.fsencode(place.prefix)
        self._text_without = TextWithout(place.folder, place.pathspecs, needles, jobs=jobs)
        self._tracked = start_tracked(place.folder, place.pathspecs)
        self._untracked = start_untracked(place.folder, place.pathspecs)
        self._place = place
        self._attributes = False
        self._unsure: list[bytes] = []
        self.listed = False
        self.clean = 0
        self.closed: list[tuple[str, Status]] = []

    def left_over(self, wanted: Callable[[str], bool] | None) -> Iterator[str]:
        """The wanted tracked files to look into: with a name, or of which git says nothing.

        Raises GitError if git can't read the work tree.
        """
        left = Without(self._list_tracked(wanted), self._text_without)
        for path in left:
            yield os.fsdecode(self._prefix + path)
        self.clean += left.count
        yield from filter(wanted or None, map(os.fsdecode, self._unsure))
        self._tracked.check()

    def untracked(self) -> Iterator[str]:
        """The files that are neither tracked nor ignored. A path that ends with `/` is a work tree within."""
        for item in self._untracked:
            self._attributes |= item.endswith(_ATTRIBUTES)
            yield os.fsdecode(self._prefix + item)
        for folder, forbidden in closed_folders(self._untracked.check()):
            status = Status.NO_PERMISSION if forbidden else Status.PATH_TOO_LONG
            self.closed.append((os.fsdecode(self._prefix) + folder, status))

    def forced_text(self) -> Iterator[str]:
        """The files that are UTF-16 while their attributes say that git is to search them byte by byte."""
        if not self._attributes:
            return
        git = start_forced_text(self._place.folder, self._place.pathspecs)
        try:
            for path in (self._prefix + item for item in git):
                if path not in self._unsure and begins_wide(os.fsdecode(path)):
                    yield os.fsdecode(path)
            git.check()
        finally:
            git.stop()

    def stop(self) -> None:
        """Ends what is still running."""
        self._text_without.stop()
        self._tracked.stop()
        self._untracked.stop()

    def _list_tracked(self, wanted: Callable[[str], bool] | None) -> Iterator[bytes]:
        for item in self._tracked:
            self.listed = True
            if item.endswith(_ATTRIBUTES):
                self._attributes = True
            # In small letters: git has searched what it remembers of the file, not the file.
            if item[0] > _SMALL_LETTERS:
                self._unsure.append(self._prefix + item[2:])
            elif not wanted or wanted(os.fsdecode(self._prefix + item[2:])):
                yield item[2:]
