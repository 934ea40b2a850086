"""The stages of a bulk run, and what its user sees and is asked between them."""

from __future__ import annotations

import signal
import time
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import typer

from hintctl.errors import ExitCode, HintctlError, InterruptedRunError, JournalError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import FrameType

    from hintctl.api.client import HintClient
    from hintctl.cli.session import Session
    from hintctl.linking.apply import Application
    from hintctl.linking.csv_rows import CsvTable
    from hintctl.linking.journal import Journal
    from hintctl.output.progress import Progress


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
    is kept from the moment something may be written.
    """
    from hintctl.config import Paths
    from hintctl.linking.journal import Journal

    facts = {"file": table.source.name, "endpoint": session.endpoint.url, "profile": session.profile or ""}
    with _journal_errors(), Journal.create(Paths.from_environment().state / "runs", facts) as journal:
        run = _BulkRun(table, options, session, journal)
        run.read()
        with session.open(rate=options.rate, patient=True) as (hint, runner):
            runner.run(run.plan(hint))
            if options.dry_run or not run.may_write():
                return run.finish(hint.requests)
            journal.keep()
            try:
                runner.run(run.apply(hint))
            except HintctlError as error:
                run.finish(hint.requests)
                error.hint = f"{error.hint} {run.how_to_go_on()}".strip()
                raise
            except KeyboardInterrupt:
                raise InterruptedRunError("interrupted.", hint=run.how_to_go_on()) from None
            return run.finish(hint.requests)


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
        from hintctl.output.bulk import show_entries

        name = self._table.source.name
        self._identical = self._journal.add_rows(self._table.rows(force=self._options.force))
        self._journal.find_contradictions()
        count = self._journal.counts()[Outcome.INVALID]
        if not count or self._options.skip_invalid:
            return
        advice = "Nothing was written. Mend the file, or go on without such rows: --skip-invalid."
        invalid = self._journal.entries([Outcome.INVALID])
        if count == 1:
            only = next(invalid)
            raise UsageError(f"{name}:{only.line}: {only.detail}.", hint=advice)
        show_entries(name, invalid, count)
        raise UsageError(f"{name} has {count:,} invalid rows.", hint=advice)

    async def plan(self, hint: HintClient) -> None:
        """Asks Hint what it holds, decides on each row, and shows what is to be done."""
        from hintctl.linking.look_up import LookUp
        from hintctl.linking.plan import decide
        from hintctl.output.bulk import Plan, show_plan
        from hintctl.output.progress import progress

        with progress("asking Hint", None) as display:
            await LookUp(hint, self._journal, concurrency=self._concurrency, on_request=display.advance).run()
        self._journal.plan(partial(decide, replace=self._options.replace))
        show_plan(
            Plan(
                file=self._table.source.name,
                environment=self._session.environment,
                host=self._session.endpoint.host,
                identical=self._identical,
                counts=self._journal.counts(),
                planned=self._journal.planned_counts(),
                rate=self._options.rate,
            )
        )

    def may_write(self) -> bool:
        """Asks, unless it was said already or there is nothing to write."""
        writes = sum(self._journal.planned_counts().values())
        if self._options.yes or not writes:
            return True
        records = "1 record" if writes == 1 else f"{writes:,} records"
        return typer.confirm(f"Link {records} in {self._session.environment.value}?", err=True)

    async def apply(self, hint: HintClient) -> None:
        """Writes what the plan says. Raises what ends the run early."""
        from hintctl.linking.apply import Application
        from hintctl.output.progress import progress

        application = Application(hint, self._journal, concurrency=self._concurrency)
        writes = sum(self._journal.planned_counts().values())
        with progress("linking", writes) as display, _interruptible(application, display):
            async with aclosing(application.results()) as results:
                async for _ in results:
                    display.advance()

    def finish(self, requests: int) -> ExitCode:
        """Shows the result and writes the files that were asked for."""
        from hintctl.linking.outcome import REFUSED
        from hintctl.linking.report import write_rejects, write_report
        from hintctl.output.bulk import not_in_place, result_document, show_entries, show_result
        from hintctl.output.console import emit_json

        counts = self._journal.counts()
        run = self._journal.run if self._journal.kept else None
        seconds = time.monotonic() - self._began
        if self._options.json:
            emit_json(result_document(counts, run=run, requests=requests, seconds=seconds))
        else:
            show_result(counts, run=run, requests=requests, seconds=seconds)
        if self._options.report:
            write_report(self._journal, self._options.report)
        if self._options.rejects:
            write_rejects(self._journal, self._table, self._options.rejects, dry_run=self._options.dry_run)
        refused = self._journal.entries(REFUSED)
        show_entries(self._table.source.name, refused, sum(counts[outcome] for outcome in REFUSED))
        return ExitCode.FINDINGS if not_in_place(counts) and not self._options.dry_run else ExitCode.OK

    def how_to_go_on(self) -> str:
        """What to do about the rows that an early end left."""
        from hintctl.linking.outcome import Outcome

        pending = self._journal.counts()[Outcome.PENDING]
        return f"{pending:,} rows are left: run the same command again, what is in place costs no write."


@contextmanager
def _interruptible(application: Application, display: Progress) -> Iterator[None]:
    """The first Ctrl-C lets the requests in flight finish; the second is Python's own, and stops at once."""
    previous = signal.getsignal(signal.SIGINT)

    def drain(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, previous)
        application.stop()
        display.say("Interrupted: waiting for the requests in flight. Ctrl-C again stops at once.")

    signal.signal(signal.SIGINT, drain)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)


@contextmanager
def _journal_errors() -> Iterator[None]:
    """A journal that can't be written (a full disk) ends the run with an error that says so."""
    import sqlite3

    try:
        yield
    except sqlite3.OperationalError as error:
        raise JournalError(
            f"the run's journal can't be written: {error}.", hint="Free some space, then run it again."
        ) from None
