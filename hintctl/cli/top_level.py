"""hintctl itself: the list of its commands. A command is imported when it is named, not when it is merely listed."""

from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperCommand, TyperGroup

from hintctl.cli.command import Command

if TYPE_CHECKING:
    from typer._click import core

COMMANDS = {
    "get": "Show one record, found by either ID.",
    "link": "Set a record's integration_record_id to your own ID.",
    "unlink": "Clear a record's integration_record_id, by either ID.",
    "bulk-link": "Link every row of a CSV of Hint IDs and your IDs.",
    "verify": "Compare a CSV of Hint IDs and your IDs with what Hint holds.",
    "export": "Write the Hint ID and your ID of every record.",
    "audit": "Find uses of Hint's legacy fields in source code.",
    "completion": "Print the script that completes hintctl when you press TAB.",
    "auth": "Your key: store it, see whose it is, forget it.",
    "config": "The settings in force, and the config file.",
    "runs": "See, finish and take back the bulk runs of this machine.",
    "emulator": "A local Hint API to try things on, over real HTTP.",
}
"""The commands in the order of the help, each with the first sentence of its own help."""


class TopLevel(TyperGroup):
    """The commands by name. Until one is named, it is only its line in the list: all of them take 20 ms to import."""

    def __init__(self, **attributes: object) -> None:
        lines = {name: TyperCommand(name, short_help=text) for name, text in COMMANDS.items()}
        super().__init__(**attributes | {"commands": lines})  # type: ignore[arg-type]  # what Typer passes on

    def resolve_command(
        self, ctx: "core.Context", args: list[str]
    ) -> "tuple[str | None, core.Command | None, list[str]]":
        """The command that `args` begin with, and the arguments that are left for it. Also on the way to a TAB."""
        if args[0] in COMMANDS:
            self.commands[args[0]] = load(args[0])
        return super().resolve_command(ctx, args)


def load(name: str) -> "core.Command":
    """Imports a command, from the module of its name, with all its parameters."""
    module = name.replace("-", "_")
    found = getattr(import_module(f"hintctl.cli.{module}"), module)
    alone = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    if isinstance(found, typer.Typer):
        alone.add_typer(found, name=name)
        return typer.main.get_group(alone).commands[name]
    alone.command(name, cls=Command)(found)
    return typer.main.get_command(alone)
