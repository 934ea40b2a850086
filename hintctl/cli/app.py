"""The Typer application. Its usage errors become ours."""

import os
import re
from collections.abc import Sequence
from typing import Annotated

import typer

from hintctl import __version__
from hintctl.cli.completion import VARIABLE
from hintctl.cli.top_level import TopLevel
from hintctl.errors import ExitCode, UsageError, did_you_mean

app = typer.Typer(
    cls=TopLevel,
    rich_markup_mode=None,  # Rich would be loaded for --help: 141 instead of 63 ms
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def run(arguments: Sequence[str]) -> int:
    """Runs the command that the arguments name. Returns its exit code; raises UsageError for wrong usage."""
    command = typer.main.get_command(app)
    if instruction := os.environ.get(VARIABLE):
        from hintctl.cli.completion_answer import answer

        typer.echo(answer(command, instruction))
        return ExitCode.OK
    try:
        # Not `app()`: its standalone mode prints errors and exits by itself, and turns a closed pipe into exit code 1.
        with command.make_context("hintctl", list(arguments)) as context:
            code = context.command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":  # which Typer does not export; its message is the help
            typer.echo(error.format_message(), err=True)
            return ExitCode.USAGE
        raise _usage_error(error) from None
    return code if isinstance(code, int) else 0


@app.callback()
def hintctl(
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    """Link your own IDs to the patients, invoices and practitioners of the Hint platform."""
    if version:
        typer.echo(f"hintctl {__version__}")
        raise typer.Exit


def _usage_error(error: typer.TyperException) -> UsageError:
    """One line, in our form, instead of a box; with the nearest of what could be meant."""
    message = error.format_message().rstrip(".")
    # Typer names all that is near, the nearest first; one is a question that can be answered.
    message = re.sub(r"Did you mean '([^']*)'(?:, '[^']*')*\?$", r"Did you mean \1?", message)
    if message.endswith(")"):
        message = message.partition(" (Possible options: ")[0]
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "hintctl"
    stop = "" if message.endswith("?") else "."
    hint = f"{_meant(error)} See: {path} --help".strip()
    return UsageError(f"{message[:1].lower()}{message[1:]}{stop}", hint=hint)


def _meant(error: typer.TyperException) -> str:
    """The option, or the value of one, that is near the one given; Typer exports neither kind of error."""
    if options := getattr(error, "possibilities", None):
        return did_you_mean(getattr(error, "option_name", ""), options)
    choices = getattr(getattr(getattr(error, "param", None), "type", None), "choices", ())
    given = re.match(r"'(.*)' is not one of ", error.message)
    return did_you_mean(given[1], map(str, choices)) if given else ""
