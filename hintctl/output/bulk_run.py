"""Shows a bulk run: problems of its file, its plan, its end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from hintctl.api.limits import DAILY_QUOTA
from hintctl.api.retry import RetryCost
from hintctl.linking.entry import Entry
from hintctl.linking.outcome import Outcome
from hintctl.linking.report import describe
from hintctl.output.console import Piece, emit, tell
from hintctl.output.text import duration, quantity

_MOST_LISTED = 10

ENDED = {
    Outcome.LINKED: "linked",
    Outcome.REPLACED: "replaced",
    Outcome.UNLINKED: "unlinked",
    Outcome.UNCHANGED: "already linked",
    Outcome.CONFLICT: "in conflict",
    Outcome.NOT_FOUND: "not found in Hint",
    Outcome.FAILED: "failed",
    Outcome.INVALID: "invalid",
    Outcome.PENDING: "pending",
}
STYLES = {
    Outcome.LINKED: "green",
    Outcome.REPLACED: "green",
    Outcome.UNLINKED: "green",
    Outcome.CONFLICT: "red",
    Outcome.NOT_FOUND: "red",
    Outcome.FAILED: "red",
    Outcome.INVALID: "red",
    Outcome.PENDING: "magenta",  # not yellow, which nobody can read on white
}
_FAILURES = {
    "connection": "a broken connection",
    "timeout": "a timeout",
    "unreadable answer": "an unreadable answer",
}
_PLANNED = {Outcome.LINKED: "to link", Outcome.REPLACED: "to replace", Outcome.UNLINKED: "to unlink"}


@dataclass(frozen=True, kw_only=True)
class PlanSummary:
    """What is shown before anything is written.

    `rate` is in requests a second, `looks` how many requests look again at records before their write.
    """

    title: str
    undo: bool
    where: str
    identical: int
    counts: Mapping[Outcome, int]
    planned: Mapping[Outcome, int]
    looks: int
    rate: float

    @property
    def requests(self) -> int:
        """The looks, one for each record to be written, and one more for each to be cleared, to see whether it was."""
        return self.looks + sum(self.planned.values()) + self.planned[Outcome.UNLINKED]


def show_plan(plan: PlanSummary) -> None:
    """Tells what a run is about to do, where, and how long it takes."""
    once = f", {quantity(plan.identical, 'identical row')} left out" if plan.identical else ""
    tell((plan.where, "bold"), f": {plan.title}, {quantity(sum(plan.counts.values()), 'row')}{once}")
    lines = [(plan.planned[outcome], label, "bold") for outcome, label in _PLANNED.items()]
    labels = _labels(undo=plan.undo)
    ended = (outcome for outcome in Outcome if outcome is not Outcome.PENDING)
    lines += [(plan.counts[outcome], labels[outcome], STYLES.get(outcome, "")) for outcome in ended]
    width = max(len(f"{count:,}") for count, _, _ in lines)
    for count, label, style in lines:
        if count:
            tell((f"  {count:>{width},}", style), f" {label}")
    if plan.requests:
        seconds = plan.requests / plan.rate
        share = f"{plan.requests / DAILY_QUOTA:.2%}" if plan.requests * 10_000 >= DAILY_QUOTA else "under 0.01%"
        tell(f"  {quantity(plan.requests, 'request')}, {share} of the daily {DAILY_QUOTA:,}")
        finish = datetime.now().astimezone() + timedelta(seconds=seconds)
        tell(f"  about {duration(seconds)} at {plan.rate:g}/s, done {finish:%a %H:%M}")


def show_more(count: int, noun: str, report: Path | None) -> None:
    """Tells that there are so many more, and where: in the `report` that was written, or in one that could be."""
    if count > 0:
        more = quantity(count, noun)
        tell(f"... and {more}: see {report}" if report else f"... and {more}; --report FILE lists them all")


def show_entries(file: str, entries: Iterable[Entry], count: int, *, report: Path | None = None) -> None:
    """Lists rows that need the user's eye, the first few of `count`, each with its line and the reason.

    `report` is the file that lists them all, if one was written.
    """
    for _, entry in zip(range(_MOST_LISTED), entries, strict=False):
        where = f"{entry.hint_id}: " if entry.hint_id else ""
        tell((f"{file}:{entry.line}", "bold"), f": {where}{describe(entry)}")
    show_more(count - _MOST_LISTED, "more row", report)


def _labels(*, undo: bool) -> Mapping[Outcome, str]:
    return {**ENDED, Outcome.UNCHANGED: "already back"} if undo else ENDED


def count_up(counts: Mapping[Outcome, int], *, undo: bool, begun: bool = True) -> list[Piece]:
    """How many rows ended how: `21 linked, 2 already linked`. Rows are pending only once a run has `begun`."""
    labels = {**_labels(undo=undo), **({} if begun else {Outcome.PENDING: "to write"})}
    pieces: list[Piece] = []
    for outcome in (each for each in Outcome if counts[each]):
        pieces += [", "] if pieces else []
        pieces.append((f"{counts[outcome]:,} {labels[outcome]}", STYLES.get(outcome, "")))
    return pieces


def how_to_go_on(counts: Mapping[Outcome, int], run: str, options: str) -> str:
    """The command that does what an early end, or failures, left; empty if nothing is left.

    `options` are those that the command needs, as for a shell.
    """
    left = [
        f"{quantity(counts[outcome], 'row')} {outcome.value}"
        for outcome in (Outcome.PENDING, Outcome.FAILED)
        if counts[outcome]
    ]
    command = f"hintctl runs resume {run} {options}".rstrip()
    return f"{', '.join(left)}. Go on with: {command}" if left else ""


def show_result(counts: Mapping[Outcome, int], *, run: str | None, undoes: str, requests: int, seconds: float) -> None:
    """Shows how a run ended, in one line."""
    rows = sum(counts.values())
    parts = count_up(counts, undo=bool(undoes), begun=run is not None)
    name = f"run {run}" if run else "nothing written"
    about = f"{quantity(rows, 'row')}, {quantity(requests, 'request')}, {duration(seconds)}, {name}"
    emit(*(parts or ["no rows"]), f" ({about})")


def question(planned: Mapping[Outcome, int], where: str) -> str:
    """What is asked before anything is written."""
    parts = [f"{planned[outcome]:,} {label}" for outcome, label in _PLANNED.items() if planned[outcome]]
    return f"Write to {where} ({', '.join(parts)})?"


def show_retries(retries: Mapping[str, RetryCost]) -> None:
    """Tells what each kind of failure that was overcome cost."""
    for kind, cost in retries.items():
        failure = _FAILURES.get(kind, kind)
        tell(f"{quantity(cost.requests, 'request')} repeated after {failure}: {duration(cost.seconds)} lost")


def result_document(
    counts: Mapping[Outcome, int], *, run: str | None, undoes: str, requests: int, seconds: float
) -> dict[str, object]:
    """The result for `--json`. `run` is null where no journal was kept, as of a dry run: nothing was written.

    Only the rows of an undo can end unlinked, and none of them is invalid.
    """
    missing = Outcome.INVALID if undoes else Outcome.UNLINKED
    return {
        "run": run,
        **({"undoes": undoes} if undoes else {}),
        "rows": sum(counts.values()),
        **{outcome.value: counts[outcome] for outcome in Outcome if outcome is not missing},
        "requests": requests,
        "seconds": round(seconds, 3),
    }
