"""`hintctl runs list|show|prune`, and journals that are in use or damaged, against the emulator over real HTTP."""

import json
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.running import Hintctl, Serve, Start, links_held, read_until

NOBODY = "pat-000000000000"


def runs(hintctl: Hintctl) -> list[dict[str, Any]]:
    found = json.loads(hintctl("runs", "list", "--json").out)
    assert isinstance(found, list)
    return found


def test_no_runs_are_an_empty_list(hintctl: Hintctl) -> None:
    assert runs(hintctl) == []
    ended = hintctl("runs", "list")
    assert (ended.code, ended.out, ended.err) == (0, "", "There are no runs.\n")


def test_runs_are_listed_and_shown_with_all_that_is_known(live: str, file: Path, hintctl: Hintctl) -> None:
    hintctl("bulk-link", file, "--yes")
    hintctl("bulk-link", "-", "--yes", "--replace", stdin=b"hint_id,your_id\npat-n32hjf4mmu1s,emr-9\n")
    newest, first = runs(hintctl)
    assert list(first) == [
        *("run", "state", "began", "file", "environment", "endpoint", "practice", "profile", "undoes"),
        *("rows", "linked", "unchanged", "replaced", "unlinked", "conflict", "not_found", "failed", "invalid"),
        "pending",
    ]
    assert (first["state"], first["file"], first["environment"]) == ("finished", str(file), "EMULATOR")
    assert (first["rows"], first["linked"], first["not_found"]) == (4, 3, 1)
    assert first["endpoint"] == live
    assert first["practice"]
    assert first["profile"] is first["undoes"] is None
    assert (newest["file"], newest["replaced"]) == ("standard input", 1)
    lines = hintctl("runs", "list").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == [newest["run"], first["run"]]
    shown = hintctl("runs", "show", first["run"])
    assert shown.code == 0
    assert "rows: 3 linked, 1 not found in Hint" in shown.out
    assert f"{file}:5: {NOBODY}: not found in Hint" in shown.err
    assert json.loads(hintctl("runs", "show", first["run"], "--json").out) == first


def test_the_report_of_a_run_can_be_had_later(live: str, file: Path, hintctl: Hintctl, tmp_path: Path) -> None:
    hintctl("bulk-link", file, "--yes", "--report", tmp_path / "then.csv")
    assert hintctl("runs", "show", "last", "--report", tmp_path / "later.csv").code == 0
    assert (tmp_path / "later.csv").read_text() == (tmp_path / "then.csv").read_text()


@pytest.mark.parametrize("command", ["show", "resume", "undo"])
@pytest.mark.parametrize("run", ["last", "2026", "20260101-000000-0000", "../x", ""])
def test_a_run_that_is_not_known_is_wrong_usage(live: str, hintctl: Hintctl, command: str, run: str) -> None:
    options = ["--yes"] if command == "undo" else []
    ended = hintctl("runs", command, run, *options)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert f"there is no run {run!r}. See: hintctl runs list" in ended.err


def test_a_damaged_journal_is_listed_shown_as_an_error_and_never_gone_on_with(
    stopped: Path, live: str, hintctl: Hintctl
) -> None:
    content = bytearray(stopped.read_bytes())
    at = content.index(b"emr-2")
    content[at : at + 5] = b"emr-9"
    stopped.write_bytes(content)
    held = links_held(live)
    for command in (("show",), ("resume",), ("undo", "--yes")):
        ended = hintctl("runs", command[0], "last", *command[1:], "--verbose" if command[0] != "show" else "--json")
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert "is damaged" in ended.err
        assert "hintctl verify" in ended.err
    assert hintctl("runs", "list").code == 0
    assert links_held(live) == held


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE run SET value = CAST(X'ff' AS TEXT) WHERE name = 'file'",
        "UPDATE run SET value = X'ff' WHERE name = 'file'",
        "INSERT INTO run VALUES (X'ff', '')",
    ],
)
def test_a_journal_whose_facts_are_no_text_is_damaged(stopped: Path, live: str, hintctl: Hintctl, damage: str) -> None:
    held = links_held(live)
    with closing(sqlite3.connect(stopped, isolation_level=None)) as database:
        database.execute(damage)
    for command in (("show",), ("resume",), ("undo", "--yes")):
        ended = hintctl("runs", command[0], "last", *command[1:])
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert "is damaged" in ended.err
    assert [run["state"] for run in runs(hintctl)] == ["damaged"]
    assert links_held(live) == held


