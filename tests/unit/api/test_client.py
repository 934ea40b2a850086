import asyncio
import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from hintctl.api.carrier import Answer
from hintctl.api.client import Exchange, HintClient
from hintctl.api.connection import Connections
from hintctl.api.endpoint import Endpoint
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource
from hintctl.api.retry import BULK, INTERACTIVE, RetryPolicy
from hintctl.api_key import ApiKey
from hintctl.errors import (
    ConflictError,
    HintctlError,
    InterruptedRunError,
    KeyRefusedError,
    NotSentError,
    RecordNotFoundError,
    RejectedError,
    UnavailableError,
    UsageError,
)

PATIENT_ID = "pat-n32hjf4mmu1s"
FOUND: Any = (200, [], json.dumps({"id": PATIENT_ID, "integration_record_id": "emr-1"}).encode())
HTML = b"<html>"


def _failing(status: int, *headers: tuple[str, str], body: bytes = b'{"message": "Enhance your calm"}') -> Any:
    return status, headers, body


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
@pytest.mark.parametrize("policy", [INTERACTIVE, BULK])
def test_a_transient_failure_is_tried_again_so_often_and_no_more(status: int, policy: RetryPolicy, script: Any) -> None:
    asked = script(_failing(status), retry=policy)
    with pytest.raises(UnavailableError, match=rf"keeps failing \({status}\)"):
        asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert len(asked.requests) == asked.hint.requests == policy.attempts
    assert asked.clock.slept == pytest.approx(
        sum(min(policy.longest, policy.base * 2**n) for n in range(policy.attempts - 1)), abs=0.01
    )


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_transient_failure_that_passes_is_not_noticed(status: int, script: Any) -> None:
    asked = script(_failing(status, body=HTML), _failing(status, body=b""), FOUND)
    assert asked.run(asked.hint.get(Resource.PATIENT, "emr-1")).hint_id == PATIENT_ID
    assert asked.hint.requests == 3


@pytest.mark.parametrize("body", [b"", HTML, b'{"id": "pat-n32'], ids=["empty", "HTML", "cut off"])
def test_a_success_that_is_not_json_is_tried_again(body: bytes, script: Any) -> None:
    asked = script((200, [], body), FOUND)
    assert asked.run(asked.hint.get(Resource.PATIENT, "emr-1")).hint_id == PATIENT_ID


def test_a_success_that_never_is_json_is_unavailable(script: Any) -> None:
    asked = script((200, [], HTML))
    with pytest.raises(UnavailableError, match=r"an answer \(200\) that is not JSON"):
        asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert asked.hint.requests == INTERACTIVE.attempts


@pytest.mark.parametrize(
    ("status", "error"),
    [
        *((400, RejectedError), (401, KeyRefusedError), (403, KeyRefusedError), (404, RecordNotFoundError)),
        *((405, RejectedError), (409, ConflictError), (422, RejectedError), (428, KeyRefusedError)),
        *((301, UnavailableError), (302, UnavailableError), (307, UnavailableError), (308, UnavailableError)),
        *((501, UnavailableError), (505, UnavailableError)),
    ],
)
def test_what_will_not_change_is_not_asked_again(status: int, error: type[HintctlError], script: Any) -> None:
    asked = script(_failing(status, ("Location", "/elsewhere")))
    with pytest.raises(error):
        asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert (asked.hint.requests, asked.clock.slept) == (1, 0)


def test_a_404_that_is_not_the_apis_is_not_a_missing_record(script: Any) -> None:
    asked = script((404, [], HTML))
    with pytest.raises(UnavailableError, match="not as the Hint API does"):
        asked.run(asked.hint.find(Resource.PATIENT, "emr-1"))


def test_find_gives_none_where_there_is_no_record(script: Any) -> None:
    asked = script(_failing(404))
    assert asked.run(asked.hint.find(Resource.PATIENT, "emr-1")) is None


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("header", "seconds"), [("7", 7), ("soon", 0.5), ("", 0.5)])
def test_retry_after_is_honoured_and_garbage_backs_off(status: int, header: str, seconds: float, script: Any) -> None:
    asked = script(_failing(status, ("Retry-After", header)), FOUND)
    asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert asked.clock.slept == pytest.approx(seconds, abs=0.01)
    assert asked.hint.requests == 2


def test_retry_after_may_be_a_date(script: Any) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=25), usegmt=True)
    asked = script(_failing(429, ("Retry-After", date)), FOUND)
    asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert asked.clock.slept == pytest.approx(25, abs=5)


