"""When and where Hint showed what it holds of a record, and for how long that is believed."""

import time
from dataclasses import dataclass

FRESH = 60.0
"""Seconds for which what Hint showed counts as what it holds. Then it is asked again, before a question or a write."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """`at` is the Unix time of the answer. `page` is the page of the listing, of archived records if `archived`.

    A record that was asked for by itself has no page.
    """

    at: float
    page: int | None = None
    archived: bool = False

    @property
    def until(self) -> float:
        """The Unix time until which it is believed: by the clock that goes on while a laptop sleeps."""
        return self.at + FRESH

    def is_fresh(self) -> bool:
        """Whether it is still believed."""
        return self.at <= time.time() < self.until  # what was seen in the future was seen before the clock was set back


def written_while_fresh(rate: float) -> int:
    """How many rows are written while what was seen is believed, at `rate` a second."""
    return max(1, round(rate * FRESH))
