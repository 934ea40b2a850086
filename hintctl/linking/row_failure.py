"""What an error means for a row, and when errors end the run."""

from hintctl.errors import (
    ConflictError,
    HintctlError,
    RecordNotFoundError,
    RejectedError,
    UnavailableError,
    UsageError,
)
from hintctl.linking.outcome import Outcome

_STREAK = 5


class RowFailures:
    """Turns the errors of rows into outcomes, and remembers whether the API still works at all.

    One row may fail for a reason of its own. When row after row finds the API unavailable, though, each after all
    its retries, the rest would only fail likewise: then the run is to stop.
    """

    def __init__(self) -> None:
        self._streak = 0
        self._successes = 0
        self._last: UnavailableError | None = None

    def success(self) -> None:
        """A row was served."""
        self._streak = 0
        self._successes += 1

    def classify(self, error: HintctlError) -> tuple[Outcome, str]:
        """The outcome of a row that met `error`, and why. Raises `error` where it ends the run."""
        match error:
            case RecordNotFoundError():
                self._streak = 0
                outcome = Outcome.NOT_FOUND
            case ConflictError():
                self._streak = 0
                outcome = Outcome.CONFLICT
            case RejectedError() | UsageError():  # the latter for an ID of Hint's that can't stand in a path
                self._streak = 0
                outcome = Outcome.FAILED
            case UnavailableError():
                self._streak += 1
                self._last = error
                outcome = Outcome.FAILED
            case _:
                raise error
        # The row names the record already.
        return outcome, "not found in Hint" if outcome is Outcome.NOT_FOUND else error.message.removesuffix(".")

    @property
    def fatal(self) -> UnavailableError | None:
        """The error that ends the run, once nothing works any more."""
        return self._last if self._streak >= _STREAK else None

    def check_end(self) -> None:
        """At the end: raises the last error where the API never worked."""
        if self._last is not None and self._streak and not self._successes:
            raise self._last
