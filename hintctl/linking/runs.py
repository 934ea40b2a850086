"""The runs whose journals are on this machine."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from hashlib import sha256
from pathlib import Path

from hintctl.errors import DamagedJournalError, HintctlError, InUseError, UsageError
from hintctl.files import make_private_folder
from hintctl.linking.journal import Journal
from hintctl.linking.journal_file import CONFIRMED, is_under_way, lock_of, remove_journal
from hintctl.linking.lock import LockHeldError, hold
from hintctl.linking.outcome import Outcome
from hintctl.linking.run_facts import RunFacts

_RUN_ID = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{4}")


class RunState(Enum):
    """How far a run is. UNDER_WAY: a process works on it. NOT_BEGUN: it ended before anything was written."""

    UNDER_WAY = "under way"
    NOT_BEGUN = "not begun"
    INTERRUPTED = "interrupted"
    FINISHED = "finished"
    DAMAGED = "damaged"


@dataclass(frozen=True, kw_only=True)
class RunSummary:
    """What a list of runs tells of one. `facts` is None where the journal is damaged."""

    path: Path
    state: RunState
    facts: RunFacts | None
    counts: Mapping[Outcome, int]

    @property
    def run_id(self) -> str:
        """The run's ID."""
        return self.path.stem

    @property
    def began(self) -> datetime:
        """When it began, which its ID begins with."""
        return datetime.strptime(self.run_id[:15], "%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def list_runs(folder: Path) -> Iterator[RunSummary]:
    """Every run in the folder, the newest first."""
    for path in sorted(folder.glob("*.db"), reverse=True):
        if _RUN_ID.fullmatch(path.stem):
            yield summarize(path)


def summarize(path: Path) -> RunSummary:
    """What there is to tell of one run. A damaged journal is a state, not an error."""
    under_way = is_under_way(path)
    try:
        with Journal.inspect(path) as journal:
            known = journal.facts()
            facts, counts = RunFacts.read(known), journal.counts()
    except (HintctlError, KeyError):
        nothing = dict.fromkeys(Outcome, 0)
        # One that is just being made has no facts yet.
        state = RunState.UNDER_WAY if under_way else RunState.DAMAGED
        return RunSummary(path=path, state=state, facts=None, counts=nothing)
    if under_way:
        state = RunState.UNDER_WAY
    elif CONFIRMED not in known:
        state = RunState.NOT_BEGUN
    else:
        state = RunState.INTERRUPTED if counts[Outcome.PENDING] else RunState.FINISHED
    return RunSummary(path=path, state=state, facts=facts, counts=counts)


def find_run(folder: Path, text: str) -> Path:
    """The journal of the run whose ID is, or alone begins with, `text`; `last` is the newest. Raises UsageError."""
    paths = sorted((path for path in folder.glob("*.db") if _RUN_ID.fullmatch(path.stem)), reverse=True)
    found = paths[:1] if text == "last" else [path for path in paths if text and path.stem.startswith(text)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{len(found)} runs begin with {text!r}.", hint="Give more of the ID.")
    raise UsageError(f"there is no run {text!r}.", hint="See: hintctl runs list")


@contextmanager
def open_run(path: Path) -> Iterator[tuple[Journal, RunFacts]]:
    """The journal of an earlier run, and what it is about, for this process alone.

    Its file is locked too, so that no other run links the same file meanwhile. Raises InUseError, DamagedJournalError,
    and UsageError for a run that never began to write.
    """
    with Journal.open(path) as journal:
        known = journal.facts()
        try:
            facts = RunFacts.read(known)
        except KeyError:
            raise DamagedJournalError(f"the journal of run {path.stem} lacks facts.") from None
        if CONFIRMED not in known:
            raise UsageError(
                f"run {path.stem} ended before anything was written.", hint="Run the bulk-link again, from its file."
            )
        with lock_source(path.parent, facts, path.stem):
            yield journal, facts


@contextmanager
def lock_source(folder: Path, facts: RunFacts, run_id: str) -> Iterator[None]:
    """Keeps other runs away from the same file and host while the block runs. Raises InUseError, naming the other."""
    if not facts.source:
        yield
        return
    make_private_folder(folder)
    name = sha256(f"{facts.endpoint}\n{facts.source}".encode()).hexdigest()[:16]
    try:
        with hold(folder / f"file-{name}.lock", run_id):
            yield
    except LockHeldError as held:
        raise InUseError(
            f"run {held.holder} is working on {facts.file}.", hint="Wait for its end, or interrupt it."
        ) from None


def prune(run: RunSummary) -> bool:
    """Removes a run's journal; says whether that was possible: not while a process works on it."""
    try:
        with hold(lock_of(run.path), run.run_id):
            remove_journal(run.path)
    except LockHeldError:
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
