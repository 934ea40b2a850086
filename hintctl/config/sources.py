"""Where a setting can come from."""

from enum import StrEnum


class Source(StrEnum):
    """Where a setting comes from, as JSON says it."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    PROFILE = "profile"
    FILE = "file"
    DEFAULT = "default"


class KeySource(StrEnum):
    """Where a key comes from, as JSON says it; `label` is for people."""

    ENVIRONMENT = "environment"
    COMMAND = "api_key_command"
    KEYRING = "keyring"
    FILE = "file"
    EMULATOR = "emulator"

    @property
    def label(self) -> str:
        """Its name for people."""
        return _LABELS[self]


_LABELS = {
    KeySource.ENVIRONMENT: "HINT_API_KEY",
    KeySource.COMMAND: "api_key_command",
    KeySource.KEYRING: "the keyring",
    KeySource.FILE: "the config file",
    KeySource.EMULATOR: "the emulator",
}
