import asyncio
import heapq
import itertools
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hintctl.api.rate_limit import RateLimiter
from hintctl.errors import InterruptedRunError

Travel = Callable[[], tuple[float, float]]


def most_in(seconds: float, moments: list[float]) -> int:
    """The most that a strict server counts in any stretch of so many seconds."""
    ordered = sorted(moments)
    first = most = 0
    for last, moment in enumerate(ordered):
        while ordered[first] <= moment - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


class Network:
    """Requests to a server, on a clock that goes from one sleeper's wake-up to the next.

    `travel` gives the seconds that a request takes to the server, and those until the answer is back.
    """

    def __init__(self, rate: float, travel: Travel) -> None:
        self.now = 0.0
        self.late = 0.0
        self.sent: list[float] = []
        self.arrived: list[float] = []
        self.travel = travel
        self.limiter = RateLimiter(rate, clock=lambda: self.now, sleep=self.sleep)
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = itertools.count()

    async def sleep(self, seconds: float) -> None:
        awake = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._number), awake))
        await awake

    async def request(self, kind: object = "PATCH") -> None:
        async with self.limiter.turn() as answered:
            self.sent.append(self.now)
            out, back = self.travel()
            self.arrived.append(self.now + out)
            await self.sleep(out + back)
            if kind:
                answered(kind)

    def run(self, *requests: Any) -> None:
        """Lets time pass until all the requests are through."""

        async def scenario() -> None:
            through = asyncio.gather(*requests)
            while not through.done():
                for _ in range(4):  # turns of the loop, until everybody sleeps or waits for one who does
                    await asyncio.sleep(0)
                if self._sleepers and not through.done():
                    moment, _, awake = heapq.heappop(self._sleepers)
                    self.now = max(self.now, moment + self.late)
                    awake.set_result(None)
            await through

        asyncio.run(scenario())

    @property
    def gaps(self) -> list[float]:
        return [later - earlier for earlier, later in itertools.pairwise(self.sent)]


def jittery(seed: int, floor: float, jitter: float, share: float) -> Travel:
    """A share of the requests is held up on the way there, and a share of the answers on the way back."""
    chance = random.Random(seed)

    def travel() -> tuple[float, float]:
        held, held_back = (chance.uniform(0, jitter) if chance.random() < share else 0 for _ in range(2))
        return floor / 2 + held, floor / 2 + held_back

    return travel


def steady(latency: float) -> Travel:
    return lambda: (latency / 2, latency / 2)


def test_a_burst_is_spread_evenly() -> None:
    network = Network(20, steady(0.05))
    network.run(*(network.request() for _ in range(100)))
    assert network.gaps == pytest.approx([0.05025] * 99)


def test_turns_are_given_in_the_order_of_asking() -> None:
    network, order = Network(20, steady(0.3)), []

    async def ask(number: int) -> None:
        async with network.limiter.turn():
            order.append(number)

    network.run(*(ask(number) for number in range(50)))
    assert order == [*range(50)]


@pytest.mark.parametrize("rate", [1, 20, 200])
@pytest.mark.parametrize("latency", [0.001, 0.05, 0.4, 0.95])
def test_a_steady_latency_costs_no_more_than_three_per_cent_of_the_rate(rate: int, latency: float) -> None:
    network = Network(rate, steady(latency))
    network.run(*(network.request() for _ in range(rate * 30)))
    settled = network.sent[10 + rate :]  # ten answers until the fastest is believed, and what they held up
    assert (len(settled) - 1) / (settled[-1] - settled[0]) >= 0.97 * rate


@settings(deadline=None)
@given(
    rate=st.sampled_from([1, 1.7, 3, 20, 20.5, 60]),
    floor=st.sampled_from([0.0, 0.05, 0.6, 1.5]),
    jitter=st.floats(0.001, 3),
    share=st.floats(0, 1),
    starts=st.lists(st.floats(0, 5), min_size=1, max_size=3),
    late=st.sampled_from([0, 0.001, 0.03, 0.4]),
    seed=st.integers(0, 1000),
)
def test_no_second_of_the_server_holds_more_than_the_rate_whatever_the_way_there_does(
    rate: float, floor: float, jitter: float, share: float, starts: list[float], late: float, seed: int
) -> None:
    undisturbed = itertools.repeat(steady(floor), 10)  # so that the fastest answer is known
    travels = itertools.chain(undisturbed, itertools.repeat(jittery(seed, floor, jitter, share)))
    network = Network(rate, lambda: next(travels)())
    network.late = late

    async def request_at(start: float) -> None:
        await network.sleep(start)
        await network.request()

    network.run(*(request_at(start) for start in [0, *starts] for _ in range(max(10, round(rate)))))
    assert most_in(1, network.arrived) <= rate


@given(jitter=st.floats(0.001, 3), share=st.floats(0, 1), seed=st.integers(0, 1000), known=st.booleans())
def test_no_second_holds_more_before_the_fastest_answer_is_known_or_where_none_comes(
    jitter: float, share: float, seed: int, known: bool
) -> None:
    network = Network(20, jittery(seed, 0.05, jitter, share))
    # Each of a kind of its own, or broken off on the way back.
    network.run(*(network.request(number if known else None) for number in range(1, 100)))
    assert most_in(1, network.arrived) <= 20


