"""`hintctl runs undo` and the run it undoes: which links were that run's own, and that it is over by then."""

import json
from pathlib import Path

import pytest

from hintctl.linking.journal import Journal
from tests.functional.relay import Outage, changing
from tests.running import Hintctl, Start, links_held, set_link

ADA, BEA, CAL = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"
COMMANDS = [("resume",), ("undo", "--yes")]


def state(hintctl: Hintctl, run: str) -> tuple[str, str | None]:
    found = json.loads(hintctl("runs", "show", run, "--json").out)
    return found["state"], found["undone_by"]


def check_refused(hintctl: Hintctl, run: str, undone_by: str) -> None:
    """Each command that would work on the run must say that it was undone, and ask nothing of Hint."""
    for name, *options in COMMANDS:
        ended = hintctl("runs", name, run, "--verbose", *options)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert f"run {run} was undone by run {undone_by}." in ended.err


def test_a_run_that_was_undone_is_neither_resumed_nor_undone_again(stopped: Path, live: str, hintctl: Hintctl) -> None:
    undo = json.loads(hintctl("runs", "undo", "last", "--yes", "--json").out)["run"]
    held = links_held(live)
    assert held[ADA] is None
    assert state(hintctl, stopped.stem) == ("undone", undo)
    check_refused(hintctl, stopped.stem, undo)
    assert links_held(live) == held


def test_a_run_whose_undo_was_undone_goes_on(stopped: Path, live: str, hintctl: Hintctl) -> None:
    undo = json.loads(hintctl("runs", "undo", "last", "--yes", "--json").out)["run"]
    assert hintctl("runs", "undo", undo, "--yes").code == 0
    assert links_held(live)[ADA] == "emr-1"
    assert state(hintctl, stopped.stem) == ("interrupted", None)
    assert json.loads(hintctl("runs", "resume", stopped.stem, "--json").out)["linked"] == 3


@pytest.mark.parametrize("noted", [True, False])  # False: killed after it began, before the other run took note
def test_an_interrupted_undo_locks_the_run_until_it_is_finished_and_then_too(
    live: str, file: Path, hintctl: Hintctl, home: Path, monkeypatch: pytest.MonkeyPatch, noted: bool
) -> None:
    before = links_held(live)
    outage = Outage(401, after=3 + 1)
    with changing(live, refuse=outage) as url:
        monkeypatch.setenv("HINT_API_URL", url)
        run = json.loads(hintctl("bulk-link", file, "--yes", "--json").out)["run"]
        ended = hintctl("runs", "undo", run, "--yes", "--json", "--concurrency", "1")
        assert ended.code == 3
        undo = json.loads(ended.out)["run"]
        check_refused(hintctl, run, undo)
        with Journal.open(home / "state" / "runs" / f"{run}.db") as undone:
            undone.note(undone_by=undo if noted else "")
            waits = hintctl("runs", "resume", undo)
            assert (waits.code, waits.out) == (5, "")
            assert f"run {run} is under way" in waits.err
        outage.over = True
        assert hintctl("runs", "resume", undo).code == 0
        check_refused(hintctl, run, undo)
    assert links_held(live) == before


def test_a_link_made_by_hand_after_hint_refused_it_to_the_run_stays(
    live: str, file: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    outage = Outage(422, after=2)
    with changing(live, refuse=outage) as url:
        monkeypatch.setenv("HINT_API_URL", url)
        ended = hintctl("bulk-link", file, "--yes", "--concurrency", "1", "--json")
        assert (json.loads(ended.out)["linked"], json.loads(ended.out)["failed"]) == (2, 1)
        set_link(live, CAL, "emr-3")
        outage.over = True
        undo = hintctl("runs", "undo", "last", "--yes")
    assert (undo.code, undo.out[:19]) == (0, "2 unlinked (2 rows,")
    held = links_held(live)
    assert (held[ADA], held[BEA], held[CAL]) == (None, None, "emr-3")


def test_an_undo_of_a_run_that_changed_nothing_says_so(
    live: str, file: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    with changing(live, refuse=Outage(422, after=0)) as url:
        monkeypatch.setenv("HINT_API_URL", url)
        run = json.loads(hintctl("bulk-link", file, "--yes", "--json").out)["run"]
        ended = hintctl("runs", "undo", run, "--yes", "--json")
        assert state(hintctl, run) == ("finished", None)
    assert ended.code == 0
    assert f"Run {run} changed nothing, so there is nothing to undo.\n" in ended.err
    assert (json.loads(ended.out)["run"], json.loads(ended.out)["rows"]) == (None, 0)


def test_what_a_second_run_wrote_after_the_first_was_killed_is_not_taken_back_with_the_first(
    live: str, file: Path, hintctl: Hintctl, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def kill(method: str, path: str, _answer: bytes) -> None:
        written.extend([path] * (method == "PATCH"))
        if len(written) == 2:  # which Hint has stored by then
            first.kill()

    with changing(live, kill) as url:
        monkeypatch.setenv("HINT_API_URL", url)
        first = start("bulk-link", file, "--yes", "--concurrency", "1")
        first.communicate(timeout=30)
        assert len(written) == 2
        killed = json.loads(hintctl("runs", "show", "last", "--json").out)
        assert (killed["state"], killed["linked"], killed["pending"]) == ("interrupted", 1, 2)
        second = json.loads(hintctl("bulk-link", file, "--yes", "--json").out)
        assert (second["linked"], second["unchanged"]) == (1, 2)
        undo = hintctl("runs", "undo", killed["run"], "--yes")
        assert (undo.code, undo.out[:19]) == (0, "2 unlinked (2 rows,")
        held = links_held(live)
        assert (held[ADA], held[BEA], held[CAL]) == (None, None, "emr-3")
        assert hintctl("runs", "undo", second["run"], "--yes").out.startswith("1 unlinked (1 row,")


def test_an_undo_with_another_partners_key_changes_nothing_and_says_what_may_be_the_reason(
    live: str, file: Path, hintctl: Hintctl
) -> None:
    hintctl("bulk-link", file, "--yes")
    before = links_held(live)
    ended = hintctl("runs", "undo", "last", "--yes", HINT_API_KEY="emu-partner-b")
    assert "Another partner's key doesn't see it." in ended.err
    assert links_held(live) == before
