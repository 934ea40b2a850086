"""Shows one record, or one value of it."""

import json
import sys
from typing import Any

from hintctl.api.answers import Record
from hintctl.api.environment import Environment
from hintctl.output.console import emit, is_terminal
from hintctl.output.text import clean

_FIRST = ("id", "integration_record_id")


def show_record(record: Record, environment: Environment) -> None:
    """Shows the fields that have a value, the two IDs first: as a table on a terminal, else a line each."""
    fields = {"integration_record_id": "(not linked)"}
    fields = {"id": record.hint_id} | fields | {n: _plain(v) for n, v in record.fields.items() if v not in (None, "")}
    title = f"{record.resource.value} {record.hint_id} ({environment.value})"
    if not is_terminal(sys.stdout):
        emit(title)
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
        style = "bold" if name in _FIRST else ""
        table.add_row(Text(clean(name), style="dim"), Text(clean(value), style=style))
    console = Console(highlight=False)
    console.print(Text(clean(title), style="bold"), soft_wrap=True)
    console.print(table)


def show_field(value: Any) -> None:
    """Shows one bare value: exactly as it is for a program, safe for a terminal."""
    text = _plain(value) if value is not None else ""
    sys.stdout.write((clean(text) if is_terminal(sys.stdout) else text) + "\n")


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
