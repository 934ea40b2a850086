"""Shows what was done to one record's link."""

from typing import assert_never

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
    is_, no_longer = ("would be", "would no longer be") if change.dry_run else ("is", "is no longer")
    match change.outcome:
        case "linked":
            text = f"{record} {is_} linked to {change.integration_record_id}"
        case "replaced":
            text = f"{record} {is_} linked to {change.integration_record_id}, no longer to {change.previous}"
        case "unlinked":
            text = f"{record} {no_longer} linked to {change.previous}"
        case "unchanged" if change.previous is None:
            text = f"{record} is not linked; nothing to do"
        case "unchanged":
            text = f"{record} is already linked to {change.previous}; nothing to do"
        case _:
            assert_never(change.outcome)
    prefix = "dry run, nothing written: " if change.dry_run and change.outcome != "unchanged" else ""
    emit(f"{prefix}{text} ({environment.value})")
