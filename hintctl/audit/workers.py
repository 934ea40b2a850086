"""Scans many files in order: few in this process, many in processes of their own."""

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import IO, cast

from hintctl.audit.needles import Needles
from hintctl.audit.scan import Status, scan

FEW = 400  # files that are scanned sooner than a process has started
_BATCH = 48  # files
_AHEAD = 6  # batches that each worker has before it: what a pipe takes, so that nobody waits for the other
_MOST_BYTES = 8000  # of paths in a batch, likewise


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def scan_all(paths: Iterable[str], needles: Needles, *, jobs: int, patience: int = FEW) -> Iterator[tuple[str, Status]]:
    """Each path with what came of it, in the order given. At most `jobs` processes, none for the first `patience`."""
    paths = iter(paths)
    for path in islice(paths, patience):
        yield path, scan(path, needles)
    first = next(paths, None)
    if first is None:
        return
    if jobs == 1 or not sys.executable or getattr(sys, "frozen", False):  # no Python to start
        yield first, scan(first, needles)
        for path in paths:
            yield path, scan(path, needles)
        return
    workers = [_Worker(needles) for _ in range(jobs)]
    try:
        yield from _share(_batches(first, paths), workers, needles)
    finally:
        for worker in workers:
            worker.stop()


def _share(batches: Iterator[list[str]], workers: "list[_Worker]", needles: Needles) -> Iterator[tuple[str, Status]]:
    waiting: deque[tuple[_Worker, list[str]]] = deque()
    for number, batch in enumerate(batches):
        if len(waiting) >= len(workers) * _AHEAD:
            yield from _answered(*waiting.popleft(), needles)
        worker = workers[number % len(workers)]
        worker.send(batch)
        waiting.append((worker, batch))
    while waiting:
        yield from _answered(*waiting.popleft(), needles)


def _answered(worker: "_Worker", batch: list[str], needles: Needles) -> Iterator[tuple[str, Status]]:
    answer = worker.receive(len(batch))
    if len(answer) < len(batch):  # the worker was killed
        for path in batch:
            yield path, scan(path, needles)
        return
    for path, status in zip(batch, answer, strict=True):
        yield path, _STATUSES[status]


def _batches(first: str, paths: Iterator[str]) -> Iterator[list[str]]:
    batch, size = [first], len(first)
    for path in paths:
        batch.append(path)
        size += len(path)
        if len(batch) >= _BATCH or size > _MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Worker:
    """A process that runs `hintctl.audit.scan.work`: the bare interpreter, which starts in a few milliseconds."""

    def __init__(self, needles: Needles) -> None:
        from subprocess import DEVNULL, PIPE, Popen

        package = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 -- no pathlib yet
        program = f"import sys; sys.path.insert(0, {package!r}); from hintctl.audit.scan import work; work()"
        self._process = Popen(  # noqa: S603 -- ourselves
            [sys.executable, "-I", "-S", "-c", program], stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
        self._stdin, self._stdout = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._dead = False
        self._write(b"names" if needles.names else b"")

    def send(self, batch: list[str]) -> None:
        self._write(b"\0".join(map(os.fsencode, batch)))

    def receive(self, length: int) -> bytes:
        """The next answer; less than `length` bytes if the process has ended."""
        return self._stdout.read(length)

    def stop(self) -> None:
        """Ends the process, whatever it is at."""
        self._process.kill()
        self._dead = True
        with suppress(BrokenPipeError), self._process:
            pass

    def _write(self, frame: bytes) -> None:
        if self._dead:
            return
        try:
            self._stdin.write(len(frame).to_bytes(4, "big") + frame)
            self._stdin.flush()
        except BrokenPipeError:
            self._dead = True


_STATUSES = tuple(Status)
