"""The config file as it is read: checked as a whole, each mistake told with its line."""

import re
import shlex
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from hintctl.api_key import ApiKey
from hintctl.config.sources import KeySource
from hintctl.errors import ConfigError, did_you_mean

_PROFILE = ("endpoint", "api_key", "api_key_command", "keyring_entry")
_FILE = ("profile", "profiles")
_LONGEST_FILE = 1 << 20  # bytes; a thousand profiles are a tenth of it
_SETTING = re.compile("[a-z_]{1,32}")


class _Mistake(Exception):  # noqa: N818 -- what is wrong with a text; it becomes a ConfigError with its line
    """A mistake in a text; `line` finds it there, which takes longer than to read the text."""

    def __init__(self, line: Callable[[str], int], problem: str, hint: str) -> None:
        super().__init__(problem)
        self.line, self.problem, self.hint = line, problem, hint


@dataclass(frozen=True, kw_only=True)
class Profile:
    """The settings for one practice, None where the file has none.

    `api_key` is a key that the file itself holds, `keyring_entry` names the entry of the OS keyring that has it.
    `api_key_command` is a program that prints it, as one text or as its words.
    """

    name: str
    endpoint: str | None = None
    api_key: ApiKey | None = None
    api_key_command: str | list[str] | None = None
    keyring_entry: str | None = None

    @property
    def key_source(self) -> KeySource | None:
        """Where the profile's own key is, None where it has none."""
        if self.api_key_command:
            return KeySource.COMMAND
        if self.keyring_entry:
            return KeySource.KEYRING
        return KeySource.FILE if self.api_key else None


@dataclass(frozen=True, kw_only=True)
class ConfigFile:
    """What the config file says; nothing where there is none. `default` is the profile to use when none is named."""

    path: Path
    default: str | None
    profiles: Mapping[str, Profile]

    def choose(self, wanted: str | None) -> str | None:
        """The profile that counts where the command line and the environment name `wanted`, whether it exists or not.

        Without a default, a profile of the name `default` is it.
        """
        return wanted or self.default or ("default" if "default" in self.profiles else None)

    def profile(self, name: str) -> Profile:
        """The profile of this name. Raises ConfigError."""
        if found := self.profiles.get(name):
            return found
        known = f"It has: {', '.join(sorted(self.profiles))}." if self.profiles else ""
        advice = f"{did_you_mean(name, self.profiles) or known} Make it: hintctl auth login --profile".strip()
        raise ConfigError(f"no profile {name!r} in {self.path}.", hint=f"{advice} {shlex.quote(name)}")


def read_config(path: Path) -> ConfigFile:
    """Reads the config file. Raises ConfigError for one that can't be read or has a mistake in it."""
    return parse_config(read_text(path), path)


def profile_names(path: Path) -> list[str]:
    """The names of the profiles in the config file, for a completion. Raises ConfigError for one that can't be read.

    Their settings are not checked, and no line of a mistake is looked for: both take longer than to read the file.
    """
    try:
        profiles = _parse_toml(read_text(path)).get("profiles")
    except _Mistake:
        return []
    return (
        [name for name, settings in profiles.items() if isinstance(settings, dict)]
        if isinstance(profiles, dict)
        else []
    )


def read_text(path: Path) -> str:
    """The config file's text, empty where there is none. Raises ConfigError for one that can't be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for, a device never ends
            raise ConfigError(f"{path} is not a file.", hint="Move it away.")
        with path.open("rb") as file:
            data = file.read(_LONGEST_FILE + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {error.strerror}.", hint="Check its permissions.") from None
    if len(data) > _LONGEST_FILE:
        raise ConfigError(f"{path} is longer than 1 MiB, which no config file is.", hint="Move it away.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}, line {line}: this is not UTF-8.", hint="Save it as UTF-8.") from None


def parse_config(text: str, path: Path) -> ConfigFile:
    """Reads the text of the config file at `path`. Raises ConfigError for a mistake in it: none may be ignored."""
    try:
        return _parse(text, path)
    except _Mistake as mistake:
        message = f"{path}, line {mistake.line(text)}: {mistake.problem}."
        raise ConfigError(message, hint=mistake.hint) from None


def check_name(name: str) -> str:
    """The name, fit for a profile: to be typed and shown without trouble. Raises ConfigError."""
    if not name.isprintable() or name != name.strip() or name.startswith("-"):
        raise ConfigError(f"{name!r} can't be the name of a profile.", hint="Use letters and digits.")
    return name


def name_setting(name: str) -> str:
    """How an error names a setting that there is not: in quotes, unless it may be a key in the wrong place."""
    return f"there is no setting {name!r}" if _SETTING.fullmatch(name) else "there is no such setting"


def _parse(text: str, path: Path) -> ConfigFile:
    document = _parse_toml(text)
    for key in document:
        if key not in _FILE:
            advice = did_you_mean(key, _FILE) or "Outside of [profiles.NAME] there is only profile."
            raise _fault((key,), name_setting(key), advice)
    default, profiles = document.get("profile"), document.get("profiles", {})
    if default is not None and (not isinstance(default, str) or not default):
        raise _fault(("profile",), "profile is not a name", 'Write profile = "NAME".')
    if not isinstance(profiles, dict):
        raise _fault(("profiles",), "profiles is not a table", "Write [profiles.NAME].")
    return ConfigFile(
        path=path,
        default=default,
        profiles={name: _read_profile(name, settings) for name, settings in profiles.items()},
    )


def _fault(keys: tuple[str, ...], problem: str, hint: str) -> _Mistake:
    from hintctl.config.lines import line_of

    return _Mistake(partial(line_of, keys=keys), problem, hint)


def _parse_toml(text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        from hintctl.config.lines import line_of_error

        # What else than a TOMLDecodeError comes is of a number without end, or of brackets without end.
        known = isinstance(error, tomllib.TOMLDecodeError)
        problem = str(error).partition(" (at ")[0].rstrip(".") if known else "too much of it"
        raise _Mistake(
            partial(line_of_error, error=error), f"this is not valid TOML: {problem}", "Fix it, or move it away."
        ) from None


def _read_profile(name: str, settings: Any) -> Profile:
    if not isinstance(settings, dict):
        raise _fault(("profiles", name), f"profile {name} is not a table", f"Write [profiles.{name}].")
    for key, value in settings.items():
        at = ("profiles", name, key)
        if key not in _PROFILE:
            advice = did_you_mean(key, _PROFILE) or f"A profile has {', '.join(_PROFILE)}."
            raise _fault(at, f"{name_setting(key)} of a profile", advice)
        words = isinstance(value, list) and all(isinstance(word, str) for word in value)
        if not isinstance(value, str) and not (words and key == "api_key_command"):
            raise _fault(at, f"{key} is not text", "Put it in quotes.")
        if not value:
            raise _fault(at, f"{key} is empty", "Give it a value, or delete the line.")
    try:
        at = ("profiles", name, "endpoint")
        if endpoint := settings.get("endpoint"):
            from hintctl.api.endpoint import Endpoint

            Endpoint.parse(endpoint)
        at = ("profiles", name, "api_key")
        key = ApiKey(settings["api_key"], source="this file") if "api_key" in settings else None
    except ConfigError as error:
        raise _fault(at, error.message.rstrip("."), error.hint) from None
    return Profile(
        name=name,
        endpoint=endpoint,
        api_key=key,
        api_key_command=settings.get("api_key_command"),
        keyring_entry=settings.get("keyring_entry"),
    )