@pytest.mark.parametrize(("policy", "too_long"), [(INTERACTIVE, "31"), (BULK, "301"), (BULK, "9" * 400)])
def test_a_retry_after_that_asks_too_much_ends_it_at_once(policy: RetryPolicy, too_long: str, script: Any) -> None:
    asked = script(_failing(429, ("Retry-After", too_long)), retry=policy)
    with pytest.raises(UnavailableError, match="429"):
        asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert (asked.hint.requests, asked.clock.slept) == (1, 0)


def test_a_429_slows_everybody_down_and_good_answers_speed_up_again(script: Any) -> None:
    asked = script(_failing(429), FOUND, rate=20)

    async def scenario() -> list[float]:
        await asked.hint.get(Resource.PATIENT, "emr-1")
        rates = [asked.hint.limiter.rate]
        while asked.clock.slept < 31:
            await asked.hint.get(Resource.PATIENT, "emr-1")
        return [*rates, asked.hint.limiter.rate]

    assert asked.run(scenario()) == pytest.approx([10, 20])


def test_a_503_holds_only_its_own_request(script: Any) -> None:
    asked = script(_failing(503), FOUND, rate=20)
    asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert asked.hint.limiter.rate == 20


def test_a_burst_of_refusals_costs_the_time_that_it_held_everybody_once(clock: Any) -> None:
    class Refusing:
        """Refuses the first 40 requests at once, when all of them have come."""

        def __init__(self) -> None:
            self.together = asyncio.Barrier(40)
            self.requests = 0

        async def exchange(self, *_: Any, **__: Any) -> Answer:
            self.requests += 1
            if self.requests > 40:
                return Answer(status=200, headers={}, body=FOUND[2])
            await self.together.wait()
            return Answer(status=429, headers={"retry-after": "7"}, body=b"{}")

    async def scenario() -> HintClient:
        connections: Any = Refusing()
        hint = HintClient(connections, limiter=RateLimiter(1e9, clock=clock, sleep=clock.sleep), retry=INTERACTIVE)
        await asyncio.gather(*(hint.get(Resource.PATIENT, "emr-1") for _ in range(40)))
        return hint

    hint = asyncio.run(scenario())
    assert hint.requests == 80
    assert hint.retries["429"].requests == 40
    assert hint.retries["429"].seconds == pytest.approx(7, abs=0.5)


def test_each_reason_to_try_again_is_counted_with_the_wait_after_it(script: Any) -> None:
    asked = script(_failing(500), _failing(503), (200, [], HTML), FOUND, _failing(503), FOUND)

    async def scenario() -> None:
        await asked.hint.get(Resource.PATIENT, "emr-1")
        await asked.hint.get(Resource.PATIENT, "emr-1")

    asked.run(scenario())
    costs = asked.hint.retries
    assert {reason: cost.requests for reason, cost in costs.items()} == {"500": 1, "503": 2, "unreadable answer": 1}
    # Half a second before a second attempt, one before the third, two before the fourth; and the attempts themselves.
    assert [cost.seconds for cost in costs.values()] == pytest.approx([0.5, 1.5, 2], abs=0.2)
    assert costs["503"].seconds > 1.5


@pytest.mark.parametrize("answer", [FOUND, _failing(404), _failing(503)])
def test_what_is_not_sent_again_costs_no_retry(answer: Any, script: Any) -> None:
    asked = script(answer, retry=RetryPolicy(attempts=1, base=1, longest=1, longest_retry_after=1))
    with suppress(HintctlError):
        asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert (asked.hint.requests, asked.hint.retries) == (1, {})


def test_a_listing_asks_for_full_pages_in_a_fixed_order(script: Any) -> None:
    asked = script((200, [("X-Total-Count", "101")], b'[{"id": "inv-1", "integration_record_id": null}]'))
    page = asked.run(asked.hint.list_page(Resource.CUSTOMER_INVOICE, offset=100))
    assert asked.requests == [
        ("GET", "/api/provider/customer_invoices?limit=100&offset=100&sort=created_at", None),
    ]
    assert (page.total, page.records[0].hint_id) == (101, "inv-1")


def test_an_update_sends_only_what_it_changes(script: Any) -> None:
    asked = script(FOUND)
    asked.run(asked.hint.update(Resource.PATIENT, PATIENT_ID, {"integration_record_id": "emr-1"}))
    assert asked.requests == [("PATCH", f"/api/provider/patients/{PATIENT_ID}", {"integration_record_id": "emr-1"})]


def test_an_update_answered_with_204_has_no_record(script: Any) -> None:
    asked = script((204, [], b""))
    assert asked.run(asked.hint.update(Resource.PATIENT, PATIENT_ID, {})) is None


def test_an_id_that_would_change_the_path_is_refused_before_a_request(script: Any) -> None:
    asked = script(FOUND)
    for record_id in ("", ".", ".."):
        with pytest.raises(UsageError):
            asked.run(asked.hint.get(Resource.PATIENT, record_id))
    assert asked.requests == []