def test_what_is_no_journal_does_not_disturb_the_list(stopped: Path, hintctl: Hintctl) -> None:
    (stopped.parent / "20260101-000000-0000.db").mkdir()
    (stopped.parent / "20261399-999999-0000.db").touch()
    assert [run["run"] for run in runs(hintctl)] == [stopped.stem]
    assert hintctl("runs", "list").code == 0
    assert hintctl("runs", "show", "last").code == 0
    assert hintctl("runs", "show", "20260101").code == 2


def test_what_is_under_way_is_left_alone(
    serve: Serve, file: Path, hintctl: Hintctl, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINT_API_URL", serve("--latency", "100"))
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    with file.open("a") as more:
        more.writelines(f"pat-{number:012},none-{number}\n" for number in range(1, 400))
    run = start("bulk-link", file, "--yes", "--rate", "5", "--verbose")
    read_until(run.stderr, "GET")
    run_id = runs(hintctl)[0]["run"]
    assert runs(hintctl)[0]["state"] == "under_way"
    for command in (("resume", run_id), ("undo", run_id, "--yes")):
        ended = hintctl("runs", *command)
        assert (ended.code, ended.out) == (5, "")
        assert f"run {run_id} is under way" in ended.err
    ended = hintctl("bulk-link", file, "--yes")
    assert (ended.code, ended.out) == (5, "")
    assert f"run {run_id} is working on {file}" in ended.err
    assert hintctl("runs", "show", run_id).code == 0
    assert hintctl("runs", "prune", "--older-than", "0s", "--unfinished", "--yes").out == "0 runs removed\n"
    run.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
    run.communicate(timeout=30)


def aged(journal: Path, run_id: str) -> str:
    """Gives a journal an ID that says that it is from another day."""
    journal.rename(journal.with_name(f"{run_id}.db"))
    return run_id


def test_old_runs_are_removed_and_those_that_could_go_on_only_when_asked_for(
    stopped: Path, live: str, file: Path, hintctl: Hintctl
) -> None:
    interrupted = aged(stopped, "20200101-000000-0001")
    hintctl("bulk-link", file, "--yes")
    (journal,) = set(stopped.parent.glob("*.db")) - {stopped.with_name(f"{interrupted}.db")}
    finished = aged(journal, "20200101-000000-0002")
    hintctl("bulk-link", "-", "--yes", stdin=b"hint_id,your_id\npat-D4hYs6LeJ3Vk,emr-9\n")
    (recent,) = {run["run"] for run in runs(hintctl)} - {interrupted, finished}
    ended = hintctl("runs", "prune", "--dry-run")
    assert (ended.code, [line.split("\t")[0] for line in ended.out.splitlines()]) == (0, [finished])
    assert len(runs(hintctl)) == 3
    ended = hintctl("runs", "prune")
    assert (ended.code, ended.out) == (2, ""), "there is no terminal to ask on"
    assert "--yes" in ended.err
    nothing = hintctl("runs", "prune", "--older-than", "99999d", "--yes")
    assert (nothing.out, nothing.err) == ("0 runs removed\n", "There is nothing to remove.\n")
    assert hintctl("runs", "prune", "--yes").out == "1 run removed\n"
    assert {run["run"] for run in runs(hintctl)} == {recent, interrupted}
    assert hintctl("runs", "prune", "--yes", "--unfinished").out == "1 run removed\n"
    assert {run["run"] for run in runs(hintctl)} == {recent}
    assert hintctl("runs", "prune", "--yes", "--older-than", "0s").out == "1 run removed\n"
    assert list(stopped.parent.iterdir()) == []


def test_a_damaged_journal_can_be_removed(stopped: Path, hintctl: Hintctl) -> None:
    stopped.write_bytes(b"")
    old = aged(stopped, "20200101-000000-0001")
    assert hintctl("runs", "prune", "--yes").out == "0 runs removed\n"
    assert [run["run"] for run in runs(hintctl)] == [old]
    assert hintctl("runs", "prune", "--yes", "--unfinished").out == "1 run removed\n"
    assert runs(hintctl) == []


def test_the_embedded_emulators_runs_go_on_with_it(file: Path, hintctl: Hintctl) -> None:
    hintctl("bulk-link", file, "--emulator", "--yes")
    assert hintctl("runs", "resume", "last", "--emulator").code == 1
    ended = hintctl("runs", "undo", "last", "--emulator", "--yes")
    assert (ended.code, ended.out[:10]) == (0, "3 unlinked")
