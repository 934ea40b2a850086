"""Where text goes: results to stdout, everything else to stderr."""

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO

from hintctl.output.github_actions import annotation, disarm, in_github_actions
from hintctl.output.text import clean, json_text

Piece = str | tuple[str, str]
"""A part of a line: text, or text and its style as Rich names it."""


def emit(*pieces: Piece, hanging: int = 0) -> None:
    """Writes one line of a result. In a pipe it is plain and never broken, whatever the environment asks for.

    Where it is too long for a terminal it goes on below itself, `hanging` cells further right.
    """
    _write(pieces, sys.stdout, coloured=draws(sys.stdout), hanging=hanging)


def emit_json(document: Any) -> None:
    """Writes a result as one JSON document."""
    print(json_text(document, indent=2))


def tell(*pieces: Piece, hanging: int = 0) -> None:
    """Writes one line that is not a result. With stderr gone nobody reads it, which is no reason to stop.

    It is coloured on a terminal, and elsewhere where FORCE_COLOR asks for it; `hanging` is as for `emit`.
    """
    forced = bool(os.environ.get("FORCE_COLOR")) and not os.environ.get("NO_COLOR")
    with suppress(OSError):
        _write(pieces, sys.stderr, coloured=forced or draws(sys.stderr), hanging=hanging)
        sys.stderr.flush()


def tell_runner(command: str) -> None:
    """Writes a workflow command of GitHub Actions, which no other line may hold."""
    with suppress(OSError):
        print(clean(command), file=sys.stderr, flush=True)


def tell_failure(message: str) -> None:
    """Writes why a command failed."""
    if in_github_actions():
        tell_runner(annotation("error", message))
    else:
        tell(("hintctl:", "bold red"), f" {message}")


def harmless(line: str) -> str:
    """The line with all that could steer who shows it as an escape: a terminal or, in its job, GitHub's runner."""
    return disarm(clean(line)) if in_github_actions() else clean(line)


def stdout_for_programs(*, streamed: bool = False) -> TextIO:
    """Stdout, in UTF-8 unless it is a terminal. `streamed` is for a reader who wants each line when it is there.

    An escape in place of a letter that a code page lacks would be another ID.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and not is_terminal(sys.stdout):
        sys.stdout.reconfigure(encoding="utf-8", errors="strict", line_buffering=streamed)
    return sys.stdout


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at the stream."""
    return stream.isatty()


def draws(stream: TextIO) -> bool:
    """Whether the stream is a terminal that knows colours and can go back to what it has drawn."""
    return is_terminal(stream) and os.environ.get("TERM") not in ("dumb", "unknown")


def _write(pieces: Iterable[Piece], stream: TextIO, *, coloured: bool, hanging: int = 0) -> None:
    parts = [
        (clean(text), style) for text, style in (each if isinstance(each, tuple) else (each, "") for each in pieces)
    ]
    plain = "".join(text for text, _ in parts)
    if (disarmed := harmless(plain)) != plain:
        plain, parts = disarmed, [(disarmed, "")]
    # Rich puts itself in the stream's place while it draws a bar, and takes whole lines for what goes above it.
    if hasattr(stream, "rich_proxied_file") or not (coloured and _needs_rich(parts, stream)):
        print(plain, file=stream)
        return
    from hintctl.output.styled import print_line

    print_line(parts, stream, hanging=hanging)


def _needs_rich(parts: list[tuple[str, str]], stream: TextIO) -> bool:
    """Whether there is anything to colour or, on a terminal, to break. To load Rich takes as long as `--help`."""
    if any(style for _, style in parts):
        return True
    length = sum(len(text) if text.isascii() else 2 * len(text) for text, _ in parts)
    return draws(stream) and length > os.get_terminal_size(stream.fileno()).columns
