"""Shows runs: a list of them, or one."""

import sys
from collections.abc import Iterable

from hintctl.linking.outcome import Outcome
from hintctl.linking.runs import RunState, RunSummary
from hintctl.output.bulk_run import count_up, how_to_go_on
from hintctl.output.console import emit, is_terminal, tell
from hintctl.output.text import clean

_STYLES = {"finished": "green", "under way": "cyan", "interrupted": "yellow", "damaged": "red", "unreadable": "red"}
_COLUMNS = ("run", "began", "state", "host", "profile", "file", "rows")


def run_document(run: RunSummary) -> dict[str, object]:
    """A run for `--json`. The facts are null where the journal is damaged."""
    facts = run.facts
    return {
        "run": run.run_id,
        "state": run.state.value.replace(" ", "_"),
        "began": run.began.isoformat(),
        "file": facts.file if facts else None,
        "environment": facts.environment if facts else None,
        "endpoint": facts.endpoint if facts else None,
        "practice": (facts.practice or None) if facts else None,
        "profile": (facts.profile or None) if facts else None,
        "undoes": (facts.undoes or None) if facts else None,
        "rows": sum(run.counts.values()),
        **{outcome.value: run.counts[outcome] for outcome in Outcome},
    }


def show_runs(runs: Iterable[RunSummary]) -> None:
    """Shows runs: in a few lines each on a terminal, else in one, with tabs between the cells."""
    rows = [_cells(run) for run in runs]
    if not is_terminal(sys.stdout):
        for row in rows:
            emit_row(row)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for run_id, began, state, host, profile, file, counts in rows:
        head = Text(f"{run_id}  {began}  ", style="bold")
        head.append(state, style=_STYLES.get(state, ""))
        console.print(head, soft_wrap=True)
        where = f"{host}, profile {profile}" if profile else host
        for line in (f"{file} ({where})" if file else "", counts):
            if line:
                console.print(Text(f"    {clean(line)}"), soft_wrap=True)


def emit_row(cells: Iterable[str]) -> None:
    """Writes a row for a program: its cells between tabs."""
    sys.stdout.write("\t".join(clean(cell) for cell in cells) + "\n")


def show_run(run: RunSummary) -> None:
    """Shows one run in lines."""
    for name, cell in zip(_COLUMNS, _cells(run), strict=True):
        if cell:
            emit(f"{name}: {cell}")
    if run.facts is None:
        return
    if run.facts.practice:
        emit(f"practice: {run.facts.practice}")
    advice = how_to_go_on(run.counts, run.run_id, run.facts.connection)
    if advice and run.state in (RunState.INTERRUPTED, RunState.FINISHED):
        tell(advice)


def _cells(run: RunSummary) -> tuple[str, ...]:
    """The cells of _COLUMNS."""
    facts = run.facts
    counts = count_up(run.counts, undo=bool(facts and facts.undoes))
    return (
        run.run_id,
        f"{run.began.astimezone():%Y-%m-%d %H:%M}",
        run.state.value,
        f"{facts.environment} {facts.endpoint.split('/')[2]}" if facts else "",
        facts.profile if facts else "",
        facts.title if facts else "",
        counts,
    )
