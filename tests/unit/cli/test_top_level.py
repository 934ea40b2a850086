"""The list of the commands, and the commands themselves."""

import pytest
import typer

from hintctl.cli.app import app
from hintctl.cli.top_level import COMMANDS, TopLevel, load


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_tells_what_the_help_of_the_command_begins_with(name: str) -> None:
    command = load(name)
    assert command.name == name
    assert (command.help or "").startswith(COMMANDS[name])


def test_a_command_is_loaded_alone_when_it_is_named() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TopLevel)
    with group.make_context("hintctl", ["get", "patient"], resilient_parsing=True) as context:
        group.resolve_command(context, ["get", "patient"])
    assert [name for name, command in group.commands.items() if command.params] == ["get"]
