"""Reads what Hint answered: its records, its pages, and its refusals as errors that say what to do."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from hintctl.api.carrier import Answer
from hintctl.api.resources import Resource
from hintctl.errors import (
    ConflictError,
    HintctlError,
    KeyRefusedError,
    RecordNotFoundError,
    RejectedError,
    UnavailableError,
)

WEB_LINK = "integration_web_link"
_LONGEST_MESSAGE = 300
_COUNT = re.compile(r"[0-9]{1,15}")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")  # a name has blanks, an e-mail address has dots
_FIELD_NAME = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record as this partner sees it.

    `integration_record_id` is None where the record is not linked. `merged_into` is the Hint ID of the patient that
    took this one's place. `web_link` leads into the partner's own chart. `fields` is the API's own object, which may
    hold health data.
    """

    resource: Resource
    hint_id: str
    integration_record_id: str | None
    merged_into: str | None
    fields: Mapping[str, Any]
    web_link: str | None = None


@dataclass(frozen=True, kw_only=True)
class Practice:
    """The practice that a key belongs to. `name` is None where the API does not say it."""

    practice_id: str
    name: str | None


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of a listing.

    `size` counts the rows of the page, also those that did not say whether they are linked and are not in `records`.
    `total` counts all records of the listing, None where the API does not say.
    """

    records: tuple[Record, ...]
    size: int
    total: int | None


class UnreadableAnswer(Exception):  # noqa: N818 -- not an end but a reason to try again
    """A successful answer that is not JSON: cut off on the way, or from something that is not the API."""


def read_json(answer: Answer) -> Any:
    """The body's JSON value. Raises UnreadableAnswer."""
    try:
        return json.loads(answer.body, parse_constant=_refuse_number, parse_float=_finite)
    except (ValueError, RecursionError):
        raise UnreadableAnswer(f"an answer ({answer.status}) that is not JSON") from None


def _refuse_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a number of JSON's")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse_number(text)


def read_record(resource: Resource, value: Any) -> Record:
    """A record from its JSON object. Raises UnavailableError for anything else.

    That goes for a record without the key `integration_record_id` too. Every GET has it (HINT-API: Integration Data),
    so its absence does not mean that the record is not linked.
    """
    if not isinstance(value, dict) or not _is_id(value.get("id")):
        raise UnavailableError(
            f"the API answered with something that is not a {resource.value}.", hint="Check the endpoint."
        )
    if "integration_record_id" not in value:
        raise UnavailableError(f"the API does not say whether {value['id']} is linked.", hint="Tell Hint's support.")
    integration_record_id, merged_into = value["integration_record_id"], value.get("merged_into")
    if not (integration_record_id is None or _is_text(integration_record_id)) or not (
        merged_into in (None, "") or _is_id(merged_into)
    ):
        raise UnavailableError(f"the API sent {value['id']} with IDs that can't be any.", hint="Tell Hint's support.")
    return Record(
        resource=resource,
        hint_id=value["id"],
        integration_record_id=integration_record_id or None,
        merged_into=merged_into or None,
        fields=value,
        web_link=(web_link if _is_text(web_link := value.get(WEB_LINK)) else None) or None,
    )


def _is_id(value: object) -> bool:
    """Whether a JSON value can be an ID of Hint's, whatever its prefix: journals keep it, and no name may get there."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_text(value: object) -> bool:
    """Whether a JSON value is a string that can be written: JSON also knows halves of characters."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def read_page(resource: Resource, value: Any, headers: Mapping[str, str]) -> Page:
    """A page from its JSON array and the headers (HINT-API: list endpoints). Raises UnavailableError."""
    if not isinstance(value, list):
        raise UnavailableError(f"the API's list of {resource.value}s is not a list.", hint="Check the endpoint.")
    total = headers.get("x-total-count", "")
    # A row that does not say whether it is linked counts as not listed: its record is asked for by itself.
    telling = (
        item for item in value if not isinstance(item, dict) or "integration_record_id" in item or "id" not in item
    )
    return Page(
        records=tuple(read_record(resource, item) for item in telling),
        size=len(value),
        total=int(total) if _COUNT.fullmatch(total) else None,
    )


def read_practice(value: Any) -> Practice:
    """The practice from its JSON object (HINT-API: Facts). Raises UnavailableError for anything else."""
    practice_id = value.get("id") if isinstance(value, dict) else None
    if not isinstance(practice_id, str) or not _is_id(practice_id):
        raise UnavailableError("the API does not name the key's practice.", hint="Check the endpoint.")
    return Practice(practice_id=practice_id, name=(name if _is_text(name := value.get("name")) else None) or None)


def read_refusal(answer: Answer, what: str) -> HintctlError:
    """The error for an answer outside 2xx. `what` names the request's object, `patient 'emr-1'` say."""
    said, fields = _read_error_body(answer)
    match answer.status:
        case 401 | 403 as status:
            return KeyRefusedError(
                f"Hint refused the key ({status}).",
                said=said or "",
                hint="Check HINT_API_KEY, or the profile's key.",
            )
        case 428:
            return KeyRefusedError(
                "Hint refused the key (428): it is a partner key.",
                said=said or "",
                hint="hintctl needs the practice access token, which is another one for each practice.",
            )
        case 404 if said is not None or not answer.body.strip():
            return RecordNotFoundError(
                f"Hint has no {what}.",
                hint="Check the ID, and that the record belongs to this practice and partner.",
            )
        case 409:
            return ConflictError("Hint refused it as a duplicate (409).", said=said or "")
        case status if 300 <= status < 400:
            return UnavailableError(
                f"the endpoint answered with a redirect ({status}), which hintctl does not follow.",
                hint="Configure the address that it leads to.",
            )
        case status if status >= 500 or status == 429:
            return UnavailableError(f"the API keeps failing ({status}).", said=said or "", hint="Try again later.")
        case status if said is None:
            return UnavailableError(
                f"the endpoint answered {status}, and not as the Hint API does.", hint="Check the endpoint."
            )
        case status:
            at_fault = f": {', '.join(sorted(fields))}" if fields else ""
            return RejectedError(
                f"Hint refused the request ({status}{at_fault}).", status=status, fields=fields, said=said
            )


def _read_error_body(answer: Answer) -> tuple[str | None, frozenset[str]]:
    """Hint's message and the fields at fault (HINT-API: Errors); no message at all where the body is not Hint's."""
    try:
        value = read_json(answer)
    except UnreadableAnswer:
        return None, frozenset()
    if not isinstance(value, dict):
        return None, frozenset()
    errors = value.get("errors")
    fields = (
        frozenset(name for name in errors if _FIELD_NAME.fullmatch(name)) if isinstance(errors, dict) else frozenset()
    )
    return str(value.get("message") or "")[:_LONGEST_MESSAGE], fields
