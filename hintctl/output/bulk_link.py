"""Shows a bulk run: problems of its file, its plan, its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hintctl.api.environment import Environment
from hintctl.api.limits import DAILY_QUOTA
from hintctl.linking.entry import Entry
from hintctl.linking.outcome import Outcome
from hintctl.linking.report import describe
from hintctl.output.console import emit, tell
from hintctl.output.text import duration, quantity

_MOST_LISTED = 10

_ENDED = {
    Outcome.LINKED: "linked",
    Outcome.REPLACED: "replaced",
    Outcome.UNCHANGED: "already linked",
    Outcome.CONFLICT: "in conflict",
    Outcome.NOT_FOUND: "not found in Hint",
    Outcome.FAILED: "failed",
    Outcome.INVALID: "invalid",
    Outcome.PENDING: "pending",
}


@dataclass(frozen=True, kw_only=True)
class PlanSummary:
    """What is shown before anything is written. `rate` is in requests a second."""

    file: str
    environment: Environment
    host: str
    identical: int
    counts: Mapping[Outcome, int]
    planned: Mapping[Outcome, int]
    rate: float

    @property
    def writes(self) -> int:
        """The number of records to be written, each with one request."""
        return sum(self.planned.values())


def show_plan(plan: PlanSummary) -> None:
    """Tells what a run is about to do, where, and how long it takes."""
    once = f", {quantity(plan.identical, 'identical row')} left out" if plan.identical else ""
    tell(f"{plan.environment.value} ({plan.host}): {plan.file}, {quantity(sum(plan.counts.values()), 'row')}{once}")
    lines = [(plan.planned[Outcome.LINKED], "to link"), (plan.planned[Outcome.REPLACED], "to replace")]
    lines += [(plan.counts[outcome], _ENDED[outcome]) for outcome in Outcome if outcome is not Outcome.PENDING]
    width = max(len(f"{count:,}") for count, _ in lines)
    for count, label in lines:
        if count:
            tell(f"  {count:>{width},} {label}")
    if plan.writes:
        seconds = plan.writes / plan.rate
        share = f"{plan.writes / DAILY_QUOTA:.2%}" if plan.writes * 10_000 >= DAILY_QUOTA else "under 0.01%"
        tell(f"  {quantity(plan.writes, 'request')}, {share} of the daily {DAILY_QUOTA:,}")
        finish = datetime.now().astimezone() + timedelta(seconds=seconds)
        tell(f"  about {duration(seconds)} at {plan.rate:g}/s, done {finish:%a %H:%M}")


def show_entries(file: str, entries: Iterable[Entry], count: int, *, report: Path | None = None) -> None:
    """Lists rows that need the user's eye, the first few of `count`, each with its line and the reason.

    `report` is the file that lists them all, if one was written.
    """
    for _, entry in zip(range(_MOST_LISTED), entries, strict=False):
        where = f"{entry.hint_id}: " if entry.hint_id else ""
        tell(f"{file}:{entry.line}: {where}{describe(entry)}")
    if count > _MOST_LISTED:
        more = quantity(count - _MOST_LISTED, "more row")
        tell(f"... and {more}: see {report}" if report else f"... and {more}; --report FILE lists them all")


def show_result(counts: Mapping[Outcome, int], *, run: str | None, requests: int, seconds: float) -> None:
    """Tells how a run ended, in one line."""
    rows = sum(counts.values())
    parts = ", ".join(f"{counts[outcome]:,} {_ENDED[outcome]}" for outcome in Outcome if counts[outcome])
    name = f"run {run}" if run else "nothing written"
    emit(
        f"{parts or 'no rows'} ({quantity(rows, 'row')}, {quantity(requests, 'request')}, {duration(seconds)}, {name})"
    )


def result_document(
    counts: Mapping[Outcome, int], *, run: str | None, requests: int, seconds: float
) -> dict[str, object]:
    """The result for `--json`. `run` is null where no journal was kept, as of a dry run: nothing was written."""
    by_outcome = {outcome.value: counts[outcome] for outcome in Outcome}
    return {"run": run, "rows": sum(counts.values()), **by_outcome, "requests": requests, "seconds": round(seconds, 3)}
