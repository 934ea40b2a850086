"""Ctrl-C drains, saves and says how to go on; exit code 130, no traceback."""

import json
import os
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fault_proxy import FaultProxy
from tests.faults import hang
from tests.promises.conftest import Prepare
from tests.promises.figures import count
from tests.running import Hintctl, Serve, links_held

if sys.platform == "win32":
    pytest.skip("Windows has no ptys", allow_module_level=True)

from tests.terminal import Terminal

CTRL_C = b"\x03"
CASES = range(int(os.environ.get("HINTCTL_INTERRUPTIONS", "8")))
SHOWN = ("--rate", "60", "--verbose")  # slow enough not to end while a busy machine keeps us from pressing


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


def interrupted(terminal: Terminal) -> str:
    """What the terminal shows of a command that was interrupted."""
    terminal.press(CTRL_C)
    assert terminal.end() == 130
    shown = plain(terminal.shown)
    assert "Traceback" not in shown
    assert shown.count("\nhintctl: interrupted.") == 1
    count("commands interrupted")
    return shown


def check_how_to_go_on(shown: str, run: dict[str, object]) -> None:
    """What a run showed at its end that had begun to write, beside what its journal says."""
    assert run["state"] == "interrupted"
    assert f"Go on with: hintctl runs resume {run['run']}" in unbroken(shown)
    assert f"{run['pending']} pending (" in unbroken(shown), "the summary"
    assert "no answer" not in shown, "requests in flight were waited for"


@pytest.mark.parametrize("case", CASES)
def test_ctrl_c_at_any_moment_of_a_run(
    case: int, prepare: Prepare, terminals: list[Terminal], hintctl: Hintctl, home: Path
) -> None:
    """
    Mutation: hintctl/cli/interrupt.py: `    signal.signal(signal.SIGINT, drain)` -> `    pass`
    Mutation: hintctl/cli/bulk_run.py: `raise error.with_advice(end.how_to_go_on()) from None` -> `raise error`
    Mutation: hintctl/linking/apply.py: `            self._client.limiter.close()` -> `            raise reason`
    Mutation: hintctl/errors.py: `exit_code = ExitCode.INTERRUPTED` -> `exit_code = ExitCode.FINDINGS`
    """
    url, file = prepare("--latency", "30")
    terminals.append(Terminal("bulk-link", file, "--yes", *SHOWN))
    terminals[0].read_until(b" ms", times=random.Random(case).randrange(1, 50))  # of 107: it ends while we press
    shown = interrupted(terminals[0])
    runs = json.loads(hintctl("runs", "list", "--json").out)
    if "PATCH" not in shown:
        assert [run["state"] for run in runs] in ([], ["interrupted"])
    if not runs:
        return
    check_how_to_go_on(shown, runs[0])
    answers = len(re.findall("PATCH .* 200 ", shown))
    assert answers == runs[0]["linked"], "each answer that came was written down"
    count("answers saved", answers)
    assert hintctl("runs", "resume", runs[0]["run"], "--rate", "1000").code == 1
    held = links_held(url)
    resumed = json.loads(hintctl("runs", "list", "--json").out)[0]
    assert (resumed["pending"], resumed["failed"]) == (0, 0)
    rows = [line.split(",") for line in file.read_text().splitlines()[1:]]
    assert sum(held.get(hint_id) == own for hint_id, own in rows) == resumed["linked"] + resumed["unchanged"]


@pytest.mark.parametrize("case", CASES[::4])
def test_ctrl_c_at_any_moment_of_an_undo(
    case: int, prepare: Prepare, terminals: list[Terminal], hintctl: Hintctl
) -> None:
    """
    Mutation: hintctl/cli/interrupt.py: `    signal.signal(signal.SIGINT, drain)` -> `    pass`
    """
    url, file = prepare("--latency", "30")
    before = links_held(url)
    assert hintctl("bulk-link", file, "--yes", "--replace", "--rate", "1000").code == 1
    terminals.append(Terminal("runs", "undo", "last", "--yes", *SHOWN))
    terminals[0].read_until(b"PATCH", times=random.Random(f"undo {case}").randrange(1, 80))
    shown = interrupted(terminals[0])
    undo, undone = json.loads(hintctl("runs", "list", "--json").out)
    assert undo["undoes"] == undone["run"]
    check_how_to_go_on(shown, undo)
    assert hintctl("runs", "resume", undo["run"], "--rate", "1000").code == 0
    assert links_held(url) == before


@pytest.mark.parametrize("command", [("verify", "--extra"), ("export", "patient")], ids=" ".join)
def test_ctrl_c_while_hint_is_only_asked_leaves_nothing_half_done(
    command: tuple[str, ...],
    serve: Serve,
    links: Path,
    terminals: list[Terminal],
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Mutation: hintctl/main.py: `return ExitCode.INTERRUPTED` -> `return ExitCode.FINDINGS`
    Mutation: hintctl/files.py: `temporary.unlink(missing_ok=True)` -> `pass`
    Mutation: hintctl/linking/journal_file.py: `if not kept:` -> `if kept:`
    """
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    monkeypatch.setenv("HINT_API_URL", serve("--patients", "3000", "--latency", "100"))
    output = tmp_path / "output.csv"
    output.write_text("what was there\n")
    options: list[str | Path] = [links, "--report", output] if command[0] == "verify" else ["-o", output]
    terminals.append(Terminal(*command, *options, "--verbose"))
    terminals[0].read_until(b" ms", times=3)
    interrupted(terminals[0])
    assert output.read_text() == "what was there\n"
    assert [path for path in tmp_path.iterdir() if path.suffix == ".tmp"] == []
    assert [path for path in home.rglob("*") if path.suffix in (".db", ".lock")] == []


def test_the_second_ctrl_c_stops_at_once_with_a_summary_and_the_command(
    prepare: Prepare, terminals: list[Terminal], hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/cli/interrupt.py: `writer.stop(` -> `signal.signal(signal.SIGINT, drain), writer.stop(`
    """
    url, file = prepare()
    hanging = {"PATCH"}
    with FaultProxy(url, lambda number, method, _: hang if method in hanging and number % 2 else None) as proxy:
        monkeypatch.setenv("HINT_API_URL", proxy.url)
        terminal = Terminal("bulk-link", file, "--yes", "--rate", "50", "--verbose")
        terminals.append(terminal)
        terminal.read_until(b"PATCH", times=3)
        terminal.press(CTRL_C)
        terminal.read_until(b"Ctrl-C again stops at once")
        began = time.monotonic()
        shown = interrupted(terminal)
        assert time.monotonic() - began < 30, "half of the time that an answer may take"
        assert " pending (" in unbroken(shown)
        assert "Go on with: hintctl runs resume" in unbroken(shown)
        hanging.clear()
        assert hintctl("runs", "resume", "last", "--rate", "1000").code == 1
