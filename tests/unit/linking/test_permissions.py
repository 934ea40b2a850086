"""Files that are open to others: which are taken back, and which are left as they are."""

import os
import stat
import sys
from pathlib import Path

import pytest

from hintctl.linking.permissions import make_private

if sys.platform == "win32":
    pytest.skip("permissions as on POSIX", allow_module_level=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "run.db"
    path.touch()
    path.chmod(0o644)
    return path


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("before", [0o644, 0o660, 0o602, 0o777])
def test_a_file_that_others_may_do_anything_with_becomes_its_owners_alone(before: int, file: Path) -> None:
    file.chmod(before)
    make_private(file)
    assert mode(file) == 0o600


def test_an_open_file_is_given_by_its_descriptor(file: Path) -> None:
    with file.open() as opened:
        make_private(opened.fileno())
    assert mode(file) == 0o600


def test_a_file_that_is_private_already_keeps_its_permissions(file: Path) -> None:
    file.chmod(0o400)
    make_private(file)
    assert mode(file) == 0o400


def test_what_a_link_leads_to_is_left_alone(file: Path) -> None:
    link = file.with_name("link.db")
    link.symlink_to(file)
    make_private(link)
    assert mode(file) == 0o644


def test_a_folder_is_left_alone_and_nothing_is_made_where_nothing_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    make_private(tmp_path / "missing")
    assert mode(tmp_path) == 0o755
    assert [*tmp_path.iterdir()] == []


def test_a_file_of_another_user_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    another = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: another)
    make_private(file)
    assert mode(file) == 0o644


def test_a_disk_that_takes_no_changes_is_no_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, _mode: int) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(os, "chmod", refuse)
    make_private(file)
    assert mode(file) == 0o644
