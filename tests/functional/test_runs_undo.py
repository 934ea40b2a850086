"""`hintctl runs undo`: what a run changed is put back, wherever the value is still the run's own."""

import csv
import json
from pathlib import Path

import pytest

from tests.functional.conftest import Call
from tests.running import Hintctl, links_held, set_link

ADA, BEA, CAL = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd"
NOBODY = "pat-000000000000"


@pytest.fixture
def done(live: str, file: Path, hintctl: Hintctl) -> dict[str, str | None]:
    """What Hint held before a run that linked two patients and replaced the link of a third."""
    set_link(live, BEA, "old-2")
    before = links_held(live)
    ended = hintctl("bulk-link", file, "--yes", "--replace")
    assert ended.out.startswith("2 linked, 1 replaced, 1 not found in Hint"), ended.err
    return before


def test_an_undo_puts_back_exactly_what_was_there(
    done: dict[str, str | None], live: str, file: Path, hintctl: Hintctl, tmp_path: Path
) -> None:
    run = json.loads(hintctl("runs", "show", "last", "--json").out)["run"]
    report = tmp_path / "report.csv"
    ended = hintctl("runs", "undo", run, "--yes", "--json", "--report", report)
    assert ended.code == 0, ended.err
    document = json.loads(ended.out)
    assert list(document) == [
        *("run", "undoes", "rows", "linked", "unchanged", "replaced", "unlinked", "conflict", "not_found", "failed"),
        *("pending", "requests", "seconds"),
    ]
    assert (document["undoes"], document["rows"]) == (run, 3)
    assert (document["unlinked"], document["replaced"]) == (2, 1)
    assert links_held(live) == done
    rows = list(csv.DictReader(report.read_text().splitlines()))
    assert [(row["line"], row["integration_record_id"], row["outcome"], row["previous"]) for row in rows] == [
        ("2", "", "unlinked", "emr-1"),
        ("3", "old-2", "replaced", "emr-2"),
        ("4", "", "unlinked", "emr-3"),
    ]
    shown = hintctl("runs", "show", document["run"])
    assert f"file: undo of {run} ({file})" in shown.out


def test_what_somebody_changed_since_is_left_alone(
    done: dict[str, str | None], live: str, file: Path, hintctl: Hintctl
) -> None:
    set_link(live, ADA, "theirs")
    set_link(live, BEA, None)
    ended = hintctl("runs", "undo", "last", "--yes")
    assert ended.code == 1
    assert ended.out.startswith("1 unlinked, 2 in conflict (3 rows")
    assert f"{file}:2: {ADA}: now linked to theirs, changed since by somebody else, so it was left alone" in ended.err
    assert f"{file}:3: {BEA}: now not linked" in ended.err
    assert links_held(live) == done | {ADA: "theirs", BEA: None}


def test_an_id_that_is_on_another_record_by_now_is_not_taken_from_it(
    done: dict[str, str | None], live: str, hintctl: Hintctl
) -> None:
    other = "pat-u2MwP7qBz8Nc"
    set_link(live, other, "old-2")
    ended = hintctl("runs", "undo", "last", "--yes")
    assert ended.code == 1
    assert f"old-2 is on {other}" in ended.err
    assert links_held(live) == done | {BEA: "emr-2", other: "old-2"}


def test_what_is_as_it_was_before_already_costs_no_write(
    done: dict[str, str | None], live: str, hintctl: Hintctl
) -> None:
    for hint_id in (ADA, BEA, CAL):
        set_link(live, hint_id, done[hint_id])
    ended = hintctl("runs", "undo", "last", "--yes", "--json", "--verbose")
    assert ended.code == 0
    assert json.loads(ended.out)["unchanged"] == 3
    assert "PATCH" not in ended.err


def test_the_undo_of_an_undo_links_again(done: dict[str, str | None], live: str, hintctl: Hintctl) -> None:
    after = links_held(live)
    undo = json.loads(hintctl("runs", "undo", "last", "--yes", "--json").out)["run"]
    assert links_held(live) == done
    ended = hintctl("runs", "undo", undo, "--yes")
    assert (ended.code, ended.out[:20]) == (0, "2 linked, 1 replaced")
    assert links_held(live) == after


