"""The options that several commands share."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar

import typer

Result = TypeVar("Result")

ResourceArgument = Annotated[
    str, typer.Argument(metavar="RESOURCE", help="patient, customer-invoice or practitioner.", show_default=False)
]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A Hint ID or your own ID.", show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, write nothing.")]
ReplaceOption = Annotated[bool, typer.Option("--replace", help="Overwrite a link to another ID of yours.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Allow IDs of yours that look like Hint IDs or contain / \\ ? # %.")
]


@dataclass(frozen=True, kw_only=True)
class Connection:
    """What the command line says of the API to use. Each field is an option of every API command."""

    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME", help="Profile in the config file [env: HINTCTL_PROFILE].")
    ] = None
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="Address of the API [env: HINT_API_URL].")
    ] = None
    emulator: Annotated[bool, typer.Option("--emulator", help="Use the embedded emulator: no server, no key.")] = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show each request on stderr.")] = False


def api_command(command: Callable[..., Result]) -> Callable[..., Result]:
    """Gives a command the connection options, which it takes as one `connection`.

    Typer reads a command's options from its signature, so the signature is what gets the fields of Connection.
    """
    signature = inspect.signature(command)
    own = [parameter for name, parameter in signature.parameters.items() if name != "connection"]
    shared = list(inspect.signature(Connection).parameters.values())

    @functools.wraps(command)
    def with_connection(**options: object) -> Result:
        connection = Connection(**{parameter.name: options.pop(parameter.name) for parameter in shared})  # type: ignore[arg-type]  # Typer checked them
        return command(connection=connection, **options)

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in (*own, *shared)]
    with_connection.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # for inspect
    with_connection.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_connection
