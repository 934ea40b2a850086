"""Keeps requests under the allowed rate, and slows down further when the API says so."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from hintctl.api.limits import DEFAULT_RATE
from hintctl.errors import InterruptedRunError

_MARGIN = 1.02  # evenly spaced requests bunch up on the way; 20 ms in each second absorb that
_LATENESS = 0.01  # seconds that a late wake-up may catch up on, out of that margin
_SLOWEST_SHARE = 1 / 16
_RECOVERY = 0.02  # of the full rate, for each answer that was not a 429
_NAP = 0.25  # seconds: a long pause is slept in naps, so that close() ends it soon


class RateLimiter:
    """Spaces requests evenly, `rate` a second at most, over all who share it.

    `pause` halves the rate and holds everybody; `recover`, called for each good answer, wins the rate back in
    small steps. `close` sends those who wait, and all who come later, away with InterruptedRunError.
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
        self._next = clock()
        self._halved_at = float("-inf")
        self._closed = False

    @property
    def rate(self) -> float:
        """Requests a second at the moment."""
        return self._rate

    async def acquire(self) -> None:
        """Waits for the next turn; turns are given in the order of asking. Raises InterruptedRunError once closed."""
        async with self._queue:
            while True:
                self._check_open()
                wait = self._next - self._clock()
                if wait <= 0:
                    break
                await self._sleep(min(wait, _NAP))
            # From the planned moment, not from now: a late wake-up must not make every later request late. But not
            # from long ago, or a gap would be made up for by a burst.
            self._next = max(self._next, self._clock() - _LATENESS) + _MARGIN / self._rate

    async def rest(self, seconds: float) -> None:
        """Sleeps outside the queue, before one request is repeated. Raises InterruptedRunError once closed."""
        until = self._clock() + seconds
        while (wait := until - self._clock()) > 0:
            self._check_open()
            await self._sleep(min(wait, _NAP))

    def pause(self, seconds: float) -> None:
        """Holds all requests for `seconds` and halves the rate, once for a burst of refusals."""
        now = self._clock()
        if now - self._halved_at > 1:
            self._halved_at = now
            self._rate = max(self._rate / 2, self._full_rate * _SLOWEST_SHARE)
        self._next = max(self._next, now + seconds)

    def recover(self) -> None:
        """Takes the rate one step back towards the full one."""
        self._rate = min(self._full_rate, self._rate + self._full_rate * _RECOVERY)

    def close(self) -> None:
        """Lets nobody through any more."""
        self._closed = True

    def _check_open(self) -> None:
        if self._closed:
            raise InterruptedRunError("interrupted.")
