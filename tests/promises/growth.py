"""How the time of some work grows with the length of its text."""

import math
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from tests.promises.figures import count

MOST_GROWTH = 3.0  # for twice the length; a square would be 4
FLOOR = 0.2  # seconds of processor time: less is not worth a thought, and too little to compare
LENGTH = 100_000  # characters: over so many, a square of steps takes far more than the floor
PATIENCE = 3.0  # seconds of processor time


class TooLongError(Exception):
    """It went on for longer than any linear scan takes."""


@contextmanager
def patience() -> Iterator[None]:
    """Gives up after a while: what takes exponential time would never end."""

    def give_up(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, give_up)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def seconds(work: Callable[[], object], floor: float = FLOOR) -> float:
    """Processor time of the better of two runs; of the first if that is below the floor."""
    best = math.inf
    for _ in range(2):
        start = time.process_time()
        try:
            with patience():
                work()
        except TooLongError:
            return math.inf
        best = min(best, time.process_time() - start)
        if best < floor:
            break
    return best


def grown(text: str, work: Callable[[str], object]) -> float:
    """How many times as long twice the text takes, as seen from a quarter of it; 0 if that is too short to tell."""
    whole = seconds(lambda: work(text))
    if whole < FLOOR or whole == math.inf:
        return 0.0 if whole < FLOOR else math.inf
    return math.sqrt(whole / max(seconds(lambda: work(text[: len(text) // 4])), 1e-6))


def slow(units: Iterable[str], work: Callable[[str], object], length: int = LENGTH) -> dict[str, float]:
    """The units of which a long text takes more than twice the time of its half, by how much."""
    growths = {unit: grown(unit * (length // len(unit)), work) for unit in units}
    count("adversarial texts read", len(growths))
    return {unit: growth for unit, growth in growths.items() if growth >= MOST_GROWTH}
