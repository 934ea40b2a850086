"""`hintctl runs list|show|resume|undo|prune`."""

import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hintctl.cli import candidates
from hintctl.cli.command import Command
from hintctl.cli.options import (
    Connection,
    DryRunOption,
    JsonOption,
    RunOptions,
    YesOption,
    api_command,
    parse_duration,
)
from hintctl.cli.outputs import check_outputs
from hintctl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hintctl.cli.session import Session
    from hintctl.linking.run_facts import RunFacts
    from hintctl.linking.runs import RunSummary

runs = typer.Typer(
    help="See, finish and take back the bulk runs of this machine.",
    rich_markup_mode=None,
    no_args_is_help=True,
)

RunArgument = Annotated[
    str,
    typer.Argument(
        metavar="RUN",
        help="A run's ID, its beginning, or last.",
        show_default=False,
        autocompletion=candidates.runs,
    ),
]


@runs.command("list", cls=Command)
def list_(json: JsonOption = False) -> None:
    """List the runs, the newest first."""
    from hintctl.linking.runs import list_runs
    from hintctl.output.console import emit_json, tell
    from hintctl.output.runs import run_document, show_runs

    found = list_runs(_folder())
    if not found:
        tell("There are no runs.")
    if json:
        emit_json([run_document(run) for run in found])
    else:
        show_runs(found)


