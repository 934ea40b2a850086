"""Files are replaced whole or not at all (`--fix`, config, reports)."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hintctl.files import replace_bytes, replace_private, replace_whole
from tests.functional.audit_project import CLIENT, FIXED, make_project
from tests.promises.figures import count
from tests.promises.system_calls import trace
from tests.running import Hintctl

OLD = b'{"import_id": 1}\r\n\xff'
NEW = OLD * 10_000


def _write_text(path: Path) -> None:
    with replace_whole(path) as file:
        file.write("new\n" * 10_000)


def _write_bytes(path: Path) -> None:
    replace_bytes(path, NEW)


def _write_private(path: Path) -> None:
    replace_private(path, "new\n" * 10_000)


@pytest.mark.parametrize("write", [_write_text, _write_bytes, _write_private])
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
    """
    Mutation: hintctl/files.py: `temporary.replace(target)` -> `target.write_bytes(temporary.read_bytes())`
    Mutation: hintctl/files.py: `temporary.unlink(missing_ok=True)` -> `pass`
    """
    path = tmp_path / "patient.json"
    path.write_bytes(OLD)
    path.chmod(0o640)
    before = path.stat()

    failed = raised = False

    def fail(*_: object, **__: object) -> None:
        nonlocal failed
        failed = True
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, fail)
        try:
            write(path)
        except type(error):
            raised = True
    assert raised is failed
    if not failed:
        assert name in ("chmod", "fdopen"), "which not every way takes"
        return
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("patient.json", OLD)]
    count("faults injected")
    after = path.stat()
    assert (after.st_ino, after.st_mode, after.st_mtime_ns) == (before.st_ino, before.st_mode, before.st_mtime_ns)


@pytest.mark.parametrize("write", [_write_text, _write_bytes, _write_private])
def test_until_the_new_file_is_on_disk_the_old_one_has_the_name(
    write: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/files.py: `            os.fsync(file.fileno())` -> `            pass`
    Mutation: hintctl/files.py: `file.write(text.encode())` -> `return file.write(text.encode())`
    Mutation: hintctl/files.py: `yield file` -> `yield file; return`
    """
    path = tmp_path / "patient.json"
    path.write_bytes(OLD)
    seen: list[tuple[bytes, int]] = []
    flushed = os.fsync

    def flush(descriptor: int) -> None:
        flushed(descriptor)
        seen.append((path.read_bytes(), os.fstat(descriptor).st_size))

    monkeypatch.setattr(os, "fsync", flush)
    write(path)
    new = path.read_bytes()
    assert new != OLD
    assert seen == [(OLD, len(new))]


@pytest.mark.skipif(os.name != "posix", reason="permissions as on POSIX")
@pytest.mark.parametrize("mode", [0o755, 0o644, 0o600, 0o664])
def test_a_fixed_file_keeps_its_permissions(mode: int, tmp_path: Path) -> None:
    """
    Mutation: hintctl/files.py: `path.chmod(stat.S_IMODE(status.st_mode))` -> `pass`
    """
    path = tmp_path / "run.sh"
    path.write_bytes(OLD)
    path.chmod(mode)
    replace_bytes(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="links as on POSIX")
