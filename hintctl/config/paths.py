"""Where hintctl keeps its files."""

import os
from dataclasses import dataclass
from pathlib import Path

from hintctl.errors import ConfigError


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
