"""The stages of a run on many records, and what its user sees and is asked between them."""

from __future__ import annotations

import sys
import time
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from hintctl.cli.run_end import RunEnd
from hintctl.errors import ExitCode, HintctlError, InterruptedRunError, StoppedRunError, UsageError

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping
    from pathlib import Path

    from hintctl.api.client import HintClient
    from hintctl.cli.options import RunOptions
    from hintctl.cli.run_end import Writer
    from hintctl.cli.session import Session
    from hintctl.linking.failure_limit import FailureLimit
    from hintctl.linking.journal import Journal

Result = TypeVar("Result")


def check_can_ask(*, command: str, stdin_taken: bool = False) -> None:
    """Raises UsageError where there is nobody to agree to what `command` is about to write."""
    if stdin_taken or not sys.stdin.isatty():
        raise UsageError(
            f"{command} asks before it writes, and there is no terminal to ask on.",
            hint="Add --yes to write without asking, or --dry-run to see the plan.",
        )


def carry_out(
    journal: Journal,
    session: Session,
    options: RunOptions,
    *,
    ask: bool,
    reopen: bool = False,
    identical: int = 0,
    outputs: Mapping[Path, Writer] | None = None,
) -> ExitCode:
    """Looks up, plans, asks, writes and reports what the journal's rows need. Returns the exit code.

    `ask` says whether the user is to agree first, `reopen` whether rows that failed are tried again. `identical` is how
    many rows were left out as being in the file twice; `outputs` are files to write at the end, besides the report.
    Raises what ended the run early, after its result was shown.
    """
    from hintctl.linking.seen import Seen

    end = RunEnd(journal, session, options, outputs or {})
    with session.open(rate=options.rate, bulk=True) as (client, runner):
        run = _Run(client, journal, session, options)
        try:
            runner.run(run.begin(reopen=reopen))
            while True:
                runner.run(run.plan(identical, resumed=reopen))
                planned = Seen(at=time.time())
                if options.dry_run or (ask and not run.confirmed()):
                    return end.show(client, run.seconds())
                if not ask or planned.is_fresh():
                    break
                run.plan_again()
            run.check_failures()
            if run.has_work():
                journal.confirm()
                runner.run(run.apply())
        except UsageError:  # nothing was begun
            raise
        except (HintctlError, KeyboardInterrupt, typer.Abort) as reason:
            error = reason if isinstance(reason, HintctlError) else _interrupted()
            if journal.kept:
                end.show(client, run.seconds())
                raise error.with_advice(end.how_to_go_on()) from None
            if isinstance(error, StoppedRunError):
                end.show(client, run.seconds())
            raise error.with_advice("Nothing was written.") from None
        code = end.show(client, run.seconds())
        if journal.kept:
            end.advise()
        return code


def _interrupted() -> InterruptedRunError:
    from hintctl.output.console import is_terminal, tell

    if is_terminal(sys.stderr):
        tell()  # off the line on which the terminal echoed ^C
    return InterruptedRunError("interrupted.")


