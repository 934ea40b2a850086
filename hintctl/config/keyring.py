"""Keys in the keyring of the operating system, through the `keyring` package where it is installed.

Loading it takes longer than all of hintctl, so it is loaded for profiles alone whose key is there.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from hintctl.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from keyring.backend import KeyringBackend

    from hintctl.api_key import ApiKey

_SERVICE = "hintctl"
_RECOMMENDED = 1  # keyring's own threshold for backends that keep secrets secret; those that don't, or can't, are below


def store_entry(profile: str, key: ApiKey) -> str | None:
    """Stores a key in a new entry and returns the entry's name; None where there is no keyring to use.

    Each time it is another entry, so that two config files with profiles of one name never see each other's key.
    Raises ConfigError for a keyring that is locked or fails.
    """
    if find_spec("keyring") is None:
        return None
    with _reported():
        backend = _backend()
        if backend.priority < _RECOMMENDED:
            return None
        entry = f"{profile}-{secrets.token_hex(4)}"
        backend.set_password(_SERVICE, entry, key.reveal())
    return entry


def read_entry(entry: str) -> str | None:
    """The text in an entry, None where there is no such entry. Raises ConfigError."""
    with _reported():
        return _backend().get_password(_SERVICE, entry)


def forget_entry(entry: str) -> bool:
    """Removes an entry. False where there is none: it is gone, or in another keyring. Raises ConfigError."""
    with _reported():
        backend = _backend()
        found = backend.get_password(_SERVICE, entry) is not None
        if found:
            backend.delete_password(_SERVICE, entry)
    return found


def _backend() -> KeyringBackend:
    if find_spec("keyring") is None:
        raise ConfigError(
            "the key is in the keyring, and the keyring package is not installed.",
            hint="Install hintctl[keyring], or store the key again: hintctl auth login",
        )
    import keyring

    return keyring.get_keyring()


@contextmanager
def _reported() -> Iterator[None]:
    """A failing keyring as a ConfigError. Its own text is left out: nobody knows what a backend quotes."""
    try:
        yield
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001 -- a backend raises whatever its system's library does
        kind = type(error).__name__
        what = "is locked" if kind == "KeyringLocked" else f"failed ({kind})"
        raise ConfigError(
            f"the keyring of this system {what}.",
            hint="Unlock it, or set HINT_API_KEY, or keep the key in a file: hintctl auth login --insecure-storage",
        ) from None
