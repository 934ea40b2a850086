"""What became of one link."""

from collections.abc import Mapping
from enum import Enum


class Outcome(Enum):
    """How a row, or a single link, ended. The values stand in reports and journals. Only an undo ends UNLINKED."""

    LINKED = "linked"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    UNLINKED = "unlinked"
    CONFLICT = "conflict"
    NOT_FOUND = "not_found"
    FAILED = "failed"
    INVALID = "invalid"
    PENDING = "pending"


WRITTEN = (Outcome.LINKED, Outcome.REPLACED, Outcome.UNLINKED)
IN_PLACE = (*WRITTEN, Outcome.UNCHANGED)
FAILURES = (Outcome.CONFLICT, Outcome.NOT_FOUND, Outcome.FAILED)
REFUSED = (*FAILURES, Outcome.INVALID)


def count_failures(counts: Mapping[Outcome, int]) -> int:
    """How many valid rows were not linked for a reason of their own, of the number of rows of each outcome."""
    return sum(counts[outcome] for outcome in FAILURES)


def count_not_in_place(counts: Mapping[Outcome, int]) -> int:
    """How many rows did not end with their link in place, of the number of rows of each outcome."""
    return sum(count for outcome, count in counts.items() if outcome not in IN_PLACE)
