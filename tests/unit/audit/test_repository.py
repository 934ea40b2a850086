"""Which files git would wait for, and where it looks for them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hintctl.audit.repository import find_first_trap, find_top, find_trap, may_name_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the files of POSIX")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    folder = Path(os.path.realpath(tmp_path)) / "tree"
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    (folder / "deep" / "er").mkdir(parents=True)
    return folder


def test_an_ordinary_repository_has_no_trap(top: Path) -> None:
    (top / ".git" / "info" / "attributes").symlink_to(os.devnull)
    (top / ".gitignore").mkdir()
    assert find_first_trap(top / "deep") is None
    assert find_trap(str(top / "deep")) is None


def test_a_trap_is_seen_from_any_folder_and_through_links(top: Path) -> None:
    os.mkfifo(top / "pipe")
    (top / ".git" / "index").symlink_to("../pipe")
    assert find_first_trap(top / "deep" / "er") == str(top / ".git" / "index")


def test_a_trap_lies_in_what_git_takes_for_a_repository_though_it_is_none(top: Path) -> None:
    inner = top / "deep" / ".git"
    inner.mkdir()
    os.mkfifo(inner / "HEAD")
    assert find_top(top / "deep" / "er") == top
    assert find_first_trap(top / "deep" / "er") == str(inner / "HEAD")
    assert find_trap(str(top)) == str(inner / "HEAD")


def test_pipes_count_anywhere_in_a_repository_but_not_among_its_files(top: Path) -> None:
    os.mkfifo(top / "pipe")
    os.mkfifo(top / "config")
    assert find_trap(str(top)) is None
    find_trap.cache_clear()
    os.mkfifo(top / ".git" / "refs" / "heads" / "main")
    assert find_first_trap(top) is None
    assert find_trap(str(top)) == str(top / ".git" / "refs" / "heads" / "main")


def test_a_repository_that_lies_elsewhere_is_looked_at_there(top: Path, tmp_path: Path) -> None:
    apart = Path(os.path.realpath(tmp_path)) / "apart"
    subprocess.run(["git", "init", "-q", f"--separate-git-dir={apart}"], cwd=top, check=True)
    os.mkfifo(apart / "refs" / "pipe")
    assert find_trap(str(top)) == str(apart / "refs" / "pipe")
    os.mkfifo(apart / "packed-refs")
    assert find_first_trap(top) == str(apart / "packed-refs")


def test_a_mark_that_names_nonsense_is_no_trap(top: Path) -> None:
    for data in (b"", b"gitdir: ", b"gitdir: \0x", b"\xff" * 99, b"gitdir: none\n"):
        (top / "deep" / ".git").write_bytes(data)
        assert find_first_trap(top / "deep") is None


@pytest.mark.parametrize("setting", ["core.EXCLUDESFILE", "include.path", "includeIf.gitdir:/x/.path"])
def test_settings_that_may_name_files_are_told_from_others(top: Path, setting: str) -> None:
    assert not may_name_files(top)
    subprocess.run(["git", "config", setting, "/nowhere"], cwd=top, check=True)
    assert may_name_files(top)


def test_settings_that_are_a_link_may_name_anything(top: Path) -> None:
    settings = top / ".git" / "config"
    settings.rename(top / "settings")
    settings.symlink_to("../settings")
    assert may_name_files(top)
