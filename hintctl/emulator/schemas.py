"""The JSON Schemas of records, of the bodies that write them, and of errors, as the tables of fields have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from hintctl.emulator import base_data
from hintctl.emulator.resources import (
    CUSTOMER_INVOICES,
    INTEGRATION_RECORD_ID,
    LEGACY_FIELDS,
    PATIENTS,
    RESOURCES,
    Kind,
    Resource,
)
from hintctl.emulator.validation import MAX_LENGTH, WHITE_SPACE, own_fields

if TYPE_CHECKING:
    from hintctl.emulator.validation import Rules

Schema = dict[str, object]

_NO_NUL = r"[^\u0000]*"
_TEXT: Schema = {"type": "string", "maxLength": MAX_LENGTH, "pattern": f"^{_NO_NUL}$"}
_NOT_BLANK: Schema = {**_TEXT, "pattern": rf"^{_NO_NUL}[^\u0000{WHITE_SPACE}]{_NO_NUL}$", "minLength": 1}
_SHOWN_TEXT: Schema = {"type": ["string", "null"]}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_MAX_INTEGER = 2**63 - 1
_EXAMPLES = {"patients": base_data.PATIENTS[0].hint_id, "practitioners": base_data.PRACTITIONERS[0].hint_id}

PRACTICE: Schema = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
    "required": ["id", "name"],
    "additionalProperties": False,
}
ERROR: Schema = {
    "type": "object",
    "properties": {
        "status": {"type": "integer"},
        "message": {"type": "string"},
        "errors": {
            "description": "The fields that are to blame, and why.",
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            "minProperties": 1,
        },
    },
    "required": ["status", "message"],
    "additionalProperties": False,
}


def schema_name(resource: Resource) -> str:
    """The record type in the singular, as in `CustomerInvoice`."""
    return resource.path.removesuffix("s").title().replace("_", "")


def hint_id(resource: Resource) -> Schema:
    """A Hint ID of that type."""
    return {"type": "string", "pattern": f"^{resource.prefix}[A-Za-z0-9]{{12}}$"}


def record(resource: Resource) -> Schema:
    """A record as its partner sees it: each property is always there."""
    return _complete(
        {
            "id": hint_id(resource),
            INTEGRATION_RECORD_ID: {**_SHOWN_TEXT, "description": "Your own ID; no other partner sees it."},
            **{name: _shown(resource, name, kind) for name, kind in resource.fields.items()},
            **(_patient_only() if resource is PATIENTS else {}),
            "created_at": _MOMENT,
            "updated_at": _MOMENT,
        }
    )


def body(resource: Resource, rules: Rules) -> Schema:
    """What a write may send. Properties that are not listed are ignored, as are those that are read only."""
    required = resource.required if rules.all_required(resource) else ()
    return {
        "type": "object",
        "properties": {
            INTEGRATION_RECORD_ID: _link(rules),
            **{
                name: _NOT_BLANK if name in resource.required else _accepted(resource, name, kind)
                for name, kind in resource.fields.items()
            },
            **{name: {**_nullable(_TEXT), **_deprecation(name)} for name in own_fields(resource, rules)},
        },
        **({"required": list(required)} if required else {}),
    }


def _complete(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _nullable(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def _deprecation(name: str) -> Schema:
    return {"deprecated": True} if name in LEGACY_FIELDS else {}


def _link(rules: Rules) -> Schema:
    """The property that links: what null and "" do is for the switch to say."""
    text = _TEXT if rules.clears_with in ("both", "empty") else {**_TEXT, "minLength": 1}
    cleared = {
        "both": 'Null and "" clear it.',
        "null": 'Null clears it, "" is refused.',
        "empty": '"" clears it, null is ignored.',
        "neither": 'Nothing clears it: null is ignored, "" is refused.',
    }
    return {**_nullable(text), "description": f"Your own ID, on one record of a type. {cleared[rules.clears_with]}"}


def _accepted(resource: Resource, name: str, kind: Kind) -> Schema:
    match kind:
        case Kind.TEXT:
            return _nullable(_TEXT)
        case Kind.DATE:
            return {"anyOf": [{"type": "string", "format": "date"}, {"enum": ["", None]}]}
        case Kind.INTEGER:
            return {"type": ["integer", "null"], "minimum": -_MAX_INTEGER - 1, "maximum": _MAX_INTEGER}
        case Kind.REFERENCE:
            target: Schema = {
                **_TEXT,
                "description": "Either ID of a record that exists.",
                "examples": [_EXAMPLES[resource.refers_to[name]]],
            }
            return {"type": ["object", "null"], "properties": {"id": target}, "required": ["id"]}
        case _:
            assert_never(kind)


def _shown(resource: Resource, name: str, kind: Kind) -> Schema:
    match kind:
        case Kind.TEXT:
            return {"type": "string"} if name in resource.required else _SHOWN_TEXT
        case Kind.DATE:
            return {"type": ["string", "null"], "format": "date"}
        case Kind.INTEGER:
            return {"type": ["integer", "null"]}
        case Kind.REFERENCE:
            return _nullable(_reference(resource, RESOURCES[resource.refers_to[name]]))
        case _:
            assert_never(kind)


def _reference(resource: Resource, target: Resource) -> Schema:
    if resource is not CUSTOMER_INVOICES:
        return _complete({"id": hint_id(target), "name": {"type": "string"}})
    names = {"first_name": {"type": "string"}, "last_name": {"type": "string"}}
    return _complete({"id": hint_id(target), INTEGRATION_RECORD_ID: _SHOWN_TEXT, **names})


def _patient_only() -> Schema:
    return {
        **{name: {**_SHOWN_TEXT, "deprecated": True} for name in LEGACY_FIELDS},
        **dict.fromkeys(PATIENTS.own_fields, _SHOWN_TEXT),
        "integration_sync_status": {"enum": ["synced", "error", None]},
        "integration_last_synced_at": _nullable(_MOMENT),
        "merged_into": _nullable(hint_id(PATIENTS)),
        "archived": {"type": "boolean"},
    }
