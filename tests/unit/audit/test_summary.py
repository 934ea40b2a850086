"""An audit in a few sentences."""

from collections import Counter

import pytest

from hintctl.audit.finding import Safety, Skipped
from hintctl.audit.report import Report
from hintctl.audit.summary import document, sentences, skipped_lines
from tests.unit.audit.made import finding, fix, full_report, report

NOTHING_SCANNED = "No file was scanned. Check the paths, --exclude and --since."


def test_everything_that_there_is_to_say() -> None:
    assert list(sentences(full_report())) == [
        "3 findings in 2 files: 1 high, 1 medium, 1 low confidence.",
        "--fix fixes 1 of them, --unsafe-fixes 1 more.",
        "2 findings below low confidence not shown (2 HINT001); --min-confidence low shows all.",
        "1 finding ignored by comments.",
        "4 findings known from the baseline.",
        "5 findings of the baseline no longer there; --write-baseline drops them from it.",
        "1 ignore comment to correct or remove.",
        "Scanned 1,204 files, skipped 10: 10 binary.",
    ]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (report(), ["No findings at medium confidence or above.", "Scanned 1 file."]),
        (report(scanned=0), ["No findings at medium confidence or above.", NOTHING_SCANNED]),
        (report(scanned=0, skipped=Counter(binary=2)), [NOTHING_SCANNED, "Skipped 2: 2 binary."]),
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


def test_there_are_no_more_where_none_is_named() -> None:
    assert list(skipped_lines(report(skipped=Counter(binary=1)))) == []


def test_that_nothing_was_scanned_is_a_note() -> None:
    assert document(report())["notes"] == []
    assert document(report(scanned=0, notes=("Git is not there.",)))["notes"] == [NOTHING_SCANNED, "Git is not there."]


@pytest.mark.parametrize(
    ("shown", "clean"),
    [
        (report(), True),
        (report(finding()), False),
        (report(unreadable=True), False),
        (report(scanned=0), True),
        (report(ignored=3, known=1), True),
    ],
)
def test_clean_is_what_was_read_and_has_no_findings(shown: Report, *, clean: bool) -> None:
    assert shown.clean is clean
