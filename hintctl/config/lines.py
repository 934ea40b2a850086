"""Finds the line of a mistake in a TOML text, which tomllib does not always tell."""

import re
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

_EXPECTED_QUOTES = re.compile("""^Expected "('+)\"""")
_AT_LINE = re.compile(r"\(at line ([0-9]+), column [0-9]+\)$")


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line, from 1, on which the statement begins that brings in the setting at `keys`.

    The text is valid TOML and has the setting. Its statement begins after the last whole lines that are valid without
    it, however it is spelt: as a table, with dots, over several lines.
    """
    lines = _lines(text)
    without, within = 0, len(lines)  # so many lines are valid and lack it, so many have it
    while within - without > 1:
        middle = (without + within) // 2
        # Lines that end within a statement say nothing: the nearest valid ones around the middle do.
        nearest = [*range(middle, without, -1), *range(middle + 1, within)]
        found = next(((count, read) for count in nearest if (read := _read(lines[:count])) is not None), None)
        if found is None:
            break
        count, document = found
        if _has(document, keys):
            within = count
        else:
            without = count
    return 1 + without


def line_of_error(text: str, error: Exception) -> int:
    """The line, from 1, on which tomllib found, with `error`, that `text` is no TOML.

    It names none for a text that ends too soon: that is the line with the quotes that are open, or else the last. Nor
    does it where it gives up, over a number or brackets without end.
    """
    lines = _lines(text.rstrip("\n"))
    if found := _AT_LINE.search(str(error)):
        return int(found[1])
    if quotes := _EXPECTED_QUOTES.match(str(error)):
        return text.count("\n", 0, text.rindex(quotes[1])) + 1  # there are no more of them behind those
    if isinstance(error, tomllib.TOMLDecodeError):
        return len(lines)
    return _first(len(lines), lambda count: _gives_up(lines[:count]))


def _first(last: int, holds: Callable[[int], bool]) -> int:
    """The first number from 1 for which something holds, that holds for `last` and from the first on."""
    low, high = 1, last
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")]


def _read(lines: Sequence[str]) -> dict[str, Any] | None:
    try:
        return tomllib.loads("".join(lines))
    except (ValueError, RecursionError):
        return None


def _gives_up(lines: Sequence[str]) -> bool:
    try:
        tomllib.loads("".join(lines))
    except tomllib.TOMLDecodeError:
        return False
    except (ValueError, RecursionError):
        return True
    return False


def _has(document: Any, keys: Sequence[str]) -> bool:
    for key in keys:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return True
