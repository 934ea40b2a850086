"""Ctrl-C drains, saves and says how to go on; exit code 130, no traceback. Pressed in a pty, at random moments.

Taking the signal handler out of `interruptible`, or the advice out of the error, made a test here fail.
"""

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.promises.conftest import Prepare
from tests.running import Hintctl, links_held

if sys.platform == "win32":
    pytest.skip("Windows has no ptys", allow_module_level=True)

import fcntl
import pty
import termios

CTRL_C = b"\x03"


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


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def plain(shown: bytes) -> str:
    """The text without colours, movements and line ends that a terminal adds."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", shown.decode())


@pytest.mark.parametrize("case", range(8))
def test_ctrl_c_at_any_moment(
    case: int, prepare: Prepare, terminals: list[Terminal], hintctl: Hintctl, home: Path
) -> None:
    url, file = prepare("--latency", "30")
    chance = random.Random(case)
    terminals.append(Terminal("bulk-link", file, "--yes", "--rate", "200", "--verbose"))
    terminal = terminals[0]
    terminal.read_until(b" ms", times=chance.randrange(1, 100))
    terminal.press(CTRL_C)
    assert terminal.end() == 130
    shown = plain(terminal.shown)
    assert "Traceback" not in shown
    assert shown.count("\nhintctl: interrupted.") == 1

    runs = json.loads(hintctl("runs", "list", "--json").out)
    if "PATCH" not in shown:
        assert [run["state"] for run in runs] in ([], ["interrupted"])
    if not runs:
        return
    (run,) = runs
    assert run["state"] == "interrupted"
    assert f"Go on with: hintctl runs resume {run['run']}" in shown
    assert f"{run['pending']} pending (" in shown, "the summary"
    assert len(re.findall("PATCH .* 200 ", shown)) == run["linked"], "each answer that came was written down"
    assert "no answer" not in shown, "requests in flight were waited for"
    assert hintctl("runs", "resume", run["run"], "--rate", "1000").code == 1
    held = links_held(url)
    resumed = json.loads(hintctl("runs", "list", "--json").out)[0]
    assert (resumed["pending"], resumed["failed"]) == (0, 0)
    rows = [line.split(",") for line in file.read_text().splitlines()[1:]]
    assert sum(held.get(hint_id) == own for hint_id, own in rows) == resumed["linked"] + resumed["unchanged"]


def test_the_second_ctrl_c_stops_at_once_with_a_summary_and_the_command(
    prepare: Prepare, terminals: list[Terminal], hintctl: Hintctl
) -> None:
    _, file = prepare()
    terminals.append(Terminal("bulk-link", file, "--yes", "--rate", "20", "--verbose"))
    terminal = terminals[0]
    terminal.read_until(b"PATCH", times=3)
    terminal.press(CTRL_C)
    terminal.read_until(b"Ctrl-C again")
    terminal.press(CTRL_C)
    assert terminal.end() == 130
    shown = plain(terminal.shown)
    assert "Traceback" not in shown
    assert "Ctrl-C again stops at once" in shown
    assert " pending (" in shown
    assert "Go on with: hintctl runs resume" in shown
    assert hintctl("runs", "resume", "last", "--rate", "1000").code == 1
