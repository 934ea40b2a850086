"""A bar for long work on a terminal. Loaded only where one is drawn."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.progress import Progress as RichProgress
from rich.table import Column
from rich.text import Text

from hintctl.output.text import clean, counted, duration

_NARROWEST = 10  # cells of the bar itself


class Bar:
    """One bar, with the interface of `Progress`."""

    def __init__(self, drawn: RichProgress, label: str, total: int | None, ends: Counter[str]) -> None:
        self._drawn = drawn
        self._task = drawn.add_task(label, total=total)
        self._ends = ends

    def expect(self, steps: int) -> None:
        """So many more steps are to come."""
        self._drawn.update(self._task, total=self._drawn.tasks[0].completed + steps)

    def advance(self, ended: str = "") -> None:
        """One step was done."""
        self._ends[ended] += 1
        self._drawn.advance(self._task)

    def say(self, line: str) -> None:
        """Shows a line above the bar."""
        self._drawn.console.print(Text(clean(line)), soft_wrap=True)


@contextmanager
def bar(label: str, total: int | None) -> Iterator[Bar]:
    """Draws a bar on stderr while the block runs, and takes it away then."""
    console = Console(stderr=True, highlight=False)
    ends: Counter[str] = Counter()
    spinner = "dots" if console.encoding.startswith("utf") else "line"  # code pages lack the dots
    columns = [
        SpinnerColumn(spinner, style="cyan"),
        TextColumn("{task.description}"),
        BarColumn(
            bar_width=None,
            style="dim",  # Rich's own greys and pinks are for dark backgrounds: on white, what is to come looks done
            complete_style="cyan",
            finished_style="green",
            pulse_style="cyan",
            table_column=Column(min_width=_NARROWEST, ratio=1),
        ),
        _Figures(ends),
    ]
    with RichProgress(*columns, console=console, transient=True, expand=True) as drawn:
        yield Bar(drawn, label, total, ends)


class _Figures(ProgressColumn):
    """What is done, how fast, for how much longer, and how it ended: a narrow terminal cuts the end."""

    def __init__(self, ends: Counter[str]) -> None:
        self._ends = ends
        super().__init__(Column(no_wrap=True, overflow="ellipsis"))

    def render(self, task: Task) -> Text:
        done, left = int(task.completed), task.time_remaining
        parts = [f"{done:,} of {int(task.total):,}" if task.total else f"{done:,}"]
        parts += [f"{task.speed:.1f}/s"] if task.speed else []
        parts += [f"{duration(left)} left"] if left else []
        parts += counted(self._ends)
        return Text(", ".join(parts))
