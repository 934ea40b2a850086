"""Processes on a pseudo-terminal of their own. Not for Windows, which has none."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path


def start(
    command: Sequence[str | Path],
    *,
    columns: int = 80,
    lines: int = 24,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> tuple[subprocess.Popen[bytes], int]:
    """Starts a process that the terminal belongs to, so that its ^C is for it; returns it, and our end of the terminal.

    What is written there are its keys; `read` gives what it shows.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    attributes = termios.tcgetattr(theirs)
    attributes[3] |= termios.NOFLSH  # else a ^C throws away what we have not read yet
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        env=env,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(theirs)
    return process, ours


def read(terminal: int, *, patience: float = 60) -> bytes:
    """What was shown since the last time, waiting for it; nothing when the last process has let go of the terminal.

    Raises TimeoutError where nothing comes for `patience` seconds: a test would hang with what it tests.
    """
    if not select.select([terminal], [], [], patience)[0]:
        raise TimeoutError(f"the terminal showed nothing for {patience:.0f} s")
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says it with an error, others with an empty read
        return b""


def read_all(terminal: int) -> bytes:
    """Everything up to the end; closes our end of the terminal."""
    shown = bytearray()
    while chunk := read(terminal):
        shown += chunk
    os.close(terminal)
    return bytes(shown)
