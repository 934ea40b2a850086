"""When to try again, and how long to wait before it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

TRANSIENT = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, kw_only=True)
class RetryPolicy:
    """How patient a command is. Seconds throughout."""

    attempts: int
    base: float
    longest: float
    longest_retry_after: float

    def backoff(self, attempt: int, uniform: Callable[[float, float], float]) -> float:
        """The wait after failed attempt number `attempt` (from 1): full jitter under an exponential ceiling.

        Hint asks for "exponential backoff with randomness" (HINT-API: Limits).
        """
        return uniform(0, min(self.longest, self.base * 2.0 ** (attempt - 1)))


@dataclass(frozen=True, kw_only=True)
class RetryCost:
    """What failures of one kind cost: the requests sent again, and the seconds lost.

    Lost is the time of each failed attempt and of the wait after it. A 429 holds everybody: of a burst of them, the
    time that everybody was held is lost, once.
    """

    requests: int
    seconds: float


# Somebody waits in front of a terminal: a mistyped host must be reported at once, a hiccup smoothed over.
INTERACTIVE = RetryPolicy(attempts=4, base=0.5, longest=4, longest_retry_after=30)
# Thousands of rows are under way: a restart of the API must not cost the run.
BULK = RetryPolicy(attempts=8, base=1, longest=30, longest_retry_after=300)


def parse_retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks to wait, from its number or its HTTP-date."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # the latter for numbers no date has
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
