"""Shows names and their values."""

import sys
from collections.abc import Mapping

from hintctl.output.console import draws, emit
from hintctl.output.text import clean


def show_fields(fields: Mapping[str, str], *, styles: Mapping[str, str]) -> None:
    """Shows each name with its value: as a table on a terminal, else a line each.

    `styles` are those of some names' values, as Rich names them.
    """
    if not draws(sys.stdout):
        for name, value in fields.items():
            emit(f"{name}: {value}")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")  # Rich's own way cuts a word that does not fit, and an ID is one
    for name, value in fields.items():
        table.add_row(clean(name), Text(clean(value), style=styles.get(name, "")))
    Console(highlight=False, markup=False, emoji=False).print(table)
