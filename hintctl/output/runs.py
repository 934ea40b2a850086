"""Shows runs: a list of them, or one."""

import sys
from collections.abc import Iterable, Sequence

from hintctl.linking.outcome import Outcome
from hintctl.linking.runs import RunState, RunSummary
from hintctl.output.bulk_run import count_up, how_to_go_on
from hintctl.output.console import emit, emit_json, harmless, is_terminal, tell
from hintctl.output.fields import show_fields
from hintctl.output.text import quantity

_STYLES = {"finished": "green", "under way": "cyan", "interrupted": "magenta", "damaged": "red", "unreadable": "red"}


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
    rows = [_cells(run).values() for run in runs]
    if not is_terminal(sys.stdout):
        for row in rows:
            emit_row(row)
        return
    for run_id, began, state, host, profile, file, counts in rows:
        emit((f"{run_id}  {began}  ", "bold"), (state, _STYLES.get(state, "")), hanging=4)
        where = f"{host}, profile {profile}" if profile else host
        for line in (f"{file} ({where})" if file else "", counts):
            if line:
                emit(f"    {line}", hanging=4)


def show_removed(runs: Sequence[RunSummary], *, dry_run: bool, as_json: bool) -> None:
    """Shows which runs were removed, or with `dry_run` would be."""
    if as_json:
        emit_json({"removed": [run.run_id for run in runs], "dry_run": dry_run})
    elif dry_run:
        show_runs(runs)
    else:
        emit(f"{quantity(len(runs), 'run')} removed")


def emit_row(cells: Iterable[str]) -> None:
    """Writes a row for a program: its cells between tabs."""
    sys.stdout.write("\t".join(harmless(cell) for cell in cells) + "\n")


def show_run(run: RunSummary) -> None:
    """Shows one run: as a table on a terminal, else in lines."""
    fields = {name: cell for name, cell in _cells(run).items() if cell}
    if run.facts and run.facts.practice:
        fields["practice"] = run.facts.practice
    show_fields(fields, styles={"run": "bold", "state": _STYLES.get(run.state.value, "")})
    if run.facts is None:
        return
    advice = how_to_go_on(run.counts, run.run_id, run.facts.connection)
    if advice and run.state in (RunState.INTERRUPTED, RunState.FINISHED):
        tell(advice)


def _cells(run: RunSummary) -> dict[str, str]:
    """What is shown of a run, in the order of its columns."""
    facts = run.facts
    counts = count_up(run.counts, undo=bool(facts and facts.undoes))
    return {
        "run": run.run_id,
        "began": f"{run.began.astimezone():%Y-%m-%d %H:%M}",
        "state": run.state.value,
        "host": f"{facts.environment} {facts.endpoint.split('/')[2]}" if facts else "",
        "profile": facts.profile if facts else "",
        "file": facts.title if facts else "",
        "rows": "".join(piece if isinstance(piece, str) else piece[0] for piece in counts),
    }
