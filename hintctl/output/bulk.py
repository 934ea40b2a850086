"""Shows a bulk run: problems of its file, its plan, its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from hintctl.api.environment import Environment
from hintctl.linking.journal import Entry
from hintctl.linking.outcome import IN_PLACE, Outcome
from hintctl.linking.report import describe
from hintctl.output.console import emit, tell

DAILY_QUOTA = 500_000  # requests a day and partner (HINT-API: Limits)
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
class Plan:
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


def show_plan(plan: Plan) -> None:
    """Tells what a run is about to do, where, and how long it takes."""
    once = f", {_number(plan.identical, 'identical row')} left out" if plan.identical else ""
    tell(f"{plan.environment.value} ({plan.host}): {plan.file}, {_number(sum(plan.counts.values()), 'row')}{once}")
    lines = [(plan.planned[Outcome.LINKED], "to link"), (plan.planned[Outcome.REPLACED], "to replace")]
    lines += [(plan.counts[outcome], _ENDED[outcome]) for outcome in Outcome if outcome is not Outcome.PENDING]
    width = max(len(f"{count:,}") for count, _ in lines)
    for count, label in lines:
        if count:
            tell(f"  {count:>{width},} {label}")
    if plan.writes:
        seconds = plan.writes / plan.rate
        finish = datetime.now().astimezone() + timedelta(seconds=seconds)
        tell(
            f"  takes {_number(plan.writes, 'request')}: {duration(seconds)} at {plan.rate:g} a second, "
            f"until about {finish:%a %H:%M}"
        )
        tell(f"  and {plan.writes / DAILY_QUOTA:.2%} of the {DAILY_QUOTA:,} requests a day")


def show_entries(file: str, entries: Iterable[Entry], count: int) -> None:
    """Lists rows that need the user's eye, the first few of `count`, each with its line and the reason."""
    for _, entry in zip(range(_MOST_LISTED), entries, strict=False):
        where = f"{entry.hint_id}: " if entry.hint_id else ""
        tell(f"{file}:{entry.line}: {where}{describe(entry) or entry.outcome.value}")
    if count > _MOST_LISTED:
        tell(f"... and {_number(count - _MOST_LISTED, 'more row')}; --report FILE lists them all")


def show_result(counts: Mapping[Outcome, int], *, run: str | None, requests: int, seconds: float) -> None:
    """Tells how a run ended, in one line."""
    rows = sum(counts.values())
    parts = ", ".join(f"{counts[outcome]:,} {_ENDED[outcome]}" for outcome in Outcome if counts[outcome])
    name = f"run {run}" if run else "nothing written"
    emit(f"{parts or 'no rows'} ({_number(rows, 'row')}, {_number(requests, 'request')}, {duration(seconds)}, {name})")


def result_document(
    counts: Mapping[Outcome, int], *, run: str | None, requests: int, seconds: float
) -> dict[str, object]:
    """The result for `--json`. `run` is null without a journal: nothing was written."""
    by_outcome = {outcome.value: counts[outcome] for outcome in Outcome}
    return {"run": run, "rows": sum(counts.values()), **by_outcome, "requests": requests, "seconds": round(seconds, 3)}


def not_in_place(counts: Mapping[Outcome, int]) -> int:
    """How many rows did not end with their link in place."""
    return sum(count for outcome, count in counts.items() if outcome not in IN_PLACE)


def duration(seconds: float) -> str:
    """A length of time as people say it: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 47 min`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
