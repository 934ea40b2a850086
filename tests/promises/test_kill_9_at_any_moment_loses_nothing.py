"""`kill -9` at any moment loses nothing: the run is resumed, and ends as one that nobody disturbed.

HINTCTL_KILLS says how many kills (24 by default, 100 for a thorough look), HINTCTL_SEED where they fall.

Each of these made it fail: a row that is not claimed before it is written (its outcome is then "unchanged"), an outcome
that is kept in memory until the end, previous values that are asked for again by `runs resume`.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.promises.conftest import Prepare
from tests.running import Hintctl, Start, links_held

KILLS = int(os.environ.get("HINTCTL_KILLS", "24"))
KILLS_EACH = 4
SEED = os.environ.get("HINTCTL_SEED", "")
OPTIONS = ("--rate", "1000", "--verbose")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


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


def begun(hintctl: Hintctl) -> tuple[str, str] | None:
    """The run that began to write, and its state; there is never more than one."""
    runs = {run["run"]: run["state"] for run in json.loads(hintctl("runs", "list", "--json").out)}
    found = [(run, state) for run, state in runs.items() if state != "not_begun"]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize("case", range(-(-KILLS // KILLS_EACH)))
def test_a_killed_and_resumed_run_ends_as_an_undisturbed_one(
    case: int, prepare: Prepare, hintctl: Hintctl, start: Start, home: Path, tmp_path: Path
) -> None:
    url, file = prepare()
    undisturbed = hintctl("bulk-link", file, "--yes", "--replace", "--report", tmp_path / "undisturbed.csv", *OPTIONS)
    assert undisturbed.code == 1, undisturbed.err
    end_state = links_held(url)
    for journal in (home / "state" / "runs").glob("*.db"):
        journal.unlink()

    url, file = prepare()
    assert links_held(url) != end_state
    chance = random.Random(f"{SEED}/{case}")
    kills, run = 0, None
    for _ in range(KILLS_EACH + 3):
        run = begun(hintctl)
        if run and run[1] == "finished":  # also where the last kill came after the last row
            break
        command = ["runs", "resume", run[0]] if run else ["bulk-link", file, "--yes", "--replace"]
        process = start(*command, *OPTIONS)
        if kills == KILLS_EACH:
            process.communicate(timeout=60)
            assert process.returncode == 1
            continue
        # About 12 requests to look up and 130 to write: what is left of the run gets shorter with each kill.
        kills += kill_after(process, chance.randrange(0, 150 // (kills + 1)), chance.uniform(0, 0.03))
    assert kills, "the run was over before it could be killed"
    assert run
    assert run[1] == "finished"
    assert links_held(url) == end_state
    assert hintctl("runs", "show", run[0], "--report", tmp_path / "resumed.csv").code == 0
    assert (tmp_path / "resumed.csv").read_text() == (tmp_path / "undisturbed.csv").read_text()
