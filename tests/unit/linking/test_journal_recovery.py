"""A journal whose process ends at any step, or whose disk loses power then, is opened again as it was at some step."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.api.answers import Record
from hintctl.api.resources import Resource
from hintctl.linking import journal as journals
from hintctl.linking.csv_rows import Row
from hintctl.linking.entry import Entry
from hintctl.linking.journal import Journal
from hintctl.linking.journal_file import CONFIRMED
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import decide_row
from tests.examples import examples
from tests.promises.figures import count
from tests.promises.system_calls import trace

IDS = [f"pat-{number:012}" for number in range(7)]
ENDS = [(Outcome.LINKED, None), (Outcome.FAILED, True), (Outcome.FAILED, False), (Outcome.CONFLICT, False)]

# A claim, or the outcome of one of the rows that were given and have none.
STEPS = st.lists(st.none() | st.tuples(st.integers(0, 3), st.sampled_from(ENDS)), max_size=16)
State = tuple[bool, Sequence[Entry]]


def torn_log(journal: Path, share: float, how: str) -> bytes:
    """The write-ahead log that a power cut leaves: of what is not in the file yet, no more than a share of it (0 to 1).

    What is in the file was synced before it came there, in the log too (sqlite.org/walformat.html: nBackfill).
    """
    log = journal.with_name(f"{journal.name}-wal").read_bytes()
    index = journal.with_name(f"{journal.name}-shm").read_bytes()
    frame, salt, end = 24 + int.from_bytes(log[8:12], "big"), log[16:24], 32
    while salt and log[end + 8 : end + 16] == salt:
        end += frame
    end = min(end, len(log))
    backfilled = int.from_bytes(index[96:100], sys.byteorder)
    first = 32 + backfilled * frame if backfilled else 0
    kept = first + int((end - first) * share)
    match how:
        case "cut":
            return log[:kept]
        case "zeros":
            return log[:kept] + bytes(end - kept) + log[end:]
        case _:
            return log[:kept] + bytes(byte ^ 1 for byte in log[kept : kept + 1]) + log[kept + 1 :]


@dataclass(kw_only=True)
class Writing:
    """A run at work: the states of its journal after each step, and what must not be lost of them."""

    journal: Journal
    states: list[State] = field(default_factory=list)
    given: list[int] = field(default_factory=list)  # rows whose write may be on its way
    synced: int = 0  # the first state that a power cut may leave

    def take(self, *, synced: bool = False) -> None:
        """Keeps the state after a step."""
        self.states.append(state(self.journal))
        if synced:
            self.synced = len(self.states) - 1

    def run(self, steps: Sequence[tuple[int, tuple[Outcome, bool | None]] | None]) -> None:
        writes = self.journal.claim_writes()
        for step in steps:
            if step is None:
                before = self.journal.in_doubt()
                if entry := next(writes, None):
                    self.given.append(entry.number)
                self.take(synced=self.journal.in_doubt() != before)
            elif self.given:
                number = self.given.pop(step[0] % len(self.given))
                outcome, sent = step[1]
                self.journal.record(number, outcome, "why", sent=sent)
                self.take()


def state(journal: Journal) -> State:
    return CONFIRMED in journal.facts(), [*journal.entries()]


def prepare(run: Writing, stages: int) -> None:
    """The first steps of a run: its rows, the plan, the agreement to it."""
    journal = run.journal
    run.take(synced=True)
    if stages > 0:
        rows = (
            Row(line=line, hint_id=hint_id, integration_record_id=f"own-{line}", problem=None)
            for line, hint_id in enumerate(IDS, 2)
        )
        journal.add_rows(rows)
        run.take()
    if stages > 1:
        journal.add_held(
            Record(resource=Resource.PATIENT, hint_id=hint_id, integration_record_id="old", merged_into=None, fields={})
            for hint_id in IDS
        )
        journal.decide_rows(partial(decide_row, replace=True, template=None))
        run.take()
    if stages > 2:
        journal.confirm()
        run.take(synced=True)


@contextmanager
def left_behind(journal: Path, log: bytes | None = None) -> Iterator[Path]:
    """The files as they are now, which is what a killed process leaves; with another log, what a power cut leaves."""
    with tempfile.TemporaryDirectory() as folder:
        for file in journal.parent.glob(f"{journal.name}*"):
            shutil.copy(file, folder)
        copy = Path(folder, journal.name)
        if log is not None:
            copy.with_name(f"{copy.name}-shm").unlink()
            copy.with_name(f"{copy.name}-wal").write_bytes(log)
        yield copy


@examples(40)
@given(
    stages=st.sampled_from([3, 3, 2, 1, 0]),
    steps=STEPS,
    share=st.floats(0, 1),
    how=st.sampled_from(["cut", "zeros", "flipped"]),
)
def test_a_journal_is_found_as_its_process_left_it_and_after_a_power_cut_as_it_was_since_the_last_claim(
    stages: int, steps: Sequence[tuple[int, tuple[Outcome, bool | None]] | None], share: float, how: str
) -> None:
    """
    Mutation: hintctl/linking/journal.py: `SET sent = 1 WHERE` -> `SET sent = 0 WHERE`
    Mutation: hintctl/linking/journal_file.py: `"PRAGMA wal_checkpoint(PASSIVE)"` -> `"SELECT 1"`
    Mutation: hintctl/linking/journal.py: `with self._transaction(synced=True):` -> `if not (yield from rows):`
    """
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(journals, "_CLAIMED_AT_ONCE", 2)
        with Journal.create(Path(folder), {"file": "links.csv"}) as writing:
            run, path = Writing(journal=writing), writing.path
            prepare(run, stages)
            if stages == 3:
                run.run(steps)
            with left_behind(path) as killed, Journal.open(killed) as journal:
                assert state(journal) == run.states[-1]
            log = torn_log(path, share, how)
            with left_behind(path, log) as cut, Journal.open(cut) as journal:
                found = state(journal)
    assert found in run.states[run.synced :]
    for rows in (found[1], run.states[-1][1]):
        assert [rows[number - 1].outcome for number in run.given] == [Outcome.PENDING] * len(run.given)
        assert all(rows[number - 1].sent for number in run.given), "whether it was written is asked again"
    count("killed processes and power cuts", 2)


CLAIM = """
import os, sqlite3, sys
from pathlib import Path
from hintctl.linking.journal import Journal
from tests.unit.linking.test_journal_recovery import Writing, prepare

