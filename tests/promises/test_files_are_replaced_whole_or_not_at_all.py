"""`--fix` and reports leave either all of the new file or the old one as it was, whatever fails on the way."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from hintctl.files import replace_bytes, replace_whole
from tests.functional.audit_project import CLIENT, FIXED, make_project
from tests.running import Hintctl

OLD = b'{"import_id": 1}\r\n\xff'
NEW = OLD * 10_000


def _write_text(path: Path) -> None:
    with replace_whole(path) as file:
        file.write("new\n" * 10_000)


def _write_bytes(path: Path) -> None:
    replace_bytes(path, NEW)


@pytest.mark.parametrize("write", [_write_text, _write_bytes])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(
    ("owner", "name"), [(os, "fsync"), (os, "fdopen"), (os, "open"), (Path, "replace"), (Path, "chmod")]
)
def test_when_a_step_fails_the_old_file_stands_and_nothing_is_left(
    owner: object,
    name: str,
    error: BaseException,
    write: Callable[[Path], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "patient.json"
    path.write_bytes(OLD)
    path.chmod(0o640)
    before = path.stat()

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, fail)
        if not (write is _write_text and name == "chmod"):  # a report is private and has nothing to keep
            with pytest.raises(type(error)):
                write(path)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("patient.json", OLD)]
    after = path.stat()
    assert (after.st_ino, after.st_mode, after.st_mtime_ns) == (before.st_ino, before.st_mode, before.st_mtime_ns)


def test_until_the_new_file_is_on_disk_the_old_one_has_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "patient.json"
    path.write_bytes(OLD)
    seen: list[bytes] = []
    flushed = os.fsync

    def flush(descriptor: int) -> None:
        flushed(descriptor)
        seen.append(path.read_bytes())
        assert os.fstat(descriptor).st_size == len(NEW)

    monkeypatch.setattr(os, "fsync", flush)
    replace_bytes(path, NEW)
    assert seen == [OLD]
    assert path.read_bytes() == NEW


@pytest.mark.skipif(os.name != "posix", reason="permissions as on POSIX")
@pytest.mark.parametrize("mode", [0o755, 0o644, 0o600, 0o664])
def test_a_fixed_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "run.sh"
    path.write_bytes(OLD)
    path.chmod(mode)
    replace_bytes(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="links as on POSIX")
def test_a_link_stays_a_link_and_its_target_is_fixed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "patient.json", tmp_path / "link.json"
    target.write_bytes(OLD)
    link.symlink_to(target)
    replace_bytes(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_file_that_may_not_be_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "patient.json"
    path.write_bytes(OLD)
    # Not by chmod: root, whom containers run tests as, may write everywhere.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        replace_bytes(path, NEW)
    assert path.read_bytes() == OLD


def test_a_file_that_has_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_bytes(tmp_path / "gone.json", NEW)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_that_is_anothers_stays_anothers(tmp_path: Path) -> None:
    path = tmp_path / "patient.json"
    path.write_bytes(OLD)
    os.chown(path, 12345, 23456)
    path.chmod(0o640)
    replace_bytes(path, NEW)
    status = path.stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (12345, 23456, 0o640)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (os, "replace"), (Path, "chmod")])
@pytest.mark.parametrize("good", [0, 1])
def test_a_fix_that_fails_leaves_every_file_old_or_new_and_is_no_success(
    good: int,
    owner: object,
    name: str,
    error: BaseException,
    hintctl: Hintctl,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The command as a whole, on two files; the step fails from the first on, or from the second.

    These made it fail: a new file written over the old one, one whose temporary stays, an error that is only told.
    """
    make_project(tmp_path / "project", monkeypatch)
    for each in ("a", "b"):
        Path(f"{each}.py").write_text(CLIENT)
    Path("src/client.py").unlink()
    work = getattr(owner, name)
    calls = 0

    def fail(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls > good:
            raise error
        return work(*arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, fail)
        ended = hintctl("audit", "--fix", "--jobs", "1")
    assert sorted(each.name for each in Path().iterdir()) == [".git", "a.py", "b.py", "src"]
    held = [Path(f"{each}.py").read_text() for each in ("a", "b")]
    assert held == [FIXED if good else CLIENT, CLIENT]
    assert ended.code != 0
    assert ended.err
    assert "Traceback" not in ended.err
    assert "defect" not in ended.err
