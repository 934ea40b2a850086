"""Links and unlinks one record."""

from dataclasses import dataclass
from typing import Literal

from hintctl.api.client import HintClient
from hintctl.api.integration_data import IntegrationData
from hintctl.api.resources import Resource, is_hint_id
from hintctl.errors import ConflictError, UsageError
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import Held, decide
from hintctl.linking.validate import check_integration_record_id, check_risky
from hintctl.linking.web_link import WebLinkTemplate
from hintctl.linking.write_link import find_holder, write_link


@dataclass(frozen=True, kw_only=True)
class LinkChange:
    """What a command did, or with a dry run would do, to one record's link. None means not linked."""

    resource: Resource
    hint_id: str
    previous: str | None
    integration_record_id: str | None
    outcome: Literal["linked", "replaced", "unlinked", "unchanged"]
    dry_run: bool


async def link_record(
    client: HintClient,
    resource: Resource,
    hint_id: str,
    integration_record_id: str,
    *,
    replace: bool = False,
    force: bool = False,
    dry_run: bool = False,
    template: WebLinkTemplate | None = None,
) -> LinkChange:
    """Sets a record's `integration_record_id`, and by the template its web link in the same request.

    Writes nothing where it has both already.

    Raises UsageError for IDs that are not usable (or risky, without `force`), ConflictError where the record is
    linked to something else (without `replace`), where another record has the ID, or for a merged patient.
    """
    _check_link(resource, hint_id, integration_record_id, force=force)
    if template and resource is not Resource.PATIENT:
        raise UsageError(f"a {resource.value} has no web link.", hint="Leave --web-link out.")
    record = await client.get(resource, hint_id)
    if record.hint_id != hint_id:
        raise ConflictError(
            f"{hint_id} is your own ID of {record.hint_id}, so it can't be used as a Hint ID.",
            hint=f"Use {record.hint_id}, or unlink that record.",
        )
    holder = None
    if record.integration_record_id != integration_record_id:
        holder = await find_holder(client, resource, integration_record_id, besides=hint_id)
    held = Held(
        current=record.integration_record_id,
        holder=holder,
        merged_into=record.merged_into,
        web_link=record.web_link,
    )
    web_link = None
    if template:
        web_link = template.fill(hint_id=hint_id, integration_record_id=integration_record_id)
    decision = decide(integration_record_id, held, replace=replace, web_link=web_link)
    if decision.outcome is Outcome.CONFLICT:
        raise ConflictError(f"{hint_id} was not linked: {decision.obstacle}.", hint=f"{decision.advice.capitalize()}.")
    if decision.outcome is not Outcome.UNCHANGED and not dry_run:
        data = IntegrationData(client)
        await write_link(client, data, resource, hint_id, integration_record_id, web_link=decision.web_link)
    return LinkChange(
        resource=resource,
        hint_id=hint_id,
        previous=record.integration_record_id,
        integration_record_id=integration_record_id,
        outcome=decision.outcome.value,
        dry_run=dry_run,
    )


async def unlink_record(client: HintClient, resource: Resource, record_id: str, *, dry_run: bool = False) -> LinkChange:
    """Clears the `integration_record_id` of the record that an ID of either kind names."""
    record = await client.get(resource, record_id)
    linked = record.integration_record_id is not None
    if linked and not dry_run:
        await IntegrationData(client).clear(resource, record.hint_id, previous=record.integration_record_id)
    return LinkChange(
        resource=resource,
        hint_id=record.hint_id,
        previous=record.integration_record_id,
        integration_record_id=None,
        outcome="unlinked" if linked else "unchanged",
        dry_run=dry_run,
    )


def _check_link(resource: Resource, hint_id: str, integration_record_id: str, *, force: bool) -> None:
    """Raises UsageError for a link that must not be asked for."""
    if not is_hint_id(hint_id):
        swapped = is_hint_id(integration_record_id)
        raise UsageError(
            f"{hint_id!r} is not a Hint ID ({resource.prefix} and 12 letters or digits).",
            hint="Are the two IDs swapped?" if swapped else "The Hint ID comes first, then yours.",
        )
    if (named := Resource.of(hint_id)) is not resource:
        raise UsageError(
            f"{hint_id} is a {named.value}, not a {resource.value}.",
            hint=f"Use: hintctl link {named.value} {hint_id} ...",
        )
    if problem := check_integration_record_id(integration_record_id):
        raise UsageError(f"{hint_id} was not linked: {problem}.")
    if not force and (problem := check_risky(integration_record_id)):
        raise UsageError(f"{hint_id} was not linked: {problem}.")
