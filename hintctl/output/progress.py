"""How far long work is: a bar on a terminal, a line every few seconds elsewhere. Always on stderr."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from hintctl.output.console import draws, tell, tell_runner
from hintctl.output.github_actions import group_begin, group_end, in_github_actions
from hintctl.output.text import counted, duration

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
    if plain or not draws(sys.stderr):
        lines = _Lines(label, total)
        try:
            yield lines
        finally:
            lines.unfold()
        return
    from hintctl.output.bar import bar

    with bar(label, total) as drawn:
        yield drawn


class _Lines:
    """Plain lines: nothing for short work, one every few seconds for long work, folded away where a log can be."""

    def __init__(self, label: str, total: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._label = label
        self._total = total
        self._clock = clock
        self._done = 0
        self._ends: Counter[str] = Counter()
        self._started = self._last = clock()
        self._folded = False

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
        self._fold()
        tell(line)

    def say(self, line: str) -> None:
        self.unfold()
        tell(line)

    def unfold(self) -> None:
        """What comes next is to be seen."""
        if self._folded:
            tell_runner(group_end())
            self._folded = False

    def _fold(self) -> None:
        if in_github_actions() and not self._folded:
            tell_runner(group_begin(f"{self._label} ({self._total:,})" if self._total else self._label))
            self._folded = True


def _state(rate: float, ends: Counter[str]) -> str:
    """The rate and how the steps ended: `19.6/s, 240 linked, 2 failed`."""
    return ", ".join([f"{rate:.1f}/s", *counted(ends)])
