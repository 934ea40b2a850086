"""Finds the line of a setting in a TOML text, which tomllib does not tell."""

import tomllib
from collections.abc import Iterator, Sequence
from typing import Any


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line, from 1, on which the statement begins that brings in the setting at `keys`.

    The text is valid TOML and has the setting. Its statement begins after the last whole lines that are valid without
    it, however it is spelt: as a table, with dots, over several lines.
    """
    return 1 + max(count for count, document in _beginnings(text) if not _has(document, keys))


def line_of_error(text: str) -> int:
    """The line, from 1, on which the first statement begins that makes `text` no TOML."""
    return 1 + max(count for count, _ in _beginnings(text))


def _beginnings(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The whole lines at the beginning of the text that are valid TOML by themselves: how many, and what they say."""
    lines = [f"{line}\n" for line in text.split("\n")]
    for count in range(len(lines)):
        try:
            yield count, tomllib.loads("".join(lines[:count]))
        except (ValueError, RecursionError):
            continue  # they end within a statement, or after one that is wrong


def _has(document: Any, keys: Sequence[str]) -> bool:
    for key in keys:
        if not isinstance(document, dict) or key not in document:
            return False
        document = document[key]
    return True
