"""Carries out a plan: writes each planned link, and records what became of it."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass

from hintctl.api.answers import Record
from hintctl.api.client import HintClient
from hintctl.api.integration_data import IntegrationData
from hintctl.api.parallel import in_parallel
from hintctl.errors import HintctlError, JournalError, NotSentError, StoppedRunError, UnavailableError
from hintctl.linking.entry import Entry
from hintctl.linking.held_reader import HeldReader
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import Policy
from hintctl.linking.row_failure import RowFailures
from hintctl.linking.second_look import SecondLook
from hintctl.linking.write_link import write_link


@dataclass(frozen=True, kw_only=True)
class RowResult:
    """What became of one planned row. PENDING: the run ended before it was certain."""

    entry: Entry
    outcome: Outcome
    detail: str


class LinkWriter:
    """One run's writes. `stop()` lets the requests in flight finish and begins no more."""

    def __init__(
        self, client: HintClient, journal: Journal, policy: Policy, *, concurrency: int, may_fail: int | None = None
    ) -> None:
        """`policy` is what the plan was made by. `may_fail` is how many rows may fail before the run is stopped.

        None is all of them.
        """
        self._client = client
        self._data = IntegrationData(client)
        self._journal = journal
        reader = HeldReader(client, journal, web_links=journal.has_web_links())
        self._second_look = SecondLook(reader, journal, policy)
        self._concurrency = concurrency
        self._may_fail = may_fail
        self._failed_rows = 0
        self._failures = RowFailures()
        self._in_doubt: set[int] = set()
        self._ended_by: HintctlError | None = None

    async def results(self) -> AsyncGenerator[RowResult, None]:
        """Writes the planned rows; gives each result once it is in the journal.

        When the run must end early (a refused key, an API that serves nothing any more, too many failures, a full
        disk, `stop()`), the requests in flight are still waited for; then the reason is raised: KeyRefusedError,
        UnavailableError, StoppedRunError, JournalError or InterruptedRunError.
        """
        writing = in_parallel(
            self._write,
            self._claimed(),
            limit=self._concurrency,
            stopped=lambda: self._ended_by is not None,
        )
        async with aclosing(writing):
            async for result in writing:
                yield result
        try:
            self._journal.release_writes(besides=self._in_doubt)
        except JournalError as reason:
            self._end(reason)
        if self._ended_by:
            raise self._ended_by
        self._failures.check_end()

    def stop(self, reason: HintctlError) -> None:
        """Ends the run soon, as when its user interrupts it."""
        self._end(reason)

    def _end(self, reason: HintctlError) -> None:
        if self._ended_by is None:
            self._ended_by = reason
            self._client.limiter.close()

    def _claimed(self) -> Iterator[Entry]:
        try:
            yield from self._journal.claim_writes()
        except JournalError as reason:
            self._end(reason)

    async def _write(self, entry: Entry) -> RowResult:
        sent = False
        try:
            if not await self._second_look.is_to_be_written(entry):
                return self._record(entry, Outcome.UNCHANGED, applied=False)
            sent = True
            record = await self._send(entry)
        except HintctlError as error:
            return self._failed(entry, error, sent=sent)
        self._failures.success()
        if record.merged_into and entry.integration_record_id is not None:  # which a listing need not have told
            obstacle = f"linked, but merged into {record.merged_into}, link that patient instead"
            return self._record(entry, Outcome.CONFLICT, obstacle)
        return self._record(entry, entry.planned or Outcome.LINKED)

    async def _send(self, entry: Entry) -> Record:
        resource, hint_id = entry.record
        if entry.integration_record_id is None:
            return await self._data.clear(resource, hint_id, previous=entry.previous, web_link=entry.web_link)
        return await write_link(
            self._client, self._data, resource, hint_id, entry.integration_record_id, web_link=entry.web_link
        )

    def _failed(self, entry: Entry, error: HintctlError, *, sent: bool) -> RowResult:
        try:
            outcome, detail = self._failures.classify(error)
        except HintctlError as reason:
            if sent and not isinstance(reason, NotSentError):
                self._in_doubt.add(entry.number)
            self._end(reason)
            return RowResult(entry=entry, outcome=Outcome.PENDING, detail="")
        self._failed_rows += 1
        if self._failures.fatal:
            self._end(self._failures.fatal)
        elif self._may_fail is not None and self._failed_rows > self._may_fail:
            self._end(StoppedRunError("more rows failed than --max-failures allows."))
        # What Hint refused, it did not apply. What never got an answer may have been.
        return self._record(entry, outcome, detail, applied=sent and isinstance(error, UnavailableError))

    def _record(self, entry: Entry, outcome: Outcome, detail: str = "", *, applied: bool = True) -> RowResult:
        try:
            self._journal.record(entry.number, outcome, detail, sent=applied)
        except JournalError as reason:
            self._end(reason)
        return RowResult(entry=entry, outcome=outcome, detail=detail)
