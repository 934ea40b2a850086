"""`kill -9` at any moment loses nothing: the run is resumed, and ends as one that nobody disturbed.

HINTCTL_KILLS says how many kills (24 by default, 100 for a thorough look), a sixth of them of undos, by fours.
HINTCTL_SEED says where they fall.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.promises.conftest import Prepare
from tests.promises.figures import count
from tests.running import Hintctl, Start, links_held

KILLS = int(os.environ.get("HINTCTL_KILLS", "24"))
KILLS_EACH = 4
RUNS = -(-KILLS // KILLS_EACH)
UNDOS = -(-RUNS // 6)
SEED = os.environ.get("HINTCTL_SEED", "")
OPTIONS = ("--rate", "1000", "--verbose")
WEB_LINK = ("--web-link", "https://emr.example/chart/{integration_record_id}")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


def state(url: str) -> tuple[dict[str, str | None], ...]:
    """What a bulk run may change of the practice's records."""
    return links_held(url), links_held(url, field="integration_web_link")


def kill_after(process: subprocess.Popen[str], lines: int, seconds: float) -> bool:
    """Kills a process some time after it said so much; whether it was still there to be killed."""
    assert process.stderr
    for _ in range(lines):
        if not process.stderr.readline():
            break
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return True
    return False


def begun(hintctl: Hintctl, *, undoing: bool) -> tuple[str, str] | None:
    """The run that began to write, or to undo one, and its state; there is never more than one."""
    runs = json.loads(hintctl("runs", "list", "--json").out)
    kind = [run for run in runs if run["state"] != "not_begun" and bool(run["undoes"]) == undoing]
    found = [(run["run"], run["state"]) for run in kind]
    assert len(found) <= 1
    return found[0] if found else None


def run_to_its_end(
    command: list[str | Path], most: int, chance: random.Random, hintctl: Hintctl, start: Start
) -> tuple[str, int]:
    """Begins a run and goes on with it, killing it again and again, until it is finished.

    Returns which one it is, and how many kills it met, `most` or fewer.
    """
    kills, run, undoing = 0, None, command[:2] == ["runs", "undo"]
    for _ in range(most + 3):
        run = begun(hintctl, undoing=undoing)
        if run and run[1] == "finished":  # also where the last kill came after the last row
            break
        process = start(*(["runs", "resume", run[0]] if run else command), *OPTIONS)
        if kills == most:
            process.communicate(timeout=60)
            continue
        # About 12 requests to look up and 130 to write: what is left of the run gets shorter with each kill.
        kills += kill_after(process, chance.randrange(0, 100 // (kills + 1)), chance.uniform(0, 0.03))
    assert kills, "the run was over before it could be killed"
    assert run
    assert run[1] == "finished"
    count("kills survived", kills)
    return run[0], kills


def forget_runs(home: Path) -> None:
    for journal in (home / "state" / "runs").glob("*.db"):
        journal.unlink()


@pytest.mark.parametrize("case", range(RUNS - UNDOS))
def test_a_killed_and_resumed_run_ends_as_an_undisturbed_one(
    case: int, prepare: Prepare, hintctl: Hintctl, start: Start, home: Path, tmp_path: Path
) -> None:
    """
    Mutation: hintctl/linking/journal.py: `UPDATE link SET sent = 1 WHERE` -> `UPDATE link SET sent = 0 WHERE`
    Mutation: hintctl/linking/plan.py: `applied = row.sent and` -> `applied = row.sent and False and`
    Mutation: hintctl/linking/journal.py: `row.planned or row.outcome)` -> `Outcome.UNCHANGED)`
    """
    options = ["--yes", "--replace", *(WEB_LINK if case % 2 else ())]
    url, file = prepare()
    undisturbed = hintctl("bulk-link", file, *options, "--report", tmp_path / "undisturbed.csv", *OPTIONS)
    assert undisturbed.code == 1, undisturbed.err
    end_state = state(url)

    left, chance = KILLS_EACH, random.Random(f"{SEED}/{case}")
    while left:  # a run may be over before it met them all
        forget_runs(home)
        url, file = prepare()
        assert state(url) != end_state
        run, kills = run_to_its_end(["bulk-link", file, *options], left, chance, hintctl, start)
        left -= kills
        assert state(url) == end_state
        assert hintctl("runs", "show", run, "--report", tmp_path / "resumed.csv").code == 0
        assert (tmp_path / "resumed.csv").read_text() == (tmp_path / "undisturbed.csv").read_text()
        count("rows as in the undisturbed run", len((tmp_path / "resumed.csv").read_text().splitlines()) - 1)


@pytest.mark.parametrize("case", range(UNDOS))
def test_a_killed_and_resumed_undo_puts_everything_back(
    case: int, prepare: Prepare, hintctl: Hintctl, start: Start, home: Path
) -> None:
    """
    Mutation: hintctl/linking/plan.py: `applied = row.sent and` -> `applied = row.sent and False and`
    """
    left, chance = KILLS_EACH, random.Random(f"{SEED}/undo/{case}")
    while left:
        forget_runs(home)
        url, file = prepare()
        before = state(url)
        assert hintctl("bulk-link", file, "--yes", "--replace", *WEB_LINK, *OPTIONS).code == 1
        assert state(url) != before
        run = begun(hintctl, undoing=False)
        assert run
        undo, kills = run_to_its_end(["runs", "undo", run[0], "--yes"], left, chance, hintctl, start)
        left -= kills
        assert state(url) == before
        found = {run["run"]: run for run in json.loads(hintctl("runs", "list", "--json").out)}[undo]
        assert found["unlinked"] + found["replaced"] == found["rows"], "each is known to have been put back by the undo"
