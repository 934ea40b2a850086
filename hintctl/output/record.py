"""Shows one record, or one value of it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hintctl.api.answers import Record
from hintctl.api.environment import Environment
from hintctl.errors import UsageError, did_you_mean
from hintctl.output.console import emit, is_terminal, stdout_for_programs
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
    found = list(_values_named(name, fields))
    if not found:
        names = dict.fromkeys([*fields, *(nested for nested, _ in _flat(fields))])
        hint = did_you_mean(name, names) or f"It has: {', '.join(names)}."
        raise UsageError(f"the record has no field {name!r}.", hint=hint)
    return found[-1]  # as a table shows the last of two fields of one name


def show_field(value: Any) -> None:
    """Shows one bare value: exactly as it is for a program, in UTF-8; safe for a terminal.

    Raises UsageError for text with half a character in it, which no program could be given.
    """
    text = _plain(value) if value is not None else ""
    stdout = stdout_for_programs()
    try:
        stdout.write((clean(text) if is_terminal(stdout) else text) + "\n")
    except UnicodeEncodeError:
        raise UsageError("the value has half a character in it, which is no text.", hint="Use --json.") from None


def _values_named(name: str, within: Any) -> Iterator[Any]:
    """What the name may stand for. A name in it may itself hold dots, so they do not tell where one ends."""
    parts: Iterable[tuple[str, Any]] = ()
    if isinstance(within, Mapping):
        parts = within.items()
    elif isinstance(within, list):
        parts = ((str(index), value) for index, value in enumerate(within))
    for part, value in parts:
        if part == name:
            yield value
        elif name.startswith(f"{part}."):
            yield from _values_named(name.removeprefix(f"{part}."), value)


def _flat(fields: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """The fields, each object's own fields in its place."""
    for name, value in fields.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{within}{name}.")
        else:
            yield f"{within}{name}", value


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
