"""Finds out what Hint holds for the rows of a run, with the fewest requests."""

import math
from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing

from hintctl.api.answers import Page
from hintctl.api.client import HintClient
from hintctl.api.limits import PAGE_SIZE
from hintctl.api.parallel import in_parallel
from hintctl.api.resources import Resource
from hintctl.errors import HintctlError
from hintctl.linking.entry import Entry
from hintctl.linking.held_reader import HeldReader
from hintctl.linking.journal import Journal
from hintctl.linking.row_failure import RowFailures

_FEW = 10  # rows that it is worth asking about, to know of a refusal before it comes


class LookUp:
    """One look-up over all rows of a journal."""

    def __init__(
        self,
        client: HintClient,
        journal: Journal,
        *,
        concurrency: int,
        on_request: Callable[[], None],
        on_expected: Callable[[int], None] = lambda _: None,
        holders: bool = True,
        web_links: bool = False,
    ) -> None:
        """`on_request` is called after each request, `on_expected` with how many more are to come.

        Without `holders` nobody asks which other record has a row's ID. `web_links` brings in the web links too.
        """
        self._client = client
        self._journal = journal
        self._concurrency = concurrency
        self._on_request = on_request
        self._on_expected = on_expected
        self._holders = holders
        self._reader = HeldReader(client, journal, web_links=web_links)
        self._failures = RowFailures()

    async def run(self) -> None:
        """Brings what Hint holds into the journal: each row's record, and records that have a row's ID already.

        A listing gives 100 records a request, wanted or not; a GET gives one, and a second is needed to see whether
        another record has the row's ID. The first page of the listing tells which of the two is cheaper. Archived
        patients are in a listing of their own, and records come and go while it is read, so one that was not listed is
        asked for by itself before it is called not found.

        Raises what ends the run: KeyRefusedError, or UnavailableError once row after row finds the API unavailable.
        """
        for resource, rows in self._journal.pending_by_resource().items():
            listed = rows > 1 and await self._list(resource, self._count_questions, archived=False)
            whole = listed
            if listed and resource is Resource.PATIENT:
                worth = self._worth_of_archived(resource)
                whole = worth > 1 and await self._list(resource, self._worth_of_archived, archived=True)
            self._on_expected(self._journal.count_unknown(resource))
            await self._each(self._journal.unknown(resource), self._fetch)
            without_holder = self._journal.count_without_known_holder(resource) if self._holders else 0
            if without_holder and (not listed or (not whole and without_holder <= _FEW)):
                self._on_expected(without_holder)
                await self._each(self._journal.without_known_holder(resource), self._fetch_holder)
        self._failures.check_end()

    def _count_questions(self, resource: Resource) -> int:
        """How many requests it takes to ask for what is not known by now."""
        holders = self._journal.count_without_known_holder(resource) if self._holders else 0
        return self._journal.count_unknown(resource) + holders

    def _worth_of_archived(self, resource: Resource) -> int:
        """How many requests the list of archived patients may cost.

        As many as there are rows to ask for, and a few to see whether an archived patient has the ID of a row: Hint
        refuses the write where one has, so that is not worth much.
        """
        holders = self._journal.count_without_known_holder(resource) if self._holders else 0
        return self._journal.count_unknown(resource) + max(holders // 10, min(holders, _FEW))

    async def _list(self, resource: Resource, worth: Callable[[Resource], int], *, archived: bool) -> bool:
        """Lists the resource if that costs no more requests than it is worth; says whether it was listed whole.

        The first page is read in any case, since it tells how many there are, and what it shows need not be asked for.
        """
        first = await self._page(resource, 0, archived)
        questions = worth(resource)
        if first.total is not None:
            pages = math.ceil(first.total / PAGE_SIZE)
        elif first.size < PAGE_SIZE:
            pages = 1
        else:
            # One request tells whether the records fill more pages than there are questions.
            offset = (1 + questions) * PAGE_SIZE
            beyond = await self._client.list_page(resource, offset=offset, limit=1, archived=archived)
            self._on_request()
            pages = 1 + questions + beyond.size
        if pages - 1 > questions:
            return False
        # Without a total the last page is known by being short, so the pages are read one after the other.
        limit = self._concurrency if first.total is not None else 1
        if first.total is not None:
            self._on_expected(pages - 1)
        reading = in_parallel(lambda page: self._page(resource, page, archived), range(1, pages), limit=limit)
        async with aclosing(reading):
            async for page in reading:
                if first.total is None and page.size < PAGE_SIZE:
                    break
        return True

    async def _page(self, resource: Resource, number: int, archived: bool) -> Page:
        page = await self._reader.read_page(resource, number, archived=archived)
        self._on_request()
        return page

    async def _each(self, entries: Iterator[Entry], ask: Callable[[Entry], Awaitable[None]]) -> None:
        """Asks for each row by itself, and gives those that can't be served their outcome."""

        async def serve(entry: Entry) -> None:
            try:
                await ask(entry)
                self._failures.success()
            except HintctlError as error:
                self._journal.record(entry.number, *self._failures.classify(error))
            self._on_request()
            if self._failures.fatal:
                raise self._failures.fatal

        serving = in_parallel(serve, entries, limit=self._concurrency)
        async with aclosing(serving):
            async for _ in serving:
                pass

    async def _fetch(self, entry: Entry) -> None:
        await self._reader.read_record(*entry.record)

    async def _fetch_holder(self, entry: Entry) -> None:
        await self._reader.read_holder(entry.record[0], entry.integration_record_id or "")
