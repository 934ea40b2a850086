"""Writes one link, and says which record stands in the way of it."""

import math

from hintctl.api.answers import Record
from hintctl.api.client import HintClient
from hintctl.api.integration_data import IntegrationData
from hintctl.api.resources import Resource
from hintctl.errors import ConflictError, RejectedError, UsageError


async def write_link(
    client: HintClient,
    data: IntegrationData,
    resource: Resource,
    hint_id: str,
    integration_record_id: str,
    *,
    web_link: str | None = None,
    not_after: float = math.inf,
) -> Record:
    """Sets the link, and the web link with it; success means that the API gave the value back.

    Raises TooLate instead of sending it after `not_after` (Unix time), ConflictError, naming the record, where another
    one got the ID first, and what IntegrationData raises.
    """
    try:
        return await data.set(resource, hint_id, integration_record_id, web_link=web_link, not_after=not_after)
    except (RejectedError, ConflictError) as refusal:
        record = await find_by_yours(client, resource, integration_record_id)
        if record is None or record.integration_record_id != integration_record_id:
            raise
        if record.hint_id == hint_id:
            if web_link is not None and (record.web_link or "") != web_link:
                raise  # it had the ID before, and the refusal is of the web link
            return record  # a first attempt was applied, though its answer was lost
        raise ConflictError(
            f"{hint_id} was not linked: your ID is on {record.hint_id}.",
            said=refusal.said,
            hint="Unlink it there first.",
        ) from None


async def find_by_yours(client: HintClient, resource: Resource, integration_record_id: str) -> Record | None:
    """The record that the API finds for the partner's ID, as `HintClient.find`.

    None too for an ID that can't stand in a path, as another program may have set it: only an undo links such a one,
    and where another record has it, Hint refuses that.
    """
    try:
        return await client.find(resource, integration_record_id)
    except UsageError:
        return None


async def find_holder(
    client: HintClient, resource: Resource, integration_record_id: str, *, besides: str
) -> str | None:
    """The Hint ID of the record, other than `besides`, that has the partner's ID; None where there is none."""
    record = await find_by_yours(client, resource, integration_record_id)
    if record is None or record.hint_id == besides or record.integration_record_id != integration_record_id:
        return None
    return record.hint_id
