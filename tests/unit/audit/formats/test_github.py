"""Annotations of GitHub Actions."""

import re

import pytest

from hintctl.audit.finding import Confidence
from hintctl.audit.formats.github import render
from tests.unit.audit.made import finding, report, unused


def test_a_finding_is_one_annotation() -> None:
    first, summary = render(report(finding()))
    assert first == (
        "::error file=src/patient.py,line=12,endLine=12,col=6,endColumn=14,title=HINT002 import_id"
        "::Hint has ignored import_id since 1 April 2017. "
        "Rename import_id to integration_record_id, and delete import_source."
    )
    assert summary == "1 finding in 1 file: 1 high confidence. Scanned 1 file."


@pytest.mark.parametrize(
    ("confidence", "level"),
    [(Confidence.HIGH, "error"), (Confidence.MEDIUM, "warning"), (Confidence.LOW, "notice")],
)
def test_the_level_is_the_confidence(confidence: Confidence, level: str) -> None:
    assert next(render(report(finding(confidence=confidence)))).startswith(f"::{level} ")


def test_at_most_ten_of_a_level_and_the_summary_says_how_many_more() -> None:
    found = [finding(line=line, confidence=each) for each in Confidence for line in range(1, 31)]
    lines = list(render(report(*found, unused_ignores=(unused(),))))
    levels = [re.match("::([a-z]+) ", line) for line in lines]
    counts = [level[1] for level in levels if level]
    assert {name: counts.count(name) for name in counts} == {"error": 10, "warning": 10, "notice": 10}
    assert lines[-1].startswith("::notice title=hintctl audit::62 more not shown here. 90 findings in 1 file: 30 high,")


def test_what_a_path_holds_cannot_end_its_property() -> None:
    first, _ = render(report(finding(path="a,line=1::b%0A\r\nc")))
    assert first.startswith("::error file=a%2Cline=1%3A%3Ab%250A%0D%0Ac,line=12,")


def test_an_unused_ignore_is_a_warning_and_what_cannot_be_read_a_notice() -> None:
    warning, notice = render(report(unused_ignores=(unused(),), unreadable=True))
    assert warning.startswith(
        "::warning file=src/a.py,line=3,endLine=3,col=5,endColumn=19,title=Unused ignore::hintctl"
    )
    assert notice.startswith("::notice title=hintctl audit::No findings at medium")
    assert "Not everything could be read" in notice


def test_that_nothing_was_scanned_is_a_notice() -> None:
    (notice,) = render(report(scanned=0))
    assert notice.startswith("::notice title=hintctl audit::No findings at medium")
    assert "No file was scanned." in notice
