"""One row of a run, as its journal holds it."""

from dataclasses import dataclass
from typing import Any

from hintctl.api.resources import Resource
from hintctl.linking.outcome import Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One row of the journal. `number` is its place in the file, from 1.

    `integration_record_id` is what the record is to have: None in the row of an undo that clears it, and where the cell
    held no usable ID. `web_link` goes with it: None leaves it as it is, an empty one clears it. `previous` and
    `previous_web_link` are what Hint held before; in an undo, what it must still hold. `sent` says that the write may
    have been on its way.
    """

    number: int
    line: int
    resource: Resource | None
    hint_id: str | None
    integration_record_id: str | None
    web_link: str | None
    planned: Outcome | None
    previous: str | None
    previous_web_link: str | None
    sent: bool
    outcome: Outcome
    detail: str

    @property
    def record(self) -> tuple[Resource, str]:
        """The resource and the Hint ID of a row that passed validation."""
        if self.resource is None or self.hint_id is None:
            raise ValueError("an invalid row names no record")
        return self.resource, self.hint_id


def read_entry(*row: Any) -> Entry:
    """An entry from the columns `journal_schema.ENTRY`."""
    number, line, resource, hint_id, yours, web_link, planned, previous, previous_web_link, sent, outcome, detail = row
    return Entry(
        number=number,
        line=line,
        resource=Resource(resource) if resource else None,
        hint_id=hint_id,
        integration_record_id=yours,
        web_link=web_link,
        planned=Outcome(planned) if planned else None,
        previous=previous,
        previous_web_link=previous_web_link,
        sent=bool(sent),
        outcome=Outcome(outcome),
        detail=detail,
    )
