"""Two runs of the same file don't run at once: the second names the first, and a killed one frees the lock."""

import json
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice
from pathlib import Path

import pytest

from tests.promises.conftest import Prepare
from tests.promises.figures import count
from tests.running import Hintctl, Start, read_until

AT_ONCE = 6
SLOWLY = ("--rate", "1", "--verbose")  # for much longer than the others need to find that out


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
    """
    Mutation: hintctl/cli/bulk_link.py: `locks.enter_context(lock_source(folder, facts, journal.run_id))` -> `pass`
    Mutation: hintctl/cli/bulk_link.py: `source=str(source.path.resolve())` -> `source=str(source.path)`
    Mutation: hintctl/linking/lock.py: `os.write(descriptor, owner.encode())` -> `os.write(descriptor, b"x")`
    """
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
        count("second runs sent away")
    assert only_run(hintctl)["run"] == run["run"], "no journal of the second is left"
    assert hintctl("bulk-link", file, "--dry-run").code == 0, "looking does no harm"


def all_but_one_are_sent_away(started: list[subprocess.Popen[str]]) -> None:
    """Waits until one process is left, which is at work, and interrupts it. Each of the others named one."""
    with ThreadPoolExecutor(len(started)) as pool:
        ending = [pool.submit(process.communicate) for process in started]
        for ended in islice(as_completed(ending), len(started) - 1):
            _, said = ended.result()
            assert "is working on" in said or "is under way" in said
            assert said.count("\n") == 1, "one line, and no request"
            count("second runs sent away")
        (left,) = (process for process in started if process.poll() is None)
        left.send_signal(signal.SIGINT)
    assert left.returncode == 130
    assert sorted(process.returncode for process in started) == [5] * (len(started) - 1) + [130]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
def test_of_runs_that_start_at_the_same_moment_one_writes(prepare: Prepare, start: Start, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/cli/bulk_link.py: `locks.enter_context(lock_source(folder, facts, journal.run_id))` -> `pass`
    Mutation: hintctl/linking/lock.py: `fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)` -> `pass`
    """
    _, file = prepare()
    all_but_one_are_sent_away([start("bulk-link", file, *SLOWLY, "--yes") for _ in range(AT_ONCE)])
    assert len(json.loads(hintctl("runs", "list", "--json").out)) <= 1, "no journal of the others is left"


def test_a_run_is_neither_resumed_nor_undone_nor_removed_while_it_is_under_way(
    under_way: tuple[subprocess.Popen[str], Path], hintctl: Hintctl
) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `with hold(lock_of(path), path.stem), cls` -> `with cls`
    """
    run = only_run(hintctl)["run"]
    for command in (["resume", "last"], ["undo", "last", "--yes"]):
        second = hintctl("runs", *command, "--verbose")
        assert (second.code, second.out) == (5, "")
        assert f"run {run} is under way" in second.err
        count("second runs sent away")
    assert hintctl("runs", "prune", "--older-than", "0s", "--unfinished", "--yes").out == "0 runs removed\n"
    assert hintctl("runs", "show", "last").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("command", [("resume", "last"), ("undo", "last", "--yes")], ids=" ".join)
def test_a_killed_run_frees_its_locks_for_one(
    command: tuple[str, ...], under_way: tuple[subprocess.Popen[str], Path], start: Start, hintctl: Hintctl
) -> None:
    """
    Mutation: hintctl/linking/lock.py: `locked = _try_lock(descriptor)` -> `locked = os.fstat(descriptor).st_size == 0`
    """
    process, _ = under_way
    process.kill()
    process.communicate()
    assert only_run(hintctl)["state"] == "interrupted"
    all_but_one_are_sent_away([start("runs", *command, *SLOWLY) for _ in range(AT_ONCE)])
    count("killed runs that freed their locks")
