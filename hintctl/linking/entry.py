"""One row of a run, as its journal holds it."""

from dataclasses import dataclass

from hintctl.api.resources import Resource
from hintctl.linking.outcome import Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One row of the journal. `number` is its place in the file, from 1; `previous` what Hint held before."""

    number: int
    line: int
    resource: Resource | None
    hint_id: str | None
    integration_record_id: str | None
    planned: Outcome | None
    previous: str | None
    outcome: Outcome
    detail: str

    @property
    def link(self) -> tuple[Resource, str, str]:
        """The resource, Hint ID and partner's ID of a row that passed validation."""
        if self.resource is None or self.hint_id is None or self.integration_record_id is None:
            raise ValueError("an invalid row has no link")
        return self.resource, self.hint_id, self.integration_record_id
