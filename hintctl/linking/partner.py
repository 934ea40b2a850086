"""Finds out whether a key is of the partner that a run was begun by. A practice has several, and the API names none."""

from hintctl.api.client import HintClient
from hintctl.errors import RecordNotFoundError, UsageError
from hintctl.linking.journal import Journal

_ASKED_ABOUT = 5  # records


async def check_partner(client: HintClient, journal: Journal) -> None:
    """Raises UsageError where none of the records that the run wrote last shows what it wrote.

    Each partner sees its own values only (HINT-API: Integration Data), so one that is there proves the partner.
    """
    written = journal.last_written(_ASKED_ABOUT)
    for row in written:
        try:
            record = await client.get(*row.record)
        except RecordNotFoundError:
            continue
        if record.integration_record_id == row.integration_record_id:
            return
    if written:
        raise UsageError(
            f"none of the last links that the run made ({len(written)} looked at) is there: another partner's key?",
            hint="Use a key of the partner that began it. If the links were removed since, run bulk-link again.",
        )
