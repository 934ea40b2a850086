"""`--help` of every command, as somebody reads it in 80 columns, and how hintctl takes the width of a terminal."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.running import HELP, Hintctl

SCREEN = 24  # lines of the terminal


@pytest.mark.parametrize("command", HELP)
def test_help_fits_into_80_columns(command: str, hintctl: Hintctl) -> None:
    ended = hintctl(*command.split(), "--help", COLUMNS="80")
    assert (ended.code, ended.err) == (0, "")
    assert max(len(line) for line in ended.out.splitlines()) <= 80


@pytest.mark.parametrize("command", [command for command, text in HELP.items() if "Examples:" in text])
def test_its_examples_are_commands_with_options_that_they_have(command: str, hintctl: Hintctl) -> None:
    text = hintctl(*command.split(), "--help", COLUMNS="80").out
    examples = re.findall(r"^ {4}hintctl (.*)$", text, re.MULTILINE)
    assert len(examples) == 2
    for example in examples:
        assert example.startswith(command)
        options = {word for word in shlex.split(example) if word.startswith("--")}
        assert options <= set(re.findall(r"--[a-z][a-z-]*", text.split("Options:")[1]))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ptys")
@pytest.mark.parametrize("line", ["bulk-link --help", "export patient --emulator", "verify FILE --emulator"])
def test_what_is_longer_than_the_screen_goes_through_no_pager(
    line: str, hintctl: Hintctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.terminal import Terminal

    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ntouch '{tmp_path}/paged'\ncat\n")
    pager.chmod(0o755)
    for name in ("PAGER", "MANPAGER"):
        monkeypatch.setenv(name, str(pager))
    assert hintctl("emulator", "seed", "--patients", "30").code == 0
    exported = tmp_path / "patients.csv"
    assert hintctl("export", "patient", "--emulator", "-o", exported).code == 0
    exported.write_text(re.sub(r",(pat-\w+),.*", r",\1,emr-\1", exported.read_text()))
    terminal = Terminal(*(str(exported) if word == "FILE" else word for word in line.split()))
    terminal.end()
    assert terminal.shown.count(b"\n") > SCREEN
    assert not (tmp_path / "paged").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ptys")
@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("runs list", "21 linked, 2 already linked"),
        ("runs show last", "{file}"),
        ("bulk-link {file} --emulator --dry-run", "{file}, 23 rows"),
        ("verify {file} --emulator", "= practitioner pct-uuZ6lmjOL3ag dr.rowantree"),
    ],
)
def test_what_is_shown_fits_into_the_columns_and_is_whole(
    line: str, whole: str, columns: int, hintctl: Hintctl, links: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.terminal import Terminal

    monkeypatch.chdir(tmp_path)
    file = Path("everybody-at-the-harbour-clinic-in-may.csv")
    file.write_bytes(links.read_bytes())
    assert hintctl("bulk-link", file, "--emulator", "--yes").code == 0
    monkeypatch.setenv("COLUMNS", str(columns))
    terminal = Terminal(*line.format(file=file).split())
    assert terminal.end() == 0
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", terminal.shown.decode()).splitlines()
    assert max(len(line) for line in shown) <= columns
    assert any(whole.format(file=file) in line for line in shown), shown