with Journal.create(Path(sys.argv[1]), {}) as journal:
    prepare(Writing(journal=journal), 3)
    looking = sqlite3.connect(journal.path, isolation_level=None)
    looking.execute("BEGIN")
    looking.execute("SELECT count(*) FROM link").fetchone()
    os.write(1, b"claim")
    next(journal.claim_writes())
    os.write(1, b"given")
    looking.close()
"""


def test_a_claim_is_on_the_disk_when_it_is_given_even_while_somebody_looks_at_the_run(tmp_path: Path) -> None:
    """A reader keeps the log from being brought into the file, and SQLite from syncing it for that.

    Mutation: hintctl/linking/journal_file.py: `"PRAGMA synchronous = FULL"` -> `"SELECT 1"`
    """
    command: list[str | Path] = [sys.executable, "-c", CLAIM, tmp_path / "runs"]
    ended, calls = trace(command, "-y", "-e", "trace=write,pwrite64,fsync,fdatasync", into=tmp_path / "calls")
    assert ended.code == 0, ended.err
    (begun,), (given,) = ([n for n, call in enumerate(calls) if f'"{word}"' in call] for word in ("claim", "given"))
    of_log = [call.partition("(")[0] for call in calls[begun:given] if "-wal>" in call]
    assert "pwrite64" in of_log
    assert of_log[-1] in ("fdatasync", "fsync")
