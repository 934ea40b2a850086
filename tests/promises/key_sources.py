"""A key that is found wherever it shows up, configured in each of the ways that there are."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, assert_never

import keyring
import pytest

from tests.fake_keyring import FileKeyring
from tests.promises.figures import count

CANARY = "CANARY-n32hjf4mmu1s"
Source = Literal["environment", "file", "command", "keyring", "none"]
SOURCES = pytest.mark.parametrize("source", ["environment", "file", "command", "keyring"])


def write_profile(home: Path, settings: str, endpoint: str = "https://api.hint.com", name: str = "default") -> None:
    """Makes a config file with one profile."""
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text(f"[profiles.{name}]\nendpoint = '{endpoint}'\n{settings}\n")
    (home / "config.toml").chmod(0o600)


def key_command(program: str) -> str:
    """The setting for a key that a Python program prints."""
    return f"api_key_command = ['{sys.executable}', '-c', '''{program}''']"


@contextmanager
def configured(
    source: Source, home: Path, monkeypatch: pytest.MonkeyPatch, endpoint: str, key: str = CANARY
) -> Iterator[None]:
    """A key and its endpoint, configured in one of the ways, or in none; the keyring's is of a profile to be named."""
    before = keyring.get_keyring()
    with monkeypatch.context() as patch:
        match source:
            case "environment":
                patch.setenv("HINT_API_KEY", key)
                patch.setenv("HINT_API_URL", endpoint)
            case "file":
                write_profile(home, f'api_key = "{key}"', endpoint)
            case "command":
                patch.setenv("CANARY_FOR_THE_COMMAND", key)
                write_profile(home, key_command('import os; print(os.environ["CANARY_FOR_THE_COMMAND"])'), endpoint)
            case "keyring":
                write_profile(home, 'keyring_entry = "clinic-1"', endpoint, name="clinic")
                patch.setenv("HINTCTL_PROFILE", "clinic")
                patch.setenv("PYTHON_KEYRING_BACKEND", "tests.fake_keyring.FileKeyring")  # for a process of its own
                patch.setenv("FILE_KEYRING", str(home.parent / "keyring.json"))
                keyring.set_keyring(FileKeyring())
                keyring.set_password("hintctl", "clinic-1", key)
                try:
                    yield
                finally:
                    keyring.set_keyring(before)
                return
            case "none":
                assert "HINT_API_KEY" not in os.environ
            case _:
                assert_never(source)
        yield


def files_with(key: str, folder: Path) -> list[str]:
    """The files below a folder that hold the key, other than those where it is kept."""
    files = [each for each in folder.rglob("*") if each.is_file() and each.name not in ("config.toml", "keyring.json")]
    count("files searched for a key", len(files))
    return [str(each) for each in files if key.encode() in each.read_bytes()]


def processes_with(text: str) -> set[int]:
    """The IDs of the processes, of all there are, that have a text in their command line."""
    lines = {int(entry.name): _command_line(entry) for entry in os.scandir("/proc") if entry.name.isdigit()}
    count("command lines searched for a key", len(lines))
    return {process for process, line in lines.items() if text in line}


def _command_line(process: os.DirEntry[str]) -> str:
    try:
        return Path(process.path, "cmdline").read_bytes().decode("latin-1")
    except OSError:  # it has ended meanwhile
        return ""
