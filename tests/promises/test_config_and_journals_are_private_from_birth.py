"""Config and journals are 0600 from birth, also over an older 0644 file; symlinks are not followed."""

import json
import os
import re
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hintctl.files import replace_private
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.journal_file import lock_of
from tests.promises.figures import count
from tests.promises.system_calls import trace
from tests.running import Hintctl

if sys.platform == "win32":
    pytest.skip("permissions and links as on POSIX", allow_module_level=True)

KEY = "emu-partner-a"
NOW = datetime(2026, 11, 22, 15, 11, 37, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _umask_that_takes_nothing_away() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def _modes(folder: Path) -> dict[str, str]:
    """Everything below a folder, and the folder itself, with permissions."""
    return {str(path): oct(stat.S_IMODE(path.lstat().st_mode)) for path in (folder, *folder.rglob("*"))}


def _assert_private(folder: Path) -> None:
    others = {
        path: mode for path, mode in _modes(folder).items() if mode != ("0o700" if Path(path).is_dir() else "0o600")
    }
    assert not others
    count("files and folders seen to be private", len(_modes(folder)))


@pytest.fixture
def seen(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The permissions of all files at each moment at which one is written: between `open` and the first byte too."""
    moments: list[dict[str, str]] = []
    opened = os.fdopen

    def look(descriptor: int, *arguments: object, **options: object) -> object:
        moments.append(_modes(home))
        return opened(descriptor, *arguments, **options)  # type: ignore[call-overload]  # handed on as it came

    monkeypatch.setattr(os, "fdopen", look)
    return moments


def _log_in(hintctl: Hintctl, url: str) -> int:
    return hintctl("auth", "login", "--endpoint", url, stdin=KEY.encode()).code


def test_a_config_file_that_is_made_is_private_at_each_moment(
    live: str, hintctl: Hintctl, home: Path, seen: list[dict[str, str]]
) -> None:
    """
    Mutation: hintctl/files.py: `NO_FOLLOW, 0o600)` -> `NO_FOLLOW, 0o644)`
    Mutation: hintctl/files.py: `missing.mkdir(mode=0o700` -> `missing.mkdir(mode=0o755`
    """
    assert _log_in(hintctl, live) == 0
    assert KEY in (home / "config.toml").read_text()
    assert len(seen) == 1
    assert all(mode in ("0o600", "0o700") for mode in seen[0].values())
    _assert_private(home)


# Runs each command line of the first argument, and then one that meets a defect.
COMMANDS = """
import json, sys
from hintctl.main import main
codes = [int(main(each)) for each in json.loads(sys.argv[1])]
from hintctl.api.connection import Connections
Connections.exchange = None
print(codes, int(main(["get", "patient", "emr-1"])))
"""


def test_the_system_is_never_asked_for_a_file_that_others_may_read(
    live: str, home: Path, links: Path, tmp_path: Path
) -> None:
    """
    Mutation: hintctl/linking/lock.py: `NO_FOLLOW, 0o600)` -> `NO_FOLLOW, 0o644)`
    Mutation: hintctl/linking/journal_file.py: `os.close(create_private(path))` -> `path.touch()`
    Mutation: hintctl/crash_log.py: `os.fdopen(create_private(path), "w", encoding="utf-8")` -> `path.open("w")`
    """
    commands = [
        ["auth", "login", "--endpoint", live],
        ["config", "set", "profile", "default"],
        ["bulk-link", str(links), "--yes", "--rate", "1000"],
        ["runs", "resume", "last", "--dry-run"],
        ["runs", "undo", "last", "--yes", "--rate", "1000"],
    ]
    command = [sys.executable, "-c", COMMANDS, json.dumps(commands)]
    calls_of_files = "trace=open,openat,creat,mkdir,mkdirat,mknod,mknodat"
    ended, calls = trace(command, "-e", calls_of_files, into=tmp_path / "calls", stdin=KEY)
    assert ended.out.endswith("[0, 0, 0, 0, 0] 70\n"), ended.err
    ours = [call for call in calls if str(home) in call]
    files = [call for call in ours if "O_CREAT" in call or call.startswith(("creat", "mknod"))]
    folders = [call for call in ours if call.startswith("mkdir")]
    assert [call for call in files if ", 0600)" not in call or "O_NOFOLLOW" not in call] == []
    assert [call for call in folders if ", 0700)" not in call] == []
    kinds = {name[1] for call in files if (name := re.search(r"\.([a-z-]+)\"", call))}
    assert kinds >= {"tmp", "lock", "new", "copy", "db-wal", "db-shm", "log"}
    count("files seen to be made 0600", len(files))


@pytest.mark.parametrize(
    "command", [("auth", "login"), ("auth", "logout"), ("config", "set", "endpoint", "http://127.0.0.1")]
)
def test_what_could_read_an_older_file_never_sees_the_key(
    command: tuple[str, ...], live: str, hintctl: Hintctl, home: Path
) -> None:
    """
    Mutation: hintctl/files.py: `file.write(text.encode())` -> `path.write_text(text); file.write(text.encode())`
    """
    home.mkdir(mode=0o755)
    file = home / "config.toml"
    stored = f'api_key = "{KEY}"' if command == ("auth", "logout") else ""
    file.write_text(f'# ours\n[profiles.default]\nendpoint = "{live.replace("127.0.0.1", "localhost")}"\n{stored}\n')
    file.chmod(0o644)
    older = file.read_text()
    with file.open() as reader:  # as another user may have it open
        assert hintctl(*command, stdin=KEY.encode()).code == 0
        assert reader.read() == older
    assert (KEY in file.read_text()) is (command == ("auth", "login"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    count("older files replaced")


@pytest.mark.parametrize(
    "command", [("auth", "login"), ("config", "set", "endpoint", "https://a.example"), ("config", "set", "profile", "")]
)
@pytest.mark.parametrize("there", [True, False])
def test_a_config_file_that_is_a_link_is_not_written(
    there: bool, command: tuple[str, ...], live: str, hintctl: Hintctl, home: Path, tmp_path: Path
) -> None:
    """
    Mutation: hintctl/config/edit.py: `    check_own_file(path)` -> `    pass`
    """
    target = tmp_path / "dotfiles.toml"
    if there:
        target.write_text("# mine\n")
    home.mkdir()
    (home / "config.toml").symlink_to(target)
    ended = hintctl(*command, stdin=KEY.encode())
    assert ended.code == 2
    assert "is a link to" in ended.err
    assert (home / "config.toml").is_symlink()
    assert (target.read_text() == "# mine\n") if there else not target.exists()
    count("links not followed")


def test_a_link_that_is_put_there_meanwhile_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """
    Mutation: hintctl/files.py: `_replacement(path) as temporary` -> `_replacement(path.resolve()) as temporary`
    """
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("theirs")
    target.chmod(0o644)
    link.symlink_to(target)
    replace_private(link, "a key")
    assert target.read_text() == "theirs"
    assert not link.is_symlink()
    count("links not followed")
    assert (link.read_text(), stat.S_IMODE(link.stat().st_mode)) == ("a key", 0o600)


def test_a_journal_is_private_from_its_first_moment_with_all_that_sqlite_keeps_beside_it(home: Path) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `os.close(create_private(new))` -> `pass`
    """
    with Journal.create(home / "state" / "runs", {"file": "links.csv"}) as journal:
        journal.add_rows([Row(line=2, hint_id="pat-n32hjf4mmu1s", integration_record_id="emr-1", problem=None)])
        names = {path.suffix for path in (home / "state" / "runs").iterdir()}
        assert {".db", ".db-wal", ".db-shm"} <= names
        _assert_private(home)


def test_whatever_a_run_leaves_is_private(hintctl: Hintctl, home: Path, links: Path) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `os.close(create_private(new))` -> `pass`
    Mutation: hintctl/files.py: `NO_FOLLOW, 0o600)` -> `NO_FOLLOW, 0o644)`
    """
    assert hintctl("bulk-link", links, "--emulator", "--yes", "--report", home.parent / "report.csv").code == 0
    assert list((home / "state" / "runs").glob("*.db"))
    _assert_private(home)
    assert stat.S_IMODE((home.parent / "report.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize("command", [("show",), ("resume", "--emulator"), ("undo", "--yes", "--emulator")])
def test_an_older_journal_that_others_may_read_is_private_from_the_first_command_on_it(
    command: tuple[str, ...], hintctl: Hintctl, home: Path, links: Path
) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `make_private(path.with_name(path.name + suffix))` -> `pass`
    """
    assert hintctl("bulk-link", links, "--emulator", "--yes").code == 0
    (journal,) = (home / "state" / "runs").glob("*.db")
    journal.chmod(0o644)
    assert hintctl("runs", command[0], journal.stem, *command[1:]).code == 0
    _assert_private(home)


def test_what_lies_beside_an_older_journal_is_private_while_it_is_open(home: Path) -> None:
    """
    Mutation: hintctl/linking/journal_file.py: `for suffix in ("", "-wal", "-shm")` -> `for suffix in ("",)`
    Mutation: hintctl/linking/lock.py: `make_private(descriptor)` -> `pass`
    """
    with Journal.create(home / "state" / "runs", {"file": "links.csv"}) as journal:
        journal.confirm()
    with closing(sqlite3.connect(journal.path)) as other:  # makes the -wal and the -shm, and keeps them there
        other.execute("SELECT count(*) FROM link").fetchone()
        lock_of(journal.path).touch()
        for file in (home / "state" / "runs").iterdir():
            file.chmod(0o644)
        assert {file.suffix for file in (home / "state" / "runs").iterdir()} == {".db", ".db-wal", ".db-shm", ".lock"}
        with Journal.open(journal.path):
            _assert_private(home)


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("suffix", [".new", ".lock"])
def test_a_link_in_the_place_of_a_new_journal_is_not_followed(
    suffix: str, there: bool, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Mutation: hintctl/files.py: `os.O_CREAT | os.O_EXCL | NO_FOLLOW` -> `os.O_CREAT`
    Mutation: hintctl/linking/lock.py: `os.O_CREAT | NO_FOLLOW` -> `os.O_CREAT`
    """

    class Frozen(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Frozen":
            return cls(2026, 11, 22, 15, 11, 37, tzinfo=UTC)

    monkeypatch.setattr("hintctl.linking.journal_file.datetime", Frozen)
    runs, target = home / "state" / "runs", tmp_path / "target"
    runs.mkdir(parents=True)
    (runs / f"20261122-151137-0000{suffix}").symlink_to(target)
    if there:
        target.write_text("theirs")
    with pytest.raises(OSError, match="20261122-151137-0000"), Journal.create(runs, {"file": "links.csv"}):
        pytest.fail("the link was taken for a file of ours")
    assert (target.read_text() == "theirs") if there else not target.exists()
    count("links not followed")
