"""Which settings are in force, and where each comes from."""

import os
import shlex
from dataclasses import dataclass

from hintctl.config.document import ConfigFile, Profile, read_config
from hintctl.config.paths import Paths
from hintctl.config.sources import KeySource, Source
from hintctl.errors import ConfigError, UsageError

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


def chosen_profile(option: str | None, paths: Paths | None = None) -> tuple[ConfigFile, str | None]:
    """The config file, and the name of the profile in force, which it may not have; None where none is chosen.

    Raises UsageError for an option without a name, ConfigError for a config file with a mistake in it.
    """
    if option == "":
        raise UsageError("--profile is empty.", hint="Name a profile, or leave --profile out.")
    file = read_config((paths or Paths.from_environment()).config_file)
    return file, file.choose(option or os.environ.get("HINTCTL_PROFILE"))


def load_settings(*, profile: str | None, endpoint: str | None, paths: Paths) -> Settings:
    """Finds each setting: option (`profile`, `endpoint`), environment, profile in the config file, default.

    Raises UsageError for an empty option, ConfigError for a config file with a mistake in it, and for an unknown
    profile.
    """
    file, name = chosen_profile(profile, paths)
    chosen = file.profile(name) if name else None
    if profile or os.environ.get("HINTCTL_PROFILE"):
        profile_source = Source.OPTION if profile else Source.ENVIRONMENT
    else:
        profile_source = Source.FILE if file.default else Source.DEFAULT
    address, endpoint_source = find_endpoint(endpoint, chosen)
    own_key = chosen.key_source if chosen else None
    return Settings(
        file=file,
        profile=chosen,
        profile_source=profile_source if chosen else None,
        endpoint=address,
        endpoint_source=endpoint_source,
        key_source=KeySource.ENVIRONMENT if os.environ.get("HINT_API_KEY") else own_key,
    )


def misdirected(settings: Settings) -> ConfigError | None:
    """The error where the key in force is a profile's own, and the endpoint in force another host than the profile's.

    A key is its host's: whoever sets an address, in an environment for example, must not get the keys of profiles.
    """
    from hintctl.api.endpoint import Endpoint

    profile = settings.profile
    if profile is None or settings.key_source in (None, KeySource.ENVIRONMENT):
        return None
    own = Endpoint.parse(profile.endpoint or DEFAULT_ENDPOINT).origin
    given = Endpoint.parse(settings.endpoint).origin
    if own == given:
        return None
    by = "--endpoint" if settings.endpoint_source is Source.OPTION else "HINT_API_URL"
    return ConfigError(
        f"the key of profile {profile.name} is for {own}, not for {given}, which {by} names.",
        hint=f"Set HINT_API_KEY to a key for {given}, "
        f"or store one: hintctl auth login --profile NEW --endpoint {shlex.quote(settings.endpoint)}",
    )


def find_endpoint(option: str | None, profile: Profile | None) -> tuple[str, Source]:
    """The endpoint in force with this profile, as it was written, and where it comes from.

    Raises UsageError for an option without an address.
    """
    if option == "":
        raise UsageError("--endpoint is empty.", hint="Give an address, or leave --endpoint out.")
    found = (
        (option, Source.OPTION),
        (os.environ.get("HINT_API_URL"), Source.ENVIRONMENT),
        (profile and profile.endpoint, Source.PROFILE),
    )
    for text, source in found:
        if text:
            return text, source
    return DEFAULT_ENDPOINT, Source.DEFAULT