def test_a_run_that_stopped_early_is_undone_as_far_as_it_went(stopped: Path, live: str, hintctl: Hintctl) -> None:
    ended = hintctl("runs", "undo", stopped.stem, "--yes", "--json")
    assert ended.code == 0, ended.err
    document = json.loads(ended.out)
    # One row was linked; of another it is not known, since its answer was a refusal of the key.
    assert (document["rows"], document["unlinked"], document["unchanged"]) == (2, 1, 1)
    assert links_held(live)[ADA] is None


def test_a_dry_run_shows_what_an_undo_would_do(
    done: dict[str, str | None], live: str, hintctl: Hintctl, home: Path
) -> None:
    held, journals = links_held(live), list((home / "state" / "runs").iterdir())
    ended = hintctl("runs", "undo", "last", "--dry-run", "--verbose")
    assert ended.code == 0
    assert "1 to replace" in ended.err
    assert "2 to unlink" in ended.err
    assert "PATCH" not in ended.err
    assert links_held(live) == held
    assert list((home / "state" / "runs").iterdir()) == journals


def test_an_undo_asks_first(done: dict[str, str | None], live: str, hintctl: Hintctl) -> None:
    held = links_held(live)
    ended = hintctl("runs", "undo", "last", "--verbose")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert "runs undo asks before it writes" in ended.err
    assert links_held(live) == held


def web_links(live: str, call: Call) -> dict[str, str | None]:
    return {hint_id: call(f"{live}/patients/{hint_id}")["integration_web_link"] for hint_id in (ADA, BEA, CAL)}


def test_web_links_are_put_back_too_and_linked_again_by_the_undo_of_the_undo(
    live: str, file: Path, hintctl: Hintctl, call: Call
) -> None:
    call(f"{live}/patients/{BEA}", "PATCH", {"integration_web_link": "https://old.example/2"})
    before = web_links(live, call)
    hintctl("bulk-link", file, "--yes", "--web-link", "https://emr.example/{integration_record_id}")
    after = {hint_id: f"https://emr.example/emr-{number}" for number, hint_id in enumerate((ADA, BEA, CAL), 1)}
    assert web_links(live, call) == after
    undo = json.loads(hintctl("runs", "undo", "last", "--yes", "--json").out)
    assert undo["unlinked"] == 3
    assert web_links(live, call) == before
    assert hintctl("runs", "undo", undo["run"], "--yes").out.startswith("3 linked")
    assert web_links(live, call) == after


def test_a_web_link_that_somebody_changed_since_stays(live: str, file: Path, hintctl: Hintctl, call: Call) -> None:
    hintctl("bulk-link", file, "--yes", "--web-link", "https://emr.example/{integration_record_id}")
    call(f"{live}/patients/{ADA}", "PATCH", {"integration_web_link": "https://theirs.example"})
    assert hintctl("runs", "undo", "last", "--yes").out.startswith("3 unlinked")
    assert web_links(live, call) == {ADA: "https://theirs.example", BEA: None, CAL: None}


@pytest.mark.parametrize("old", ["..", ".", "x" * 256])
def test_an_id_that_can_not_stand_in_a_path_is_put_back_too(
    old: str, live: str, hintctl: Hintctl, tmp_path: Path
) -> None:
    set_link(live, ADA, old)
    before = links_held(live)
    file = tmp_path / "one.csv"
    file.write_text(f"hint_id,your_id\n{ADA},emr-1\n")
    assert hintctl("bulk-link", file, "--yes", "--replace").code == 0
    ended = hintctl("runs", "undo", "last", "--yes")
    assert ended.code == 0, ended.err
    assert links_held(live) == before
    assert hintctl("link", "patient", ADA, old, "--replace", "--force").code == 2, "no new link to it is made"


@pytest.mark.parametrize("old", ["..", "x" * 256])
def test_an_id_that_can_not_stand_in_a_path_is_not_taken_from_another_record(
    old: str, live: str, hintctl: Hintctl, tmp_path: Path
) -> None:
    set_link(live, ADA, old)
    file = tmp_path / "one.csv"
    file.write_text(f"hint_id,your_id\n{ADA},emr-1\n")
    hintctl("bulk-link", file, "--yes", "--replace")
    set_link(live, BEA, old)
    before = links_held(live)
    ended = hintctl("runs", "undo", "last", "--yes")
    assert (ended.code, ended.out[:13]) == (1, "1 in conflict")
    assert "Hint refused it as a duplicate (422)" in ended.err
    assert links_held(live) == before
