"""Writes `integration_record_id`, and believes only what the API gives back.

What Hint's documentation leaves open (HINT-API: Not known) is settled here, by asking the API in force.
"""

import asyncio
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from hintctl.api.answers import WEB_LINK, Record
from hintctl.api.client import HintClient
from hintctl.api.resources import Resource
from hintctl.errors import ConflictError, RecordNotFoundError, RejectedError, UnavailableError

IN_DOUBT = "Whether it was written is not known"
_FIELD = "integration_record_id"
_NAMES = ("first_name", "last_name")
_NAMED_IN_WORDS = {_FIELD: "integration record", "first_name": "first name", "last_name": "last name"}
_DUPLICATE = re.compile(r"taken|already|duplicate|unique|exists|in use", re.IGNORECASE)


class WriteCancelled(asyncio.CancelledError):
    """Cancelled while a write may have been on its way. `hint_id` is the record's."""

    def __init__(self, hint_id: str) -> None:
        super().__init__(f"while {hint_id} was written")
        self.hint_id = hint_id


class IntegrationData:
    """Sets and clears the link of records, through one client."""

    def __init__(self, client: HintClient) -> None:
        self._client = client
        self._names_required = False
        self._nothing: tuple[str | None, str | None] = (None, "")  # what clears a link, the likelier first

    async def set(
        self,
        resource: Resource,
        hint_id: str,
        integration_record_id: str,
        *,
        web_link: str | None = None,
        not_after: float = math.inf,
    ) -> Record:
        """Links the record and returns it as the API gave it back. `web_link` is set in the same request, "" clears it.

        Raises TooLate instead of sending an update after `not_after` (Unix time),
        ConflictError where another record has the value, whether the API answers 409 or 422,
        UnavailableError where it accepted the write but shows another value afterwards, and what HintClient raises.
        Cancelled on the way, it raises WriteCancelled.
        """
        try:
            with _in_doubt(hint_id):
                record = await self._update(resource, hint_id, integration_record_id, web_link, not_after)
        except RejectedError as refusal:
            if refusal.status == 422 and _blames(refusal, _FIELD) and _DUPLICATE.search(refusal.said):
                raise ConflictError("Hint refused it as a duplicate (422).", said=refusal.said) from None
            raise
        if record is None or record.integration_record_id != integration_record_id:
            record = await self._read_back(resource, hint_id)
        if record.integration_record_id != integration_record_id:
            raise _not_stored(_FIELD, hint_id)
        # Not every answer need hold it, as it is no part of Integration Data.
        if web_link is not None and WEB_LINK in record.fields and (record.web_link or "") != web_link:
            raise _not_stored(WEB_LINK, hint_id)
        return record

    async def clear(
        self,
        resource: Resource,
        hint_id: str,
        *,
        previous: str | None,
        web_link: str | None = None,
        not_after: float = math.inf,
    ) -> Record:
        """Removes the link `previous`: with null, and if that is refused or changes nothing, with an empty string.

        Once it took an empty string, that is tried first.

        Raises TooLate instead of sending the first of them after `not_after` (Unix time), ConflictError, and removes
        nothing more, where somebody else sets another one meanwhile, and what `set` raises.
        """
        refusal: RejectedError | None = None
        first, second = self._nothing
        # The second one goes on with what the first one began.
        for nothing, until in ((first, not_after), (second, math.inf)):
            try:
                with _in_doubt(hint_id):
                    await self._update(resource, hint_id, nothing, web_link, until)
            except RejectedError as error:
                refusal = error
                continue
            record = await self._read_back(resource, hint_id)
            if record.integration_record_id is None:
                self._nothing = (None, "") if nothing is None else ("", None)
                return record
            if record.integration_record_id != previous:
                raise ConflictError(
                    f"{hint_id} was linked to {record.integration_record_id} by somebody else just now."
                )
        raise UnavailableError(
            f"Hint cleared {_FIELD} of {hint_id} neither with null nor with an empty string.",
            said=refusal.said if refusal else "",
            hint="Ask Hint's support to clear it.",
        )

    async def _update(
        self, resource: Resource, hint_id: str, value: str | None, web_link: str | None, not_after: float
    ) -> Record | None:
        """One partial update; with the patient's current names where the API turns out to insist on them."""
        fields: dict[str, Any] = {_FIELD: value}
        if web_link is not None:
            fields[WEB_LINK] = web_link or None
        if not (self._names_required and resource is Resource.PATIENT):
            try:
                return await self._client.update(resource, hint_id, fields, not_after=not_after)
            except RejectedError as error:
                if resource is not Resource.PATIENT or not any(_blames(error, name) for name in _NAMES):
                    raise
                self._names_required = True
        current = await self._client.get(resource, hint_id)
        names = {name: current.fields.get(name) for name in _NAMES}
        if current.hint_id != hint_id or not all(isinstance(name, str) and name.strip() for name in names.values()):
            raise RejectedError(f"Hint wants the names of {hint_id} with the update, and one is missing.", status=422)
        return await self._client.update(resource, hint_id, fields | names, not_after=not_after)

    async def _read_back(self, resource: Resource, hint_id: str) -> Record:
        """The record after a write. That it can't be read does not mean that it was not written."""
        try:
            with _in_doubt(hint_id):
                return await self._client.get(resource, hint_id)
        except (RecordNotFoundError, RejectedError) as error:
            raise UnavailableError(
                f"Hint accepted the update of {hint_id}, which can't be read back.",
                said=error.said,
                hint="Look at the record before you go on.",
            ) from None


@contextmanager
def _in_doubt(hint_id: str) -> Iterator[None]:
    """Says of what ends a write, or the look at it afterwards, that it may have been written."""
    try:
        yield
    except UnavailableError as failure:
        # In the message, not the hint: it belongs into the report too.
        raise UnavailableError(f"{failure.message} {IN_DOUBT}.", said=failure.said, hint=failure.hint) from None
    except asyncio.CancelledError:
        raise WriteCancelled(hint_id) from None


def _not_stored(field: str, hint_id: str) -> UnavailableError:
    return UnavailableError(
        f"Hint accepted {field} for {hint_id} but did not store it.", hint="Look at the record before you go on."
    )


def _blames(refusal: RejectedError, field: str) -> bool:
    """Whether the API finds fault with the field. It may do so in words only (HINT-API: Facts)."""
    if refusal.fields:
        return field in refusal.fields
    return _NAMED_IN_WORDS[field] in refusal.said.lower().replace("_", " ")
