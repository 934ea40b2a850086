"""How many rows may fail before a run is stopped: `--max-failures N|N%`."""

import re
from dataclasses import dataclass
from fractions import Fraction

from hintctl.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class FailureLimit:
    """A number of rows, or a share (0 to 1) of all that are valid."""

    rows: int = 0
    share: Fraction | None = None

    @classmethod
    def parse(cls, text: str) -> "FailureLimit":
        """Reads `10` or `2.5%`. Raises UsageError."""
        if re.fullmatch(r"[0-9]{1,9}", text):
            return cls(rows=int(text))
        if (match := re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]+)?)%", text)) and float(match[1]) <= 100:
            return cls(share=Fraction(match[1]) / 100)
        raise UsageError(f"--max-failures {text!r} is not a number of rows.", hint="Write 10, or 2.5% of the rows.")

    def of(self, rows: int) -> int:
        """How many of `rows` may fail."""
        return self.rows if self.share is None else int(rows * self.share)
