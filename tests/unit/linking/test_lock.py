"""Locks between real processes."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from hintctl.linking.lock import LockHeldError, hold, is_held

HOLD = """
import sys
from pathlib import Path
from hintctl.linking.lock import hold
with hold(Path(sys.argv[1]), sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""
Other = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.lock"


@pytest.fixture
def other(path: Path) -> Iterator[Other]:
    """Starts a process that holds the lock under a name, until its standard input ends."""
    started: list[subprocess.Popen[str]] = []

    def start(holder: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", HOLD, str(path), holder]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        stdout = started[-1].stdout
        assert stdout
        assert stdout.readline() == "held\n"
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_lock_is_there_while_the_block_runs_and_not_after_it(path: Path) -> None:
    assert not is_held(path)
    with suppress(ValueError), hold(path, "20261122-151137-517b"):
        assert is_held(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name == "nt"
        raise ValueError
    assert not path.exists()
    with hold(path, "again"):
        assert path.read_text() == "again"


def test_the_second_of_two_processes_is_told_who_the_first_is(path: Path, other: Other) -> None:
    first = other("20261122-151137-517b")
    assert is_held(path)
    with pytest.raises(LockHeldError) as raised, hold(path, "second"):
        pytest.fail("held twice")
    assert raised.value.owner == "20261122-151137-517b"
    first.communicate()
    assert not is_held(path)
    with hold(path, "second"):
        assert path.read_text() == "second"


def test_a_process_holds_a_lock_once(path: Path) -> None:
    with hold(path, "first"), pytest.raises(LockHeldError, match="first"), hold(path, "second"):
        pytest.fail("held twice")


def test_a_killed_holder_frees_its_lock_and_leaves_a_file_that_stops_nobody(path: Path, other: Other) -> None:
    first = other("a holder with a long name that is not to be seen again")
    first.kill()
    first.communicate()
    assert path.exists()
    assert not is_held(path)
    with hold(path, "second"):
        assert path.read_text() == "second"
        assert is_held(path)
    assert not path.exists()


def test_a_file_that_was_left_behind_stops_nobody(path: Path) -> None:
    path.write_text("somebody who is long gone")
    assert not is_held(path)
    with hold(path, "me"):
        assert path.read_text() == "me"


def test_one_of_many_processes_at_once_gets_the_lock_at_a_time(path: Path) -> None:
    # Each holds the lock for a while and notes when, which would overlap if two held it at once.
    contend = """
import sys, time
from pathlib import Path
from hintctl.linking.lock import LockHeldError, hold
path, inside = Path(sys.argv[1]), Path(sys.argv[2])
entered = 0
while entered < 40:
    try:
        with hold(path, "me"):
            inside.mkdir()
            inside.rmdir()
            entered += 1
    except LockHeldError:
        pass
"""
    command = [sys.executable, "-c", contend, str(path), str(path.with_name("inside"))]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for process in processes:
        _, err = process.communicate(timeout=60)
        assert process.returncode == 0, err


def test_a_look_at_a_lock_keeps_nobody_from_it(path: Path) -> None:
    path.touch()
    look = "import sys; from pathlib import Path; from hintctl.linking.lock import is_held\n"
    look += "print('looking', flush=True)\nwhile True: is_held(Path(sys.argv[1]))"
    with subprocess.Popen([sys.executable, "-c", look, str(path)], stdout=subprocess.PIPE, text=True) as looking:
        assert looking.stdout
        looking.stdout.readline()
        for _ in range(200):
            with hold(path, "me"):
                assert path.read_text() == "me"
            path.touch()
        looking.kill()


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do everything")
def test_a_folder_without_rights_is_an_error_that_names_the_file(path: Path) -> None:
    path.touch(mode=0o600)
    path.chmod(0)
    with pytest.raises(PermissionError) as raised:
        is_held(path)
    assert raised.value.filename == str(path)
    path.unlink()
    path.parent.chmod(0o500)
    with pytest.raises(PermissionError) as raised, hold(path, "me"):
        pytest.fail("held")
    assert raised.value.filename == str(path)
    path.parent.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few make links")
def test_a_link_is_not_followed(path: Path) -> None:
    target = path.with_name("precious")
    target.write_text("precious")
    path.symlink_to(target)
    with pytest.raises(OSError, match="symbolic links"), hold(path, "me"):
        pytest.fail("held")
    assert target.read_text() == "precious"