@runs.command(cls=Command)
def show(
    run: RunArgument,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write a CSV with every row's outcome.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show one run: what it was about, and what became of its rows."""
    from hintctl.linking.journal import Journal
    from hintctl.linking.outcome import REFUSED
    from hintctl.linking.report import write_report
    from hintctl.linking.runs import find_run, list_runs
    from hintctl.output.bulk_run import show_entries
    from hintctl.output.console import emit_json
    from hintctl.output.runs import run_document, show_run

    path = find_run(_folder(), run)
    with Journal.inspect(path) as journal:
        journal.check()
        (summary,) = (each for each in list_runs(_folder()) if each.path == path)
        check_outputs(Path(summary.facts.source) if summary.facts and summary.facts.source else None, report)
        if report:
            write_report(journal, report)
        if json:
            emit_json(run_document(summary))
            return
        show_run(summary)
        refused = sum(summary.counts[outcome] for outcome in REFUSED)
        show_entries(summary.facts.file if summary.facts else run, journal.entries(REFUSED), refused, report=report)


@runs.command(cls=Command)
@api_command
def resume(run: RunArgument, *, options: RunOptions, connection: Connection) -> int:
    """Finish a run: write rows that are pending or failed.

    Hint is asked again what it holds for them. Rows that came out well are not looked at.

    \b
    Examples:
      hintctl runs resume last
      hintctl runs resume 20261122-151137-517b --max-duration 2h
    """
    from hintctl.cli.bulk_run import carry_out
    from hintctl.cli.session import connect
    from hintctl.linking.runs import find_run, open_run, undos_of

    path = find_run(_folder(), run)
    with open_run(path) as (journal, facts), connect(connection) as session:
        _check(session, facts, journal.run_id, options)
        if undos := undos_of(path):
            raise UsageError(
                f"run {journal.run_id} is undone by run {undos[0].run_id}.", hint="Run bulk-link again, from its file."
            )
        if not options.dry_run:
            return carry_out(journal, session, options, ask=False, reopen=True)
        with journal.copied() as copy:
            return carry_out(copy, session, options, ask=False, reopen=True)


@runs.command(cls=Command)
@api_command
def undo(run: RunArgument, yes: YesOption = False, *, options: RunOptions, connection: Connection) -> int:
    """Put back what a run changed.

    Only values that are still the run's own are touched. An undo is a run itself.

    \b
    Examples:
      hintctl runs undo last --dry-run
      hintctl runs undo 20261122-151137-517b --yes
    """
    from dataclasses import replace

    from hintctl.cli.bulk_run import carry_out, check_can_ask
    from hintctl.cli.session import connect
    from hintctl.linking.journal import Journal
    from hintctl.linking.runs import RunState, find_run, open_run, undos_of
    from hintctl.output.console import tell

    ask = not yes and not options.dry_run
    if ask:
        check_can_ask(command="runs undo")
    path = find_run(_folder(), run)
    with open_run(path) as (undone, facts), connect(connection) as session:
        _check(session, facts, undone.run_id, options)
        earlier = undos_of(path)
        for other in earlier:
            if other.state is not RunState.FINISHED:
                raise UsageError(
                    f"run {other.run_id} has begun to undo run {undone.run_id}.",
                    hint=f"Go on with: hintctl runs resume {other.run_id} {shlex.join(session.options)}".rstrip(),
                )
        undoing = replace(facts, undoes=undone.run_id, replace="", web_link="", connection=shlex.join(session.options))
        with Journal.create(_folder(), undoing.as_facts()) as journal:
            journal.add_rows_to_take_back(undone.rows_to_take_back())
            for other in earlier:
                journal.leave_out_written(other.path)
            if not sum(journal.counts().values()):
                tell(f"Run {undone.run_id} changed nothing that is not undone, so there is nothing to do.")
            return carry_out(journal, session, options, ask=ask)


@runs.command(cls=Command)
def prune(
    older_than: Annotated[
        float,
        typer.Option("--older-than", metavar="TIME", help="Only runs that began so long ago.", parser=parse_duration),
    ] = "90d",  # type: ignore[assignment]  # Typer parses defaults too
    unfinished: Annotated[
        bool,
        typer.Option("--unfinished", help="Interrupted and damaged runs, too."),
    ] = False,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    json: JsonOption = False,
) -> None:
    """Remove the journals of old runs.

    A run without its journal can't be undone any more. Runs that are under way stay.

    \b
    Examples:
      hintctl runs prune --dry-run
      hintctl runs prune --older-than 30d --yes
    """
    from hintctl.linking.runs import RunState, list_runs, remove_leftovers
    from hintctl.linking.runs import prune as prune_run
    from hintctl.output.console import tell
    from hintctl.output.runs import show_removed

    removable = {RunState.FINISHED, RunState.UNDONE, RunState.NOT_BEGUN}
    if unfinished:
        removable |= {RunState.INTERRUPTED, RunState.DAMAGED}
    before = datetime.now(UTC) - timedelta(seconds=older_than)
    old = [run for run in list_runs(_folder()) if run.state in removable and run.began < before]
    if not old:
        tell("There is nothing to remove.")
    removed = old if dry_run or not old or yes or _agreed(old, as_json=json) else []
    if not dry_run:
        removed = [run for run in removed if prune_run(run)]
        remove_leftovers(_folder())
    show_removed(removed, dry_run=dry_run, as_json=json)


def _agreed(old: "Sequence[RunSummary]", *, as_json: bool) -> bool:
    """Asks whether these runs are to be removed. Raises UsageError where there is nobody to ask."""
    from hintctl.cli.bulk_run import check_can_ask
    from hintctl.output.runs import show_runs
    from hintctl.output.text import quantity

    check_can_ask(command="runs prune")
    if not as_json:
        show_runs(old)
    return typer.confirm(f"Remove {quantity(len(old), 'journal')}?", err=True)


def _check(session: "Session", facts: "RunFacts", run_id: str, options: RunOptions) -> None:
    """Raises UsageError where the run has changed records of another API than this one, or its file is to be lost."""
    check_outputs(Path(facts.source) if facts.source else None, options.report)
    if (facts.endpoint, facts.environment) != (session.endpoint.url, session.environment.value):
        raise UsageError(
            f"run {run_id} belongs to {facts.environment} {facts.endpoint}, and this is "
            f"{session.environment.value} {session.endpoint.url}.",
            hint=f"It was begun with {facts.connection}." if facts.connection else "Use the settings of that run.",
        )


def _folder() -> Path:
    from hintctl.config import Paths

    return Paths.from_environment().runs
