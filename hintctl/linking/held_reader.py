"""Reads what Hint holds into a journal: a page of a listing, or a record by itself."""

import time

from hintctl.api.answers import WEB_LINK, Page, Record
from hintctl.api.client import HintClient
from hintctl.api.limits import PAGE_SIZE
from hintctl.api.resources import Resource
from hintctl.errors import ConflictError
from hintctl.linking.journal import Journal
from hintctl.linking.seen import Seen
from hintctl.linking.write_link import find_by_yours


class HeldReader:
    """Reads for one journal. `web_links` brings in the web links too."""

    def __init__(self, client: HintClient, journal: Journal, *, web_links: bool) -> None:
        self._client = client
        self._journal = journal
        self._web_links = web_links

    async def read_page(self, resource: Resource, number: int, *, archived: bool) -> Page:
        """The page of the listing, from 0; `archived`: of that of archived records."""
        page = await self._client.list_page(resource, offset=number * PAGE_SIZE, archived=archived)
        # A patient that does not tell its web link counts as not listed where that is needed.
        needed = self._web_links and resource is Resource.PATIENT
        telling = (record for record in page.records if not needed or WEB_LINK in record.fields)
        self._journal.add_held(telling, Seen(at=time.time(), page=number, archived=archived), web_links=self._web_links)
        return page

    async def read_record(self, resource: Resource, hint_id: str) -> None:
        """One record. Raises ConflictError where the ID names another one, and what `HintClient.get` raises."""
        record = await self._client.get(resource, hint_id)
        self._add(record)
        if record.hint_id != hint_id:
            raise ConflictError(f"this Hint ID is your own ID of {record.hint_id}, unlink it there first.")

    async def read_holder(self, resource: Resource, integration_record_id: str) -> None:
        """The record that has the partner's ID, if there is one."""
        record = await find_by_yours(self._client, resource, integration_record_id)
        if record is not None:
            self._add(record)

    def _add(self, record: Record) -> None:
        self._journal.add_held([record], Seen(at=time.time()), web_links=self._web_links)
