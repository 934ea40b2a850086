"""The stages of a bulk run, and what its user sees and is asked between them."""

from __future__ import annotations

import signal
import time
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import typer

from hintctl.errors import ExitCode, HintctlError, InterruptedRunError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

    from hintctl.api.client import HintClient
    from hintctl.cli.session import Session
    from hintctl.linking.apply import LinkWriter
    from hintctl.linking.csv_rows import CsvTable
    from hintctl.linking.journal import Journal
    from hintctl.output.progress import Progress


_FRESH = 60.0  # seconds that a plan may wait for its user


@dataclass(frozen=True, kw_only=True)
class BulkOptions:
    """What the command line asks for. `rate` is in requests a second; `concurrency` None means: by the rate."""

    yes: bool
    dry_run: bool
    replace: bool
    skip_invalid: bool
    force: bool
    report: Path | None
    rejects: Path | None
    rate: float
    concurrency: int | None
    json: bool


def bulk_run(table: CsvTable, options: BulkOptions, session: Session) -> ExitCode:
    """Reads, looks up, plans, asks, writes and reports. Returns the exit code of a run that came to its end.

    Raises UsageError for a file with problems, and what ended a run early, after its result was shown. The journal
    of a dry run, or of one that its user declined, is not kept.
    """
    from hintctl.config import Paths
    from hintctl.linking.journal import Journal

    facts = {
        "file": table.source.name,
        "endpoint": session.endpoint.url,
        "environment": session.environment.value,
        "profile": session.profile or "",
    }
    with Journal.create(Paths.from_environment().state / "runs", facts) as journal:
        run = _BulkRun(table, options, session, journal)
        run.read()
        with session.open(rate=options.rate, bulk=True) as (client, runner):
            while True:
                runner.run(run.plan(client))
                planned_at = time.time()  # which goes on while a laptop sleeps
                if options.dry_run or not run.confirmed():
                    return run.finish(client.requests)
                if options.yes or time.time() - planned_at < _FRESH:
                    break
                run.plan_again()
            journal.keep()
            try:
                runner.run(run.apply(client))
            except HintctlError as error:
                run.finish(client.requests)
                raise error.with_advice(run.how_to_go_on()) from None
            except KeyboardInterrupt:
                raise InterruptedRunError("interrupted.", hint=run.how_to_go_on()) from None
            return run.finish(client.requests)