def test_below_one_a_second_requests_are_as_far_apart_as_the_rate_says() -> None:
    network = Network(0.2, jittery(1, 0.05, 2, 0.5))
    network.run(*(network.request() for _ in range(30)))
    assert most_in(5, network.arrived) == 1


def test_an_api_that_became_slower_for_good_is_soon_used_in_full_again() -> None:
    network = Network(20, lambda: steady(0.05 if network.now < 30 else 0.45)())
    network.run(*(network.request() for _ in range(2500)))
    suspicious, convinced = ([s for s in network.sent if start < s <= start + 10] for start in (40, 110))
    assert len(suspicious) < 150 < 194 <= len(convinced)


def test_a_fast_refusal_does_not_make_other_answers_look_held_up() -> None:
    network = Network(20, steady(0.4))

    async def refused() -> None:
        async with network.limiter.turn() as answered:
            await network.sleep(0.001)
            answered("refusal")

    network.run(*itertools.chain.from_iterable((network.request(), refused()) for _ in range(200)))
    assert network.now <= 400 / 20 / 0.97


def test_an_unanswered_request_is_counted_until_it_is_answered() -> None:
    travels = itertools.chain([(0.0, 30.0)] * 2, itertools.repeat((0.0, 0.0)))
    network = Network(2, lambda: next(travels))
    network.run(*(network.request() for _ in range(3)))
    assert network.sent[2] >= 30


def test_a_long_gap_is_not_made_up_for_by_a_burst() -> None:
    network = Network(20, steady(0.05))
    network.run(network.request())
    network.now += 60
    network.run(*(network.request() for _ in range(100)))
    assert min(network.gaps) >= 0.03


def test_a_request_that_is_late_by_a_little_does_not_make_all_later_ones_late() -> None:
    network = Network(20, steady(0.05))
    network.late = 0.002
    network.run(*(network.request() for _ in range(1001)))
    assert network.sent[-1] - network.sent[0] <= 1000 / 20 / 0.97


def test_a_pause_holds_everybody_and_halves_the_rate() -> None:
    network = Network(20, steady(0))
    network.run(network.request())
    network.limiter.pause(5)
    network.run(*(network.request() for _ in range(3)))
    assert network.sent[1:] == pytest.approx([5, 5.1005, 5.201])


def test_a_pause_reaches_those_who_wait_already() -> None:
    network = Network(20, steady(0.01))

    async def refused() -> None:
        await network.sleep(0.005)
        network.limiter.pause(5)

    network.run(network.request(), network.request(), refused())
    assert network.sent[1] >= 5


def test_a_burst_of_refusals_halves_the_rate_once(clock: Any) -> None:
    limiter = RateLimiter(20, clock=clock)
    for _ in range(10):
        limiter.pause(3)
        clock.now += 0.3
    assert limiter.rate == 10


def test_a_refusal_at_the_lower_rate_halves_it_again_down_to_a_floor(clock: Any) -> None:
    limiter, rates = RateLimiter(16, clock=clock), []
    for _ in range(6):
        limiter.pause(1)
        rates.append(limiter.rate)
        clock.now += 1.5
    assert rates == [8, 4, 2, 1, 1, 1]


@pytest.mark.parametrize("answers_a_second", [1, 10, 200])
def test_good_answers_win_the_rate_back_in_half_a_minute_however_many_they_are(
    answers_a_second: int, clock: Any
) -> None:
    limiter, rates = RateLimiter(20, clock=clock), []
    limiter.pause(2)
    clock.now += 2
    for _ in range(40 * answers_a_second):
        clock.now += 1 / answers_a_second
        limiter.recover()
        rates.append(limiter.rate)
    assert max(later - earlier for earlier, later in itertools.pairwise(rates)) <= 0.34
    assert rates[15 * answers_a_second - 1] == pytest.approx(15)
    assert rates[-1] == 20


def test_answers_to_what_was_sent_before_a_pause_win_nothing_back(clock: Any) -> None:
    limiter = RateLimiter(20, clock=clock)
    limiter.pause(5)
    clock.now += 4
    limiter.recover()
    assert limiter.rate == 10


async def take_turn(limiter: RateLimiter) -> None:
    async with limiter.turn():
        raise AssertionError("a turn was given")


@pytest.mark.parametrize("wait", [take_turn, lambda limiter: limiter.rest(600)])
def test_close_ends_a_long_wait_within_a_nap(clock: Any, wait: Callable[[RateLimiter], Any]) -> None:
    async def scenario() -> None:
        limiter = RateLimiter(20, clock=clock, sleep=clock.sleep)
        limiter.pause(600)
        waiting = asyncio.gather(*(wait(limiter) for _ in range(3)), return_exceptions=True)
        await asyncio.sleep(0)
        closed = clock.now
        limiter.close()
        assert [type(end) for end in await waiting] == [InterruptedRunError] * 3
        assert clock.now - closed <= 0.75

    asyncio.run(scenario())


def test_nobody_gets_a_turn_after_close(clock: Any) -> None:
    limiter = RateLimiter(20, clock=clock, sleep=clock.sleep)
    limiter.close()
    with pytest.raises(InterruptedRunError):
        asyncio.run(take_turn(limiter))


def test_a_rest_lasts_as_long_as_asked_in_short_naps(clock: Any) -> None:
    limiter = RateLimiter(20, clock=clock, sleep=clock.sleep)
    asyncio.run(limiter.rest(3))
    assert clock.slept == pytest.approx(3)
    assert max(clock.naps) <= 0.25
