"""Results to stdout, everything else to stderr, and nothing that steers a terminal."""

import json
import re
from collections.abc import Callable

import pytest

from hintctl.output.console import emit, emit_json, tell, tell_failure

HOSTILE = "a\x1b]52;c;eA==\x07\u202eb\nc"


def test_a_result_goes_to_stdout_as_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    emit(HOSTILE)
    assert capsys.readouterr() == ("a\\x1b]52;c;eA==\\x07\\u202eb\\nc\n", "")


def test_all_else_goes_to_stderr_as_one_harmless_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell(HOSTILE)
    assert capsys.readouterr() == ("", "a\\x1b]52;c;eA==\\x07\\u202eb\\nc\n")


def test_a_document_is_json_in_ascii_and_loses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    document = {"name": HOSTILE, "é": ["日本", "\ud800", None, 1.5]}
    emit_json(document)
    out, err = capsys.readouterr()
    assert json.loads(out) == document
    assert out.isascii()
    assert not [letter for letter in out if letter != "\n" and not letter.isprintable()]
    assert err == ""


def test_a_long_line_is_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    emit("x" * 5000)
    tell("y" * 5000)
    assert capsys.readouterr() == ("x" * 5000 + "\n", "y" * 5000 + "\n")


SAYING = """
from hintctl.output.console import emit, tell, tell_failure
tell(("a.csv:3", "bold"), ": the reason, with a word-that-is-longer-than-a-line-of-this-terminal in it, \\x1b[31m")
tell_failure("it did not work, for a reason. Go on with: hintctl runs resume 20261122-151137-517b --profile clinic")
emit(("=", "green"), " patient pat-n32hjf4mmu1s emr-1")
"""


def test_on_a_terminal_lines_break_between_words_and_a_command_stands_alone(terminal: Callable[..., str]) -> None:
    shown = terminal(SAYING, columns=40)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines() == [
        "a.csv:3: the reason, with a",
        "word-that-is-longer-than-a-line-of-this-terminal",
        "in it, \\x1b[31m",
        "hintctl: it did not work, for a reason.",
        "Go on with:",
        "  hintctl runs resume 20261122-151137-517b --profile clinic",
        "= patient pat-n32hjf4mmu1s emr-1",
    ]
    assert "\x1b[1;31mhintctl:\x1b[0m" in shown
    assert "\x1b[32m=\x1b[0m" in shown


@pytest.mark.parametrize(("environment", "colours"), [({"NO_COLOR": "1"}, {"1"}), ({"TERM": "dumb"}, set())])
def test_a_terminal_without_colour_gets_none(
    terminal: Callable[..., str], environment: dict[str, str], colours: set[str]
) -> None:
    assert set(re.findall(r"\x1b\[([0-9;]+)m", terminal(SAYING, **environment))) - {"0"} == colours


def test_short_plain_lines_do_not_wait_for_rich(terminal: Callable[..., str]) -> None:
    code = """
    import sys
    from hintctl.output.console import emit, tell
    tell("said")
    emit("shown")
    print("rich" in sys.modules)
    """
    assert terminal(code).splitlines() == ["said", "shown", "False"]


def test_colour_that_is_asked_for_comes_on_stderr_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    emit(("x" * 200, "red"))
    tell_failure("y" * 200)
    assert capsys.readouterr() == ("x" * 200 + "\n", "\x1b[1;31mhintctl:\x1b[0m " + "y" * 200 + "\n")
    monkeypatch.setenv("NO_COLOR", "1")
    tell_failure("no")
    assert capsys.readouterr().err == "hintctl: no\n"


def test_a_jobs_page_shows_why_a_command_failed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    tell_failure("100% of\n::stop-commands::x")
    assert capsys.readouterr() == ("", "::error title=hintctl::100%25 of%0A::stop-commands::x\n")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error title=x::pwn.py:1", "\\x3a:error title=x::pwn.py:1"),
        (" \u00a0\u3000::stop-commands::u", " \u00a0\u3000\\x3a:stop-commands::u"),
        ("skipped ##[error]x ###[y: why", "skipped \\x23#[error]x #\\x23#[y: why"),
        ("std::vector, a # [b], #[c]", "std::vector, a # [b], #[c]"),
    ],
)
def test_a_line_of_a_job_gives_the_runner_no_command(
    line: str, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    emit(line)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    emit((line[:1], "bold"), line[1:])
    tell(line)
    assert capsys.readouterr() == (f"{line}\n{shown}\n", f"{shown}\n")
