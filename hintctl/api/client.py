"""The Hint API client: paced, retried, and with every refusal as an error that says what to do."""

import json
import math
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from hintctl.api.answers import (
    Page,
    Practice,
    Record,
    UnreadableAnswer,
    read_json,
    read_page,
    read_practice,
    read_record,
    read_refusal,
)
from hintctl.api.carrier import Answer, Carrier, TransportFailure, Unreachable
from hintctl.api.limits import PAGE_SIZE
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource, path_segment
from hintctl.api.retry import TRANSIENT, RetryCost, RetryCosts, RetryPolicy, parse_retry_after
from hintctl.errors import HintctlError, InterruptedRunError, NotSentError, RecordNotFoundError, UnavailableError


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """What debug output may know of one attempt: never a key, never a body.

    `target` is the path with its query, relative to the endpoint; `outcome` a status or a failure.
    """

    method: str
    target: str
    outcome: str
    seconds: float


class TooLate(Exception):  # noqa: N818 -- no failure: the caller looks again and goes on
    """An update was not sent, as its turn came too late. `sent` says that an earlier attempt may have been applied."""

    def __init__(self, *, sent: bool) -> None:
        super().__init__()
        self.sent = sent


class HintClient:
    """Reads and changes records. Safe to use from many tasks at once; they share the rate.

    Every method raises KeyRefusedError, RecordNotFoundError, ConflictError, RejectedError or UnavailableError, and
    InterruptedRunError once the limiter is closed. `retry_at_first` holds until the API has answered once: a mistyped
    address is to be told soon, however patient a run may be later. `requests` counts the requests sent, repeated ones
    included. `on_wait` hears of each wait before another attempt: what failed, and for how many seconds.
    """

    def __init__(
        self,
        carrier: Carrier,
        *,
        limiter: RateLimiter,
        retry: RetryPolicy,
        retry_at_first: RetryPolicy | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
        on_wait: Callable[[HintctlError, float], None] | None = None,
        uniform: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self.requests = 0
        self._retry_costs = RetryCosts()
        self.limiter = limiter
        self._carrier = carrier
        self._retry = retry
        self._retry_at_first = retry_at_first or retry
        self._answered = False
        self._on_exchange = on_exchange
        self._on_wait = on_wait
        self._uniform = uniform

    @property
    def retries(self) -> dict[str, RetryCost]:
        """What the repeated requests cost, by what had failed: a status ("429"), "connection", "timeout" …"""
        return self._retry_costs.by_kind()

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

    async def list_page(
        self, resource: Resource, *, offset: int, limit: int = PAGE_SIZE, archived: bool = False
    ) -> Page:
        """The records from `offset` on, oldest first; archived ones left out or alone (HINT-API: list endpoints)."""
        query = {"limit": str(limit), "offset": str(offset), "sort": "created_at"}
        if archived:
            query["filter"] = "archived"
        value, headers = await self._request("GET", resource.path, query=query, what=f"list of {resource.value}s")
        return read_page(resource, value, headers)

    async def practice(self) -> Practice:
        """The practice that the key belongs to (HINT-API: Facts)."""
        try:
            value, _ = await self._request("GET", "practice", what="practice")
        except RecordNotFoundError:
            value = None
        return read_practice(value)

    async def update(
        self, resource: Resource, hint_id: str, fields: Mapping[str, Any], *, not_after: float = math.inf
    ) -> Record | None:
        """Sends a partial update. Returns the record if the API gave it back whole, None where it did not.

        Raises UnavailableError if it gave another record back, NotSentError if the limiter was closed before this
        update was sent for the first time, TooLate where it would have been sent, or sent again, after `not_after`
        (Unix time).
        """
        path, what = _path(resource, hint_id), _name(resource, hint_id)
        value, _ = await self._request("PATCH", path, fields=fields, what=what, not_after=not_after)
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
        not_after: float = math.inf,
    ) -> tuple[Any, Mapping[str, str]]:
        """The JSON value of a successful answer (None where it has no body) and its headers.

        What we send may be sent twice: reads change nothing, and an update that was applied before its answer was
        lost is harmless when it comes again.
        """
        body = None if fields is None else json.dumps(fields).encode()
        attempt = 1
        while True:
            try:
                end, seconds = await self._attempt(method, path, query, body, not_after=not_after, again=attempt > 1)
            except InterruptedRunError as stopped:
                if attempt == 1 and body is not None:
                    raise NotSentError(stopped.message) from None
                raise
            failure: HintctlError
            match end:
                case Answer(status=status) if 200 <= status < 300:
                    try:
                        value = _value(end, update=body is not None)
                    except UnreadableAnswer as broken:
                        reason, failure = "unreadable answer", _unusable(broken)
                    else:
                        self._answered = True
                        self.limiter.recover()
                        return value, end.headers
                case Answer(status=status):
                    reason, failure = str(status), read_refusal(end, what)
                    if status not in TRANSIENT:
                        raise failure
                case TransportFailure():
                    reason, failure = end.reason, _unusable(end)
            failed_at = self.limiter.now()
            delay = await self._wait(attempt, failure, end)
            self._retry_costs.add(reason, failed_at - seconds, failed_at + delay)
            attempt += 1

    async def _attempt(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None,
        body: bytes | None,
        *,
        not_after: float,
        again: bool,
    ) -> tuple[Answer | TransportFailure, float]:
        """How one exchange ended, and how many seconds it took.

        Raises InterruptedRunError or TooLate if none was begun.
        """
        end: Answer | TransportFailure
        async with self.limiter.turn() as answered:
            if time.time() > not_after:
                raise TooLate(sent=again)
            self.requests += 1
            outcome, started = "no answer", time.monotonic()
            try:
                end = await self._carrier.exchange(method, path, query=query, body=body)
                outcome = str(end.status)
                answered((method, path.partition("/")[0], query is None, end.status))
            except TransportFailure as failure:
                end, outcome = failure, str(failure)
            finally:
                seconds = time.monotonic() - started
                if self._on_exchange:
                    target = f"{path}?{urlencode(query)}" if query else path
                    self._on_exchange(Exchange(method=method, target=target, outcome=outcome, seconds=seconds))
        return end, seconds

    async def _wait(self, attempt: int, failure: HintctlError, end: Answer | TransportFailure) -> float:
        """Waits until the next attempt is due. Returns for how long. Raises `failure` when there is to be none."""
        headers = end.headers if isinstance(end, Answer) else {}
        self._answered |= isinstance(end, Answer)
        retry = self._retry if self._answered else self._retry_at_first
        asked = parse_retry_after(headers.get("retry-after"), datetime.now(UTC))
        if attempt >= retry.attempts or (asked or 0) > retry.longest_retry_after:
            raise failure
        delay = asked if asked is not None else retry.backoff(attempt, self._uniform)
        if self._on_wait:
            self._on_wait(failure, delay)
        if isinstance(end, Answer) and end.status == 429:
            self.limiter.pause(delay)  # holds everybody: the limit is the partner's, not the request's
        else:
            await self.limiter.rest(delay)
        return delay


def _value(answer: Answer, *, update: bool) -> Any:
    # An update may be answered without a word; a read that is was cut off.
    silent = answer.status == 204 or (update and not answer.body.strip())
    return None if silent else read_json(answer)


def _unusable(broken: TransportFailure | UnreadableAnswer) -> UnavailableError:
    what = str(broken) if isinstance(broken, Unreachable) else f"the API can't be used: {broken}"
    return UnavailableError(f"{what}.", hint="Check the endpoint and the network.")


def _wrong_record(asked_for: str, record: Record) -> UnavailableError:
    return UnavailableError(
        f"Hint answered for {asked_for!r} with {record.hint_id}, which has no such ID.",
        hint="Look at both records before you go on, and tell Hint's support.",
    )


def _path(resource: Resource, record_id: str) -> str:
    return f"{resource.path}/{path_segment(record_id)}"


def _name(resource: Resource, record_id: str) -> str:
    return f"{resource.value} {record_id!r}"
