"""Keeps requests under the allowed rate as the server counts it, and slows down further when the API says so."""

import asyncio
import math
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from hintctl.api.limits import DEFAULT_RATE
from hintctl.errors import InterruptedRunError

_MARGIN = 1.005  # for clocks that round to milliseconds, here or there
_LATENESS = 0.02  # seconds that a late wake-up may catch up on; beyond that a stall would end in a burst
_SLOWEST_SHARE = 1 / 16
_RECOVERY = 60.0  # seconds from nothing to the full rate: 30 from half of it
_NAP = 0.1  # seconds: a long pause is slept in naps, so that close() ends it soon
_GLANCE = 0.01  # seconds: an answer may make room sooner than those that are known
_ENOUGH = 10  # answers, before the fastest of them is believed to be as fast as answers get
# An API that became slower for good is not held for ever to what it once was; but few answers show too little of it.
_MEMORY = 30.0  # seconds
_MEMORY_ANSWERS = 500


class _Answers:
    """When the requests of one kind were answered that may still count, and the fastest of late, in seconds."""

    def __init__(self) -> None:
        self.moments: deque[float] = deque()
        self._lately = self._before = math.inf
        self._number = 0
        self._since = -math.inf

    @property
    def fastest(self) -> float:
        known = self._number >= _ENOUGH or self._before < math.inf
        return min(self._lately, self._before) if known else 0.0

    def add(self, moment: float, latency: float) -> None:
        if self._number >= _MEMORY_ANSWERS and moment - self._since > _MEMORY:
            self._before, self._lately = self._lately, math.inf
            self._number, self._since = 0, moment
        self._lately = min(self._lately, latency)
        self._number += 1
        self.moments.append(moment)


class RateLimiter:
    """Spaces requests evenly, and lets no more than `rate` of them reach the server in any second of its clock.

    Of a rate below 1 that means: one in 1 / `rate` seconds. Of a rate that is not whole, the whole part.

    When a request reached the server is not known here, only that an answer which took x seconds longer than the
    fastest of its kind reached it x seconds later than it might have, at most. So a request is counted until its
    answer came, and from then on until one second after `answered - fastest`. A new one is sent only while fewer
    than `rate` are counted. Whichever second the server looks at: when the last request of it was sent, all its
    others were counted, as none of them could have got there more than a second before the last one.

    `pause` halves the rate and holds everybody; `recover`, called for each good answer, wins the rate back with
    time. `close` sends those who wait, and all who come later, away with InterruptedRunError.
    """

    def __init__(
        self,
        rate: float = DEFAULT_RATE,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._full_rate = self._rate = rate
        self._clock = clock
        self._sleep = sleep
        self._queue = asyncio.Lock()
        self._unanswered = 0
        self._answers: defaultdict[object, _Answers] = defaultdict(_Answers)
        self._next = self._held_until = self._changed_at = clock()
        self._burst_until = -math.inf
        self._closed = False

    @property
    def rate(self) -> float:
        """Requests a second at the moment."""
        return self._rate

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Callable[[object], None]]:
        """Waits for a turn to send one request; turns are given in the order of asking. The body is the exchange.

        It gives a function to call once the answer is there, with its kind: answers of one kind are those that the
        server needs alike long for. Without the call, the exchange broke, and the request may have reached the
        server up to that moment. Raises InterruptedRunError once closed, before anything was sent.
        """
        sent = await self._wait_for_turn()
        kind: object = None

        def answered(as_kind: object) -> None:
            nonlocal kind
            kind = as_kind

        try:
            yield answered
        finally:
            self._unanswered -= 1
            now = self._clock()
            self._answers[kind].add(now, 0.0 if kind is None else now - sent)

    def now(self) -> float:
        """The time by the limiter's clock, in seconds."""
        return self._clock()

    async def rest(self, seconds: float) -> None:
        """Sleeps outside the queue, before one request is repeated. Raises InterruptedRunError once closed."""
        until = self._clock() + seconds
        while (wait := until - self._clock()) > 0:
            self._check_open()
            await self._sleep(min(wait, _NAP))

    def pause(self, seconds: float) -> None:
        """Holds all requests for `seconds` and halves the rate, once for a burst of refusals."""
        now = self._clock()
        self._held_until = max(self._held_until, now + seconds)
        self._next = max(self._next, self._held_until)
        if now > self._burst_until:
            self._rate = max(self._rate / 2, self._full_rate * _SLOWEST_SHARE)
            self._burst_until = now + 1
        # Refusals that come while everybody is held are of requests that were sent before.
        self._burst_until = max(self._burst_until, self._held_until)
        self._changed_at = self._held_until

    def recover(self) -> None:
        """Takes the rate towards the full one, by the time that passed since it was last changed."""
        now = self._clock()
        if now > self._changed_at:
            step = self._full_rate * (now - self._changed_at) / _RECOVERY
            self._rate = min(self._full_rate, self._rate + step)
            self._changed_at = now

    def close(self) -> None:
        """Lets nobody through any more."""
        self._closed = True

    async def _wait_for_turn(self) -> float:
        """Counts a request as sent, once it may be. Returns the moment."""
        async with self._queue:
            while True:
                self._check_open()
                now = self._clock()
                wait = max(self._next, self._room_at(now)) - now
                if wait <= 0:
                    break
                await self._sleep(min(wait, _NAP))
            self._unanswered += 1
            # From the planned moment, not from now: a late wake-up must not make every later request late.
            self._next = max(self._next, now - _LATENESS) + _MARGIN / self._rate
            return now

    def _room_at(self, now: float) -> float:
        """When to look whether one more request may be sent: `now` if it may."""
        window = _MARGIN * max(1.0, 1 / self._rate)
        counted = self._unanswered
        leaving = math.inf
        for answers in self._answers.values():
            stay = window - answers.fastest
            while answers.moments and answers.moments[0] + stay <= now:
                answers.moments.popleft()
            if answers.moments:
                counted += len(answers.moments)
                leaving = min(leaving, answers.moments[0] + stay)
        if counted < max(1, math.floor(self._rate)):
            return now
        return min(leaving, now + _GLANCE) if self._unanswered else leaving

    def _check_open(self) -> None:
        if self._closed:
            raise InterruptedRunError("interrupted.")