class _Run:
    """One run under way."""

    def __init__(self, client: HintClient, journal: Journal, session: Session, options: RunOptions) -> None:
        from hintctl.api.limits import DEFAULT_RATE
        from hintctl.api.parallel import default_concurrency
        from hintctl.linking.plan import policy_of
        from hintctl.linking.run_facts import RunFacts

        self._client = client
        self._journal = journal
        self._session = session
        self._options = options
        self._facts = RunFacts.read(journal.facts())
        self._policy = policy_of(self._facts)
        self._rate = options.rate or DEFAULT_RATE
        self._concurrency = options.concurrency or default_concurrency(self._rate)
        self._failed_before = 0
        self._began = time.monotonic()

    async def begin(self, *, reopen: bool) -> None:
        """Writes down whose records these are. Raises UsageError where an earlier part of the run had others.

        With `reopen`, rows that failed there are pending again, but not before that is sure.
        """
        from hintctl.linking.outcome import count_failures
        from hintctl.linking.partner import check_partner

        practice = (await self._in_time(self._client.practice())).practice_id
        if not self._facts.practice:
            self._journal.note(practice=practice)
        elif self._facts.practice != practice:
            raise UsageError(
                f"the run belongs to practice {self._facts.practice}, and this key to {practice}.",
                hint="Use a key of the run's practice.",
            )
        if self._facts.key_mark and not self._session.has_key(self._facts.key_mark):
            await self._in_time(check_partner(self._client, self._journal))
        if reopen:
            self._journal.reopen()
        self._failed_before = count_failures(self._journal.counts())

    async def plan(self, identical: int, *, resumed: bool) -> None:
        """Asks Hint what it holds, decides on each row, and shows what is to be done."""
        from hintctl.linking.look_up import LookUp
        from hintctl.output.bulk_run import PlanSummary, show_plan
        from hintctl.output.progress import progress

        with progress("asking Hint", None, plain=self._session.verbose) as display:
            look_up = LookUp(
                self._client,
                self._journal,
                concurrency=self._concurrency,
                on_request=display.advance,
                on_expected=display.expect,
                web_links=bool(self._facts.web_link) or self._journal.has_web_links(),
            )
            await self._in_time(look_up.run())
        self._journal.decide_rows(self._policy)
        show_plan(
            PlanSummary(
                title=f"run {self._journal.run_id}, {self._facts.title}" if resumed else self._facts.title,
                undo=bool(self._facts.undoes),
                where=self._session.where,
                identical=identical,
                counts=self._journal.counts(),
                planned=self._journal.planned_counts(),
                looks=self._journal.count_looks(self._rate),
                rate=self._rate,
            )
        )

    def confirmed(self) -> bool:
        """Asks whether to write, unless there is nothing to write."""
        from hintctl.output.bulk_run import question

        planned = self._journal.planned_counts()
        if not sum(planned.values()):
            return True
        asked_at = time.monotonic()
        try:
            return typer.confirm(question(planned, self._session.where), err=True)
        finally:
            self._began += time.monotonic() - asked_at  # the user's time is none of the run's

    def plan_again(self) -> None:
        """Drops a plan that waited for its answer for so long that Hint may hold other links by now."""
        from hintctl.output.console import tell

        tell("The plan is over a minute old, so Hint is asked again.")
        self._journal.forget_plan()

    def check_failures(self) -> None:
        """Raises StoppedRunError where the plan alone has more rows fail than are allowed to."""
        from hintctl.output.text import quantity

        left = self._failures_left()
        if left is not None and left < 0:
            failed = quantity(self._new_failures(), "row")
            raise StoppedRunError(f"{failed} can't be linked, more than --max-failures allows.")

    def has_work(self) -> bool:
        """Whether there is anything that a journal is needed for: writes, or rows to try again."""
        from hintctl.linking.outcome import Outcome

        return self._journal.kept or self._journal.counts()[Outcome.FAILED] > 0 or self._journal.count_writes() > 0

    def seconds(self) -> float:
        """How long the run has taken so far, without the time that its user took to answer."""
        return time.monotonic() - self._began

    async def apply(self) -> None:
        """Writes what the plan says. Raises what ends the run early."""
        import asyncio

        from hintctl.cli.interrupt import interruptible
        from hintctl.linking.apply import LinkWriter
        from hintctl.linking.outcome import Outcome
        from hintctl.output.bulk_run import ENDED
        from hintctl.output.progress import progress

        writer = LinkWriter(
            self._client,
            self._journal,
            self._policy,
            concurrency=self._concurrency,
            may_fail=self._failures_left(),
        )
        if (seconds := self._seconds_left()) is not None:
            over = StoppedRunError("--max-duration is over.")
            asyncio.get_running_loop().call_later(max(0.0, seconds), writer.stop, over)
        count, plain = self._journal.count_writes(), self._session.verbose
        with progress("writing", count, plain=plain) as display, interruptible(writer, display):
            async with aclosing(writer.results()) as results:
                async for result in results:
                    if result.outcome is not Outcome.PENDING:
                        display.advance(ENDED[result.outcome])

    def _seconds_left(self) -> float | None:
        """Of --max-duration, None where there is no limit."""
        if self._options.max_duration is None:
            return None
        return self._options.max_duration - self.seconds()

    async def _in_time(self, asking: Coroutine[Any, Any, Result]) -> Result:
        """What is asked before anything is written, for as long as --max-duration allows."""
        import asyncio

        try:
            async with asyncio.timeout(self._seconds_left()):
                return await asking
        except TimeoutError:
            raise StoppedRunError("--max-duration is over.") from None

    def _failures_left(self) -> int | None:
        """How many more rows may fail, None where all of them may."""
        from hintctl.linking.outcome import Outcome

        if self._options.max_failures is None:
            return None
        counts = self._journal.counts()
        limit: FailureLimit = self._options.max_failures
        return limit.of(sum(counts.values()) - counts[Outcome.INVALID]) - self._new_failures()

    def _new_failures(self) -> int:
        from hintctl.linking.outcome import count_failures

        return count_failures(self._journal.counts()) - self._failed_before
