"""Shows one record, or one value of it."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from hintctl.api.answers import Record
from hintctl.api.environment import Environment
from hintctl.errors import UsageError, did_you_mean
from hintctl.output.console import emit, is_terminal
from hintctl.output.fields import show_fields
from hintctl.output.text import clean

_FIRST = ("id", "integration_record_id")


def show_record(record: Record, environment: Environment) -> None:
    """Shows the fields that have a value, the two IDs first: as a table on a terminal, else a line each.

    An object in the record is shown field by field, under the names that `find_field` takes.
    """
    fields = {"id": record.hint_id, "integration_record_id": "(not linked)"}
    fields |= {name: _plain(value) for name, value in _flat(record.fields) if value not in (None, "")}
    emit((f"{record.resource.value} {record.hint_id} ({environment.value})", "bold"))
    show_fields(fields, styles=dict.fromkeys(_FIRST, "bold"))


def find_field(fields: Mapping[str, Any], name: str) -> Any:
    """The value of a field; `practitioner.id` is a field of an object in the record, `phones.0` one of a list.

    Raises UsageError where there is no such field, with the nearest name or with all of them.
    """
    value: Any = fields
    for part in [name] if name in fields else name.split("."):
        if isinstance(value, list) and part.isascii() and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        elif isinstance(value, Mapping) and part in value:
            value = value[part]
        else:
            names = dict.fromkeys([*fields, *(nested for nested, _ in _flat(fields))])
            hint = did_you_mean(name, names) or f"It has: {', '.join(names)}."
            raise UsageError(f"the record has no field {name!r}.", hint=hint)
    return value


def show_field(value: Any) -> None:
    """Shows one bare value: exactly as it is for a program, safe for a terminal."""
    text = _plain(value) if value is not None else ""
    sys.stdout.write((clean(text) if is_terminal(sys.stdout) else text) + "\n")


def _flat(fields: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """The fields, each object's own fields in its place."""
    for name, value in fields.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{within}{name}.")
        else:
            yield f"{within}{name}", value


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
