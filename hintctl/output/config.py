"""Shows the settings in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hintctl.output.fields import show_fields


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
    fields = {
        setting.name: f"{setting.value or '(not set)'}{f' ({setting.origin})' if setting.origin else ''}"
        for setting in settings
    }
    if others:
        fields["other profiles"] = f"{', '.join(others)} (config file)"
    show_fields(fields)
