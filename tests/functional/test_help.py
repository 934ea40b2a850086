"""`--help` of every command, as somebody reads it in 80 columns."""

import re
import shlex

import pytest

from tests.running import Hintctl

COMMANDS = (
    *("", "get", "link", "unlink", "bulk-link", "verify", "export", "audit"),
    *("runs", "runs list", "runs show", "runs resume", "runs undo", "runs prune"),
    *("emulator", "emulator serve", "emulator seed", "emulator reset"),
)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_into_80_columns(command: str, hintctl: Hintctl) -> None:
    ended = hintctl(*command.split(), "--help", COLUMNS="80")
    assert (ended.code, ended.err) == (0, "")
    assert max(len(line) for line in ended.out.splitlines()) <= 80


@pytest.mark.parametrize(
    "command",
    [
        *("get", "link", "unlink", "bulk-link", "verify", "export", "runs resume", "runs undo", "runs prune"),
        "emulator serve",
    ],
)
def test_its_examples_are_commands_with_options_that_they_have(command: str, hintctl: Hintctl) -> None:
    text = hintctl(*command.split(), "--help", COLUMNS="80").out
    examples = re.findall(r"^ {4}hintctl (.*)$", text, re.MULTILINE)
    assert len(examples) == 2
    for example in examples:
        assert example.startswith(f"{command} ")
        options = {word for word in shlex.split(example) if word.startswith("--")}
        assert options <= set(re.findall(r"--[a-z][a-z-]*", text.split("Options:")[1]))
