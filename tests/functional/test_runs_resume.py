"""`hintctl runs resume`: a run is finished where it stopped, and nowhere else."""

import csv
import json
from pathlib import Path

import pytest

from hintctl.api.retry import RetryPolicy
from tests.functional.conftest import move
from tests.functional.relay import Outage, changing
from tests.running import Hintctl, Serve, links_held, set_link

ADA, BEA, CAL = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"
OTHER_PRACTICE = json.dumps({"id": "pra-000000000000", "name": "Another"}).encode()


def test_a_run_is_resumed_where_it_stopped(stopped: Path, live: str, hintctl: Hintctl, tmp_path: Path) -> None:
    shown = hintctl("runs", "show", "last")
    assert "state: interrupted" in shown.out
    assert f"Go on with: hintctl runs resume {stopped.stem}" in shown.err
    report = tmp_path / "report.csv"
    ended = hintctl("runs", "resume", stopped.stem[:13], "--verbose", "--json", "--report", report)
    assert ended.code == 1, "a row is not found"
    document = json.loads(ended.out)
    assert list(document) == [
        *("run", "rows", "linked", "unchanged", "replaced", "conflict", "not_found", "failed", "invalid", "pending"),
        *("requests", "seconds"),
    ]
    assert (document["run"], document["linked"], document["not_found"]) == (stopped.stem, 3, 1)
    assert ended.err.count("PATCH") == 2
    assert "state: finished" in hintctl("runs", "show", "last").out
    outcomes = [row["outcome"] for row in csv.DictReader(report.read_text().splitlines())]
    assert outcomes == ["linked", "linked", "linked", "not_found"]
    held = links_held(live)
    assert [held[hint_id] for hint_id in (ADA, BEA, CAL)] == ["emr-1", "emr-2", "emr-3"]
    again = hintctl("runs", "resume", "last", "--verbose")
    assert "PATCH" not in again.err, "there is nothing left to do"


def test_a_resumed_run_sees_what_somebody_else_did_meanwhile(stopped: Path, live: str, hintctl: Hintctl) -> None:
    set_link(live, BEA, "other")
    set_link(live, CAL, "emr-3")
    ended = hintctl("runs", "resume", "last", "--json")
    document = json.loads(ended.out)
    counts = {name: document[name] for name in ("linked", "unchanged", "conflict", "not_found", "pending")}
    assert counts == {"linked": 1, "unchanged": 1, "conflict": 1, "not_found": 1, "pending": 0}
    assert links_held(live)[BEA] == "other"


def test_a_run_with_replace_goes_on_with_it_and_remembers_what_it_replaced(
    live: str, file: Path, hintctl: Hintctl, tmp_path: Path
) -> None:
    set_link(live, BEA, "old-2")
    outage = Outage(401, after=1)
    with changing(live, refuse=outage) as url:
        ended = hintctl("bulk-link", file, "--yes", "--replace", "--concurrency", "1", HINT_API_URL=url)
        assert ended.code == 3
        outage.over = True
        report = tmp_path / "report.csv"
        assert hintctl("runs", "resume", "last", "--report", report, HINT_API_URL=url).code == 1
    rows = list(csv.DictReader(report.read_text().splitlines()))
    assert [(row["outcome"], row["previous"]) for row in rows] == [
        ("linked", ""),
        ("replaced", "old-2"),
        ("linked", ""),
        ("not_found", ""),
    ]


