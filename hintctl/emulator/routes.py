"""Which record, list or page of one a request target means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote_to_bytes

from hintctl.emulator.messages import ApiError
from hintctl.emulator.resources import RESOURCES, Resource

_BASE = ["", "api", "provider"]
_DEFAULT_LIMIT = 10
_MAX_LIMIT = 100


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
    path, _, query = re.sub(r"^https?://[^/?]*", "", target).partition("?")
    segments = path.removesuffix("/").split("/")
    match [_decoded(segment) for segment in segments[len(_BASE) :]]:
        case _ if segments[: len(_BASE)] != _BASE:
            raise ApiError(404, "Not found")
        case ["practice"]:
            return Route(resource=None, identifier=None, query=query)
        case [name] if name in RESOURCES:
            return Route(resource=RESOURCES[name], identifier=None, query=query)
        case [name, identifier] if name in RESOURCES and identifier:
            return Route(resource=RESOURCES[name], identifier=identifier, query=query)
        case _:
            raise ApiError(404, "Not found")


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
    limit = _number(parameters, "limit", _DEFAULT_LIMIT)
    if not 1 <= limit <= _MAX_LIMIT:
        raise ApiError(400, f"limit must be an integer from 1 to {_MAX_LIMIT}")
    sort = parameters.get("sort", "created_at")
    if sort not in ("created_at", "-created_at"):
        raise ApiError(400, "sort must be created_at or -created_at")
    archived = "filter" in parameters
    if archived and parameters["filter"] != "archived":
        raise ApiError(400, "filter must be archived")
    return Page(
        limit=limit,
        offset=_number(parameters, "offset", 0),
        newest_first=sort == "-created_at",
        archived=archived,
    )


def _number(parameters: dict[str, str], name: str, default: int) -> int:
    text = parameters.get(name, str(default))
    # SQLite's integers hold 18 digits, whichever they are.
    if not re.fullmatch(r"[0-9]{1,18}", text):
        raise ApiError(400, f"{name} must be an integer that is not negative")
    return int(text)
