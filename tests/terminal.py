"""hintctl on a terminal. Not for Windows, which has no ptys."""

import os
import sys
from pathlib import Path

from tests import pseudo_terminal


class Terminal:
    """hintctl on a terminal of its own, where keys can be pressed."""

    def __init__(self, *arguments: str | Path) -> None:
        self._process, self._terminal = pseudo_terminal.start([sys.executable, "-m", "hintctl", *arguments])
        self.shown = b""

    def read_until(self, text: bytes, times: int = 1) -> None:
        """Reads until a text has been shown so often, or all has. Raises TimeoutError where it waits in vain."""
        while self.shown.count(text) < times and self._read():
            pass

    def press(self, key: bytes) -> None:
        os.write(self._terminal, key)

    def end(self) -> int:
        """Reads to the end, and returns the exit code. Raises TimeoutError where that does not come."""
        while self._read():
            pass
        return self._process.wait(timeout=30)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)

    def _read(self) -> bool:
        content = pseudo_terminal.read(self._terminal)
        self.shown += content
        return bool(content)
