"""Which record, list or page of one a request target means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote_to_bytes

from hintctl.emulator.messages import ApiError
from hintctl.emulator.resources import RESOURCES, Resource

BASE = ["", "api", "provider"]
_OFFSET_DIGITS = 18  # as many as SQLite's integers hold, whichever they are

DESCRIPTION = "/openapi.json"
DEFAULT_LIMIT = 10
MAX_LIMIT = 100
MAX_OFFSET = 10**_OFFSET_DIGITS - 1
SORTS = ("created_at", "-created_at")
FILTERS = ("archived",)


@dataclass(frozen=True, kw_only=True)
class Route:
    """Where a request goes: a record if `identifier` is set, else all of a `resource`, else the practice."""

    resource: Resource | None
    identifier: str | None
    query: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """The part of a list that is asked for, oldest first unless `newest_first`."""

    limit: int
    offset: int
    newest_first: bool
    archived: bool


def find_route(target: str) -> Route:
    """The route of a raw request target. Raises ApiError: 404.

    The path is split before it is decoded, so that `a%2Fb` is one ID. One slash at its end is tolerated.
    """
    path, query = _split(target)
    segments = path.removesuffix("/").split("/")
    match [_decoded(segment) for segment in segments[len(BASE) :]]:
        case _ if segments[: len(BASE)] != BASE:
            raise ApiError(404, "Not found")
        case ["practice"]:
            return Route(resource=None, identifier=None, query=query)
        case [name] if name in RESOURCES:
            return Route(resource=RESOURCES[name], identifier=None, query=query)
        case [name, identifier] if name in RESOURCES and identifier:
            return Route(resource=RESOURCES[name], identifier=identifier, query=query)
        case _:
            raise ApiError(404, "Not found")


def is_description(target: str) -> bool:
    """Whether a raw request target means the OpenAPI description of the API."""
    return _split(target)[0] == DESCRIPTION


def _split(target: str) -> tuple[str, str]:
    path, _, query = re.sub(r"^https?://[^/?]*", "", target).partition("?")
    return path, query


def _decoded(segment: str) -> str:
    try:
        return unquote_to_bytes(segment.encode("latin-1")).decode()
    except UnicodeError as error:
        raise ApiError(404, "Not found") from error


def parse_page(query: str) -> Page:
    """The page that a list's query asks for. Raises ApiError: 400.

    Assumptions: the oldest come first unless `sort` says otherwise; an unknown `filter` is refused, so that a
    typing mistake shows; other parameters are ignored, and of a repeated one the last counts, as in Rails.
    """
    parameters = dict(parse_qsl(query, keep_blank_values=True))
    limit = _number(parameters, "limit", DEFAULT_LIMIT)
    if not 1 <= limit <= MAX_LIMIT:
        raise ApiError(400, f"limit must be an integer from 1 to {MAX_LIMIT}")
    sort = parameters.get("sort", SORTS[0])
    if sort not in SORTS:
        raise ApiError(400, f"sort must be {' or '.join(SORTS)}")
    archived = "filter" in parameters
    if archived and parameters["filter"] not in FILTERS:
        raise ApiError(400, f"filter must be {' or '.join(FILTERS)}")
    return Page(
        limit=limit,
        offset=_number(parameters, "offset", 0),
        newest_first=sort == "-created_at",
        archived=archived,
    )


def _number(parameters: dict[str, str], name: str, default: int) -> int:
    text = parameters.get(name, str(default))
    if not re.fullmatch(f"[0-9]{{1,{_OFFSET_DIGITS}}}", text):
        raise ApiError(400, f"{name} must be an integer that is not negative")
    return int(text)
