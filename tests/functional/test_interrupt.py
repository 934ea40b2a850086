"""Real processes, real signals: what Ctrl-C leaves behind."""

import os
import shlex
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.functional.conftest import Call
from tests.running import Hintctl, Serve, Start, read_until

ROWS = 400


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


def journal_outcomes(home: Path) -> dict[str, int]:
    (journal,) = (home / "state" / "runs").glob("*.db")
    with closing(sqlite3.connect(journal)) as database:
        return dict(database.execute("SELECT outcome, count(*) FROM link GROUP BY outcome"))


def test_the_first_interrupt_lets_requests_finish_and_names_the_command_that_goes_on(
    slow: Path, home: Path, start: Start
) -> None:
    run = start("bulk-link", slow, "--yes", "--rate", "200", "--verbose")
    read_until(run.stderr, "PATCH", times=20)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert run.returncode == 130, err
    assert "Traceback" not in err
    outcomes = journal_outcomes(home)
    assert sum(outcomes.values()) == ROWS
    assert outcomes["linked"] >= 20
    assert err.count("no answer") == 0, "requests in flight were waited for"
    assert f"{outcomes['pending']} pending" in out
    assert f"{outcomes['pending']} rows pending. Go on with: hintctl runs resume " in err
    again = start(*shlex.split(err.partition("Go on with: hintctl ")[2]))
    read_until(again.stderr, f"{outcomes['pending']} to link")
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    assert out.startswith(f"{ROWS} linked ({ROWS} rows, ")
    assert journal_outcomes(home) == {"linked": ROWS}


def test_the_second_interrupt_stops_at_once(slow: Path, home: Path, start: Start) -> None:
    run = start("bulk-link", slow, "--yes", "--rate", "200", "--verbose")
    read_until(run.stderr, "PATCH", times=5)
    run.send_signal(signal.SIGINT)
    read_until(run.stderr, "Ctrl-C again", times=1)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=30)
    assert run.returncode == 130, err
    assert "Traceback" not in err
    assert journal_outcomes(home)["pending"] > 0


def test_an_interrupt_while_planning_leaves_nothing(slow: Path, home: Path, start: Start) -> None:
    run = start("bulk-link", slow, "--yes", "--rate", "1", "--verbose")
    read_until(run.stderr, "GET", times=1)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert [*(home / "state" / "runs").iterdir()] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_a_killed_run_keeps_its_journal_and_is_resumed(slow: Path, home: Path, start: Start, hintctl: Hintctl) -> None:
    run = start("bulk-link", slow, "--yes", "--rate", "200", "--verbose")
    read_until(run.stderr, "PATCH", times=20)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate(timeout=30)
    outcomes = journal_outcomes(home)
    assert sum(outcomes.values()) == ROWS
    assert outcomes["linked"] >= 15, "what was answered was journalled at once"
    assert f"{outcomes['pending']} pending" in hintctl("runs", "show", "last").out
    again = start("runs", "resume", "last", "--rate", "400", "--verbose")
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    # What had been on its way and was written counts as linked by this run, not as linked already.
    assert out.startswith(f"{ROWS} linked ({ROWS} rows, ")
    assert err.count("PATCH") <= ROWS - outcomes["linked"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows inherits no ignored signals")
def test_an_ignored_interrupt_stays_ignored(slow: Path, start: Start) -> None:
    ignoring = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does for what a script runs with `&`
    try:
        run = start("bulk-link", slow, "--yes", "--rate", "400", "--verbose")
    finally:
        signal.signal(signal.SIGINT, ignoring)
    read_until(run.stderr, "PATCH", times=5)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 0, err
    assert out.startswith(f"{ROWS} linked ")
