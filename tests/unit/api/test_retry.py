from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.api.retry import BULK, INTERACTIVE, RetryCost, RetryCosts, RetryPolicy, parse_retry_after

NOW = datetime(2024, 5, 6, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("0", 0),
        ("7", 7),
        (" 120 ", 120),
        ("Mon, 06 May 2024 12:00:30 GMT", 30),
        ("Monday, 06-May-24 12:00:30 GMT", 30),
        ("Mon May  6 12:00:30 2024", 30),
        ("Mon, 06 May 2024 14:00:30 +0200", 30),
        ("Mon, 06 May 2024 11:59:00 GMT", 0),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("\u0663", None),
        ("\u00b2", None),
        ("Mon, 99 May 2024 12:00:30 GMT", None),
        ("Mon, 06 May 2024 12:00:30 +99999999999999", None),
        ("9" * 400, float("inf")),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date_and_garbage_is_ignored(
    value: str | None, seconds: float | None
) -> None:
    assert parse_retry_after(value, NOW) == seconds


@given(st.text(max_size=40) | st.from_regex(r"[A-Z][a-z]{2}, \d+ [A-Z][a-z]{2} \d+ \d+:\d+:\d+ [+-]?\w+"))
def test_no_header_is_a_reason_to_fail(value: str) -> None:
    seconds = parse_retry_after(value, NOW)
    assert seconds is None or seconds >= 0


@given(st.integers(1, 50))
def test_backoff_is_random_under_a_ceiling_that_doubles_up_to_the_longest(attempt: int) -> None:
    policy = RetryPolicy(attempts=50, base=0.5, longest=30, longest_retry_after=60)

    def uniform(low: float, high: float) -> float:
        asked.append((low, high))
        return high

    asked: list[tuple[float, float]] = []
    assert policy.backoff(attempt, uniform) == asked[0][1]
    assert asked == [(0, min(30, 0.5 * 2 ** (attempt - 1)))]


@pytest.mark.parametrize(("policy", "most_seconds"), [(INTERACTIVE, 5), (BULK, 180)])
def test_patience_has_an_end(policy: RetryPolicy, most_seconds: float) -> None:
    waits = [policy.backoff(attempt, lambda _low, high: high) for attempt in range(1, policy.attempts)]
    assert waits == sorted(waits)
    assert 0 < sum(waits) <= most_seconds


def test_time_in_which_several_requests_wait_is_lost_once() -> None:
    costs = RetryCosts()
    costs.add("503", 5, 6)
    costs.add("503", 0, 10)
    costs.add("503", 20, 21)
    costs.add("429", 0, 4)
    assert costs.by_kind() == {"503": RetryCost(requests=3, seconds=11), "429": RetryCost(requests=1, seconds=4)}


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 60)), max_size=60))
def test_what_is_lost_is_the_time_covered_by_any_wait(waits: list[tuple[int, int]]) -> None:
    costs, covered = RetryCosts(), set[int]()
    for start, length in sorted(waits, key=lambda wait: wait[0] + wait[1]):
        costs.add("connection", start, start + length)
        covered.update(range(start, start + length))
    found = costs.by_kind().get("connection", RetryCost())
    assert (found.requests, found.seconds) == (len(waits), len(covered))
