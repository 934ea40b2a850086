"""From the body of a write to the changes it asks for, or to the error that refuses it whole."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from hintctl.emulator.messages import ApiError
from hintctl.emulator.records import Changes
from hintctl.emulator.resources import INTEGRATION_RECORD_ID, LEGACY_FIELDS, PATIENTS, Kind, Resource, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hintctl.emulator.behaviour import ClearsWith

_MAX_LENGTH = 10_000
_BLANK = "can't be blank"

Errors = dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What decides whether a write is valid, besides the record type: switches, the day, create or update."""

    clears_with: ClearsWith
    names_required: bool
    legacy_writable: bool
    creating: bool


def parse_object(body: bytes) -> dict[str, object]:
    """The JSON object of a body. Raises ApiError: 400.

    Assumption: the body counts as JSON whatever its Content-Type says.
    """
    try:
        document = json.loads(body.decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise ApiError(400, "The request body is not valid JSON") from error
    if not isinstance(document, dict):
        raise ApiError(400, "The request body must be a JSON object")
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def validated(resource: Resource, document: Mapping[str, object], rules: Rules) -> Changes:
    """The changes that `document` asks for. Raises ApiError: 422, with every field that is to blame.

    Fields that are unknown or read only count as absent (Rails' strong parameters), and so do the legacy ones
    once they are not writable. Assumption: a field of the wrong JSON type is refused rather than converted.
    """
    errors: Errors = {}
    shared = {
        name: _value(kind, document[name], errors, name) for name, kind in resource.fields.items() if name in document
    }
    own = {
        name: _text(document[name], errors, name) or None for name in _own_fields(resource, rules) if name in document
    }
    if _writes_link(document, rules, errors):
        own[INTEGRATION_RECORD_ID] = _text(document[INTEGRATION_RECORD_ID], errors, INTEGRATION_RECORD_ID) or None
    all_required = rules.creating or (rules.names_required and resource is PATIENTS)
    for name in resource.required:
        # A required field is text; what is not has its error already.
        if (all_required or name in document) and name not in errors and not str(shared.get(name) or "").strip():
            errors[name] = [_BLANK]
    if errors:
        raise unprocessable(errors)
    return Changes(fields=shared, own=own)


def _own_fields(resource: Resource, rules: Rules) -> tuple[str, ...]:
    if resource is PATIENTS and rules.legacy_writable:
        return (*resource.own_fields, *LEGACY_FIELDS)
    return resource.own_fields


def _writes_link(document: Mapping[str, object], rules: Rules, errors: Errors) -> bool:
    """Whether the write sets or clears the link: the switch decides what null and "" do."""
    match document.get(INTEGRATION_RECORD_ID):
        case None:
            return INTEGRATION_RECORD_ID in document and rules.clears_with in ("both", "null")
        case "" if rules.clears_with not in ("both", "empty"):
            errors[INTEGRATION_RECORD_ID] = [_BLANK]
            return False
        case _:
            return True


def _value(kind: Kind, value: object, errors: Errors, name: str) -> Value:
    match kind, value:
        case _, None:
            return None
        case Kind.INTEGER, int() if not isinstance(value, bool) and -(2**63) <= value < 2**63:
            return value
        case Kind.REFERENCE, {"id": str() as identifier}:
            return _text(identifier, errors, name)
        case Kind.DATE, "":
            return None
        case Kind.DATE, str() if _is_date(value):
            return value
        case Kind.TEXT, str():
            return _text(value, errors, name)
        case _:
            errors[name] = [f"must be {kind.value}"]
            return None


def _is_date(value: str) -> bool:
    try:
        # fromisoformat also takes 20200131 and 2020-W05-5.
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _text(value: object, errors: Errors, name: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        errors[name] = [f"must be {Kind.TEXT.value}"]
    elif len(value) > _MAX_LENGTH:
        errors[name] = [f"is too long (maximum is {_MAX_LENGTH} characters)"]
    elif re.search("[\0\ud800-\udfff]", value):
        errors[name] = ["contains characters that text can't hold"]
    else:
        return value
    return None


def unprocessable(errors: Errors, status: int = 422) -> ApiError:
    """The error for fields that are to blame, with Rails' full sentences as its message."""
    sentences = (f"{_humanized(name)} {problem}" for name, problems in errors.items() for problem in problems)
    return ApiError(status, ", ".join(sentences), errors=errors)


def _humanized(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ").capitalize()
