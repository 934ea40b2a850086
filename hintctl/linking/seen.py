"""When and where Hint showed what it holds of a record, and for how long that is believed."""

import time
from dataclasses import dataclass

FRESH = 60.0
"""Seconds for which what Hint showed counts as what it holds. Then it is asked again, before a question or a write."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """`at` is the Unix time. `page` is the page of the listing, of archived records if `archived`.

    A record that was asked for by itself has no page.
    """

    at: float
    page: int | None = None
    archived: bool = False

    def is_fresh(self) -> bool:
        """Whether it is still believed. By the clock that goes on while a laptop sleeps; one set back makes it old."""
        return 0 <= time.time() - self.at < FRESH


def expected_looks(writes: int, *, pages: int, alone: int, rate: float) -> int:
    """About how many requests a run takes to look again at what it is about to write.

    `pages` is on how many pages of listings its records were, `alone` how many were on none, `rate` in requests a
    second. Each minute after the first reads each page once, and no more pages than it writes rows.
    """
    a_minute = max(1.0, rate * FRESH)
    late = max(0.0, writes - a_minute)
    return round(min(late, late / a_minute * pages + late / max(1, writes) * alone))
