"""Real processes, real signals: what Ctrl-C leaves behind."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest

from tests.functional.conftest import Call
from tests.running import Serve

ROWS = 400
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def slow(serve: Serve, monkeypatch: pytest.MonkeyPatch, call: Call, tmp_path: Path) -> Path:
    """A file of many rows, and an environment with an emulator that takes its time to answer."""
    url = serve("--patients", str(2 * ROWS), "--latency", "50")
    monkeypatch.setenv("HINT_API_URL", url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    pages = [call(f"{url}/patients?limit=100&offset={offset}") for offset in range(0, 2 * ROWS, 100)]
    patients = [patient for page in pages for patient in page if not patient["integration_record_id"]]
    file = tmp_path / "many.csv"
    rows = [f"{patient['id']},many-{patient['id'][4:]}" for patient in patients[:ROWS]]
    file.write_text("\n".join(["hint_id,your_id", *rows]))
    return file


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts hintctl as a process of its own; ends it with the test, however that ends."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str | Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "hintctl", *(str(argument) for argument in arguments)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


def wait_for(stream: IO[str] | None, text: str, times: int) -> None:
    """Reads the lines of a process until one with `text` has come `times` times."""
    assert stream
    while times:
        line = stream.readline()
        assert line, "the process ended too soon"
        times -= text in line


def journal_outcomes(home: Path) -> dict[str, int]:
    (journal,) = (home / "state" / "runs").glob("*.db")
    with closing(sqlite3.connect(journal)) as database:
        return dict(database.execute("SELECT outcome, count(*) FROM link GROUP BY outcome"))


def test_the_first_interrupt_lets_requests_finish_and_a_second_run_goes_on(
    slow: Path, home: Path, start: Start
) -> None:
    run = start("bulk-link", slow, "--yes", "--rate", "200", "--verbose")
    wait_for(run.stderr, "PATCH", times=20)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert run.returncode == 130, err
    assert "Traceback" not in err
    outcomes = journal_outcomes(home)
    assert sum(outcomes.values()) == ROWS
    assert outcomes["linked"] >= 20
    assert err.count("no answer") == 0, "requests in flight were waited for"
    assert f"{outcomes['pending']} pending" in out
    assert f"{outcomes['pending']} rows pending: run the same command again" in err
    again = start("bulk-link", slow, "--yes", "--rate", "400")
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    assert f"{outcomes['pending']} linked, {ROWS - outcomes['pending']} already linked" in out


def test_the_second_interrupt_stops_at_once(slow: Path, home: Path, start: Start) -> None:
    run = start("bulk-link", slow, "--yes", "--rate", "200", "--verbose")
    wait_for(run.stderr, "PATCH", times=5)
    run.send_signal(signal.SIGINT)
    wait_for(run.stderr, "Ctrl-C again", times=1)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=30)
    assert run.returncode == 130, err
    assert "Traceback" not in err
    assert journal_outcomes(home)["pending"] > 0


def test_an_interrupt_while_planning_leaves_nothing(slow: Path, home: Path, start: Start) -> None:
    run = start("bulk-link", slow, "--yes", "--rate", "1", "--verbose")
    wait_for(run.stderr, "GET", times=1)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert [*(home / "state" / "runs").iterdir()] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_a_killed_run_keeps_its_journal_and_a_second_run_goes_on(slow: Path, home: Path, start: Start) -> None:
    run = start("bulk-link", slow, "--yes", "--rate", "200", "--verbose")
    wait_for(run.stderr, "PATCH", times=20)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate(timeout=30)
    outcomes = journal_outcomes(home)
    assert sum(outcomes.values()) == ROWS
    assert outcomes["linked"] >= 15, "what was answered was journalled at once"
    again = start("bulk-link", slow, "--yes", "--rate", "400")
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    already = re.search(r"(\d+) already linked \((\d+) rows", out)
    assert already
    assert int(already[1]) >= outcomes["linked"]
    assert int(already[2]) == ROWS


@pytest.mark.skipif(sys.platform == "win32", reason="Windows inherits no ignored signals")
def test_an_ignored_interrupt_stays_ignored(slow: Path, start: Start) -> None:
    ignoring = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for what a script runs with `&`
    try:
        run = start("bulk-link", slow, "--yes", "--rate", "400", "--verbose")
    finally:
        signal.signal(signal.SIGINT, ignoring)
    wait_for(run.stderr, "PATCH", times=5)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 0, err
    assert out.startswith(f"{ROWS} linked ")
