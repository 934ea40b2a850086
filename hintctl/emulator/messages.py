"""What goes in and out of the emulator, however it travels: over HTTP or in process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Header = tuple[str, str]

MAX_BODY = 1024 * 1024
"""The longest body that a request may have, in bytes."""

_CONTENT_TYPE: Header = ("Content-Type", "application/json; charset=utf-8")


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request.

    `target` is the raw request target, undecoded, with its query. `headers` have lower-case names.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Response:
    """One response, without Content-Length. For HEAD it has the body of GET: the transport leaves it out."""

    status: int
    headers: tuple[Header, ...]
    body: bytes


class ApiError(Exception):
    """Ends a request with an error response. Raised inside a transaction, it also undoes what was written."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        errors: Mapping[str, Sequence[str]] | None = None,
        headers: tuple[Header, ...] = (),
    ) -> None:
        super().__init__(message)
        self.response = error_response(status, message, errors=errors, headers=headers)


def json_response(status: int, document: object, headers: tuple[Header, ...] = ()) -> Response:
    """`document` as compact UTF-8 JSON."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(status=status, headers=(_CONTENT_TYPE, *headers), body=body)


def error_response(
    status: int,
    message: str,
    *,
    errors: Mapping[str, Sequence[str]] | None = None,
    headers: tuple[Header, ...] = (),
) -> Response:
    """`{"status", "message"}`, and `"errors"` where single fields are to blame (HINT-API.md, Facts)."""
    document: dict[str, object] = {"status": status, "message": message}
    if errors:
        document["errors"] = errors
    return json_response(status, document, headers)


def reason(status: int) -> str:
    """The phrase that goes with a status, also with one that HTTP does not define."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
