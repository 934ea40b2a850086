"""How far long work is: a bar on a terminal, a line every few seconds elsewhere. Always on stderr."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from hintctl.output.console import is_terminal, tell
from hintctl.output.text import clean, duration

_SECONDS_BETWEEN_LINES = 5


class Progress(Protocol):
    """Work whose steps are shown as they are done."""

    def advance(self) -> None:
        """One step was done."""

    def say(self, line: str) -> None:
        """Shows a line without spoiling the display."""


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Progress]:
    """Shows the progress of `total` steps (None: their number is not known) while the block runs."""
    # A dumb terminal can't draw a line again, so that Rich would show nothing on it.
    if not is_terminal(sys.stderr) or os.environ.get("TERM") in ("dumb", "unknown"):
        yield _Lines(label, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    rate = TextColumn("{task.fields[rate]}")
    columns = [SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), rate]
    if total is not None:
        columns[2:2] = [BarColumn(bar_width=None)]
        columns.append(TimeRemainingColumn(compact=True))
    with RichProgress(*columns, console=console, transient=True, expand=total is not None) as bar:
        task = bar.add_task(label, total=total, rate="")

        class _Bar:
            def advance(self) -> None:
                speed = bar.tasks[task].speed
                bar.update(task, advance=1, rate=f"{speed:.1f}/s" if speed else "")

            def say(self, line: str) -> None:
                console.print(Text(clean(line)), soft_wrap=True)

        yield _Bar()


class _Lines:
    """Plain lines: nothing for short work, one every few seconds for long work."""

    def __init__(self, label: str, total: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._label = label
        self._total = total
        self._clock = clock
        self._done = 0
        self._started = self._last = clock()

    def advance(self) -> None:
        self._done += 1
        now = self._clock()
        if now - self._last < _SECONDS_BETWEEN_LINES:
            return
        self._last = now
        rate = self._done / (now - self._started)
        line = f"{self._label}: {self._done:,}" + (f" of {self._total:,}" if self._total else "") + f", {rate:.1f}/s"
        if self._total:
            line += f", {duration((self._total - self._done) / rate)} left"
        tell(line)

    def say(self, line: str) -> None:
        tell(line)
