"""The runs of this machine: their order and states, how one is named, and who may work on it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hintctl.errors import DamagedJournalError, InUseError, UsageError
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.journal_database import journal_error
from hintctl.linking.journal_file import JournalFile
from hintctl.linking.lock import hold
from hintctl.linking.outcome import Outcome
from hintctl.linking.run_facts import RunFacts
from hintctl.linking.runs import RunState, find_run, list_runs, lock_source, open_run, prune, summarize, undos_of

FACTS = RunFacts(
    file="links.csv", source="/data/links.csv", endpoint="https://api.hint.com/api/provider", environment="LIVE"
)
HINT_ID = "pat-n32hjf4mmu1s"
Make = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def make(folder: Path) -> Make:
    """Makes the journal of a run of one row, under an ID of its own."""

    def run(run_id: str, *, outcome: Outcome = Outcome.LINKED, confirmed: bool = True, undoes: str = "") -> Path:
        with Journal.create(folder, replace(FACTS, undoes=undoes).as_facts()) as journal:
            journal.add_rows([Row(line=2, hint_id=HINT_ID, integration_record_id="emr-1", problem=None)])
            if confirmed:
                journal.confirm()
            journal.record(1, outcome)
            journal.kept = True  # as where the process was killed before it could remove a plan nobody agreed to
        return journal.path.rename(folder / f"{run_id}.db")

    return run


def test_runs_are_listed_the_newest_first_and_other_files_are_left_alone(folder: Path, make: Make) -> None:
    ids = ["20260102-000000-0000", "20251231-235959-ffff", "20260102-000000-0001"]
    for run_id in ids:
        make(run_id)
    for other in ("notes.db", "20260102-000000-0000.lock", "20260102-000000-0000.1a2b3c4d.copy", "file-1.lock"):
        (folder / other).touch()
    found = list(list_runs(folder))
    assert [run.run_id for run in found] == sorted(ids, reverse=True)
    assert found[2].began == datetime(2025, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_there_may_be_no_runs_and_no_folder(folder: Path) -> None:
    assert list(list_runs(folder)) == []


@pytest.mark.parametrize(
    ("outcome", "confirmed", "state"),
    [
        (Outcome.LINKED, True, RunState.FINISHED),
        (Outcome.FAILED, True, RunState.FINISHED),
        (Outcome.PENDING, True, RunState.INTERRUPTED),
        (Outcome.PENDING, False, RunState.NOT_BEGUN),
    ],
)
def test_a_run_has_a_state_and_counts(make: Make, outcome: Outcome, confirmed: bool, state: RunState) -> None:
    run = summarize(make("20260102-000000-0000", outcome=outcome, confirmed=confirmed))
    assert (run.state, run.facts) == (state, FACTS)
    assert run.counts == dict.fromkeys(Outcome, 0) | {outcome: 1}


def test_a_run_is_undone_once_its_undo_is_finished_and_until_that_is_undone(make: Make) -> None:
    run = make("20260102-000000-0000")
    undo = make("20260103-000000-0000", undoes=run.stem)
    assert [each.state for each in list_runs(run.parent)] == [RunState.FINISHED, RunState.UNDONE]
    assert [each.path for each in undos_of(run)] == [undo]
    make("20260104-000000-0000", undoes=undo.stem)
    states = [each.state for each in list_runs(run.parent)]
    assert states == [RunState.FINISHED, RunState.UNDONE, RunState.FINISHED]
    assert undos_of(run) == []


def test_a_journal_that_can_not_be_looked_at_now_is_not_called_damaged(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make("20260102-000000-0000")

    def locked(_path: Path) -> None:
        raise journal_error(sqlite3.OperationalError("database is locked"), Path())

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "inspect", locked)
        assert summarize(path).state is RunState.UNREADABLE
    assert summarize(path).state is RunState.FINISHED


def test_a_journal_of_another_version_is_not_called_damaged(make: Make) -> None:
    path = make("20260102-000000-0000")
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 1")
    assert summarize(path).state is RunState.UNREADABLE, "which `runs prune` leaves alone"


def test_a_run_is_under_way_while_its_journal_is_held(make: Make) -> None:
    path = make("20260102-000000-0000", outcome=Outcome.PENDING)
    with Journal.open(path):
        assert summarize(path).state is RunState.UNDER_WAY
    assert summarize(path).state is RunState.INTERRUPTED


def test_a_journal_that_is_being_made_is_a_run_under_way(folder: Path) -> None:
    folder.mkdir()
    path = folder / "20260102-000000-0000.db"
    path.touch()
    with hold(path.with_suffix(".lock"), path.stem):
        assert summarize(path).state is RunState.UNDER_WAY
    assert summarize(path).state is RunState.DAMAGED


@pytest.mark.parametrize("damage", [b"", b"no database" * 1000])
def test_a_damaged_journal_is_a_state_and_does_not_hide_the_others(folder: Path, make: Make, damage: bytes) -> None:
    make("20260101-000000-0000")
    make("20260102-000000-0000").write_bytes(damage)
    make("20260103-000000-0000")
    found = list(list_runs(folder))
    assert [run.state for run in found] == [RunState.FINISHED, RunState.DAMAGED, RunState.FINISHED]
    assert (found[1].facts, sum(found[1].counts.values())) == (None, 0)


def test_a_run_is_found_by_its_id_by_its_beginning_and_as_the_last(folder: Path, make: Make) -> None:
    first, second = make("20260101-120000-00aa"), make("20260102-120000-00bb")
    assert find_run(folder, "20260101-120000-00aa") == first
    assert find_run(folder, "20260101") == first
    assert find_run(folder, "20260102-12") == second
    assert find_run(folder, "last") == second


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026", "2 runs begin with '2026'"),
        ("20270101", "there is no run '20270101'"),
        ("00aa", "there is no run '00aa'"),
        ("", "there is no run ''"),
        ("*", r"there is no run '\*'"),
        ("../runs/20260101-120000-00aa", "there is no run"),
    ],
)
def test_a_name_that_is_not_one_runs_is_refused(folder: Path, make: Make, text: str, said: str) -> None:
    make("20260101-120000-00aa")
    make("20260102-120000-00bb")
    with pytest.raises(UsageError, match=said) as raised:
        find_run(folder, text)
    assert raised.value.hint


def test_no_run_is_the_last_of_none(folder: Path) -> None:
    with pytest.raises(UsageError, match="there is no run 'last'"):
        find_run(folder, "last")


def test_a_run_that_goes_on_gives_its_facts_and_keeps_others_from_its_file(folder: Path, make: Make) -> None:
    path = make("20260101-120000-00aa", outcome=Outcome.PENDING)
    with open_run(path) as (journal, facts):
        assert (journal.run_id, facts) == ("20260101-120000-00aa", FACTS)
        with pytest.raises(InUseError, match=r"run 20260101-120000-00aa is working on links\.csv"):
            lock_source(folder, FACTS, "another").__enter__()
        with pytest.raises(InUseError, match="20260101-120000-00aa is under way"):
            open_run(path).__enter__()
    with lock_source(folder, FACTS, "another"):
        pass


def test_a_run_that_never_began_to_write_does_not_go_on(make: Make) -> None:
    path = make("20260101-120000-00aa", outcome=Outcome.PENDING, confirmed=False)
    with pytest.raises(UsageError, match="ended before anything was written"):
        open_run(path).__enter__()


def test_a_journal_that_lacks_a_fact_is_damaged(make: Make) -> None:
    path = make("20260101-120000-00aa")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("DELETE FROM run WHERE name = 'endpoint'")
    with pytest.raises(DamagedJournalError):
        open_run(path).__enter__()


def test_the_same_file_may_be_linked_in_two_practices_at_once_and_standard_input_any_time(folder: Path) -> None:
    sandbox = replace(FACTS, endpoint="https://api.sandbox.hint.com/api/provider", environment="SANDBOX")
    other = replace(FACTS, practice="pra-zzzzzzzzzzzz")
    again = replace(FACTS, endpoint="https://api.hint.com:443")
    stdin = replace(FACTS, source="")
    folder.mkdir()
    with (
        lock_source(folder, FACTS, "one"),
        lock_source(folder, sandbox, "two"),
        lock_source(folder, other, "two and a half"),
        lock_source(folder, replace(FACTS, source="/data/others.csv"), "three"),
        lock_source(folder, stdin, "four"),
        lock_source(folder, stdin, "five"),
        pytest.raises(InUseError, match="run one "),
        lock_source(folder, again, "six"),
    ):
        pytest.fail("locked twice")
    assert list(folder.iterdir()) == []


def test_a_run_is_removed_with_all_its_files_but_not_while_it_is_held(folder: Path, make: Make) -> None:
    path = make("20260101-120000-00aa")
    (folder / f"{path.name}-wal").touch()
    with Journal.open(path):
        assert not prune(summarize(path))
        assert path.exists()
    assert prune(summarize(path))
    assert list(folder.iterdir()) == []


def test_a_run_that_somebody_worked_on_after_it_was_listed_is_not_removed(make: Make) -> None:
    path = make("20260101-120000-00aa", outcome=Outcome.FAILED)
    listed = summarize(path)
    with Journal.open(path) as journal:
        assert journal.reopen() == 1
    assert not prune(listed)
    assert summarize(path).state is RunState.INTERRUPTED
    assert prune(summarize(path))
