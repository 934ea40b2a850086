"""Config and journals are 0600 from birth, also over an older 0644 file; symlinks are not followed.

Each of these made a test here fail: `create_private` without its mode, or without O_EXCL and O_NOFOLLOW;
`replace_private` that opens the path itself, or resolves it; `edit_config` without its look at links; a journal that
SQLite makes by itself; a lock that is opened without O_NOFOLLOW; folders made without their mode.
"""

import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hintctl.files import replace_private
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
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
    assert _log_in(hintctl, live) == 0
    assert KEY in (home / "config.toml").read_text()
    assert len(seen) == 1
    assert all(mode in ("0o600", "0o700") for mode in seen[0].values())
    _assert_private(home)


def test_what_could_read_an_older_file_never_sees_the_key(live: str, hintctl: Hintctl, home: Path) -> None:
    home.mkdir(mode=0o755)
    file = home / "config.toml"
    file.write_text('# ours\n[profiles.default]\nendpoint = "https://old.example"\n')
    file.chmod(0o644)
    with file.open() as reader:  # as another user may have it open
        assert _log_in(hintctl, live) == 0
        assert KEY not in reader.read()
    assert KEY in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "command", [("auth", "login"), ("config", "set", "endpoint", "https://a.example"), ("config", "set", "profile", "")]
)
@pytest.mark.parametrize("there", [True, False])
def test_a_config_file_that_is_a_link_is_not_written(
    there: bool, command: tuple[str, ...], live: str, hintctl: Hintctl, home: Path, tmp_path: Path
) -> None:
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


def test_a_link_that_is_put_there_meanwhile_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("theirs")
    target.chmod(0o644)
    link.symlink_to(target)
    replace_private(link, "a key")
    assert target.read_text() == "theirs"
    assert not link.is_symlink()
    assert (link.read_text(), stat.S_IMODE(link.stat().st_mode)) == ("a key", 0o600)


def test_a_journal_is_private_from_its_first_moment_with_all_that_sqlite_keeps_beside_it(home: Path) -> None:
    with Journal.create(home / "state" / "runs", {"file": "links.csv"}) as journal:
        journal.add_rows([Row(line=2, hint_id="pat-n32hjf4mmu1s", integration_record_id="emr-1", problem=None)])
        names = {path.suffix for path in (home / "state" / "runs").iterdir()}
        assert {".db", ".db-wal", ".db-shm"} <= names
        _assert_private(home)


def test_whatever_a_run_leaves_is_private(hintctl: Hintctl, home: Path, links: Path) -> None:
    assert hintctl("bulk-link", links, "--emulator", "--yes", "--report", home.parent / "report.csv").code == 0
    assert list((home / "state" / "runs").glob("*.db"))
    _assert_private(home)
    assert stat.S_IMODE((home.parent / "report.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("suffix", [".new", ".lock"])
def test_a_link_in_the_place_of_a_new_journal_is_not_followed(
    suffix: str, there: bool, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
