"""Which settings are in force, and where each comes from."""

import os
from dataclasses import dataclass

from hintctl.config.document import ConfigFile, Profile, read_config
from hintctl.config.paths import Paths
from hintctl.config.sources import KeySource, Source

DEFAULT_ENDPOINT = "https://api.hint.com"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings in force.

    `profile` is None where none is chosen, `key_source` where no key is configured. The key itself is not read yet:
    that may start a program, or ask the user something.
    """

    file: ConfigFile
    profile: Profile | None
    profile_source: Source | None
    endpoint: str
    endpoint_source: Source
    key_source: KeySource | None

    @property
    def profile_name(self) -> str | None:
        """The name of the profile."""
        return self.profile.name if self.profile else None


def wanted_profile(option: str | None) -> str | None:
    """The profile that the command line names, or else the environment."""
    return option or os.environ.get("HINTCTL_PROFILE") or None


def load_settings(*, profile: str | None, endpoint: str | None, paths: Paths) -> Settings:
    """Finds each setting: option (`profile`, `endpoint`), environment, profile in the config file, default.

    Raises ConfigError for a config file with a mistake in it, and for an unknown profile.
    """
    file = read_config(paths.config_file)
    wanted = wanted_profile(profile)
    name = file.choose(wanted)
    chosen = file.profile(name) if name else None
    if wanted:
        profile_source = Source.OPTION if profile else Source.ENVIRONMENT
    else:
        profile_source = Source.FILE if file.default else Source.DEFAULT
    address, endpoint_source = find_endpoint(endpoint, chosen)
    return Settings(
        file=file,
        profile=chosen,
        profile_source=profile_source if chosen else None,
        endpoint=address,
        endpoint_source=endpoint_source,
        key_source=_key_source(chosen),
    )


def find_endpoint(option: str | None, profile: Profile | None) -> tuple[str, Source]:
    """The endpoint in force with this profile, as it was written, and where it comes from."""
    found = (
        (option, Source.OPTION),
        (os.environ.get("HINT_API_URL"), Source.ENVIRONMENT),
        (profile and profile.endpoint, Source.PROFILE),
    )
    for text, source in found:
        if text:
            return text, source
    return DEFAULT_ENDPOINT, Source.DEFAULT


def _key_source(profile: Profile | None) -> KeySource | None:
    if os.environ.get("HINT_API_KEY"):
        return KeySource.ENVIRONMENT
    if profile and profile.api_key_command:
        return KeySource.COMMAND
    if profile and profile.keyring_entry:
        return KeySource.KEYRING
    return KeySource.FILE if profile and profile.api_key else None
