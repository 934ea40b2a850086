"""Only what differs from a revision."""

import subprocess
from pathlib import Path

import pytest

from hintctl.errors import UsageError
from tests.unit.audit.test_search import find, here, run, write

__all__ = ["here"]


@pytest.fixture
def history(here: Path) -> Path:
    """A first commit, tagged `first`; since then one file each changed, added, staged, deleted, moved, untracked."""
    run("init", "-q")
    write(".gitignore", text="*.log\n")
    write("same", "changed", "deleted", "moved", "sub/same", "touched")
    run("add", "-A")
    run("commit", "-qm", "1")
    run("tag", "first")
    write("changed", text="import_id 2\n")
    write("added", "sub/added")
    run("add", "-A")
    run("mv", "moved", "sub/moved")
    run("commit", "-qm", "2")
    write("staged")
    run("add", "staged")
    Path("deleted").unlink()
    write("untracked", "x.log")
    write("clean", text="clean\n")
    Path("touched").touch()
    return here


def test_what_differs(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = ["added", "changed", "staged", "sub/added", "sub/moved", "untracked"]
    found, coverage = find(since="first")
    assert (sorted(found), coverage.scanned) == (expected, 7)
    assert sorted(find(since="HEAD")[0]) == ["staged", "untracked"]
    assert sorted(find("sub", "changed", "same", since="first")[0]) == ["changed", "sub/added", "sub/moved"]
    assert find("x.log", "same", since="first")[0] == ["x.log"]
    assert "sub/added" not in find(since="first", exclude=("sub/",))[0]
    monkeypatch.chdir("sub")
    assert sorted(find(since="first")[0]) == ["added", "moved"]
    assert sorted(find("..", since="first")[0]) == [
        "../added",
        "../changed",
        "../staged",
        "../untracked",
        "added",
        "moved",
    ]


@pytest.mark.parametrize(
    "setting",
    [
        "diff.relative=true",
        "diff.noprefix=true",
        "diff.renames=copies",
        "color.ui=always",
        "core.quotePath=true",
        "diff.orderFile=.gitignore",
    ],
)
def test_no_setting_changes_what_differs(history: Path, setting: str) -> None:
    run("config", *setting.split("="))
    assert len(find("sub", since="first")[0]) == 2


@pytest.mark.parametrize("revision", ["nonsense", "-x", "--output=x", "", "first..HEAD", "HEAD:same", "HEAD^^^^^"])
def test_unknown(history: Path, revision: str) -> None:
    with pytest.raises(UsageError, match="knows no revision") as caught:
        find(since=revision)
    assert "shallow" not in caught.value.hint
    assert not Path("x").exists()


def test_shallow(history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = subprocess.run(["git", "rev-parse", "first"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    run("clone", "-q", "--depth", "1", "--no-tags", history.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    with pytest.raises(UsageError) as caught:
        find(since=first)
    for way in ("git fetch --unshallow", "fetch-depth: 0", "GIT_DEPTH: 0"):
        assert way in caught.value.hint


def test_outside_of_git(here: Path) -> None:
    write("a")
    with pytest.raises(UsageError, match="no git work tree"):
        find(since="HEAD")


def test_submodules(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other / "old.py", other / "changed.py")
    run("init", "-q", str(other))
    run("add", "-A", cwd=other)
    run("commit", "-qm", "1", cwd=other)
    run("init", "-q")
    run("submodule", "--quiet", "add", str(other), "known")
    run("commit", "-qm", "1")
    run("submodule", "--quiet", "add", str(other), "new")
    run("clone", "-q", str(other), "clone")
    write("known/changed.py", text="import_id 2\n")
    assert sorted(find(since="HEAD")[0]) == [
        *("clone/changed.py", "clone/old.py", "known/changed.py"),
        *("new/changed.py", "new/old.py"),
    ]
