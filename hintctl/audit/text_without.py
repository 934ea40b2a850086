"""Leaves to git what git is quick at: seeing that a text file holds none of the names."""

import os
from collections.abc import Iterable, Iterator, Sequence

from hintctl.audit.git import Git
from hintctl.audit.needles import Needles

_MEMORY = 1 << 30  # bytes: git takes a file in whole. At one that is too large it gives up, and the rest is ours.


class TextWithout:
    """The text files that hold none of the needles, as paths relative to `folder`, in the order of their bytes.

    They are the tracked ones; or, not `tracked`, those of a folder that is in no work tree, or that git leaves out.
    A file that is missing here is to be looked into: git is quick, but nothing rests on its having looked.
    """

    def __init__(
        self, folder: str, pathspecs: Sequence[str], needles: Needles, *, jobs: int, tracked: bool = True
    ) -> None:
        options = [
            "--no-color",
            "--no-textconv",
            "--no-recurse-submodules",
            "--threads",
            str(jobs + 1),
            "-I",
            "-L",
            "-z",
        ]
        if not tracked:
            options += ["--no-index", "--exclude-standard"]
        self._folder, self._tracked = folder, tracked
        self._tail = ["--", *pathspecs]
        self._options = [*options, "-i"]
        self._needles = needles
        self._git = self._start(perl=True)

    def __iter__(self) -> Iterator[bytes]:
        items = iter(self._git)
        first = next(items, None)
        if first is not None:
            yield first
            yield from items
        elif self._git.end()[0] > 1:  # this git lacks PCRE
            self._git = self._start(perl=False)
            yield from self._git

    def stop(self) -> None:
        """Ends it, whatever it is at."""
        self._git.stop()

    def _start(self, *, perl: bool) -> Git:
        arguments = ["grep", *self._options, *self._needles.git_options(perl=perl), *self._tail]
        if self._tracked:
            return Git(arguments, cwd=self._folder, memory=_MEMORY)
        above = os.path.dirname(os.path.realpath(self._folder))  # noqa: PTH120 -- paths are text here
        no_excludes = {"core.excludesFile": ""}
        return Git(arguments, cwd=self._folder, memory=_MEMORY, ceiling=above, configuration=no_excludes)


class Without:
    """The paths that are not among the others, each once. Both are in the order of their bytes; else, too many come.

    `count` is how many were among the others.
    """

    def __init__(self, paths: Iterable[bytes], others: Iterable[bytes]) -> None:
        self._paths = paths
        self._others = others
        self.count = 0

    def __iter__(self) -> Iterator[bytes]:
        others = iter(self._others)
        other = next(others, None)
        previous = None
        for path in self._paths:
            if path == other:
                self.count += 1
                previous = path
                other = next(others, None)
                continue
            if path == previous:
                continue
            while other is not None and other < path:
                other = next(others, None)
            if path == other:
                self.count += 1
            else:
                yield path
            previous = path
