"""Carries out a plan: writes each planned link, and records what became of it."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from dataclasses import dataclass

from hintctl.api.answers import Record
from hintctl.api.client import HintClient, TooLate
from hintctl.api.integration_data import IN_DOUBT, IntegrationData
from hintctl.api.parallel import in_parallel
from hintctl.errors import (
    ConflictError,
    HintctlError,
    JournalError,
    NotSentError,
    RecordNotFoundError,
    RejectedError,
    StoppedRunError,
    UnavailableError,
    UsageError,
)
from hintctl.linking.entry import Entry
from hintctl.linking.held_reader import HeldReader
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import Policy
from hintctl.linking.row_failure import RowFailures
from hintctl.linking.second_look import SecondLook
from hintctl.linking.seen import Seen
from hintctl.linking.write_link import write_link

_LOOKS = 8  # at a row: its write may be held up each time, as by an API that tells everybody to wait
_TURNS = 4  # of all rows in work, for which the requests of one row may have to wait, and some to spare


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
        sent = False  # whether the write may have been applied
        for _ in range(_LOOKS):
            try:
                seen = await self._second_look.look(entry)
            except HintctlError as error:
                return self._failed(entry, _unsure(error) if sent else error, sent=sent)
            if seen is None:
                self._failures.success()
                return self._record(entry, _planned(entry) if sent else Outcome.UNCHANGED, sent=sent)
            try:
                return self._written(entry, await self._send(entry, not_after=self._stands_until(seen)))
            except TooLate as late:
                sent |= late.sent
            except NotSentError as error:
                return self._failed(entry, error, sent=sent)
            except (ConflictError, RejectedError, RecordNotFoundError, UsageError) as refusal:
                return self._failed(entry, refusal, sent=False)  # what Hint refused, it did not apply
            except HintctlError as error:
                return self._failed(entry, error, sent=True)
        too_slow = UnavailableError(f"{entry.hint_id} could not be written before what was read of it was too old.")
        return self._failed(entry, _unsure(too_slow) if sent else too_slow, sent=sent)

    def _stands_until(self, seen: Seen) -> float:
        """The Unix time until which a write may rest on what was seen: later where requests queue for long."""
        return max(seen.until, seen.at + _TURNS * self._concurrency / self._client.limiter.rate)

    async def _send(self, entry: Entry, *, not_after: float) -> Record:
        resource, hint_id = entry.record
        own, web_link = entry.integration_record_id, entry.web_link
        if own is None:
            previous = entry.previous
            return await self._data.clear(resource, hint_id, previous=previous, web_link=web_link, not_after=not_after)
        return await write_link(
            self._client, self._data, resource, hint_id, own, web_link=web_link, not_after=not_after
        )

    def _written(self, entry: Entry, record: Record) -> RowResult:
        self._failures.success()
        if record.merged_into and entry.integration_record_id is not None:  # which a listing need not have told
            obstacle = f"linked, but merged into {record.merged_into}, link that patient instead"
            return self._record(entry, Outcome.CONFLICT, obstacle)
        return self._record(entry, _planned(entry))

    def _failed(self, entry: Entry, error: HintctlError, *, sent: bool) -> RowResult:
        """`sent` says whether the write may have been applied."""
        try:
            outcome, detail = self._failures.classify(error)
        except HintctlError as reason:
            if sent:
                self._in_doubt.add(entry.number)
            self._end(reason)
            return RowResult(entry=entry, outcome=Outcome.PENDING, detail="")
        self._failed_rows += 1
        if self._failures.fatal:
            self._end(self._failures.fatal)
        elif self._may_fail is not None and self._failed_rows > self._may_fail:
            self._end(StoppedRunError("more rows failed than --max-failures allows."))
        return self._record(entry, outcome, detail, sent=sent)

    def _record(self, entry: Entry, outcome: Outcome, detail: str = "", *, sent: bool = True) -> RowResult:
        try:
            self._journal.record(entry.number, outcome, detail, sent=sent)
        except JournalError as reason:
            self._end(reason)
        return RowResult(entry=entry, outcome=outcome, detail=detail)


def _planned(entry: Entry) -> Outcome:
    return entry.planned or Outcome.LINKED


def _unsure(error: HintctlError) -> HintctlError:
    """The error of a row whose write was sent before."""
    if isinstance(error, UnavailableError | RejectedError):
        error.message = f"{error.message} {IN_DOUBT}."
    return error
