"""Shows names and their values."""

import os
import sys
from collections.abc import Mapping
from typing import Protocol

from hintctl.output.console import Piece, emit, is_terminal, tell
from hintctl.output.text import clean

_LEAST_ROOM = 24  # cells for values beside their names: a Hint ID has 16


class Say(Protocol):
    """`emit` or `tell`."""

    def __call__(self, *pieces: Piece, hanging: int = 0) -> None:
        """Writes one line."""


def show_fields(fields: Mapping[str, str], *, styles: Mapping[str, str] | None = None, say: Say = emit) -> None:
    """Shows each name with its value: in two columns on a terminal, else as `name: value`, a line each.

    On a terminal that is too narrow for them, a value stands below its name: no ID is ever broken, so it can be copied.
    `styles` are those of some names' values, as Rich names them.
    """
    stream = sys.stderr if say is tell else sys.stdout
    if not is_terminal(stream):
        for name, value in fields.items():
            say(f"{name}: {value}")
        return
    width = max(len(clean(name)) for name in fields) + 2
    beside = os.get_terminal_size(stream.fileno()).columns - width >= _LEAST_ROOM
    for name, value in fields.items():
        styled = (value, (styles or {}).get(name, ""))
        if beside:
            say(f"{clean(name):<{width}}", styled, hanging=width)
        else:
            say(name)
            say("  ", styled, hanging=2)
