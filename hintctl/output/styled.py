"""Lines in colour, broken between words where a terminal is too narrow for them. Loaded only where Rich is needed."""

import re
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from hintctl.output.console import draws

_COMMAND = re.compile(r"(?<=: )hintctl [a-z-].*")
_LEAST_ROOM = 20  # cells for words, however narrow the terminal is


def print_line(pieces: Iterable[tuple[str, str]], stream: TextIO, *, hanging: int = 0) -> None:
    """Writes one line, each piece with its style. The text must be harmless for a terminal.

    Where it is too long for the terminal it goes on below itself, `hanging` cells further right. A command to type at
    its end gets a line of its own, which nothing breaks: so it can be copied.
    """
    console = Console(file=stream, highlight=False, force_terminal=True)
    text = Text.assemble(*pieces, overflow="ignore")  # a word that is longer than the line stays whole
    if not draws(stream) or text.cell_len <= console.width:
        console.print(text, soft_wrap=True)
        return
    command = _COMMAND.search(text.plain)
    prose = text[: command.start()] if command else text
    prose.rstrip()
    head, rest = prose[:hanging], prose[hanging:]
    for line in rest.wrap(console, max(console.width - hanging, _LEAST_ROOM)):
        line.rstrip()
        console.print(head + line, soft_wrap=True)
        head = Text(" " * hanging)
    if command:
        console.print(Text("  ") + text[command.start() :], soft_wrap=True)
