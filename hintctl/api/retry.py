"""When to try again, and how long to wait before it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST_SPAN = 600.0  # seconds: more than an attempt and the wait after it ever take
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
    """What failures of one kind cost: the requests sent again, and the seconds lost."""

    requests: int = 0
    seconds: float = 0.0


class RetryCosts:
    """Adds up what failures cost, by kind. Time in which several requests wait counts once: it is lost once."""

    def __init__(self) -> None:
        self._settled: defaultdict[str, RetryCost] = defaultdict(RetryCost)
        self._spans: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)

    def add(self, kind: str, start: float, end: float) -> None:
        """One request is sent again: its failed attempt began at `start`, the next one is due at `end` (seconds)."""
        cost, spans = self._settled[kind], self._spans[kind]
        settled, apart = cost.seconds, []
        for span in spans:
            if span[1] < start - _LONGEST_SPAN:  # nothing that comes can touch it any more
                settled += span[1] - span[0]
            elif span[1] < start or span[0] > end:
                apart.append(span)
            else:
                start, end = min(start, span[0]), max(end, span[1])
        self._spans[kind] = [*apart, (start, end)]
        self._settled[kind] = RetryCost(requests=cost.requests + 1, seconds=settled)

    def by_kind(self) -> dict[str, RetryCost]:
        """What each kind of failure cost so far."""
        return {
            kind: RetryCost(
                requests=cost.requests, seconds=cost.seconds + sum(end - start for start, end in self._spans[kind])
            )
            for kind, cost in self._settled.items()
        }


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
