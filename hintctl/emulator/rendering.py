"""Records as the JSON objects of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hintctl.emulator.resources import (
    CUSTOMER_INVOICES,
    INTEGRATION_RECORD_ID,
    LEGACY_FIELDS,
    PATIENTS,
    RESOURCES,
    Kind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hintctl.emulator.records import Record, Records


def rendered(records: Records, found: Sequence[Record]) -> list[dict[str, object]]:
    """The objects of `found`, in its order, as the partner of `records` sees them.

    Assumptions: a reference to a record that is gone is null; `merged_into` is a Hint ID.
    """
    references = {str(hint_id) for record in found for hint_id in _references(record)}
    referred = records.load(references) if references else {}
    return [_object(record, referred) for record in found]


def _references(record: Record) -> list[object]:
    named = (record.fields.get(name) for name in RESOURCES[record.resource].refers_to)
    return [hint_id for hint_id in named if hint_id]


def _object(record: Record, referred: Mapping[str, Record]) -> dict[str, object]:
    shared: dict[str, object] = {}
    for name, kind in RESOURCES[record.resource].fields.items():
        value = record.fields.get(name)
        shared[name] = _reference(record, referred.get(str(value))) if kind is Kind.REFERENCE else value
    patient = _patient_only(record) if record.resource == PATIENTS.path else {}
    return {
        "id": record.hint_id,
        INTEGRATION_RECORD_ID: record.own.integration_record_id,
        **shared,
        **patient,
        "created_at": record.created_at,
        "updated_at": max(record.updated_at, record.own.updated_at),
    }


def _patient_only(record: Record) -> dict[str, object]:
    own = record.own
    return {
        **{name: getattr(own, name) for name in LEGACY_FIELDS},
        "integration_web_link": own.integration_web_link,
        "integration_error_message": own.integration_error_message,
        "integration_sync_status": _sync_status(record),
        "integration_last_synced_at": own.integration_last_synced_at,
        "merged_into": record.fields.get("merged_into"),
        "archived": record.archived,
    }


def _sync_status(record: Record) -> str | None:
    """Assumption: the values are "synced" and "error", and there is none without a link."""
    if record.own.integration_record_id is None:
        return None
    return "error" if record.own.integration_error_message else "synced"


def _reference(record: Record, target: Record | None) -> dict[str, object] | None:
    if target is None:
        return None
    first_name, last_name = target.fields.get("first_name"), target.fields.get("last_name")
    if record.resource != CUSTOMER_INVOICES.path:
        return {"id": target.hint_id, "name": f"{first_name} {last_name}"}
    return {
        "id": target.hint_id,
        INTEGRATION_RECORD_ID: target.own.integration_record_id,
        "first_name": first_name,
        "last_name": last_name,
    }
