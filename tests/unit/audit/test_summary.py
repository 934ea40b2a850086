"""An audit in a few sentences."""

from collections import Counter

import pytest

from hintctl.audit.finding import Safety, Skipped
from hintctl.audit.report import Report
from hintctl.audit.summary import sentences, skipped_lines
from tests.unit.audit.made import finding, fix, full_report, report


def test_everything_that_there_is_to_say() -> None:
    assert list(sentences(full_report())) == [
        "3 findings in 2 files: 1 high, 1 medium, 1 low confidence.",
        "--fix fixes 1 of them, --unsafe-fixes 1 more.",
        "2 findings below low confidence not shown (2 HINT001); --min-confidence low shows all.",
        "1 finding ignored by comments.",
        "4 findings known from the baseline.",
        "5 findings of the baseline no longer there; --write-baseline drops them from it.",
        "1 ignore to remove or mend.",
        "Scanned 1,204 files, skipped 10: 10 binary.",
    ]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (report(), ["No findings at medium confidence or above.", "Scanned 0 files."]),
        (report(unreadable=True), ["Not everything could be read, so this is no clean audit."]),
        (report(fixed=1), ["Fixed 1 finding."]),
        (report(finding(fix=fix())), ["--fix fixes 1 of them."]),
        (report(finding(fix=fix(Safety.UNSAFE))), ["--unsafe-fixes fixes 1 of them."]),
        (report(finding()), ["1 finding in 1 file: 1 high confidence."]),
    ],
)
def test_what_is_not_so_is_not_said(shown: Report, expected: list[str]) -> None:
    said = list(sentences(shown))
    assert set(expected) <= set(said)
    assert len(said) == len({"", *said}) - 1 <= 3


def test_the_first_that_were_skipped_are_named() -> None:
    examples = tuple(Skipped(path=f"{number}", reason="binary") for number in range(12))
    shown = report(examples=examples, skipped=Counter(binary=30))
    assert list(skipped_lines(shown)) == [*(f"skipped {number}: binary" for number in range(10)), "and 20 more"]
    assert list(skipped_lines(report())) == []


@pytest.mark.parametrize(
    ("shown", "clean"),
    [
        (report(), True),
        (report(finding()), False),
        (report(unreadable=True), False),
        (report(ignored=3, known=1), True),
    ],
)
def test_clean_is_what_was_read_and_has_no_findings(shown: Report, *, clean: bool) -> None:
    assert shown.clean is clean
