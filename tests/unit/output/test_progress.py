"""Progress: lines with a fake clock, a bar on a real terminal, nothing for short work in a pipe."""

import re
from collections.abc import Callable

import pytest

from hintctl.output import progress as module
from hintctl.output.progress import progress

BAR = """
from hintctl.output.progress import progress
with progress({label!r}, {total}) as display:
    for step in range({steps}):
        display.advance()
    display.say("\\x1b[2J[red]said[/] :smile: " + "y" * 150)
    for step in range({steps}):
        display.advance()
print("after")
"""


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("total", "lines"),
    [
        (40, ["linking: 10 of 40, 2.0/s, 15 s left", "linking: 20 of 40, 2.0/s, 10 s left"]),
        (None, ["linking: 10, 2.0/s", "linking: 20, 2.0/s"]),
    ],
)
def test_long_work_in_a_pipe_shows_a_line_every_few_seconds(
    capsys: pytest.CaptureFixture[str], total: int | None, lines: list[str]
) -> None:
    clock = Clock()
    display = module._Lines("linking", total, clock)
    for _ in range(24):
        clock.now += 0.5
        display.advance()
    display.say("\x1bsaid")
    assert capsys.readouterr() == ("", "\n".join([*lines, "\\x1bsaid"]) + "\n")


def test_the_lines_count_how_the_steps_ended_and_learn_how_many_are_to_come(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    display = module._Lines("writing", None, clock)
    for step in range(30):
        clock.now += 0.5
        display.advance("linked" if step % 3 else "failed")
        if step == 9:
            display.expect(40)
    assert capsys.readouterr().err.splitlines() == [
        "writing: 10, 2.0/s, 4 failed, 6 linked",
        "writing: 20 of 50, 2.0/s, 7 failed, 13 linked, 15 s left",
        "writing: 30 of 50, 2.0/s, 10 failed, 20 linked, 10 s left",
    ]


def test_more_steps_than_were_expected_leave_no_time_that_is_less_than_none(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    display = module._Lines("asking Hint", None, clock)
    display.expect(3)
    for _ in range(10):
        clock.now += 0.5
        display.advance()
    assert capsys.readouterr().err == "asking Hint: 10 of 3, 2.0/s\n"


def test_a_bar_counts_how_the_steps_ended(terminal: Callable[..., str]) -> None:
    code = """
    from hintctl.output.progress import progress
    with progress("writing", None) as display:
        display.expect(3)
        for ended in ("linked", "failed", "linked"):
            display.advance(ended)
    """
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal(code, columns=120))
    assert "3 of 3, " in plain
    assert "2 linked, 1 failed" in plain


def test_short_work_in_a_pipe_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("linking", 3) as display:
        for _ in range(3):
            display.advance()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize(("label", "total"), [("linking", 1_000_000), ("asking Hint", None)])
def test_a_bar_on_a_terminal_stays_on_its_line_and_leaves_nothing(
    terminal: Callable[..., str], columns: int, label: str, total: int | None
) -> None:
    text = terminal(BAR.format(label=label, total=total, steps=500), columns=columns)
    assert label in text
    assert " 1,000 of 1,000,000, " in text if total else " 1,000, " in text
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    said = [line for line in plain.splitlines() if "said" in line]
    assert said == ["\\x1b[2J[red]said[/] :smile: " + "y" * 150]
    drawn = [part for line in plain.split("\n") for part in line.split("\r") if label in part]
    assert drawn
    assert max(len(part) for part in drawn) <= columns
    # One line down for what was said, one after the bar, one for "after", and nothing for a bar that wrapped.
    assert text.count("\n") == 3
    assert plain.splitlines()[-1].strip() == "after"
    assert text.count("\x1b[?25l") == text.count("\x1b[?25h") == 1  # the cursor comes back


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(terminal: Callable[..., str], environment: dict[str, str]) -> None:
    text = terminal(BAR.format(label="linking", total=1000, steps=500), **environment)
    assert not re.findall(r"\x1b\[[\d;]*[34]\d[;m]", text)
    assert "said" in text
    assert text.endswith("after\r\n")


def test_a_dumb_terminal_gets_lines_like_a_pipe(terminal: Callable[..., str]) -> None:
    code = """
    from hintctl.output import progress as module
    module._SECONDS_BETWEEN_LINES = 0
    with module.progress("linking", 2) as display:
        display.advance()
        display.advance()
    """
    text = terminal(code, TERM="dumb")
    assert [line.partition(",")[0] for line in text.splitlines()] == ["linking: 1 of 2", "linking: 2 of 2"]
    assert "\x1b" not in text


def test_the_lines_of_a_job_are_folded_away_and_what_is_said_is_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setattr(module, "_SECONDS_BETWEEN_LINES", 0)
    with progress("writing", 1_000) as display:
        display.advance()
        display.advance()
        display.say("Interrupted.")
        display.advance()
    assert [line.partition(",")[0] for line in capsys.readouterr().err.splitlines()] == [
        *("::group::writing (1", "writing: 1 of 1", "writing: 2 of 1", "::endgroup::", "Interrupted."),
        *("::group::writing (1", "writing: 3 of 1", "::endgroup::"),
    ]


def test_short_work_of_a_job_makes_no_group(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    with progress("writing", 3) as display:
        display.advance()
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_a_bar_uses_no_sign_that_a_code_page_lacks(terminal: Callable[..., str], encoding: str) -> None:
    text = terminal(BAR.format(label="linking", total=1000, steps=500), PYTHONIOENCODING=encoding)
    drawn = [part for line in text.split("\n") for part in line.split("\r") if "linking" in part]
    assert drawn
    assert all(part.isascii() and "\\u" not in part for part in drawn)


def test_a_narrow_terminal_cuts_how_the_steps_ended_and_keeps_how_many(terminal: Callable[..., str]) -> None:
    code = """
    from hintctl.output.progress import progress
    with progress("writing", 100000) as display:
        for _ in range(1000):
            display.advance("not found in Hint")
    """
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", terminal(code, columns=50))
    (last,) = [part for line in plain.split("\n") for part in line.split("\r") if "1,000 of 100,000" in part][-1:]
    assert last.rstrip().endswith("\u2026")
    assert len(last.rstrip()) <= 50