def test_a_link_stays_a_link_and_its_target_is_fixed(tmp_path: Path) -> None:
    """
    Mutation: hintctl/files.py: `target = path.resolve(strict=True)` -> `target = path`
    """
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "patient.json", tmp_path / "link.json"
    target.write_bytes(OLD)
    link.symlink_to(target)
    replace_bytes(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_file_that_may_not_be_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Mutation: hintctl/files.py: `if not os.access(target, os.W_OK):` -> `if False:`
    """
    path = tmp_path / "patient.json"
    path.write_bytes(OLD)
    # Not by chmod: root, whom containers run tests as, may write everywhere.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError):
        replace_bytes(path, NEW)
    assert path.read_bytes() == OLD


def test_a_file_that_has_gone_is_not_made_again(tmp_path: Path) -> None:
    """
    Mutation: hintctl/files.py: `path.resolve(strict=True)` -> `path.resolve(); path.touch()`
    """
    with pytest.raises(FileNotFoundError):
        replace_bytes(tmp_path / "gone.json", NEW)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_that_is_anothers_stays_anothers(tmp_path: Path) -> None:
    """
    Mutation: hintctl/files.py: `os.chown(path, status.st_uid, status.st_gid)` -> `pass`
    """
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

    Mutation: hintctl/files.py: `temporary.replace(target)` -> `target.write_bytes(temporary.read_bytes())`
    Mutation: hintctl/files.py: `temporary.unlink(missing_ok=True)` -> `pass`
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
    assert ended.err or "was not fixed: no space left on device." in ended.out
    assert "Traceback" not in ended.err
    assert "defect" not in ended.err
    count("faults injected")


@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "replace")])
def test_whichever_command_writes_a_file_the_old_one_stands_where_a_step_fails(
    owner: object, name: str, live: str, hintctl: Hintctl, home: Path, links: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/files.py: `temporary.replace(target)` -> `target.write_bytes(temporary.read_bytes())`
    Mutation: hintctl/files.py: `file.write(text.encode())` -> `path.write_text(text); file.write(text.encode())`
    Mutation: hintctl/audit/baseline.py: `with replace_whole(path)` -> `with path.open("w")`
    """
    project = make_project(home.parent / "project", monkeypatch)
    file, baseline = project / "written", project / "baseline"
    assert hintctl("audit", "--write-baseline", baseline).code == 0
    old = {file: OLD, baseline: baseline.read_bytes() + b" "}
    assert hintctl("bulk-link", links, "--yes", "--rate", "1000").code == 0
    assert hintctl("auth", "login", "--endpoint", live, stdin=b"emu-partner-a").code == 0
    old[home / "config.toml"] = (home / "config.toml").read_bytes()
    for command in (
        ("config", "set", "endpoint", live.replace("127.0.0.1", "localhost"), "--profile", "other"),
        ("auth", "login", "--endpoint", live),
        ("auth", "logout"),
        ("bulk-link", links, "--yes", "--rate", "1000", "--report", file),
        ("bulk-link", links, "--yes", "--rate", "1000", "--rejects", file),
        ("runs", "show", "last", "--report", file),
        ("verify", links, "--rate", "1000", "--report", file),
        ("export", "patient", "--output", file),
        ("audit", "--output", file),
        ("audit", "--write-baseline", baseline),
    ):
        for path, content in old.items():
            path.write_bytes(content)

        def fail(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(owner, name, fail)
            ended = hintctl(*command, stdin=b"emu-partner-a")
        assert ended.code not in (0, 70), (command, ended)
        assert "o space left on device" in ended.err
        assert {path: path.read_bytes() for path in old} == old, command
        assert not [*home.rglob("*.tmp"), *project.rglob("*.tmp")]
        count("faults injected")


RENAME = "?rename,?renameat,?renameat2"


@pytest.mark.parametrize("fault", ["fsync:error=EIO", f"{RENAME}:error=EROFS", f"{RENAME}:signal=KILL"])
@pytest.mark.parametrize("command", [("config", "set", "endpoint", "https://b.example"), ("audit", "--fix")])
def test_where_the_system_itself_fails_or_the_process_is_killed_the_old_file_stands(
    command: tuple[str, ...], fault: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/files.py: `temporary.replace(target)` -> `target.write_bytes(temporary.read_bytes())`
    Mutation: hintctl/files.py: `file.write(text.encode())` -> `path.write_text(text); file.write(text.encode())`
    """
    client = make_project(tmp_path / "project", monkeypatch) / "src" / "client.py"
    home.mkdir()
    config = home / "config.toml"
    config.write_text('[profiles.default]\nendpoint = "https://a.example"\n')
    before = config.read_text()
    calls_of_it = ("-e", f"trace={fault.partition(':')[0]}", "-e", f"inject={fault}")
    process = [sys.executable, "-m", "hintctl", *command]
    ended, calls = trace(process, *calls_of_it, into=tmp_path / "calls")
    assert "killed by SIGKILL" in calls[-1] if "KILL" in fault else any("INJECTED" in call for call in calls)
    assert (config.read_text(), client.read_text()) == (before, CLIENT)
    assert ended.code not in (0, 70)
    assert "Traceback" not in ended.err
    count("faults injected by the system")
