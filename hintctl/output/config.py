"""Shows the settings in force, and where hintctl keeps its files."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hintctl.output.console import emit, is_terminal
from hintctl.output.text import clean

_NAMES = len("other profiles") + 2


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A setting in force; `value` is None where it is not set, and never a key.

    `source` says for scripts where it comes from, `origin` for people.
    """

    name: str
    value: str | None
    source: str | None
    origin: str


def settings_document(settings: Iterable[Shown], profiles: Sequence[str]) -> dict[str, object]:
    """The settings for `--json`, and the names of all profiles."""
    return {
        "settings": {setting.name: {"value": setting.value, "source": setting.source} for setting in settings},
        "profiles": list(profiles),
    }


def show_settings(settings: Iterable[Shown], others: Sequence[str]) -> None:
    """Shows the settings, a line each, and the names of the profiles that are not in force."""
    rows = [(setting.name, setting.value or "(not set)", setting.origin) for setting in settings]
    if others:
        rows.append(("other profiles", ", ".join(others), "config file"))
    _show(rows)


def show_paths(places: Mapping[str, str]) -> None:
    """Shows the name and the path of each place, a line each."""
    _show([(name, path, "") for name, path in places.items()])


def _show(rows: Iterable[tuple[str, str, str]]) -> None:
    """Rows of a name, a value and its origin: for people on a terminal, else with tabs between them."""
    terminal = is_terminal(sys.stdout)
    for name, value, origin in rows:
        if terminal:
            emit(f"{name:<{_NAMES}}{value}{f' ({origin})' if origin else ''}", hanging=_NAMES)
        else:
            sys.stdout.write("\t".join(clean(cell) for cell in (name, value, origin)).rstrip("\t") + "\n")
