"""The runs whose journals are on this machine."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from hintctl.errors import DamagedJournalError, InUseError, JournalError, OtherVersionError, UsageError, did_you_mean
from hintctl.linking.journal_database import damaged
from hintctl.linking.journal_file import CONFIRMED, RUN_ID, JournalFile, is_under_way, lock_of, remove_journal
from hintctl.linking.lock import LockHeldError, hold
from hintctl.linking.outcome import Outcome
from hintctl.linking.run_facts import RunFacts

if TYPE_CHECKING:
    from hintctl.linking.journal import Journal

_NEVER = datetime.min.replace(tzinfo=UTC)


class RunState(Enum):
    """How far a run is.

    UNDER_WAY: a process works on it. NOT_BEGUN: it ended before anything was written. UNREADABLE: its journal can't be
    looked at just now, on a full disk for example, or by this version of hintctl.
    """

    UNDER_WAY = "under way"
    NOT_BEGUN = "not begun"
    INTERRUPTED = "interrupted"
    FINISHED = "finished"
    UNDONE = "undone"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, kw_only=True)
class RunSummary:
    """What a list of runs tells of one. `facts` is None where the journal can't be read."""

    path: Path
    began: datetime
    state: RunState
    facts: RunFacts | None
    counts: Mapping[Outcome, int]

    @property
    def run_id(self) -> str:
        """The run's ID."""
        return self.path.stem


def list_runs(folder: Path) -> list[RunSummary]:
    """Every run in the folder, the newest first."""
    found: list[RunSummary] = []
    for path in _journals(folder):
        summary = summarize(path)
        later = [run for run in found if run.facts and run.facts.undoes == summary.run_id]
        # An undo that was undone itself, which is known by now, has no effect any more.
        ended = summary.state in (RunState.FINISHED, RunState.INTERRUPTED)
        if ended and any(run.state is RunState.FINISHED for run in later):
            summary = replace(summary, state=RunState.UNDONE)
        found.append(summary)
    return found


def summarize(path: Path) -> RunSummary:
    """What a journal tells of its run by itself. A damaged one is a state, not an error."""
    # Looked at before its contents: a run that begins meanwhile is not taken for one that ended.
    under_way = is_under_way(path)
    facts, counts = None, dict.fromkeys(Outcome, 0)
    try:
        with JournalFile.inspect(path) as journal:
            known = journal.facts()
            facts, counts = RunFacts.read(known), journal.counts()
            state = _state(known, counts)
    except (OtherVersionError, JournalError):
        state = RunState.UNREADABLE
    except (DamagedJournalError, KeyError):
        state = RunState.DAMAGED
    state = RunState.UNDER_WAY if under_way else state
    return RunSummary(path=path, began=_began(path.stem) or _NEVER, state=state, facts=facts, counts=counts)


def _state(known: Mapping[str, str], counts: Mapping[Outcome, int]) -> RunState:
    if CONFIRMED not in known:
        return RunState.NOT_BEGUN
    return RunState.INTERRUPTED if counts[Outcome.PENDING] else RunState.FINISHED


def undos_of(path: Path) -> list[RunSummary]:
    """The runs that take back what the run `path` changed and are in force: begun, and not undone themselves."""
    run_id, in_force = path.stem, (RunState.INTERRUPTED, RunState.FINISHED, RunState.UNDER_WAY)
    runs = list_runs(path.parent)
    return [run for run in runs if run.facts and run.facts.undoes == run_id and run.state in in_force]


