"""Audit survives any tree: in bounded time and memory, no pipe opened, nothing passed over in silence."""

import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.promises.searching import make_tree, search

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the files of POSIX")

MIB = 1 << 20


@pytest.fixture(params=[True, False], ids=["checkout", "outside"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    yield make_tree(tmp_path / "tree", checkout=request.param)
    shutil.rmtree(tmp_path / "tree", ignore_errors=True)


def in_git(tree: Path) -> bool:
    return (tree / ".git").exists()


def add_devices(tree: Path) -> int:
    """How many could be made: only root makes devices, and not in each container."""
    try:
        for minor, name in ((5, "zeros"), (8, "random")):
            os.mknod(tree / name, stat.S_IFCHR | 0o666, os.makedev(1, minor))
    except PermissionError:
        return 0
    return 2


def test_pipes_sockets_and_devices(tree: Path) -> None:
    """
    Mutation: hintctl/audit/scan.py: `if not stat.S_ISREG(mode):` -> `if stat.S_ISLNK(mode):`
    """
    (tree / "was_file").unlink()
    for name in ("pipe", "was_file"):
        os.mkfifo(tree / name)
    server = socket.socket(socket.AF_UNIX)
    server.bind(os.path.relpath(tree / "socket"))
    (tree / "null").symlink_to("/dev/zero")
    devices = add_devices(tree)
    # A writer that waits on a pipe goes on as soon as anybody opens it.
    writers = [subprocess.Popen(["sh", "-c", f"echo > '{tree / name}'"]) for name in ("pipe", "was_file")]
    try:
        searched = search(tree)
        assert [writer.poll() for writer in writers] == [None, None]
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
        server.close()
    assert searched.found == ["legacy.py"]
    assert searched.skipped["link out of the tree"] == 1
    # Git lists none that isn't tracked.
    assert searched.skipped["not a regular file"] == (1 if in_git(tree) else 3 + devices)


@pytest.mark.parametrize("name", [".gitignore", ".gitattributes", "sub/.gitignore"])
def test_a_pipe_that_git_would_wait_for(tree: Path, name: str) -> None:
    """
    Mutation: hintctl/audit/git.py: `            self._process.kill()` -> `            pass`
    """
    (tree / name).parent.mkdir(exist_ok=True)
    os.mkfifo(tree / name)
    assert "legacy.py" in search(tree).found


def test_links_in_circles(tree: Path) -> None:
    """
    Mutation: hintctl/audit/walk.py: `is_dir(follow_symlinks=False) and not _is_j` -> `is_dir() and not _is_j`
    """
    (tree / "self").symlink_to("self")
    (tree / "up").symlink_to(".")
    (tree / "one").symlink_to("two")
    (tree / "two").symlink_to("one")
    searched = search(tree)
    assert searched.found == ["legacy.py", "was_file"]
    assert searched.skipped == {"broken link": 3}


def test_what_may_not_be_read(tree: Path) -> None:
    """
    Mutation: hintctl/audit/scan.py: `    EACCES: Status.NO_PERMISSION,` -> `    EACCES: Status.VANISHED,`
    Mutation: hintctl/audit/tracked.py: `closed_folders(self._untracked.check())` -> `()`
    """
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:  # root may read everything, unless it gives that up
        if not shutil.which("setpriv"):
            pytest.skip("needs a user other than root, or setpriv")
        rights = "-dac_override,-dac_read_search"
        before = ("setpriv", "--bounding-set", rights, "--inh-caps", rights)
    for folder in ("closed", "unlisted"):
        (tree / folder).mkdir()
        (tree / folder / "x").write_text("import_id\n")
    (tree / "was_file").chmod(0)
    (tree / "closed").chmod(0)
    (tree / "unlisted").chmod(0o444)
    try:
        searched = search(tree, *before)
    finally:
        for folder in ("closed", "unlisted"):
            (tree / folder).chmod(0o755)
    assert searched.found == ["legacy.py"]
    assert searched.unreadable
    assert searched.skipped["no permission"] == 3
    assert searched.notes == []


def test_any_bytes(tree: Path) -> None:
    """
    Mutation: hintctl/audit/scan.py: `if not wide and data.find(0, 0, _LOOKED_AT) >= 0:` -> `if not data:`
    """
    for number, data in enumerate(
        (b"\0" * 99, b"\xff\xfeimport_id", b"\xff" * 99, b"\x80import_id", b"", os.urandom(9999))
    ):
        (tree / f"{number}").write_bytes(data)
    (tree / "nul").write_bytes(b"\0import_id")
    searched = search(tree)
    assert {"3", "legacy.py", "was_file"} <= set(searched.found)
    assert "nul" not in searched.found
    assert not searched.unreadable
    assert searched.scanned + searched.skipped["binary"] == 9


def test_any_names(tree: Path) -> None:
    """
    Mutation: hintctl/audit/tracked.py: `os.fsdecode(self._prefix + path)` -> `(self._prefix + path).decode()`
    """
    names = [
        b"new\nline",
        b"\x1b[31mred",
        b"\xff\xfe",
        b" ",
        b"-e",
        b"--",
        b"a\tb",
        b"'\"",
        b"\\",
        b":(attr:x)",
        b"*",
        b"#x",
        b"!x",
        b"\xed\xa0\x80",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(tree) + b"/" + name)).write_text("import_id\n")
    if in_git(tree):
        subprocess.run(["git", "add", "-A"], cwd=tree, check=True)
    assert {os.fsencode(path) for path in search(tree).found} == {*names, b"legacy.py", b"was_file"}


def test_folders_within_folders(tree: Path) -> None:
    """
    Mutation: hintctl/audit/scan.py: `    ENAMETOOLONG: Status.PATH_TOO_LONG,` -> `    ENAMETOOLONG: Status.VANISHED,`
    """
    at = Path.cwd()
    os.chdir(tree)
    try:
        for _ in range(5000):
            Path("d").mkdir()
            os.chdir("d")
        Path("x").write_text("import_id\n")
    finally:
        os.chdir(at)
    try:
        searched = search(tree)
    finally:
        subprocess.run(["rm", "-rf", str(tree / "d")], check=True)
    assert searched.found == ["legacy.py", "was_file"]
    assert searched.unreadable
    assert searched.skipped == {"path too long": 1}


def test_a_line_of_a_gigabyte(tree: Path) -> None:
    """
    Mutation: hintctl/audit/scan.py: `_CHUNK = 8 << 20` -> `_CHUNK = 2 << 30`
    """
    piece = b"x" * MIB
    with (tree / "long").open("wb") as file:
        for _ in range(1024):
            file.write(piece)
        file.write(b" import_id")
    try:
        searched = search(tree)
    finally:
        (tree / "long").unlink()
    assert searched.found == ["legacy.py", "was_file"]
    assert searched.skipped == {"too large": 1}
    assert searched.unreadable
    assert searched.peak < 120 * MIB
    assert searched.children < 900 * MIB or sys.platform != "linux"


def test_many_files_in_flat_memory(tree: Path) -> None:
    """
    Mutation: hintctl/audit/search.py: `Without(map(os.fsencode, paths), (` -> `Without([*map(os.fsencode, paths)], (`
    """
    peaks, made = [], 0
    for count in (500, 8_000):
        for number in range(made, count):
            folder = tree / f"folder{number // 100}"
            folder.mkdir(exist_ok=True)
            (folder / f"{number}{'_of_a_rather_long_name' * 10}").write_bytes(b"")
        made = count
        if in_git(tree):
            subprocess.run(["git", "add", "-A"], cwd=tree, check=True)
        searched = search(tree)
        assert (len(searched.found), searched.scanned) == (2, count + 2)
        peaks.append(searched.peak)
    assert peaks[1] - peaks[0] < 1.2 * MIB  # the paths alone are 1.7; two processes differ by up to 0.7


def test_files_that_come_and_go(tree: Path) -> None:
    """Another process writes, grows and removes files all the while.

    Mutation: hintctl/audit/scan.py: `return status_of(error)` -> `raise`
    """
    program = """
import itertools, os
for number in itertools.count():
    name = f"file{number % 50}"
    with open(name, "a") as file:
        file.write("import_id\\n" * 999)
    try:
        os.remove(f"file{(number + 25) % 50}")
    except FileNotFoundError:
        pass
"""
    writer = subprocess.Popen([sys.executable, "-c", program], cwd=tree)
    try:
        for _ in range(8):
            assert {"legacy.py", "was_file"} <= set(search(tree).found)
    finally:
        writer.kill()
        writer.wait()
