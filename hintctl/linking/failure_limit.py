"""How many rows may fail before a run is stopped: `--max-failures N|N%`."""

import re
from dataclasses import dataclass
from fractions import Fraction

from hintctl.errors import UsageError

_LIMIT = re.compile(r"([0-9]{1,9})|([0-9]{1,3}(?:\.[0-9]+)?)%")


@dataclass(frozen=True, kw_only=True)
class FailureLimit:
    """A number of rows, or a share (0 to 1) of all that are valid. `text` is how it was given."""

    text: str
    rows: int = 0
    share: Fraction | None = None

    @classmethod
    def parse(cls, text: str) -> "FailureLimit":
        """Reads `10` or `2.5%`. Raises UsageError."""
        match = _LIMIT.fullmatch(text)
        if match is None or float(match[2] or 0) > 100:
            raise UsageError(f"--max-failures {text!r} is not a number of rows.", hint="Write 10, or 2.5% of the rows.")
        if match[1]:
            return cls(text=text, rows=int(match[1]))
        return cls(text=text, share=Fraction(match[2]) / 100)

    def of(self, rows: int) -> int:
        """How many of `rows` may fail."""
        return self.rows if self.share is None else int(rows * self.share)