def find_run(folder: Path, text: str) -> Path:
    """The journal of the run whose ID is, or alone begins with, `text`; `last` is the newest. Raises UsageError."""
    paths = _journals(folder)
    found = paths[:1] if text == "last" else [path for path in paths if text and path.stem.startswith(text)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{len(found)} runs begin with {text!r}.", hint="Give more of the ID.")
    # All IDs are alike in their form, so that only a slip in one of them makes another of them near.
    known = ["last", *(path.stem for path in paths)] if paths else []
    near = did_you_mean(text, known, nearness=0.8)
    raise UsageError(f"there is no run {text!r}.", hint=f"{near} See: hintctl runs list".strip())


def _journals(folder: Path) -> list[Path]:
    """The journals in the folder, the newest first."""
    paths = (path for path in folder.glob("*.db") if _began(path.stem) and path.is_file())
    return sorted(paths, reverse=True)


def _began(run_id: str) -> datetime | None:
    """When a run began, with which its ID begins; None for what is no ID of a run."""
    if not RUN_ID.fullmatch(run_id):
        return None
    try:
        return datetime.fromisoformat(f"{run_id[:8]}T{run_id[9:15]}Z")
    except ValueError:
        return None


@contextmanager
def open_run(path: Path) -> Iterator[tuple["Journal", RunFacts]]:
    """The journal of an earlier run, and what it is about, for this process alone.

    Its file is locked too, so that no other run links the same file meanwhile. Raises InUseError, DamagedJournalError,
    and UsageError for a run that never began to write.
    """
    from hintctl.linking.journal import Journal  # not above: to list runs, at a TAB too, takes 10 ms less without it

    with Journal.open(path) as journal:
        known = journal.facts()
        try:
            facts = RunFacts.read(known)
        except KeyError:
            raise damaged(path) from None
        if CONFIRMED not in known:
            raise UsageError(
                f"run {path.stem} ended before anything was written.", hint="Run the bulk-link again, from its file."
            )
        with lock_source(path.parent, facts, path.stem):
            _disown(journal, facts)
            yield journal, facts


def _disown(journal: "Journal", facts: RunFacts) -> None:
    """Rows in doubt that a later run has written are that run's doing: who wrote them first can't be told any more."""
    doubtful = [row for row in journal.in_doubt() if row.integration_record_id]
    for run in list_runs(journal.path.parent) if doubtful else ():
        if run.run_id <= journal.run_id:
            break
        other = run.facts
        if other is None or run.state is RunState.UNDONE:
            continue
        if (other.endpoint, other.practice) == (facts.endpoint, facts.practice):
            with journal.inspect(run.path) as later:
                written = [row for row in doubtful if later.written(row.record[1], row.integration_record_id or "")]
            journal.disown(written)


@contextmanager
def lock_source(folder: Path, facts: RunFacts, run_id: str) -> Iterator[None]:
    """Keeps other runs away from the same file and practice while the block runs. Raises InUseError, naming the other.

    By the practice, as one host has several names.
    """
    if not facts.source:
        yield
        return
    from hashlib import sha256  # not above: it loads OpenSSL, 3 ms, for which a TAB would wait

    name = sha256(f"{facts.environment}\n{facts.practice}\n{facts.source}".encode()).hexdigest()[:16]
    try:
        with hold(folder / f"file-{name}.lock", run_id):
            yield
    except LockHeldError as held:
        raise InUseError(
            f"run {held.owner} is working on {facts.file}.", hint="Wait for its end, or interrupt it."
        ) from None


def prune(run: RunSummary) -> bool:
    """Removes a run's journal; says whether that was possible: not while a process works on it, or did meanwhile."""
    try:
        with hold(lock_of(run.path), run.run_id):
            if run.facts:
                with JournalFile.inspect(run.path) as journal:
                    if journal.counts() != run.counts:  # it was gone on with, after it was listed
                        return False
            remove_journal(run.path)
    except (LockHeldError, JournalError):
        return False
    return True


def remove_leftovers(folder: Path) -> None:
    """Removes what killed processes left beside the journals: locks that nobody holds, and files half made."""
    for path in [*folder.glob("*.lock"), *folder.glob("*.new*"), *folder.glob("*.copy*")]:
        run_id = path.name.partition(".")[0]
        # A lock that can be taken is nobody's, and giving it back removes it.
        with suppress(LockHeldError), hold(folder / f"{run_id}.lock", run_id):
            if path.suffix != ".lock":
                path.unlink(missing_ok=True)
