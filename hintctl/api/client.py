"""The Hint API client: paced, retried, and with every refusal as an error that says what to do."""

import json
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from hintctl.api.answers import (
    Page,
    Record,
    UnreadableAnswer,
    read_json,
    read_page,
    read_record,
    read_refusal,
)
from hintctl.api.connection import Answer, Connections, TransportFailure
from hintctl.api.limits import PAGE_SIZE
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource, path_segment
from hintctl.api.retry import TRANSIENT, RetryPolicy, parse_retry_after
from hintctl.errors import HintctlError, RecordNotFoundError, UnavailableError


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """What debug output may know of one attempt: never a key, never a body.

    `target` is the path with its query, relative to the endpoint; `outcome` a status or a failure.
    """

    method: str
    target: str
    outcome: str
    seconds: float


class HintClient:
    """Reads and changes records. Safe to use from many tasks at once; they share the rate.

    Every method raises KeyRefusedError, RecordNotFoundError, ConflictError, RejectedError or UnavailableError.
    `requests` counts the requests sent, repeated ones included. `on_wait` hears of each wait before another attempt:
    what failed, and for how many seconds.
    """

    def __init__(
        self,
        connections: Connections,
        *,
        limiter: RateLimiter,
        retry: RetryPolicy,
        on_exchange: Callable[[Exchange], None] | None = None,
        on_wait: Callable[[HintctlError, float], None] | None = None,
        uniform: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self.requests = 0
        self.limiter = limiter
        self._connections = connections
        self._retry = retry
        self._on_exchange = on_exchange
        self._on_wait = on_wait
        self._uniform = uniform

    async def get(self, resource: Resource, record_id: str) -> Record:
        """The record with this Hint ID, or with this ID of the partner's.

        Raises UnavailableError if the API answers with a record that has neither: nothing may rest on that.
        """
        value, _ = await self._request("GET", _path(resource, record_id), what=_name(resource, record_id))
        record = read_record(resource, value)
        if record_id not in (record.hint_id, record.integration_record_id):
            raise _wrong_record(record_id, record)
        return record

    async def find(self, resource: Resource, record_id: str) -> Record | None:
        """The record that the API finds for this ID, None where it finds none.

        It may find IDs that are merely alike (by case, for example), so the caller compares what it has.
        """
        try:
            value, _ = await self._request("GET", _path(resource, record_id), what=_name(resource, record_id))
        except RecordNotFoundError:
            return None
        return read_record(resource, value)

    async def list_page(self, resource: Resource, *, offset: int, limit: int = PAGE_SIZE) -> Page:
        """The records from `offset` on, oldest first, archived ones left out (HINT-API: list endpoints)."""
        query = {"limit": str(limit), "offset": str(offset), "sort": "created_at"}
        value, headers = await self._request("GET", resource.path, query=query, what=f"list of {resource.value}s")
        return read_page(resource, value, headers)

    async def update(self, resource: Resource, hint_id: str, fields: Mapping[str, Any]) -> Record | None:
        """Sends a partial update. Returns the record if the API gave it back whole, None where it did not.

        Raises UnavailableError if it gave another record back.
        """
        path, what = _path(resource, hint_id), _name(resource, hint_id)
        value, _ = await self._request("PATCH", path, fields=fields, what=what)
        if not isinstance(value, dict) or not {"id", "integration_record_id"} <= value.keys():
            return None
        record = read_record(resource, value)
        if record.hint_id != hint_id:
            raise _wrong_record(hint_id, record)
        return record

    async def _request(
        self,
        method: str,
        path: str,
        *,
        what: str,
        query: Mapping[str, str] | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> tuple[Any, Mapping[str, str]]:
        """The JSON value of a successful answer (None where it has no body) and its headers.

        What we send may be sent twice: reads change nothing, and an update that was applied before its answer was
        lost is harmless when it comes again.
        """
        body = None if fields is None else json.dumps(fields).encode()
        attempt = 1
        while True:
            try:
                answer = await self._attempt(method, path, query, body)
                if 200 <= answer.status < 300:
                    # An update may be answered without a word; a read that is was cut off.
                    silent = answer.status == 204 or (body is not None and not answer.body.strip())
                    value = None if silent else read_json(answer)
                    self.limiter.recover()
                    return value, answer.headers
                failure: HintctlError = read_refusal(answer, what)
                if answer.status not in TRANSIENT:
                    raise failure
                await self._wait(attempt, failure, answer)
            except (TransportFailure, UnreadableAnswer) as broken:
                failure = UnavailableError(
                    f"the API can't be used: {broken}.", hint="Check the endpoint and the network."
                )
                await self._wait(attempt, failure, None)
            attempt += 1

    async def _attempt(self, method: str, path: str, query: Mapping[str, str] | None, body: bytes | None) -> Answer:
        await self.limiter.acquire()
        self.requests += 1
        outcome, started = "no answer", time.monotonic()
        try:
            answer = await self._connections.exchange(method, path, query=query, body=body)
            outcome = str(answer.status)
        except TransportFailure as failure:
            outcome = str(failure)
            raise
        finally:
            if self._on_exchange:
                seconds = time.monotonic() - started
                target = f"{path}?{urlencode(query)}" if query else path
                self._on_exchange(Exchange(method=method, target=target, outcome=outcome, seconds=seconds))
        return answer

    async def _wait(self, attempt: int, failure: HintctlError, answer: Answer | None) -> None:
        """Waits until the next attempt is due. Raises `failure` when there is to be none."""
        asked = parse_retry_after(answer.headers.get("retry-after"), datetime.now(UTC)) if answer else None
        if attempt >= self._retry.attempts or (asked or 0) > self._retry.longest_retry_after:
            raise failure
        delay = asked if asked is not None else self._retry.backoff(attempt, self._uniform)
        if self._on_wait:
            self._on_wait(failure, delay)
        if answer and answer.status == 429:
            self.limiter.pause(delay)  # holds everybody: the limit is the partner's, not the request's
        else:
            await self.limiter.rest(delay)


def _wrong_record(asked_for: str, record: Record) -> UnavailableError:
    return UnavailableError(
        f"Hint answered for {asked_for!r} with {record.hint_id}, which has no such ID.",
        hint="Look at both records before you go on, and tell Hint's support.",
    )


def _path(resource: Resource, record_id: str) -> str:
    return f"{resource.path}/{path_segment(record_id)}"


def _name(resource: Resource, record_id: str) -> str:
    return f"{resource.value} {record_id!r}"
