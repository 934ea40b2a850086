"""The record types of the API: their paths, prefixes and fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

INTEGRATION_RECORD_ID = "integration_record_id"
LEGACY_FIELDS = ("external_link_id", "import_id", "import_source")

Value = str | int | None
"""What a stored field holds; a reference holds the other record's Hint ID."""


class Kind(Enum):
    """What a field accepts besides null; the value is the words for an error message."""

    TEXT = "a string"
    DATE = "a date like 1980-02-29"
    INTEGER = "an integer"
    REFERENCE = 'an object like {"id": "…"}'


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One record type.

    `fields` are shared by all partners and writable, `own_fields` are a partner's own, apart from
    `integration_record_id`, which every type has. `required` fields must never be blank. `refers_to` maps a
    reference field to the path of the type it points at. Whatever else a record shows is read only.
    """

    path: str
    prefix: str
    fields: Mapping[str, Kind]
    required: tuple[str, ...] = ()
    own_fields: tuple[str, ...] = ()
    refers_to: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, Value] = field(default_factory=dict)


PATIENTS = Resource(
    path="patients",
    prefix="pat-",
    fields={
        "first_name": Kind.TEXT,
        "last_name": Kind.TEXT,
        "email": Kind.TEXT,
        "dob": Kind.DATE,
        "phone": Kind.TEXT,
        "membership_status": Kind.TEXT,
        "lead_source": Kind.TEXT,
        "practitioner": Kind.REFERENCE,
    },
    required=("first_name", "last_name"),
    own_fields=("integration_web_link", "integration_error_message"),
    refers_to={"practitioner": "practitioners"},
    defaults={"membership_status": "inactive"},
)
CUSTOMER_INVOICES = Resource(
    path="customer_invoices",
    prefix="inv-",
    fields={
        "number": Kind.TEXT,
        "amount_in_cents": Kind.INTEGER,
        "status": Kind.TEXT,
        "invoice_date": Kind.DATE,
        "owner": Kind.REFERENCE,
    },
    refers_to={"owner": "patients"},
    defaults={"amount_in_cents": 0, "status": "pending"},
)
PRACTITIONERS = Resource(
    path="practitioners",
    prefix="pct-",
    fields={
        "first_name": Kind.TEXT,
        "last_name": Kind.TEXT,
        "npi": Kind.TEXT,
        "email": Kind.TEXT,
        "phone": Kind.TEXT,
    },
    required=("first_name", "last_name"),
)

RESOURCES: Mapping[str, Resource] = MappingProxyType(
    {resource.path: resource for resource in (PATIENTS, CUSTOMER_INVOICES, PRACTITIONERS)}
)
