"""How a command shows its usage."""

from typing import Any

from typer.core import TyperCommand


class Command(TyperCommand):
    """A command whose usage names its arguments plainly. Typer puts those that are required into braces."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The parts of the usage line that follow the command's name. Typer does not export the class of `ctx`."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]
