"""Two runs of the same file don't run at once: the second names the first, and a killed one frees the lock.

Taking the lock of the file out of bulk-link, or that of the run out of `Journal.open`, made a test here fail.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.promises.conftest import Prepare
from tests.running import Hintctl, Start, read_until


@pytest.fixture
def under_way(prepare: Prepare, start: Start) -> tuple[subprocess.Popen[str], Path]:
    """A run that has begun to write and takes long, and its file."""
    _, file = prepare()
    run = start("bulk-link", file, "--yes", "--rate", "20", "--verbose")
    read_until(run.stderr, "PATCH", times=5)
    return run, file


def only_run(hintctl: Hintctl) -> dict[str, object]:
    (run,) = json.loads(hintctl("runs", "list", "--json").out)
    assert isinstance(run, dict)
    return run


def test_a_second_run_names_the_first_and_asks_nothing_of_hint(
    under_way: tuple[subprocess.Popen[str], Path], hintctl: Hintctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, file = under_way
    run = only_run(hintctl)
    assert run["state"] == "under_way"
    (tmp_path / "link.csv").symlink_to(file)
    monkeypatch.chdir(tmp_path)
    for same in (file, file.name, "link.csv", f"../{tmp_path.name}/{file.name}"):
        second = hintctl("bulk-link", same, "--yes", "--verbose")
        assert (second.code, second.out) == (5, "")
        assert f"run {run['run']} is working on" in second.err
        assert second.err.count("\n") == 1, "one line, and no request"
    assert only_run(hintctl)["run"] == run["run"], "no journal of the second is left"
    assert hintctl("bulk-link", file, "--dry-run").code == 0, "looking does no harm"


def test_a_run_is_neither_resumed_nor_undone_nor_removed_while_it_is_under_way(
    under_way: tuple[subprocess.Popen[str], Path], hintctl: Hintctl
) -> None:
    run = only_run(hintctl)["run"]
    for command in (["resume", "last"], ["undo", "last", "--yes"]):
        second = hintctl("runs", *command, "--verbose")
        assert (second.code, second.out) == (5, "")
        assert f"run {run} is under way" in second.err
    assert hintctl("runs", "prune", "--older-than", "0s", "--unfinished", "--yes").out == "0 runs removed\n"
    assert hintctl("runs", "show", "last").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_run_frees_its_locks(under_way: tuple[subprocess.Popen[str], Path], hintctl: Hintctl) -> None:
    process, file = under_way
    process.kill()
    process.communicate()
    assert only_run(hintctl)["state"] == "interrupted"
    assert hintctl("runs", "resume", "last", "--rate", "1000").code == 1
    assert only_run(hintctl)["state"] == "finished"
    assert hintctl("bulk-link", file, "--yes", "--rate", "1000").code == 1
