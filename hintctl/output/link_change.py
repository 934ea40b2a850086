"""Shows what was done to one record's link."""

from hintctl.api.environment import Environment
from hintctl.linking.single_record import LinkChange
from hintctl.output.console import emit, emit_json


def show_change(change: LinkChange, environment: Environment, *, as_json: bool) -> None:
    """Shows the change as a sentence or as a JSON document."""
    if as_json:
        emit_json(
            {
                "resource": change.resource.value,
                "hint_id": change.hint_id,
                "integration_record_id": change.integration_record_id,
                "previous": change.previous,
                "outcome": change.outcome,
                "dry_run": change.dry_run,
            }
        )
        return
    record = f"{change.resource.value} {change.hint_id}"
    match change.outcome:
        case "linked":
            text = f"{record} is linked to {change.integration_record_id}"
        case "replaced":
            text = f"{record} is linked to {change.integration_record_id}, no longer to {change.previous}"
        case "unlinked":
            text = f"{record} is no longer linked to {change.previous}"
        case "unchanged" if change.previous is None:
            text = f"{record} is not linked; nothing to do"
        case "unchanged":
            text = f"{record} is linked to {change.previous} already; nothing to do"
    if change.dry_run and change.outcome != "unchanged":
        text = f"dry run, nothing written: {text.replace(' is ', ' would be ', 1)}"
    emit(f"{text} ({environment.value})")
