import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hintctl.errors import UsageError
from hintctl.files import check_writable, create_private, make_private_folder, replace_whole


@pytest.fixture(autouse=True)
def _no_umask() -> Iterator[None]:
    previous = os.umask(0)
    yield
    os.umask(previous)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_private_folder_and_those_made_above_it_are_their_owners_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private_folder(tmp_path / "a" / "b" / "c")
    assert [_mode(tmp_path / name) for name in ("a", "a/b", "a/b/c")] == [0o700] * 3
    assert _mode(tmp_path) == 0o755


def test_a_private_folder_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    make_private_folder(tmp_path)
    assert (tmp_path / "kept").exists()


def test_a_file_in_the_way_of_a_private_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(OSError, match="a"):
        make_private_folder(tmp_path / "a" / "b")


def test_a_private_file_is_0600_from_birth(tmp_path: Path) -> None:
    os.close(create_private(tmp_path / "file"))
    assert _mode(tmp_path / "file") == 0o600


@pytest.mark.parametrize("in_the_way", ["file", "link", "dangling link"])
def test_a_private_file_is_never_one_that_was_there(in_the_way: str, tmp_path: Path) -> None:
    path, other = tmp_path / "file", tmp_path / "other"
    if in_the_way == "file":
        path.write_text("old")
        path.chmod(0o644)
    else:
        path.symlink_to(other)
    if in_the_way == "link":
        other.write_text("old")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileExistsError):
        create_private(path)
    assert sorted(tmp_path.iterdir()) == before
    assert not other.exists() or other.read_text() == "old"


def test_a_whole_file_takes_the_place_of_the_old_one_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("old")
    path.chmod(0o644)
    with replace_whole(path) as file:
        file.write("né\r\nw\n")
        assert path.read_text() == "old"
    assert path.read_bytes() == "né\r\nw\n".encode()
    assert _mode(path) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_the_target_of_a_link_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    link, target = tmp_path / "link", tmp_path / "target"
    target.write_text("old")
    link.symlink_to(target)
    with replace_whole(link) as file:
        file.write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize("failing", ["block", "interrupt", "write", "fsync", "replace"])
@pytest.mark.parametrize("old", ["old", None])
def test_when_writing_fails_the_old_file_stands_and_nothing_is_left(
    failing: str, old: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.csv"
    if old is not None:
        path.write_text(old)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if failing == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    if failing == "replace":
        monkeypatch.setattr(Path, "replace", fail)

    def write() -> None:
        with replace_whole(path) as file:
            file.write("new" * 10_000)
            if failing == "write":
                file.write("\ud800")
            if failing == "block":
                raise OSError
            if failing == "interrupt":
                raise KeyboardInterrupt

    with pytest.raises((OSError, KeyboardInterrupt, UnicodeEncodeError)):
        write()
    monkeypatch.undo()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == ([("report.csv", old)] if old else [])


def test_a_pipe_is_written_to_directly(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    with replace_whole(pipe) as file:
        file.write("through")
    reader.join()
    assert read == ["through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_is_written_to_directly_and_a_full_one_is_an_error() -> None:
    with replace_whole(Path("/dev/null")) as file:
        file.write("gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(OSError, match="No space left"), replace_whole(Path("/dev/full")) as file:
        file.write("too much")


def test_what_can_be_written_is_let_through(tmp_path: Path) -> None:
    (tmp_path / "old").touch()
    (tmp_path / "dangling").symlink_to(tmp_path / "new")
    for path in (tmp_path / "old", tmp_path / "new", tmp_path / "dangling", Path("/dev/null")):
        check_writable(path)
    assert not (tmp_path / "new").exists()


def test_what_cant_be_written_is_found_out_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        check_writable(tmp_path)
    with pytest.raises(UsageError, match="is not a folder"):
        check_writable(tmp_path / "missing" / "file")
    (tmp_path / "astray").symlink_to(tmp_path / "missing" / "file")
    with pytest.raises(UsageError, match="is not a folder"):
        check_writable(tmp_path / "astray")


@pytest.mark.parametrize(
    ("name", "forbidden"), [("new", "folder"), ("old", "folder"), ("old", "file"), ("link", "target")]
)
def test_a_file_may_only_be_replaced_where_file_and_folder_may_be_written(
    name: str, forbidden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "old").touch()
    (elsewhere / "file").touch()
    (folder / "link").symlink_to(elsewhere / "file")
    closed = {"folder": folder, "file": folder / "old", "target": elsewhere}[forbidden]
    # Not by chmod: root, whom containers run tests as, may write everywhere.
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != closed)
    with pytest.raises(UsageError, match="may not be written"):
        check_writable(folder / name)