def test_a_write_that_was_applied_before_its_answer_was_lost_counts_as_the_runs_own(
    live: str, file: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = Outage(200, after=1)

    def change(method: str, _path: str, _answer: bytes) -> bytes | None:
        return b"<html>" if lost(method, "") else None  # Hint has stored the value by then

    impatient = RetryPolicy(attempts=1, base=0, longest=0, longest_retry_after=0)
    monkeypatch.setattr("hintctl.api.retry.BULK", impatient)
    with changing(live, change) as url:
        monkeypatch.setenv("HINT_API_URL", url)
        first = hintctl("bulk-link", file, "--yes", "--json", "--concurrency", "1")
        assert (first.code, json.loads(first.out)["failed"]) == (1, 2)
        assert "Go on with: hintctl runs resume" in first.err
        lost.over = True
        ended = hintctl("runs", "resume", "last", "--json", "--verbose")
    assert json.loads(ended.out)["linked"] == 3
    assert "PATCH" not in ended.err


def test_a_dry_run_changes_neither_hint_nor_the_journal(stopped: Path, live: str, hintctl: Hintctl) -> None:
    before, held = stopped.read_bytes(), links_held(live)
    ended = hintctl("runs", "resume", "last", "--dry-run", "--verbose", "--json")
    assert ended.code == 0
    document = json.loads(ended.out)
    assert (document["run"], document["linked"], document["pending"]) == (None, 1, 2)
    assert "2 to link" in ended.err
    assert "PATCH" not in ended.err
    assert (stopped.read_bytes(), links_held(live)) == (before, held)
    assert list(stopped.parent.iterdir()) == [stopped]


@pytest.mark.parametrize("command", [("resume",), ("undo", "--yes")])
@pytest.mark.parametrize("where", ["host", "sandbox", "live", "emulator", "practice"])
def test_a_run_goes_on_with_nobody_elses_records(
    stopped: Path, live: str, serve: Serve, hintctl: Hintctl, command: tuple[str, ...], where: str
) -> None:
    held = links_held(live)
    name, *options = command
    environment = {
        "host": {"HINT_API_URL": serve()},
        "sandbox": {"HINT_API_KEY": "sbx-1"},
        "live": {"HINT_API_KEY": "another-key"},
    }.get(where, {})
    if where == "practice":
        with changing(live, lambda _, path, __: OTHER_PRACTICE if path.endswith("/practice") else None) as url:
            move(stopped, f"{url}/api/provider")
            before = hintctl("runs", "show", "last", "--json").out
            ended = hintctl("runs", name, "last", "--verbose", *options, HINT_API_URL=url)
        assert "this key to pra-000000000000" in ended.err
    else:
        before = hintctl("runs", "show", "last", "--json").out
        options += ["--emulator"] if where == "emulator" else []
        ended = hintctl("runs", name, "last", "--verbose", *options, **environment)
        assert f"run {stopped.stem} belongs to EMULATOR {live}" in ended.err
        assert "GET" not in ended.err, "nothing is asked of the other"
    assert (ended.code, ended.out) == (2, "")
    assert "PATCH" not in ended.err
    assert (hintctl("runs", "show", "last", "--json").out, links_held(live)) == (before, held)
    assert list(stopped.parent.iterdir()) == [stopped]


def test_another_partner_of_the_same_practice_does_not_go_on(stopped: Path, live: str, hintctl: Hintctl) -> None:
    before, held = stopped.read_bytes(), links_held(live)
    ended = hintctl("runs", "resume", "last", "--verbose", HINT_API_KEY="emu-partner-b")
    assert (ended.code, ended.out) == (2, "")
    assert "Hint shows it none of the run's links" in ended.err
    assert "PATCH" not in ended.err
    assert (stopped.read_bytes(), links_held(live)) == (before, held)
    theirs = hintctl("export", "patient", "--linked", HINT_API_KEY="emu-partner-b")
    assert theirs.out.count("\n") == 1, "the other partner has no link"
    assert hintctl("runs", "resume", "last", "--json").code == 1, "the run's own partner goes on"


def test_the_partner_is_known_by_one_of_the_last_links_that_is_still_there(
    live: str, file: Path, hintctl: Hintctl
) -> None:
    outage = Outage(401, after=2)
    with changing(live, refuse=outage) as url:
        assert hintctl("bulk-link", file, "--yes", "--concurrency", "1", HINT_API_URL=url).code == 3
        outage.over = True
        set_link(live, BEA, "other")  # the last one; the one before it is as the run left it
        ended = hintctl("runs", "resume", "last", "--json", HINT_API_URL=url)
    assert json.loads(ended.out)["linked"] == 3, ended.err


def test_the_report_may_not_take_the_place_of_the_runs_own_file(
    stopped: Path, live: str, file: Path, hintctl: Hintctl
) -> None:
    content, held = file.read_bytes(), links_held(live)
    ended = hintctl("runs", "resume", "last", "--verbose", "--report", file)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert f"{file} is the file of links itself" in ended.err
    assert (file.read_bytes(), links_held(live)) == (content, held)
