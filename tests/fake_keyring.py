"""Keyrings as `keyring` knows them, in the place of the system's."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

Entries = dict[str, str]


class FakeKeyring(KeyringBackend):
    """Keeps passwords in memory. With `failure` set, everything fails with it."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring leaves it without types
        self.entries: Entries = {}
        self.failure: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        return self._open().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._close({**self._open(), f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        entries = dict(self._open())
        if entries.pop(f"{service}/{username}", None) is None:
            raise PasswordDeleteError("Password not found")
        self._close(entries)

    def _open(self) -> Entries:
        if self.failure:
            raise self.failure
        return self.entries

    def _close(self, entries: Entries) -> None:
        self.entries = entries


class FileKeyring(FakeKeyring):
    """Keeps passwords in the file that FILE_KEYRING names, for processes: `PYTHON_KEYRING_BACKEND`."""

    @property
    def _file(self) -> Path:
        return Path(os.environ["FILE_KEYRING"])

    def _open(self) -> Entries:
        return dict(json.loads(self._file.read_text())) if self._file.exists() else {}

    def _close(self, entries: Entries) -> None:
        self._file.write_text(json.dumps(entries))
