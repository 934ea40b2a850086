"""What the tests of the promises tried: counted while they run, shown in the table."""

from collections import Counter

_counted: Counter[str] = Counter()


def count(what: str, number: int = 1) -> None:
    """Adds to a figure of the test that runs: `count("kills survived")`. `what` is a plural, in the reader's words."""
    _counted[what] += number


def take() -> dict[str, int]:
    """What was counted since the last time, by name."""
    taken = dict(_counted)
    _counted.clear()
    return taken
