from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from hintctl.emulator.seed import seed_base
from hintctl.emulator.store import Store, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def patients(store: Store) -> int:
    with store.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM records WHERE resource = 'patients'").fetchone()[0])


@posix_only
def test_its_files_are_for_their_owner_alone(tmp_path: Path, no_umask: None) -> None:
    store = Store(tmp_path / "emulator.db")
    seed_base(store)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("emulator.db*")}
    assert modes == {"emulator.db": 0o600, "emulator.db-wal": 0o600, "emulator.db-shm": 0o600}
    store.close()


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        Store(tmp_path / "mistyped" / "emulator.db")
    assert not (tmp_path / "mistyped").exists()


@posix_only
def test_a_link_to_nowhere_does_not_weaken_the_mode(tmp_path: Path, no_umask: None) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
    Store(tmp_path / "link.db").close()
    assert stat.S_IMODE((tmp_path / "real.db").stat().st_mode) == 0o600


def test_data_outlives_the_process(tmp_path: Path) -> None:
    for _ in range(2):
        store = Store(tmp_path / "emulator.db")
        seed_base(store)
        assert patients(store) == 15
        store.close()


def test_other_files_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("This is not a database, but it is long enough to be taken for the header of one. " * 20)
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE records (x)")
    for path in (text, foreign):
        before = path.read_bytes()
        with pytest.raises(StoreError, match=path.name):
            Store(path)
        assert path.read_bytes() == before


def test_a_database_of_another_version_is_refused(tmp_path: Path) -> None:
    Store(tmp_path / "emulator.db").close()
    with closing(sqlite3.connect(tmp_path / "emulator.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="another version"):
        Store(tmp_path / "emulator.db")


def test_paths_that_cannot_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "emulator.db"):
        with pytest.raises(StoreError):
            Store(path)


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    store = Store(tmp_path / "empty")
    assert patients(store) == 0
    store.close()


def empty_and(store: Store, error: Exception | None = None, statement: str = "SELECT 1") -> None:
    with store.writing() as connection:
        connection.execute("DELETE FROM records")
        connection.execute(statement)
        if error:
            raise error


def test_an_exception_undoes_a_transaction(store: Store) -> None:
    with pytest.raises(KeyError):
        empty_and(store, error=KeyError())
    assert patients(store) == 15
    empty_and(store)
    assert patients(store) == 0


def test_a_database_error_becomes_a_store_error_and_undoes_the_transaction(store: Store) -> None:
    with pytest.raises(StoreError, match="no such table"):
        empty_and(store, statement="DELETE FROM no_table")
    assert patients(store) == 15


OPEN_AND_LINK = """
import json, pathlib, sys
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store

store = Store(pathlib.Path(sys.argv[1]))
seed_base(store)
emulator = Emulator(store)
headers = {"authorization": "Bearer emu-partner-b"}

def send(method, path, body=b""):
    return emulator.handle(Request(method=method, target=f"/api/provider/patients{path}", headers=headers, body=body))

won = 0
for patient in json.loads(send("GET", "?limit=12").body):
    for number in range(20):
        body = json.dumps({"integration_record_id": str(number)}).encode()
        status = send("PATCH", "/" + patient["id"], body).status
        assert status in (200, 422), status
        won += status == 200
print(won)
"""


def test_several_processes_share_a_file_from_its_first_moment(tmp_path: Path) -> None:
    path = tmp_path / "emulator.db"
    command = [sys.executable, "-c", OPEN_AND_LINK, str(path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    for process in running:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        assert int(out) > 0
    store = Store(path)
    with store.reading() as connection:
        links = connection.execute(
            "SELECT integration_record_id FROM own_data WHERE partner = 'partner-b' AND integration_record_id NOT NULL"
        ).fetchall()
    store.close()
    assert len(links) == len(set(links)) == 12
