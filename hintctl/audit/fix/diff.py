"""Shows a change as git does."""

import difflib
import re
from collections.abc import Iterator

from hintctl.audit.source import Source

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # \r and other ends are part of a line, as they are to git


def diff(source: Source, text: str) -> str:
    """The unified diff from a file's text to `text`, with `a/` and `b/`; empty if they are the same."""
    before, after = _LINE.findall(source.text), _LINE.findall(text)
    lines = difflib.unified_diff(before, after, f"a/{source.path}", f"b/{source.path}")
    return "".join(_ended(lines))


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
