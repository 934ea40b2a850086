"""How many rows may fail."""

import pytest

from hintctl.errors import UsageError
from hintctl.linking.failure_limit import FailureLimit


@pytest.mark.parametrize(
    ("text", "rows", "may_fail"),
    [
        ("0", 1_000, 0),
        ("10", 1_000, 10),
        ("10", 5, 10),
        ("999999999", 1, 999_999_999),
        ("0%", 1_000, 0),
        ("1%", 1_000, 10),
        ("2.5%", 1_000, 25),
        ("0.1%", 999, 0),  # less than one row is none
        ("50%", 3, 1),
        ("100%", 3, 3),
        ("29%", 100, 29),
        ("10%", 0, 0),
    ],
)
def test_a_limit_is_a_number_of_rows_or_a_share_of_them(text: str, rows: int, may_fail: int) -> None:
    assert FailureLimit.parse(text).of(rows) == may_fail


@pytest.mark.parametrize("text", ["", "-1", "1.5", "ten", "%", "101%", "-1%", "1e3", "1e1%", "5 %", " 5", "1_000", "٣"])
def test_anything_else_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(UsageError, match="is not a number of rows") as raised:
        FailureLimit.parse(text)
    assert "2.5%" in raised.value.hint
