"""`hintctl runs undo` and the run it undoes: which links were that run's own, and that it is over by then."""

import json
from pathlib import Path

import pytest

from tests.functional.relay import Outage, changing
from tests.running import Hintctl, Start, links_held, set_link

ADA, BEA, CAL = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"


def state(hintctl: Hintctl, run: str) -> str:
    found = json.loads(hintctl("runs", "show", run, "--json").out)["state"]
    assert isinstance(found, str)
    return found


def check_refused(hintctl: Hintctl, said: str, *command: str) -> None:
    """The command must say why it does not work on the run, and ask nothing of Hint."""
    ended = hintctl("runs", *command, "--verbose")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert said in ended.err


def test_a_run_that_was_undone_is_not_resumed_and_its_undo_is_done_once(
    stopped: Path, live: str, hintctl: Hintctl
) -> None:
    run = stopped.stem
    undo = json.loads(hintctl("runs", "undo", "last", "--yes", "--json").out)["run"]
    held = links_held(live)
    assert held[ADA] is None
    assert state(hintctl, run) == "undone"
    check_refused(hintctl, f"run {run} is undone by run {undo}.", "resume", run)
    set_link(live, ADA, "emr-1")  # by somebody else, after the undo
    again = hintctl("runs", "undo", run, "--yes")
    assert (again.code, "unlinked" in again.out) == (0, False)
    assert links_held(live)[ADA] == "emr-1"


def test_a_run_whose_undo_was_undone_goes_on(stopped: Path, live: str, hintctl: Hintctl) -> None:
    undo = json.loads(hintctl("runs", "undo", "last", "--yes", "--json").out)["run"]
    assert hintctl("runs", "undo", undo, "--yes").code == 0
    assert links_held(live)[ADA] == "emr-1"
    assert (state(hintctl, undo), state(hintctl, stopped.stem)) == ("undone", "interrupted")
    assert json.loads(hintctl("runs", "resume", stopped.stem, "--json").out)["linked"] == 3


def test_an_interrupted_undo_is_finished_before_anything_else_is_done_with_the_run(
    live: str, file: Path, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = links_held(live)
    outage = Outage(401, after=3 + 1)
    with changing(live, refuse=outage) as url:
        monkeypatch.setenv("HINT_API_URL", url)
        run = json.loads(hintctl("bulk-link", file, "--yes", "--json").out)["run"]
        ended = hintctl("runs", "undo", run, "--yes", "--json", "--concurrency", "1")
        assert ended.code == 3
        document = json.loads(ended.out)
        assert (document["unlinked"], document["pending"]) == (1, 2)
        undo = document["run"]
        assert f"Go on with: hintctl runs resume {undo}" in ended.err
        assert state(hintctl, run) == "finished"
        check_refused(hintctl, f"run {run} is undone by run {undo}.", "resume", run)
        check_refused(hintctl, f"Go on with: hintctl runs resume {undo}", "undo", run, "--yes")
        outage.over = True
        resumed = hintctl("runs", "resume", undo, "--json")
        assert resumed.code == 0, resumed.err
        assert (json.loads(resumed.out)["unlinked"], json.loads(resumed.out)["undoes"]) == (3, run)
        assert state(hintctl, run) == "undone"
    assert links_held(live) == before


def test_what_an_undo_could_not_put_back_can_be_undone_later(live: str, file: Path, hintctl: Hintctl) -> None:
    set_link(live, ADA, "old-1")
    run = json.loads(hintctl("bulk-link", file, "--yes", "--replace", "--json").out)["run"]
    other = "pat-u2MwP7qBz8Nc"
    set_link(live, other, "old-1")
    first = hintctl("runs", "undo", run, "--yes")
    assert (first.code, "old-1 is on pat-u2MwP7qBz8Nc, unlink it there first" in first.err) == (1, True)
    set_link(live, other, None)
    second = hintctl("runs", "undo", run, "--yes")
    assert (second.code, second.out[:18]) == (0, "1 replaced (1 row,")
    assert links_held(live)[ADA] == "old-1"


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
        assert state(hintctl, run) == "finished"
    assert ended.code == 0
    assert f"Run {run} changed nothing that is not undone, so there is nothing to do.\n" in ended.err
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


def test_an_undo_with_another_partners_key_is_refused(live: str, file: Path, hintctl: Hintctl) -> None:
    hintctl("bulk-link", file, "--yes")
    before = links_held(live)
    ended = hintctl("runs", "undo", "last", "--yes", HINT_API_KEY="emu-partner-b")
    assert (ended.code, ended.out) == (2, "")
    assert "Hint shows it none of the run's links" in ended.err
    assert links_held(live) == before


def test_the_resumption_of_an_undo_with_another_partners_key_is_refused(
    live: str, file: Path, hintctl: Hintctl
) -> None:
    outage = Outage(401, after=3 + 1)
    with changing(live, refuse=outage) as url:
        hintctl("bulk-link", file, "--yes", HINT_API_URL=url)
        assert hintctl("runs", "undo", "last", "--yes", "--concurrency", "1", HINT_API_URL=url).code == 3
        outage.over = True
        held = links_held(live)
        ended = hintctl("runs", "resume", "last", HINT_API_URL=url, HINT_API_KEY="emu-partner-b")
        assert (ended.code, ended.out) == (2, "")
        assert links_held(live) == held
        assert hintctl("runs", "resume", "last", HINT_API_URL=url).code == 0


def test_a_run_that_wrote_nothing_yet_goes_on_with_its_own_key_only(live: str, file: Path, hintctl: Hintctl) -> None:
    outage = Outage(401, after=0)
    with changing(live, refuse=outage) as url:
        assert hintctl("bulk-link", file, "--yes", HINT_API_URL=url).code == 3
        outage.over = True
        refused = hintctl("runs", "resume", "last", HINT_API_URL=url, HINT_API_KEY="emu-partner-b")
        assert (refused.code, refused.out) == (2, "")
        assert hintctl("runs", "resume", "last", HINT_API_URL=url).code in (0, 1)
    assert links_held(live)[ADA] == "emr-1"
