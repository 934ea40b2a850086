"""hintctl on a terminal. Not for Windows, which has no ptys."""

import fcntl
import os
import pty
import subprocess
import sys
import termios
from pathlib import Path


class Terminal:
    """hintctl on a terminal of its own, where keys can be pressed."""

    def __init__(self, *arguments: str | Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, b"\x18\x00\x50\x00\x00\x00\x00\x00")  # 24 lines of 80
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hintctl", *(str(argument) for argument in arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        self.shown = b""

    def read_until(self, text: bytes, times: int = 1) -> None:
        while self.shown.count(text) < times and self._read():
            pass

    def press(self, key: bytes) -> None:
        os.write(self._master, key)

    def end(self) -> int:
        """Reads to the end, and returns the exit code."""
        while self._read():
            pass
        return self._process.wait(timeout=30)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def _read(self) -> bool:
        try:
            content = os.read(self._master, 4096)
        except OSError:  # Linux's way to say that nobody has the other end any more
            return False
        self.shown += content
        return bool(content)
