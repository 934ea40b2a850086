"""What became of one link."""

from collections.abc import Mapping
from enum import Enum


class Outcome(Enum):
    """How a row, or a single link, ended. The values stand in reports and journals."""

    LINKED = "linked"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    CONFLICT = "conflict"
    NOT_FOUND = "not_found"
    FAILED = "failed"
    INVALID = "invalid"
    PENDING = "pending"


IN_PLACE = (Outcome.LINKED, Outcome.UNCHANGED, Outcome.REPLACED)
REFUSED = (Outcome.CONFLICT, Outcome.NOT_FOUND, Outcome.FAILED, Outcome.INVALID)


def count_not_in_place(counts: Mapping[Outcome, int]) -> int:
    """How many rows did not end with their link in place, of the number of rows of each outcome."""
    return sum(count for outcome, count in counts.items() if outcome not in IN_PLACE)
