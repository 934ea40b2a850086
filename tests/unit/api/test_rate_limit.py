import asyncio
import itertools
from collections import deque
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.api.rate_limit import RateLimiter
from hintctl.errors import InterruptedRunError


def _most_in_a_second(moments: list[float]) -> int:
    """As a strict server counts: requests of the last second, the present one included."""
    window: deque[float] = deque()
    most = 0
    for moment in moments:
        window.append(moment)
        while window[0] <= moment - 1:
            window.popleft()
        most = max(most, len(window))
    return most


def _limiter(clock: Any, rate: float = 20) -> RateLimiter:
    return RateLimiter(rate, clock=clock, sleep=clock.sleep)


async def _take(limiter: RateLimiter, clock: Any, count: int) -> list[float]:
    moments: list[float] = []

    async def one() -> None:
        await limiter.acquire()
        moments.append(clock.now)

    await asyncio.gather(*(one() for _ in range(count)))
    return moments


def test_a_burst_is_spread_evenly(clock: Any) -> None:
    moments = asyncio.run(_take(_limiter(clock), clock, 100))
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert gaps == pytest.approx([0.051] * 99)


def test_the_first_request_does_not_wait(clock: Any) -> None:
    assert asyncio.run(_take(_limiter(clock), clock, 1)) == [1000]


def test_a_long_gap_is_not_made_up_for_by_a_burst(clock: Any) -> None:
    async def scenario() -> list[float]:
        limiter = _limiter(clock)
        await _take(limiter, clock, 1)
        clock.now += 60
        return await _take(limiter, clock, 100)

    assert _most_in_a_second(asyncio.run(scenario())) <= 20


def test_a_request_that_is_late_by_a_little_does_not_make_all_later_ones_late(clock: Any) -> None:
    clock.late = 0.002
    moments = asyncio.run(_take(_limiter(clock), clock, 1001))
    assert moments[-1] - moments[0] == pytest.approx(51, abs=0.01)


@given(
    rate=st.sampled_from([1, 3, 20, 100]),
    arrivals=st.lists(
        st.tuples(st.floats(0, 3), st.integers(1, 45), st.sampled_from([0, 0.001, 0.01, 0.05, 0.4])), max_size=12
    ),
)
def test_never_more_than_the_rate_in_any_second_whenever_requests_come(
    rate: int, arrivals: list[tuple[float, int, float]]
) -> None:
    class Clock:
        now = 0.0
        late = 0.0

        def __call__(self) -> float:
            return self.now

        async def sleep(self, seconds: float) -> None:
            self.now += seconds + self.late
            await asyncio.sleep(0)

    clock = Clock()

    async def scenario() -> list[float]:
        limiter = _limiter(clock, rate)
        moments: list[float] = []
        for gap, count, late in arrivals:
            clock.now += gap
            clock.late = late
            moments += await _take(limiter, clock, count)
        return moments

    assert _most_in_a_second(asyncio.run(scenario())) <= rate


def test_a_pause_holds_everybody_and_halves_the_rate(clock: Any) -> None:
    async def scenario() -> list[float]:
        limiter = _limiter(clock)
        await limiter.acquire()
        limiter.pause(5)
        return await _take(limiter, clock, 3)

    assert asyncio.run(scenario()) == pytest.approx([1005, 1005.102, 1005.204])


def test_a_pause_reaches_those_who_wait_already(clock: Any) -> None:
    async def scenario() -> float:
        limiter = _limiter(clock)
        await limiter.acquire()
        waiting = asyncio.ensure_future(limiter.acquire())
        await asyncio.sleep(0)
        limiter.pause(5)
        await waiting
        return float(clock.now)

    assert asyncio.run(scenario()) >= 1005


def test_a_burst_of_refusals_halves_the_rate_once(clock: Any) -> None:
    limiter = _limiter(clock)
    for _ in range(10):
        limiter.pause(0)
    assert limiter.rate == 10
    clock.now += 1.5
    limiter.pause(0)
    assert limiter.rate == 5


def test_the_rate_has_a_floor(clock: Any) -> None:
    limiter = _limiter(clock, 16)
    for _ in range(20):
        clock.now += 2
        limiter.pause(0)
    assert limiter.rate == 1


def test_good_answers_win_the_rate_back_and_no_more(clock: Any) -> None:
    limiter = _limiter(clock)
    limiter.pause(0)
    rates = []
    for _ in range(60):
        limiter.recover()
        rates.append(limiter.rate)
    assert rates[0] == pytest.approx(10.4)
    assert rates[-1] == 20


@pytest.mark.parametrize("wait", [lambda limiter: limiter.acquire(), lambda limiter: limiter.rest(600)])
def test_close_ends_a_long_wait_within_a_nap(clock: Any, wait: Callable[[RateLimiter], Any]) -> None:
    async def scenario() -> None:
        limiter = _limiter(clock)
        limiter.pause(600)
        waiting = asyncio.gather(*(wait(limiter) for _ in range(3)), return_exceptions=True)
        await asyncio.sleep(0)
        closed = clock.now
        limiter.close()
        assert [type(end) for end in await waiting] == [InterruptedRunError] * 3
        assert clock.now - closed <= 0.75

    asyncio.run(scenario())


def test_nobody_gets_a_turn_after_close(clock: Any) -> None:
    limiter = _limiter(clock)
    limiter.close()
    with pytest.raises(InterruptedRunError):
        asyncio.run(limiter.acquire())


def test_a_rest_lasts_as_long_as_asked_and_holds_nobody_else(clock: Any) -> None:
    limiter = _limiter(clock)
    asyncio.run(limiter.rest(3))
    assert clock.slept == pytest.approx(3)
    assert max(clock.naps) <= 0.25