class _BulkRun:
    """One run under way."""

    def __init__(self, table: CsvTable, options: BulkOptions, session: Session, journal: Journal) -> None:
        from hintctl.linking.parallel import default_concurrency

        self._table = table
        self._options = options
        self._session = session
        self._journal = journal
        self._concurrency = options.concurrency or default_concurrency(options.rate)
        self._identical = 0
        self._began = time.monotonic()

    def read(self) -> None:
        """Reads and checks the whole file. Raises UsageError for problems, unless they are to be skipped."""
        from hintctl.linking.outcome import Outcome
        from hintctl.output.bulk_link import show_entries

        name = self._table.source.name
        self._identical = self._journal.add_rows(self._table.rows(force=self._options.force))
        self._journal.find_contradictions()
        count = self._journal.counts()[Outcome.INVALID]
        if not count or self._options.skip_invalid:
            return
        advice = "Nothing was written. Fix the file, or leave such rows out with --skip-invalid."
        invalid = self._journal.entries([Outcome.INVALID])
        if count == 1:
            only = next(invalid)
            raise UsageError(f"{name}:{only.line}: {only.detail}.", hint=advice)
        show_entries(name, invalid, count)
        raise UsageError(f"{name} has {count:,} invalid rows.", hint=advice)

    async def plan(self, client: HintClient) -> None:
        """Asks Hint what it holds, decides on each row, and shows what is to be done."""
        from hintctl.linking.look_up import LookUp
        from hintctl.linking.plan import decide
        from hintctl.output.bulk_link import PlanSummary, show_plan
        from hintctl.output.progress import progress

        with progress("asking Hint", None) as display:
            await LookUp(client, self._journal, concurrency=self._concurrency, on_request=display.advance).run()
        self._journal.decide_rows(partial(decide, replace=self._options.replace))
        show_plan(
            PlanSummary(
                file=self._table.source.name,
                environment=self._session.environment,
                host=self._session.endpoint.host,
                identical=self._identical,
                counts=self._journal.counts(),
                planned=self._journal.planned_counts(),
                rate=self._options.rate,
            )
        )

    def confirmed(self) -> bool:
        """Asks whether to write, unless that was said already or there is nothing to write."""
        from hintctl.linking.outcome import Outcome
        from hintctl.output.text import quantity

        if self._options.yes or not self._journal.count_writes():
            return True
        replaced = self._journal.planned_counts()[Outcome.REPLACED]
        links = quantity(self._journal.count_writes(), "link") + (
            f" ({replaced:,} in place of another)" if replaced else ""
        )
        return typer.confirm(
            f"Write {links} to {self._session.environment.value} {self._session.endpoint.host}?", err=True
        )

    def plan_again(self) -> None:
        """Drops a plan that waited for its answer for so long that Hint may hold other links by now."""
        from hintctl.output.console import tell

        tell("The plan is over a minute old, so Hint is asked again.")
        self._journal.forget_plan()

    async def apply(self, client: HintClient) -> None:
        """Writes what the plan says. Raises what ends the run early."""
        from hintctl.linking.apply import LinkWriter
        from hintctl.output.progress import progress

        writer = LinkWriter(client, self._journal, concurrency=self._concurrency)
        with progress("linking", self._journal.count_writes()) as display, _interruptible(writer, display):
            async with aclosing(writer.results()) as results:
                async for _ in results:
                    display.advance()

    def finish(self, requests: int) -> ExitCode:
        """Shows the result and writes the files that were asked for."""
        from hintctl.linking.outcome import REFUSED, count_not_in_place
        from hintctl.output.bulk_link import result_document, show_entries, show_result
        from hintctl.output.console import emit_json

        counts = self._journal.counts()
        run = self._journal.run_id if self._journal.kept else None
        seconds = time.monotonic() - self._began
        if self._options.json:
            emit_json(result_document(counts, run=run, requests=requests, seconds=seconds))
        else:
            show_result(counts, run=run, requests=requests, seconds=seconds)
        unwritten = self._write_outputs()
        refused = sum(counts[outcome] for outcome in REFUSED)
        report = None if self._options.report in unwritten else self._options.report
        show_entries(self._table.source.name, self._journal.entries(REFUSED), refused, report=report)
        complete = self._options.dry_run or not count_not_in_place(counts)
        return ExitCode.OK if complete and not unwritten else ExitCode.FINDINGS

    def _write_outputs(self) -> list[Path]:
        """Writes the report and the rejects, and returns those that could not be written.

        That is told, not raised: the run itself is done by now.
        """
        from hintctl.linking.report import write_rejects, write_report
        from hintctl.output.console import tell

        rejects = partial(write_rejects, table=self._table, dry_run=self._options.dry_run)
        writers: list[tuple[Path | None, Callable[[Journal, Path], None]]] = [
            (self._options.report, write_report),
            (self._options.rejects, rejects),
        ]
        unwritten: list[Path] = []
        for path, write in writers:
            if path is None:
                continue
            try:
                write(self._journal, path)
            except (OSError, HintctlError) as error:
                unwritten.append(path)
                reason = error.strerror if isinstance(error, OSError) else str(error)
                tell(f"hintctl: {path} was not written: {reason}")
        return unwritten

    def how_to_go_on(self) -> str:
        """What to do about the rows that an early end left; empty if it left none."""
        from hintctl.linking.outcome import Outcome
        from hintctl.output.text import quantity

        pending = self._journal.counts()[Outcome.PENDING]
        if not pending:
            return ""
        return f"{quantity(pending, 'row')} pending: run the same command again; what is linked is not written twice."


@contextmanager
def _interruptible(writer: LinkWriter, display: Progress) -> Iterator[None]:
    """The first Ctrl-C lets the requests in flight finish; the second is Python's own, and stops at once."""
    import asyncio

    loop = asyncio.get_running_loop()
    previous = signal.getsignal(signal.SIGINT)
    if previous is signal.SIG_IGN:  # as for a job that a script started in the background
        yield
        return

    def drain(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, previous)
        writer.stop()
        # Not said here: a signal may come in the middle of a line that is being written.
        loop.call_soon_threadsafe(
            display.say, "Interrupted: waiting for the requests in flight. Ctrl-C again stops at once."
        )

    signal.signal(signal.SIGINT, drain)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
