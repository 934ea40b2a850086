"""The file of a journal: who may read it, what survives, and how damage is found out."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path

import pytest

from hintctl.api.answers import Record
from hintctl.api.resources import Resource
from hintctl.errors import DamagedJournalError, InUseError
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.journal_file import CONFIRMED, is_under_way, lock_of
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import decide_row

PAT, INV = "pat-n32hjf4mmu1s", "inv-crEBw7TSTb7z"
ROWS = [
    Row(line=2, hint_id=PAT, integration_record_id="a", problem=None),
    Row(line=3, hint_id=INV, integration_record_id="b", problem=None),
]
REST = ("web_link", "planned", "previous", "previous_web_link", "sent", "outcome", "detail", "seal")
LINK = "UPDATE link SET {} WHERE number = {}"


def change(path: Path, statement: str) -> None:
    """Changes a journal as nobody but a faulty disk, or somebody with an editor, does: without hintctl."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(statement)


def claim(journal: Journal) -> None:
    """Plans every row of a journal and claims it."""
    journal.add_held(
        Record(
            resource=Resource.of(row.hint_id or ""),
            hint_id=row.hint_id or "",
            integration_record_id="old",
            merged_into=None,
            fields={},
        )
        for row in ROWS
    )
    journal.decide_rows(partial(decide_row, replace=True, template=None))
    journal.confirm()
    assert len(list(journal.claim_writes())) == len(ROWS)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The journal of an earlier run: one row replaced, one whose outcome is not known."""
    with Journal.create(tmp_path / "kept", {"file": "links.csv", "replace": ""}) as journal:
        journal.add_rows(ROWS)
        claim(journal)
        journal.record(1, Outcome.REPLACED)
    return journal.path


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_a_journal_and_its_copy_are_their_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Journal.create(tmp_path / "state" / "runs", {}) as journal:
            journal.add_rows(ROWS)
            journal.confirm()
            with journal.copied():
                files = list(journal.path.parent.iterdir())
                assert {".db", ".db-wal", ".db-shm", ".lock", ".copy"} <= {file.suffix for file in files}
                assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "state" / "runs").stat().st_mode) == 0o700
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("fails", [False, True])
def test_a_journal_that_is_not_kept_is_removed_with_all_its_files(tmp_path: Path, fails: bool) -> None:
    def run() -> None:
        with Journal.create(tmp_path / "runs", {}) as journal:
            journal.add_rows(ROWS)
            assert len(list(journal.path.parent.iterdir())) >= 3
            if fails:
                raise ValueError("the run ended early")

    with pytest.raises(ValueError, match="ended early") if fails else nullcontext():
        run()
    assert not list((tmp_path / "runs").iterdir())


@pytest.mark.parametrize("fails", [False, True])
def test_a_kept_journal_stays_as_one_file_that_holds_everything(tmp_path: Path, fails: bool) -> None:
    try:
        with Journal.create(tmp_path / "runs", {"file": "links.csv"}) as journal:
            journal.add_rows(ROWS[:1])
            journal.confirm()
            journal.record(1, Outcome.LINKED)
            if fails:
                raise ValueError
    except ValueError:
        pass
    assert list(journal.path.parent.iterdir()) == [journal.path]
    with closing(sqlite3.connect(journal.path)) as database:
        assert database.execute("SELECT hint_id, outcome FROM link").fetchall() == [(PAT, "linked")]
    with Journal.open(journal.path) as journal:
        facts = journal.facts()
    assert facts.pop(CONFIRMED).startswith("20")
    assert facts == {"file": "links.csv", "rows": "1"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_what_a_method_returned_from_survives_a_killed_process(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    if not (child := os.fork()):
        with Journal.create(tmp_path / "runs", {}) as journal:
            journal.add_rows(ROWS)
            journal.confirm()
            journal.record(2, Outcome.LINKED)
            os.write(write_end, str(journal.path).encode())
            os._exit(1)  # as SIGKILL: nothing is closed, nothing is flushed
    os.waitpid(child, 0)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        path = Path(pipe.read())
    with Journal.open(path) as journal:
        assert [(entry.line, entry.outcome.value) for entry in journal.entries()] == [(2, "pending"), (3, "linked")]


def test_a_power_cut_that_takes_the_write_ahead_log_costs_outcomes_but_no_claim(tmp_path: Path) -> None:
    after = tmp_path / "after"
    after.mkdir()
    with Journal.create(tmp_path / "runs", {}) as journal:
        journal.add_rows(ROWS)
        claim(journal)
        journal.record(1, Outcome.REPLACED)
        survivor = after / journal.path.name
        shutil.copy(journal.path, survivor)  # the file alone, without the log beside it
        log = journal.path.with_name(f"{journal.path.name}-wal").read_bytes()
    with Journal.open(survivor) as lost:
        assert [(row.outcome, row.sent, row.previous) for row in lost.entries()] == [(Outcome.PENDING, True, "old")] * 2
    shutil.copy(survivor, before := after / f"x{survivor.name}")
    for cut in range(0, len(log), 1000):
        shutil.copy(before, survivor)
        survivor.with_name(f"{survivor.name}-wal").write_bytes(log[:cut])
        with Journal.open(survivor) as torn:
            assert all(row.sent and row.previous == "old" for row in torn.entries())
            assert torn.counts()[Outcome.PENDING] in (1, 2)


@pytest.mark.parametrize(
    "statement",
    [
        LINK.format("outcome = 'linked'", 2),
        LINK.format("outcome = 'unchanged'", 1),
        LINK.format("outcome = CAST(x'6cff' AS TEXT)", 1),
        LINK.format("planned = NULL", 1),
        LINK.format("sent = 0", 2),
        LINK.format("previous = 'olD'", 1),
        LINK.format("previous = NULL", 2),
        LINK.format("integration_record_id = 'A'", 1),
        LINK.format("hint_id = 'pat-n32hjf4mmu1t'", 1),
        LINK.format("resource = 'practitioner'", 2),
        LINK.format("web_link = ''", 1),
        LINK.format("previous_web_link = 'https://emr.example'", 1),
        LINK.format("line = 4", 1),
        LINK.format("detail = 'no'", 1),
        LINK.format("seal = NULL", 1),
        LINK.format("seal = seal + 1", 2),
        "DELETE FROM link WHERE number = 2",
        "DELETE FROM link",
        f"INSERT INTO link SELECT 3, line, resource, '{PAT}', 'c', {', '.join(REST)} FROM link WHERE number = 1",
        "UPDATE run SET value = '1' WHERE name = 'replace'",
        "DELETE FROM run WHERE name = 'replace'",
        "DELETE FROM run WHERE name = 'seal'",
        "DELETE FROM run",
        "UPDATE run SET value = '1' WHERE name = 'rows'",
        f"DELETE FROM run WHERE name = '{CONFIRMED}'",
        "INSERT INTO run VALUES ('more', '1')",
        "DROP TABLE link",
        "PRAGMA application_id = 0",
    ],
)
def test_a_journal_that_is_not_as_it_was_written_is_not_believed(kept: Path, statement: str) -> None:
    with Journal.open(kept):
        pass
    change(kept, statement)
    before = kept.read_bytes()
    with pytest.raises(DamagedJournalError, match="damaged") as raised, Journal.open(kept):
        pytest.fail("it was opened")
    assert str(kept) in raised.value.explain()
    assert kept.read_bytes() == before
    assert not is_under_way(kept)


def test_a_journal_of_another_version_is_told_as_such(kept: Path) -> None:
    change(kept, "PRAGMA user_version = 1")
    with pytest.raises(DamagedJournalError, match="another version"), Journal.open(kept):
        pytest.fail("it was opened")


@pytest.mark.parametrize("content", [b"", b"hint_id,your_id\n" * 500, b"SQLite format 3\0"])
def test_another_file_is_no_journal(kept: Path, content: bytes) -> None:
    kept.write_bytes(content)
    with pytest.raises(DamagedJournalError), Journal.open(kept):
        pytest.fail("it was opened")


def test_a_run_under_way_can_be_looked_at_and_not_be_opened(kept: Path) -> None:
    hold = "import sys; from pathlib import Path; from hintctl.linking.journal import Journal\n"
    hold += "with Journal.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(kept)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        assert is_under_way(kept)
        with Journal.inspect(kept) as journal:
            journal.check()
            assert journal.counts()[Outcome.REPLACED] == 1
        with pytest.raises(InUseError, match=kept.stem), Journal.open(kept):
            pytest.fail("it was opened")
        holder.communicate()
    assert not is_under_way(kept)
    assert not lock_of(kept).exists()
    with Journal.open(kept) as journal:
        assert journal.counts()[Outcome.PENDING] == 1


def test_a_copy_is_worked_on_for_nothing(kept: Path) -> None:
    before = kept.read_bytes()
    with Journal.open(kept) as journal:
        with journal.copied() as copy:
            assert [entry.outcome for entry in copy.entries()] == [entry.outcome for entry in journal.entries()]
            assert not copy.kept
            copy.reopen()
            copy.record(2, Outcome.LINKED)
            copy.note(practice="pra-1")
            copy.check()
        assert journal.counts()[Outcome.PENDING] == 1
        assert "practice" not in journal.facts()
    assert kept.read_bytes() == before
    assert list(kept.parent.iterdir()) == [kept]


def test_a_new_run_has_a_later_name_than_all_others_also_where_the_clock_went_back(tmp_path: Path) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    (folder / "zzz.db").touch()  # no journal of a run
    newest = "29991231-235959-fffe"
    for _ in range(3):
        (folder / f"{newest}.db").touch()
        with Journal.create(folder, {}) as journal:
            assert journal.run_id > newest
            newest = journal.run_id
