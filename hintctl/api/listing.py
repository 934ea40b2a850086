"""A whole listing as one stream: read in parallel, given in order, without gaps though records come and go."""

import asyncio
from collections.abc import AsyncGenerator, Callable

from hintctl.api.answers import Page, Record
from hintctl.api.client import HintClient
from hintctl.api.limits import PAGE_SIZE
from hintctl.api.resources import Resource
from hintctl.errors import UnavailableError

_STRIDE = PAGE_SIZE - 1  # so that each page begins with the last record of the page before
_REMEMBERED = 20 * PAGE_SIZE  # records
_PATIENCE = 15  # pages in a row with nothing new: that far back, all that was given is remembered


async def list_records(
    client: HintClient,
    resource: Resource,
    *,
    archived: bool = False,
    concurrency: int,
    on_expected: Callable[[int], None] = lambda _: None,
) -> AsyncGenerator[Record, None]:
    """Every record of the listing once, oldest first; with `archived`, of the listing of archived records.

    Records removed meanwhile move those behind them forward, perhaps into a page that was read already. A page that
    shows none of the records before it tells that, and is read again from further back. Records made meanwhile come
    at the end. The memory it takes does not grow with the listing. `on_expected` hears once how many records are to
    come, if the API says.

    Raises what HintClient raises, and UnavailableError where the pages do not fit together all the same.
    """
    pages = _Pages(client, resource, archived=archived, concurrency=concurrency)
    known: dict[str, None] = {}  # the Hint IDs given last, in order
    offset = idle = 0
    try:
        while True:
            page = await pages.read(offset)
            if not known and page.total:
                on_expected(page.total)
            fits = not offset or any(record.hint_id in known for record in page.records)
            # Not only those behind the last known one: records of the same moment may change places between pages.
            new = [record for record in page.records if record.hint_id not in known] if fits else []
            for record in new:
                if len(known) == _REMEMBERED:
                    del known[next(iter(known))]
                known[record.hint_id] = None
                yield record
            if fits and page.size < PAGE_SIZE:
                if not await pages.go_on(offset, page):
                    return
                if not new:  # else records made meanwhile may have followed, which the page shows when read again
                    raise UnavailableError(
                        f"the API gives fewer {resource.value}s a page than were asked for.",
                        hint="Tell Hint's support.",
                    )
                continue
            idle = 0 if new else idle + 1
            if idle > _PATIENCE:
                raise UnavailableError(
                    f"the list of {resource.value}s can't be read without gaps: its pages do not fit together.",
                    hint="Try again when fewer records change.",
                )
            offset += _STRIDE if fits else -_STRIDE
    finally:
        await pages.close()


class _Pages:
    """The pages of one listing, as many read ahead as may be in flight. Without a total there is no reading ahead."""

    def __init__(self, client: HintClient, resource: Resource, *, archived: bool, concurrency: int) -> None:
        self._client = client
        self._resource = resource
        self._archived = archived
        self._concurrency = concurrency
        self._total = 0
        self._ahead: dict[int, asyncio.Task[Page]] = {}

    async def read(self, offset: int) -> Page:
        """The page at a multiple of the stride: as it was read ahead, or as it is now if it was given before."""
        following = range(offset + _STRIDE, self._total - 1, _STRIDE)[: self._concurrency - 1]
        for each in (offset, *following):
            if each not in self._ahead:
                listing = self._client.list_page(self._resource, offset=each, archived=self._archived)
                self._ahead[each] = asyncio.create_task(listing)
        page = await self._ahead[offset]
        del self._ahead[offset]
        self._total = page.total or 0
        if len(page.records) < page.size:
            raise UnavailableError(
                f"the API's list does not say of each {self._resource.value} whether it is linked.",
                hint="Tell Hint's support.",
            )
        return page

    async def go_on(self, offset: int, short: Page) -> bool:
        """Whether there are records behind the short page at the offset. Asked, as a total may be missing or wrong."""
        end = offset + short.size
        if not short.size or (short.total is not None and end >= short.total):
            return False
        page = await self._client.list_page(self._resource, offset=end, limit=1, archived=self._archived)
        return page.size > 0

    async def close(self) -> None:
        """Ends what is still being read."""
        for task in self._ahead.values():
            task.cancel()
        await asyncio.gather(*self._ahead.values(), return_exceptions=True)
