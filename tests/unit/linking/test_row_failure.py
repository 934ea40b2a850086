"""What an error means for a row, and when it is the end of the run."""

import pytest

from hintctl.errors import (
    ConflictError,
    HintctlError,
    InterruptedRunError,
    KeyRefusedError,
    RecordNotFoundError,
    RejectedError,
    UnavailableError,
)
from hintctl.linking.outcome import Outcome
from hintctl.linking.row_failure import RowFailures

DOWN = UnavailableError("the API keeps failing (503).")
REJECTED = RejectedError("Hint refused the request (422).", status=422, said="Ada Quillfeather is not valid")


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (RecordNotFoundError("not found in Hint."), Outcome.NOT_FOUND),
        (ConflictError("taken."), Outcome.CONFLICT),
        (REJECTED, Outcome.FAILED),
        (DOWN, Outcome.FAILED),
    ],
)
def test_each_error_of_a_row_has_its_outcome(error: HintctlError, outcome: Outcome) -> None:
    assert RowFailures().classify(error) == (outcome, error.message.removesuffix("."))


def test_what_the_api_said_does_not_go_into_the_detail() -> None:
    assert "Quillfeather" not in RowFailures().classify(REJECTED)[1]


@pytest.mark.parametrize("error", [KeyRefusedError("no."), InterruptedRunError("interrupted.")])
def test_an_error_that_is_not_a_rows_is_raised(error: HintctlError) -> None:
    with pytest.raises(type(error)):
        RowFailures().classify(error)


@pytest.mark.parametrize("served", [None, REJECTED, RecordNotFoundError("gone."), ConflictError("taken.")])
def test_only_an_unbroken_streak_is_fatal(served: HintctlError | None) -> None:
    failures = RowFailures()
    for _ in range(4):
        failures.classify(DOWN)
    if served:
        failures.classify(served)
    else:
        failures.success()
    for _ in range(4):
        failures.classify(DOWN)
        assert failures.fatal is None
    failures.classify(DOWN)
    assert failures.fatal is DOWN


@pytest.mark.parametrize(
    ("served", "failed", "raises"), [(0, 1, True), (0, 4, True), (1, 3, False), (0, 0, False), (2, 0, False)]
)
def test_at_the_end_it_counts_whether_the_api_ever_worked(served: int, failed: int, raises: bool) -> None:
    failures = RowFailures()
    for _ in range(served):
        failures.success()
    for _ in range(failed):
        failures.classify(DOWN)
    if not raises:
        failures.check_end()
        assert failures.fatal is None
        return
    with pytest.raises(UnavailableError):
        failures.check_end()
