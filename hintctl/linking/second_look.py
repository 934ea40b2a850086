"""Looks again at records that are to be written a while after the plan was made.

Hint has no conditional writes: what somebody else changes after the plan would be overwritten, hours later in a long
run. So a record whose picture is old is read again before its write, with its page of the listing where it was
listed: the rows of the next minute on the same page need no request then.
"""

import asyncio
import time
from collections import defaultdict
from contextlib import suppress

from hintctl.api.resources import Resource
from hintctl.errors import ConflictError, RecordNotFoundError, RejectedError, UnavailableError
from hintctl.linking.entry import Entry
from hintctl.linking.held_reader import HeldReader
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import Held, Policy, decide_late
from hintctl.linking.seen import Seen

_Page = tuple[Resource, int, bool]


class SecondLook:
    """The looks of one run."""

    def __init__(self, reader: HeldReader, journal: Journal, policy: Policy) -> None:
        self._reader = reader
        self._journal = journal
        self._policy = policy
        self._reading: defaultdict[_Page, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tried: dict[_Page, Seen] = {}

    async def look(self, entry: Entry) -> Seen | None:
        """When Hint showed last what the plan for a row rests on; None where it holds by now what was to be written.

        Raises ConflictError where it holds something else than it did, and what HintClient raises.
        """
        held, seen = await self._held(entry)
        instead = decide_late(entry, held, self._policy)
        if instead and instead.outcome is Outcome.CONFLICT:
            raise ConflictError(f"{instead.reason}.")
        return None if instead else seen

    async def _held(self, entry: Entry) -> tuple[Held, Seen]:
        held, seen = self._journal.held_of(entry)
        if seen.page is not None and not seen.is_fresh():
            await self._read_page(entry.record[0], seen.page, archived=seen.archived)
            held, seen = self._journal.held_of(entry)
        if not seen.is_fresh():  # asked for by itself, or no longer on that page
            await self._reader.read_record(*entry.record)
            held, seen = self._journal.held_of(entry)
        return held, seen

    async def _read_page(self, resource: Resource, number: int, *, archived: bool) -> None:
        """Reads the page, unless another row just did, or tried to: what a page does not tell, a record may."""
        page = resource, number, archived
        async with self._reading[page]:
            if page in self._tried and self._tried[page].is_fresh():
                return
            # A record that is not read with its page is asked for by itself, and fails by itself.
            with suppress(RecordNotFoundError, RejectedError, UnavailableError):
                await self._reader.read_page(resource, number, archived=archived)
            self._tried[page] = Seen(at=time.time())
