"""Finds out whether another key is of the partner that began a run. A practice has several, and the API names none."""

from hintctl.api.client import HintClient
from hintctl.errors import RecordNotFoundError, UsageError
from hintctl.linking.journal import Journal


async def check_partner(client: HintClient, journal: Journal) -> None:
    """Raises UsageError where none of a few records shows the ID that the run saw or left there.

    Each partner sees its own values only (HINT-API: Integration Data), so one that is there proves the partner.
    """
    for resource, hint_id, integration_record_id in journal.links_to_show():
        try:
            record = await client.get(resource, hint_id)
        except RecordNotFoundError:
            continue
        if record.integration_record_id == integration_record_id:
            return
    raise UsageError(
        "this is not the key that the run began with, and Hint shows it none of the run's links.",
        hint="Use a key of the partner that began the run.",
    )
