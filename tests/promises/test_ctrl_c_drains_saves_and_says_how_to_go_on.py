"""Ctrl-C drains, saves and says how to go on; exit code 130, no traceback. Pressed in a pty, at random moments.

Taking the signal handler out of `interruptible`, or the advice out of the error, made a test here fail.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.promises.conftest import Prepare
from tests.running import Hintctl, links_held

if sys.platform == "win32":
    pytest.skip("Windows has no ptys", allow_module_level=True)

from tests.terminal import Terminal

CTRL_C = b"\x03"


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def plain(shown: bytes) -> str:
    """The text without colours, movements and line ends that a terminal adds."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", shown.decode())


def unbroken(shown: str) -> str:
    """The lines as they were before the terminal was too narrow for them."""
    return " ".join(shown.split())


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
    if run["pending"]:
        assert run["state"] == "interrupted"
        assert f"Go on with: hintctl runs resume {run['run']}" in unbroken(shown)
    else:  # what was in flight was all that was left
        assert run["state"] == "finished"
        assert "Go on with" not in shown
    left = f"{run['pending']} pending (" if run["pending"] else " linked"
    assert left in unbroken(shown), "the summary"
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
    assert " pending (" in unbroken(shown)
    assert "Go on with: hintctl runs resume" in unbroken(shown)
    assert hintctl("runs", "resume", "last", "--rate", "1000").code == 1
