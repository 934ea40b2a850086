"""A config file to read."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hintctl.config import Paths

WriteConfig = Callable[..., Paths]


@pytest.fixture
def write_config(home: Path) -> WriteConfig:
    """Writes a config file, by default readable by its owner alone, and returns where everything is."""

    def write(text: str | bytes, mode: int = 0o600) -> Paths:
        paths = Paths.from_environment()
        home.mkdir(exist_ok=True)
        paths.config_file.write_bytes(text if isinstance(text, bytes) else text.encode())
        paths.config_file.chmod(mode)
        return paths

    return write


def key_command(program: str) -> str:
    """A profile whose key a Python program prints."""
    return f"[profiles.default]\napi_key_command = {json.dumps([sys.executable, '-c', program])}\n"
