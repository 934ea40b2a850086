"""Stores a profile's key, and forgets it."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hintctl.api.endpoint import Endpoint
from hintctl.api_key import ApiKey
from hintctl.config.document import Profile
from hintctl.config.edit import Document, change_profile, edit_config
from hintctl.config.keyring import forget_entry, store_entry
from hintctl.config.settings import DEFAULT_ENDPOINT
from hintctl.config.sources import KeySource
from hintctl.errors import ConfigError


@dataclass(frozen=True, kw_only=True)
class Stored:
    """Where a key is now. `left_behind` is a sentence on the key before it where that may still be in a keyring."""

    source: KeySource
    left_behind: str | None


@dataclass(frozen=True, kw_only=True)
class Forgotten:
    """Where a key was removed from, None where there was none. `missing` is a keyring entry that was not found."""

    source: KeySource | None
    missing: str | None = None


def store_key(file: Path, profile: str, key: ApiKey, *, endpoint: str, in_file: bool) -> Stored:
    """Makes `key` the key of a profile, in the keyring if there is one and not `in_file`, else in the config file.

    `endpoint` is where the key belongs; the profile keeps it, unless it has it already. Raises ConfigError; the old
    key then stands.
    """
    entry = None if in_file else store_entry(profile, key)
    before: list[str] = []

    def change(document: Document) -> None:
        settings = document.get("profiles", {}).get(profile, {})
        before[:] = [settings["keyring_entry"]] if "keyring_entry" in settings else []
        known = Endpoint.parse(settings.get("endpoint", DEFAULT_ENDPOINT)) == Endpoint.parse(endpoint)
        address = {} if known else {"endpoint": endpoint}
        change_profile(document, profile, **address, api_key=None if entry else key.reveal(), keyring_entry=entry)

    try:
        edit_config(file, change)
    except BaseException:
        if entry:
            with suppress(ConfigError):  # why the file can't be changed is what counts
                forget_entry(entry)
        raise
    left_behind = _forget_old(before[0]) if before else None
    return Stored(source=KeySource.KEYRING if entry else KeySource.FILE, left_behind=left_behind)


def forget_key(file: Path, profile: Profile) -> Forgotten:
    """Forgets a profile's key; its other settings stay. The config file is changed first, then the keyring.

    Raises ConfigError: where the file can't be changed, with all as it was; where the keyring fails, with the key gone
    from the profile, and the entry named that still holds it.
    """
    if not profile.keyring_entry and not profile.api_key:
        return Forgotten(source=None)
    removed: dict[str, str] = {}

    def change(document: Document) -> None:
        removed.update(document.get("profiles", {}).get(profile.name, {}))
        change_profile(document, profile.name, api_key=None, keyring_entry=None)

    edit_config(file, change)
    in_file = KeySource.FILE if "api_key" in removed else None
    entry = removed.get("keyring_entry")
    if entry is None:
        return Forgotten(source=in_file)
    try:
        found = forget_entry(entry)
    except ConfigError as error:
        raise ConfigError(
            f"the config file no longer names the key of profile {profile.name}, but the keyring still holds it: "
            f"{error.message}",
            hint=f"Unlock the keyring, and remove the entry {entry} of the service hintctl there.",
        ) from None
    return Forgotten(source=KeySource.KEYRING) if found else Forgotten(source=in_file, missing=entry)


def _forget_old(entry: str) -> str | None:
    try:
        if forget_entry(entry):
            return None
    except ConfigError as error:  # the new key is stored, which must not look like a failure
        return f"The keyring still holds the key before this one, in the entry {entry}: {error.message}"
    return f"The key before this one was not in the keyring. Another keyring may still hold its entry {entry}."
