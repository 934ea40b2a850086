"""What became of one link."""

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
