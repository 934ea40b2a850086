"""Settings: where each comes from, and which one is in force. Only `cli` and the crash log read this."""

import os
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hintctl.api_key import ApiKey
from hintctl.errors import ConfigError

DEFAULT_ENDPOINT = "https://api.hint.com"
_PROFILE_KEYS = {"endpoint", "api_key", "api_key_command"}


@dataclass(frozen=True, kw_only=True)
class Paths:
    """Where hintctl keeps its files: one config file, and a folder each for state and data."""

    config_file: Path
    state: Path
    data: Path

    @property
    def runs(self) -> Path:
        """Where the journals of runs are."""
        return self.state / "runs"

    @classmethod
    def from_environment(cls) -> "Paths":
        """The folders under `HINTCTL_HOME`, or else those the platform gives to applications. Raises ConfigError."""
        if home := os.environ.get("HINTCTL_HOME"):
            try:
                root = Path(home).expanduser().absolute()
            except RuntimeError:
                raise ConfigError(
                    f"HINTCTL_HOME is {home!r}, and nobody has that home.", hint="Name a folder."
                ) from None
            return cls(config_file=root / "config.toml", state=root / "state", data=root / "data")
        from platformdirs import PlatformDirs

        folders = PlatformDirs("hintctl", appauthor=False)
        try:
            return cls(
                config_file=folders.user_config_path / "config.toml",
                state=folders.user_state_path,
                data=folders.user_data_path,
            )
        except RuntimeError:
            raise ConfigError("this user has no home folder.", hint="Name a folder in HINTCTL_HOME.") from None


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings in force. `key` is None where none is configured; `profile` where none is chosen."""

    profile: str | None
    endpoint: str
    key: ApiKey | None


def load_settings(*, profile: str | None, endpoint: str | None, paths: Paths) -> Settings:
    """Finds each setting: option, then environment, then profile in the config file, then default.

    Raises ConfigError for a config file that can't be read or trusted, and for an unknown profile.
    """
    environment = os.environ
    document = _read_config_file(paths.config_file)
    name, settings = _choose_profile(document, profile or environment.get("HINTCTL_PROFILE"), paths.config_file)
    return Settings(
        profile=name,
        endpoint=endpoint or environment.get("HINT_API_URL") or settings.get("endpoint") or DEFAULT_ENDPOINT,
        key=_find_key(environment, name, settings, paths.config_file),
    )


def _find_key(
    environment: Mapping[str, str], profile: str | None, settings: Mapping[str, Any], file: Path
) -> ApiKey | None:
    if text := environment.get("HINT_API_KEY"):
        return ApiKey(text, source="HINT_API_KEY")
    if command := settings.get("api_key_command"):
        return ApiKey(_run_key_command(command, profile), source=f"api_key_command of profile {profile}")
    if text := settings.get("api_key"):
        _check_private(file)
        return ApiKey(text, source=f"profile {profile} in {file}")
    return None


def _run_key_command(command: str | list[str], profile: str | None) -> str:
    """What the profile's program prints. It may ask its user something, so it keeps the terminal."""
    where = f"api_key_command of profile {profile}"
    try:
        # Windows takes a command as one text, and a backslash in it is no escape.
        words = shlex.split(command) if isinstance(command, str) and sys.platform != "win32" else command
        return subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S603 -- the user's own program
    except (OSError, ValueError, IndexError) as error:
        # Not the system's text, which quotes the command: it may be a key in the wrong place.
        reason = error.strerror if isinstance(error, OSError) else "it is not a valid command"
        raise ConfigError(f"{where} can't be run: {reason}.", hint="Check the command.") from None
    except subprocess.CalledProcessError as error:
        raise ConfigError(f"{where} failed with exit code {error.returncode}.", hint="Run it to see why.") from None


def _read_config_file(file: Path) -> dict[str, Any]:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"{file} can't be read: {error.strerror}.", hint="Check its permissions.") from None
    except (ValueError, RecursionError) as error:
        # TOMLDecodeError is a ValueError; so is what text that is not UTF-8, or a number without end, raises.
        raise ConfigError(f"{file} is not valid TOML: {error}.", hint="Fix it, or move it away.") from None
    _check_document(document, file)
    return document


def _check_document(document: Mapping[str, Any], file: Path) -> None:
    """Raises ConfigError for a setting that does not exist or has the wrong type: it must not be ignored."""
    profiles = document.get("profiles", {})
    if unknown := sorted(set(document) - {"profile", "profiles"}):
        raise ConfigError(f"{file}: unknown setting {unknown[0]!r}.", hint="It may hold profile and [profiles.NAME].")
    if not isinstance(document.get("profile", ""), str):
        raise ConfigError(f"{file}: profile is not text.", hint='Write profile = "NAME".')
    if not isinstance(profiles, dict) or not all(isinstance(settings, dict) for settings in profiles.values()):
        raise ConfigError(f"{file}: profiles are not tables.", hint="Write [profiles.NAME].")
    for name, settings in profiles.items():
        if unknown := sorted(set(settings) - _PROFILE_KEYS):
            known = ", ".join(sorted(_PROFILE_KEYS))
            raise ConfigError(f"{file}: profile {name}: unknown setting {unknown[0]!r}.", hint=f"Known: {known}.")
        for key, value in settings.items():
            words = key == "api_key_command" and isinstance(value, list) and all(isinstance(w, str) for w in value)
            if not isinstance(value, str) and not words:
                raise ConfigError(f"{file}: profile {name}: {key} is not text.", hint="Put it in quotes.")


def _choose_profile(
    document: Mapping[str, Any], wanted: str | None, file: Path
) -> tuple[str | None, Mapping[str, Any]]:
    profiles: Mapping[str, Mapping[str, Any]] = document.get("profiles", {})
    name = wanted or document.get("profile") or ("default" if "default" in profiles else None)
    if name is None:
        return None, {}
    if name not in profiles:
        known = f"It has: {', '.join(sorted(profiles))}." if profiles else f"Add it there as [profiles.{name}]."
        raise ConfigError(f"no profile {name!r} in {file}.", hint=known)
    return name, profiles[name]


def _check_private(file: Path) -> None:
    """Raises ConfigError for a file with a key in it that others may read, as ssh does for its keys."""
    if sys.platform != "win32" and file.stat().st_mode & 0o077:
        raise ConfigError(
            f"{file} holds a key and others may read it.", hint=f"Run: chmod 600 {shlex.quote(str(file))}"
        )
