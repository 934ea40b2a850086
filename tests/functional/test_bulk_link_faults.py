"""What a run does when something gives way under it after it began: nothing is lost, and nothing claimed."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from hintctl.cli import bulk_run
from hintctl.linking import seen
from tests.functional.conftest import Call
from tests.functional.relay import changing
from tests.running import Hintctl

ADA, BEA = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    file = tmp_path / "two.csv"
    file.write_text(f"hint_id,your_id\n{ADA},emr-1\n{BEA},emr-2\n")
    return file


def without_link(answer: bytes) -> bytes:
    """The answer as from an API that leaves the field out of its lists."""

    def strip(record: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in record.items() if name != "integration_record_id"}

    return json.dumps([strip(record) for record in json.loads(answer)]).encode()


def test_a_list_that_does_not_tell_the_links_overwrites_none(
    live: str, two: Path, hintctl: Hintctl, call: Call
) -> None:
    call(f"{live}/patients/{ADA}", "PATCH", {"integration_record_id": "old-1"})
    with changing(live, lambda _, path, answer: without_link(answer) if "limit=" in path else None) as url:
        ended = hintctl("bulk-link", two, "--yes", HINT_API_URL=url)
    assert ended.code == 1
    assert ended.out.startswith("1 linked, 1 in conflict")
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] == "old-1"


def test_a_record_that_does_not_tell_its_link_is_not_linked(live: str, hintctl: Hintctl, call: Call) -> None:
    call(f"{live}/patients/{ADA}", "PATCH", {"integration_record_id": "old-1"})
    with changing(live, lambda *_: json.dumps({"id": ADA}).encode()) as url:
        ended = hintctl("link", "patient", ADA, "emr-1", HINT_API_URL=url)
    assert (ended.code, ended.out) == (6, "")
    assert "does not say whether" in ended.err
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] == "old-1"


def test_a_plan_that_waited_for_its_answer_is_made_again(
    live: str, two: Path, hintctl: Hintctl, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions: list[str] = []

    def confirm(question: str, err: bool) -> bool:
        questions.append(question)
        call(f"{live}/patients/{ADA}", "PATCH", {"integration_record_id": "meanwhile"})
        if len(questions) == 2:
            monkeypatch.setattr(seen, "FRESH", 60)
        return True

    monkeypatch.setattr(seen, "FRESH", 0)
    monkeypatch.setattr("typer.confirm", confirm)
    monkeypatch.setattr(bulk_run, "check_can_ask", lambda **_: None)
    ended = hintctl("bulk-link", two)
    assert questions == [f"Write to EMULATOR {urlsplit(live).netloc} ({links} to link)?" for links in (2, 1)]
    assert ended.out.startswith("1 linked, 1 in conflict")
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] == "meanwhile"


def test_saying_no_writes_nothing(
    live: str, two: Path, hintctl: Hintctl, call: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typer.confirm", lambda *_, **__: False)
    monkeypatch.setattr(bulk_run, "check_can_ask", lambda **_: None)
    ended = hintctl("bulk-link", two)
    assert ended.code == 1
    assert ended.out.startswith("2 to write (2 rows, ")
    assert ended.out.endswith("nothing written)\n")
    assert call(f"{live}/patients/{ADA}")["integration_record_id"] is None
    assert [*(home / "state" / "runs").iterdir()] == []


def test_a_report_that_can_not_be_written_any_more_is_told_and_the_run_still_counts(
    live: str, two: Path, hintctl: Hintctl, call: Call, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()

    def remove(method: str, path: str, _answer: bytes) -> None:
        if method == "PATCH" and folder.exists():
            folder.rmdir()

    rejects = tmp_path / "rejects.csv"
    with changing(live, remove) as url:
        ended = hintctl("bulk-link", two, "--yes", "--report", folder / "r.csv", "--rejects", rejects, HINT_API_URL=url)
    assert ended.code == 1
    assert ended.out.startswith("2 linked")
    assert "r.csv was not written: No such file" in ended.err
    assert rejects.read_text() == "hint_id,your_id,hintctl_error\n"


def test_a_source_that_changed_meanwhile_gives_no_rejects(live: str, hintctl: Hintctl, tmp_path: Path) -> None:
    file, rejects = tmp_path / "t.csv", tmp_path / "rejects.csv"
    file.write_text(f"hint_id,your_id\n{ADA},emr-1\npat-000000000000,emr-2\n")

    def grow(method: str, _path: str, _answer: bytes) -> None:
        if method == "PATCH":
            file.write_text(f"hint_id,your_id\n{BEA},emr-9\n{BEA},emr-9\n{BEA},emr-9\n")

    with changing(live, grow) as url:
        ended = hintctl("bulk-link", file, "--yes", "--rejects", rejects, HINT_API_URL=url)
    assert ended.code == 1
    assert ended.out.startswith("1 linked, 1 not found")
    assert "was changed" in ended.err
    assert not rejects.exists()


def test_a_stderr_that_nobody_reads_stops_no_run(live: str, two: Path, home: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "wb") as stderr:
        command = [sys.executable, "-m", "hintctl", "bulk-link", str(two), "--yes", "--verbose"]
        run = subprocess.run(command, stdout=subprocess.PIPE, stderr=stderr, text=True, check=False)
    assert (run.returncode, run.stdout[:8]) == (0, "2 linked")


def test_a_journal_that_takes_no_more_ends_the_run_after_what_is_in_flight(
    live: str, two: Path, hintctl: Hintctl, home: Path
) -> None:
    def block(method: str, _path: str, _answer: bytes) -> None:
        if method == "PATCH":  # from the first write on, the journal's table refuses every change
            (journal,) = (home / "state" / "runs").glob("*.db")
            with closing(sqlite3.connect(journal, isolation_level=None)) as database:
                database.execute(
                    "CREATE TRIGGER IF NOT EXISTS full BEFORE UPDATE ON link BEGIN SELECT * FROM no_space; END"
                )

    with changing(live, block) as url:
        ended = hintctl("bulk-link", two, "--yes", "--concurrency", "1", HINT_API_URL=url)
    assert ended.code == 6
    assert "journal can't be used" in ended.err
    assert "2 pending" in ended.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_report_that_was_not_written_is_not_recommended(live: str, hintctl: Hintctl, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("hint_id,your_id\n" + "".join(f"pat-{number:012},emr-{number}\n" for number in range(12)))
    ended = hintctl("bulk-link", file, "--yes", "--report", "/dev/full")
    assert ended.code == 1
    assert "/dev/full was not written: No space left" in ended.err
    assert "see /dev/full" not in ended.err
    assert "2 more rows" in ended.err
