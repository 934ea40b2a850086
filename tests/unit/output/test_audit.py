"""The report of an audit as text, and where each format goes."""

import json
import os
import re
import stat
from collections import Counter
from pathlib import Path

import pytest

from hintctl.audit.finding import Confidence, Safety
from hintctl.audit.formats import RENDERERS
from hintctl.audit.report import Report
from hintctl.audit.rules import HINT002
from hintctl.output.audit import show_report, show_rule
from hintctl.output.audit_text import plain, text_lines
from tests.unit.audit.made import finding, fix, full_report, hostile_report, report

FORMATS = ("text", *RENDERERS)


def text(shown: Report, *, width: int = 240, verbose: bool = False) -> list[str]:
    return list(plain(text_lines(shown, width=width, verbose=verbose)))


def test_a_finding_shows_its_place_code_and_remedy() -> None:
    assert text(report(finding(fix=fix()))) == [
        "src/patient.py:12:6: HINT002 import_id (write, string key), high confidence",
        ' 12 |     "import_id": record.id,',
        "    |      ^^^^^^^^^",
        "    = Rename import_id to integration_record_id, and delete import_source. --fix does it.",
        "",
        "1 finding in 1 file: 1 high confidence.",
        "--fix fixes 1 of them.",
        "Scanned 1 file.",
    ]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (finding(fix=fix(Safety.UNSAFE)), "--unsafe-fixes does it."),
        (finding(refusal="two integration_record_id would meet"), "Not fixed by hintctl: two integration_record_id"),
        (finding(), "Not fixed by hintctl."),
    ],
)
def test_each_says_whether_it_can_be_fixed(shown: object, expected: str) -> None:
    assert expected in text(report(shown))[3]  # type: ignore[arg-type]  # a finding


def test_verbose_says_why_and_what_was_skipped() -> None:
    shown = text(full_report(), verbose=True)
    assert "    = About: patient" in shown
    assert "    = Because: src/backend.py beside it names api.hint.com" in shown
    assert "skipped a.png: binary" in shown
    assert not [line for line in text(full_report()) if "Because" in line or "skipped a.png" in line]
    assert text(report(skipped=Counter(binary=1)), verbose=True)[-1] == "Scanned 1 file, skipped 1: 1 binary."
    assert not [line for line in text(report(skipped=Counter(binary=1)), verbose=True) if "more" in line]


def test_what_could_not_be_read_is_named_unasked() -> None:
    assert any(line.startswith("skipped a\\x1b") for line in text(hostile_report()))


@pytest.mark.parametrize(
    "code_line",
    [
        "\t\timport_id: 1",
        "日本語 = import_id",
        "\x1b[31m import_id",
        "e\u0301 import_id \u202e",
        "x" * 70 + " import_id " + "y" * 10,
        "x" * 5 + " import_id " + "y" * 90,
        "x" * 5000 + " import_id " + "y" * 5000,
        "日" * 5000 + " import_id " + "本" * 5000,
        "\t" * 300 + "import_id",
        "import_id",
        "import_id\r",
    ],
)
@pytest.mark.parametrize("width", [10, 40, 80])
def test_the_caret_is_below_the_name_and_the_line_fits(code_line: str, width: int) -> None:
    from rich.cells import cell_len

    _, code, caret, *_ = text(report(finding(code_line)), width=width)
    assert code.isprintable()
    assert "import_id" in code
    assert cell_len(code[: code.index("import_id")]) == caret.index("^")
    assert caret.count("^") == len("import_id")
    assert cell_len(code) <= max(width, 40)


def test_of_a_line_that_was_cut_the_part_that_is_there_is_shown() -> None:
    part = finding('{"import_id": 1', column=9003, end_column=9012, code_offset=9000)
    place, code, caret, *_ = text(report(part))
    assert place.startswith("src/patient.py:12:9003: ")
    assert code == ' 12 | ...{"import_id": 1'
    assert caret == "    |      ^^^^^^^^^"


@pytest.mark.parametrize("format_name", FORMATS)
def test_each_format_goes_to_stdout_or_whole_into_a_file(
    format_name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    show_report(full_report(), format_name=format_name, output=None, verbose=False)
    printed = capsys.readouterr()
    file = tmp_path / "report"
    show_report(full_report(), format_name=format_name, output=file, verbose=False)
    told = capsys.readouterr()
    assert file.read_text() == printed.out
    assert told.out == ""
    assert told.err.startswith("3 findings in 2 files")
    assert (printed.err == "") is (format_name == "text")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("format_name", FORMATS)
def test_nothing_in_any_format_steers_a_terminal(format_name: str, capsys: pytest.CaptureFixture[str]) -> None:
    show_report(hostile_report(), format_name=format_name, output=None, verbose=True)
    printed = capsys.readouterr()
    for line in (printed.out + printed.err).split("\n"):
        assert line.isprintable()
    assert "\u202e" not in printed.out + printed.err


def test_json_alone_is_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    show_report(full_report(), format_name="json", output=None, verbose=True)
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 3


def test_on_a_terminal_it_has_colours(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = report(finding("[red]" + "x" * 500 + " import_id", confidence=Confidence.MEDIUM))
    show_report(shown, format_name="text", output=None, verbose=False)
    coloured = capsys.readouterr().out
    assert "\x1b[1;31m" not in coloured
    assert "\x1b[1;35mHINT002\x1b[0m" in coloured
    uncoloured = re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()
    assert max(len(line) for line in uncoloured) <= 60
    place = "src/patient.py:12:507: HINT002 import_id (write, string key), medium confidence"
    assert " ".join(uncoloured[:2]) == place
    monkeypatch.setenv("NO_COLOR", "1")
    show_report(shown, format_name="text", output=None, verbose=False)
    assert "35mHINT" not in capsys.readouterr().out


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    show_rule(HINT002)
    out = capsys.readouterr().out
    assert out.startswith("HINT002: Legacy field import_id\n\nHint has ignored import_id")
    assert '\n  after    {"first_name"' in out
