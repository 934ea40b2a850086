"""Stores a profile's key, and forgets it."""

from dataclasses import dataclass
from pathlib import Path

from hintctl.api_key import ApiKey
from hintctl.config.document import Profile, read_config
from hintctl.config.edit import Document, change_profile, edit_config
from hintctl.config.keyring import forget_entry, store_entry
from hintctl.config.sources import KeySource
from hintctl.errors import ConfigError


@dataclass(frozen=True, kw_only=True)
class Stored:
    """Where a key is now. `left_behind` says why the keyring still has the one before, if it does."""

    source: KeySource
    left_behind: ConfigError | None = None


def store_key(file: Path, profile: str, key: ApiKey, *, endpoint: str | None, in_file: bool) -> Stored:
    """Makes `key` the key of a profile, in the keyring if there is one and not `in_file`, else in the config file.

    `endpoint` is what the profile's is to become, None to leave it. Raises ConfigError; the old key then stands.
    """
    before = read_config(file).profiles.get(profile)
    entry = None if in_file else store_entry(profile, key)

    def change(document: Document) -> None:
        address = {"endpoint": endpoint} if endpoint else {}
        change_profile(document, profile, **address, api_key=None if entry else key.reveal(), keyring_entry=entry)

    try:
        edit_config(file, change)
    except BaseException:
        if entry:
            forget_entry(entry)
        raise
    return Stored(source=KeySource.KEYRING if entry else KeySource.FILE, left_behind=_forget_old(before))


def forget_key(file: Path, profile: Profile) -> KeySource | None:
    """Forgets a profile's key; its other settings stay. Returns where it was, None where there was none.

    Raises ConfigError; the profile is then as it was.
    """
    if not profile.keyring_entry and not profile.api_key:
        return None
    if profile.keyring_entry:
        forget_entry(profile.keyring_entry)
    edit_config(file, lambda document: change_profile(document, profile.name, api_key=None, keyring_entry=None))
    return KeySource.KEYRING if profile.keyring_entry else KeySource.FILE


def _forget_old(before: Profile | None) -> ConfigError | None:
    if before is None or before.keyring_entry is None:
        return None
    try:
        forget_entry(before.keyring_entry)
    except ConfigError as error:
        return error  # the new key is stored, which must not look like a failure
    return None
