"""Every switch of the emulator; HINT-API.md, "Not known", says why the API itself has some of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

ClearsWith = Literal["both", "null", "empty", "neither"]


@dataclass(frozen=True, kw_only=True)
class Behaviour:
    """How an emulator behaves. Raises ValueError for a number out of its range.

    - `as_of`: the day (UTC) that it takes for today; None is today.
    - `rate_limit`: requests per partner in any second, at least 1; None is no limit.
    - `retry_after`: whether a 429 says when to come back.
    - `latency_ms`: delay of every answer, in milliseconds, slept by the server, never by `Emulator.handle`.
    - `fail`: (status 400..599, share 0..1) of requests that fail.
    - `names_required`: whether a patient update without both names is refused.
    - `clears_with`: which of null and "" clears `integration_record_id`.
    - `duplicate_status`: the status for an `integration_record_id` that another record has.
    - `total_count`: whether lists say X-Total-Count.
    """

    as_of: date | None = None
    rate_limit: int | None = None
    retry_after: bool = False
    latency_ms: int = 0
    fail: tuple[int, float] | None = None
    names_required: bool = False
    clears_with: ClearsWith = "both"
    duplicate_status: Literal[422, 409] = 422
    total_count: bool = True

    def __post_init__(self) -> None:
        if self.rate_limit is not None and self.rate_limit < 1:
            raise ValueError("the rate limit must be at least 1 request a second")
        if self.latency_ms < 0:
            raise ValueError("the latency must not be negative")
        if self.fail is not None:
            status, share = self.fail
            if not 400 <= status <= 599:
                raise ValueError("the status to fail with must be from 400 to 599")
            if not 0 <= share <= 1:
                raise ValueError("the share of requests that fail must be from 0 to 1")
