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

MAX_LENGTH = 10_000
"""The longest text that a field takes, in characters."""
WHITE_SPACE = r"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What a text that must not be blank has to have more than: Rails' `[[:space:]]`, as a range of characters."""
_BLANK = "can't be blank"

Errors = dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What decides whether a write is valid, besides the record type: switches, the day, create or update."""

    clears_with: ClearsWith
    names_required: bool
    legacy_writable: bool
    creating: bool

    def all_required(self, resource: Resource) -> bool:
        """Whether a body must have every required field of the type, not only where it sets them."""
        return self.creating or (self.names_required and resource is PATIENTS)


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
        name: _text(document[name], errors, name) or None for name in own_fields(resource, rules) if name in document
    }
    if _writes_link(document, rules, errors):
        own[INTEGRATION_RECORD_ID] = _text(document[INTEGRATION_RECORD_ID], errors, INTEGRATION_RECORD_ID) or None
    for name in resource.required:
        # A required field is text; what is not has its error already.
        if (
            (rules.all_required(resource) or name in document)
            and name not in errors
            and not _has_content(shared.get(name))
        ):
            errors[name] = [_BLANK]
    if errors:
        raise unprocessable(errors)
    return Changes(fields=shared, own=own)


def _has_content(value: Value) -> bool:
    return re.search(f"[^{WHITE_SPACE}]", str(value or "")) is not None


def own_fields(resource: Resource, rules: Rules) -> tuple[str, ...]:
    """A partner's own fields that a write sets, besides `integration_record_id`."""
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
        case Kind.INTEGER, int() | float() if _is_integer(value):
            return int(value)
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


def _is_integer(value: float) -> bool:
    # In JSON, 1.0 and 1e3 are integers too; in Python, so are the booleans.
    return not isinstance(value, bool) and -(2**63) <= value < 2**63 and value == int(value)


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
    elif len(value) > MAX_LENGTH:
        errors[name] = [f"is too long (maximum is {MAX_LENGTH} characters)"]
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
