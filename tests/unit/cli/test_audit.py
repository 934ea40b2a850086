"""The exit codes of `hintctl audit`, and the options that go together."""

from pathlib import Path

import pytest

from hintctl.audit.formats import RENDERERS
from hintctl.audit.report import Report
from hintctl.audit.settings import Settings
from hintctl.cli.audit import exit_code
from hintctl.cli.audit_options import Choice, Fixing, Format, Showing, excluded
from tests.unit.audit.made import finding, report


@pytest.mark.parametrize(
    ("shown", "code", "with_exit_zero"),
    [
        (report(), 0, 0),
        (report(finding()), 1, 0),
        (report(unreadable=True), 1, 1),
        (report(finding(), unreadable=True), 1, 1),
    ],
)
def test_exit_zero_covers_findings_but_nothing_that_could_not_be_read(
    shown: Report, code: int, with_exit_zero: int
) -> None:
    assert exit_code(shown, exit_zero=False) == code
    assert exit_code(shown, exit_zero=True) == with_exit_zero


@pytest.mark.parametrize(
    ("showing", "expected"),
    [
        (Showing(), "text"),
        (Showing(json=True), "json"),
        (Showing(format_=Format.SARIF), "sarif"),
        (Showing(json=True, format_=Format.JSON), "json"),
    ],
)
def test_json_is_a_format(showing: Showing, expected: str) -> None:
    assert showing.format_name == expected


@pytest.mark.parametrize(
    ("fixing", "expected"),
    [(Fixing(), False), (Fixing(fix=True), True), (Fixing(unsafe_fixes=True), True), (Fixing(diff=True), True)],
)
def test_unsafe_fixes_and_diff_are_fixing_too(fixing: Fixing, *, expected: bool) -> None:
    assert fixing.any is expected


def test_every_format_can_be_named() -> None:
    assert {each.value for each in Format} == {"text", *RENDERERS}


def test_what_hintctl_writes_itself_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "project" / "sub"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    settings = Settings(base=folder.parent, exclude=("a",), baseline=folder.parent / "known[1].json")
    choice = Choice(exclude=["b"], write_baseline=Path("new.json"))
    showing = Showing(output=Path("../../report.sarif"))
    assert excluded(choice, showing, settings) == ("a", "/sub/**/b", "/sub/new.json", r"/known\[1].json")
