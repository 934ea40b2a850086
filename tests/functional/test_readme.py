"""The README's commands exist, with the options that it uses, and no option of the command line goes unmentioned."""

import re
import shlex
from pathlib import Path

import pytest

from tests.running import Hintctl

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
GROUPS = {"emulator", "runs"}


def used_commands() -> list[tuple[str, ...]]:
    """Each `hintctl …` of the code blocks and code spans, as its words."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]*hintctl [^`\n]*)`", README)
    found = (
        re.search(r"hintctl ((?:get|link|unlink|bulk-link|verify|export|audit|runs|emulator)\b.*)", line) for line in lines
    )
    return sorted({tuple(shlex.split(match[1], comments=True)) for match in found if match})


def path_of(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:2] if words[0] in GROUPS else words[:1]


def options_of(help_text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", help_text))


def test_the_readme_shows_every_command() -> None:
    shown = {path_of(words) for words in used_commands()}
    single = {"get", "link", "unlink", "bulk-link", "verify", "export", "audit"}
    runs = {("runs", name) for name in ("list", "show", "resume", "undo", "prune")}
    assert shown >= {(name,) for name in single} | runs | {("emulator", "serve"), ("emulator", "reset")}


@pytest.mark.parametrize("words", used_commands(), ids=" ".join)
def test_a_command_of_the_readme_has_the_options_it_uses(words: tuple[str, ...], hintctl: Hintctl) -> None:
    ended = hintctl(*path_of(words), "--help")
    assert ended.code == 0, ended.err
    used = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert used <= options_of(ended.out)


@pytest.mark.parametrize(
    "command",
    [
        *("get", "link", "unlink", "bulk-link", "verify", "export", "audit", "emulator serve"),
        *("runs list", "runs show", "runs resume", "runs undo", "runs prune"),
    ],
)
def test_every_option_of_a_command_stands_in_the_readme(command: str, hintctl: Hintctl) -> None:
    options = options_of(hintctl(*command.split(), "--help").out)
    assert options - {"--help"} <= options_of(README)


def test_the_two_commands_to_paste_are_one_line_each() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert [command.rsplit(" && ", 1)[1] for command in commands] == [
        ".venv/bin/hintctl bulk-link tests/data/links.csv --emulator --yes",
        ".venv/bin/pytest",
    ]