def test_once_closed_nothing_more_is_asked(script: Any) -> None:
    asked = script(_failing(503))
    asked.hint.limiter.close()
    with pytest.raises(InterruptedRunError):
        asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert asked.requests == []


def test_an_update_that_was_not_sent_says_so(script: Any) -> None:
    asked = script(FOUND)
    asked.hint.limiter.close()
    with pytest.raises(NotSentError):
        asked.run(asked.hint.update(Resource.PATIENT, PATIENT_ID, {}))
    assert asked.requests == []


def test_an_update_that_was_sent_once_does_not_claim_that_it_was_not(ask: Any) -> None:
    def close_and_fail(*_: Any) -> Any:
        asked.hint.limiter.close()
        return _failing(503)

    asked = ask(close_and_fail)
    with pytest.raises(InterruptedRunError) as caught:
        asked.run(asked.hint.update(Resource.PATIENT, PATIENT_ID, {}))
    assert not isinstance(caught.value, NotSentError)
    assert len(asked.requests) == 1


def test_a_read_does_not_claim_that_nothing_was_sent_as_it_may_follow_a_write(script: Any) -> None:
    asked = script(FOUND)
    asked.hint.limiter.close()
    with pytest.raises(InterruptedRunError) as caught:
        asked.run(asked.hint.get(Resource.PATIENT, "emr-1"))
    assert not isinstance(caught.value, NotSentError)


def test_an_exchange_tells_method_path_status_and_time_and_nothing_else(script: Any) -> None:
    asked = script(_failing(503), FOUND)
    asked.run(asked.hint.update(Resource.PATIENT, PATIENT_ID, {"first_name": "CANARY"}))
    assert [(e.method, e.target, e.outcome) for e in asked.exchanges] == [
        ("PATCH", f"patients/{PATIENT_ID}", "503"),
        ("PATCH", f"patients/{PATIENT_ID}", "200"),
    ]
    assert all(exchange.seconds >= 0 for exchange in asked.exchanges)
    told = repr(asked.exchanges)
    assert "emu-partner-a" in asked.headers[0]["authorization"]
    assert not any(secret in told for secret in ("emu-partner-a", "CANARY", "emr-1"))


def test_a_write_that_was_applied_before_its_answer_was_lost_is_sent_again(raw: Any, clock: Any) -> None:
    exchanges: list[Exchange] = []

    async def scenario() -> Any:
        connections = Connections(Endpoint.parse(url), ApiKey("the-key", source="the test"))
        limiter = RateLimiter(1e9, clock=clock, sleep=clock.sleep)
        hint = HintClient(connections, limiter=limiter, retry=INTERACTIVE, on_exchange=exchanges.append)
        try:
            return await hint.update(Resource.PATIENT, PATIENT_ID, {"integration_record_id": "emr-1"})
        finally:
            await connections.close()

    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(FOUND[2])
    url = raw.start(raw.reset, lambda connection: connection.sendall(head + FOUND[2]))
    assert asyncio.run(scenario()).integration_record_id == "emr-1"
    bodies = [request.partition(b"\r\n\r\n")[2] for request in raw.requests]
    assert bodies == [b'{"integration_record_id": "emr-1"}'] * 2
    assert [exchange.outcome for exchange in exchanges] == ["the connection broke (ReadError)", "200"]


@pytest.mark.parametrize(("mode", "reason"), [("reset", "connection"), ("hang", "timeout"), ("drip", "timeout")])
def test_a_connection_that_keeps_failing_is_unavailable_after_so_many_attempts(
    mode: str, reason: str, raw: Any, clock: Any
) -> None:
    async def scenario() -> HintClient:
        connections = Connections(Endpoint.parse(url), ApiKey("the-key", source="the test"), deadline=0.1)
        limiter = RateLimiter(1e9, clock=clock, sleep=clock.sleep)
        policy = RetryPolicy(attempts=2, base=1, longest=1, longest_retry_after=1)
        hint = HintClient(connections, limiter=limiter, retry=policy, uniform=lambda _low, high: high)
        try:
            with pytest.raises(UnavailableError, match="the API can't be used") as caught:
                await hint.get(Resource.PATIENT, "emr-1")
            assert "Check the endpoint and the network" in caught.value.explain()
        finally:
            await connections.close()
        return hint

    def once_then_reset(connection: Any) -> None:
        raw.over.set()
        raw.reset(connection)

    url = raw.start(getattr(raw, mode), once_then_reset)
    hint = asyncio.run(scenario())
    assert hint.requests == 2
    assert [*hint.retries] == [reason]
    assert hint.retries[reason].requests == 1
    assert hint.retries[reason].seconds == pytest.approx(1.1, abs=0.9)
