"""How far long work is: a bar on a terminal, a line every few seconds elsewhere. Always on stderr."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from hintctl.output.console import is_terminal, tell
from hintctl.output.text import clean, duration

_SECONDS_BETWEEN_LINES = 5


class Progress(Protocol):
    """Work whose steps are shown as they are done."""

    def expect(self, steps: int) -> None:
        """So many more steps are to come."""

    def advance(self, ended: str = "") -> None:
        """One step was done; `ended` says how, where that is to be counted."""

    def say(self, line: str) -> None:
        """Shows a line without spoiling the display."""


@contextmanager
def progress(label: str, total: int | None, *, plain: bool = False) -> Iterator[Progress]:
    """Shows the progress of `total` steps (None: their number is not known yet) while the block runs.

    It is `plain` where others write lines meanwhile: a bar would be torn by them.
    """
    # A dumb terminal can't draw a line again, so that Rich would show nothing on it.
    if plain or not is_terminal(sys.stderr) or os.environ.get("TERM") in ("dumb", "unknown"):
        yield _Lines(label, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress
    from rich.text import Text

    console = Console(stderr=True, highlight=False)
    columns = [
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[state]}"),
        TimeRemainingColumn(compact=True),
    ]
    with RichProgress(*columns, console=console, transient=True, expand=True) as bar:
        task = bar.add_task(label, total=total, state="")
        ends: Counter[str] = Counter()

        class _Bar:
            def expect(self, steps: int) -> None:
                bar.update(task, total=bar.tasks[task].completed + steps)

            def advance(self, ended: str = "") -> None:
                ends[ended] += 1
                speed = bar.tasks[task].speed
                bar.update(task, advance=1, state=_state(speed, ends))

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
        self._ends: Counter[str] = Counter()
        self._started = self._last = clock()

    def expect(self, steps: int) -> None:
        self._total = self._done + steps

    def advance(self, ended: str = "") -> None:
        self._done += 1
        self._ends[ended] += 1
        now = self._clock()
        if now - self._last < _SECONDS_BETWEEN_LINES:
            return
        self._last = now
        rate = self._done / (now - self._started)
        line = f"{self._label}: {self._done:,}" + (f" of {self._total:,}" if self._total else "")
        line += f", {_state(rate, self._ends)}"
        if self._total and self._total > self._done:
            line += f", {duration((self._total - self._done) / rate)} left"
        tell(line)

    def say(self, line: str) -> None:
        tell(line)


def _state(rate: float | None, ends: Counter[str]) -> str:
    """The rate and how the steps ended: `19.6/s, 240 linked, 2 failed`."""
    parts = [f"{rate:.1f}/s"] if rate else []
    return ", ".join(parts + [f"{count:,} {ended}" for ended, count in ends.items() if ended])
