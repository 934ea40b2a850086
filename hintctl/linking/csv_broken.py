"""Rows with a cell that is no ID: what they say of other rows' IDs all the same."""

from hintctl.api.resources import Resource, is_hint_id, looks_like_hint_id


class BrokenRows:
    """Where the IDs of such rows stand. In memory only: beside a cell that is no Hint ID there may be a name.

    An empty cell says nothing, and so contradicts nothing.
    """

    def __init__(self) -> None:
        self._hint_ids: dict[str, int] = {}
        self._yours: dict[tuple[Resource | None, str], int] = {}

    def add(self, line: int, hint_id: str, integration_record_id: str) -> None:
        """Takes in the two cells of a row, of which one at least is no usable ID."""
        if not hint_id or not integration_record_id:
            return
        if is_hint_id(hint_id):
            self._hint_ids.setdefault(hint_id, line)
        else:
            # The same ID may be on a record of another kind, where a damaged Hint ID still tells its kind.
            resource = Resource.of(hint_id.lower()) if looks_like_hint_id(hint_id) else None
            self._yours.setdefault((resource, integration_record_id), line)

    def contradiction(self, hint_id: str, integration_record_id: str) -> str | None:
        """What of them contradicts a row whose cells are both IDs, or None."""
        if line := self._hint_ids.get(hint_id):
            return f"this Hint ID has several of your IDs (another on line {line})"
        for resource in (Resource.of(hint_id), None):
            if line := self._yours.get((resource, integration_record_id)):
                return f"your ID is on several Hint IDs (another on line {line})"
        return None
