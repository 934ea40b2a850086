"""The options that several commands share."""

from typing import Annotated

import typer

ResourceArgument = Annotated[
    str, typer.Argument(metavar="RESOURCE", help="patient, customer-invoice or practitioner.", show_default=False)
]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="A Hint ID or your own ID.", show_default=False)]
ProfileOption = Annotated[
    str | None, typer.Option("--profile", metavar="NAME", help="Profile in the config file [env: HINTCTL_PROFILE].")
]
EndpointOption = Annotated[
    str | None, typer.Option("--endpoint", metavar="URL", help="Address of the API [env: HINT_API_URL].")
]
EmulatorOption = Annotated[bool, typer.Option("--emulator", help="Use the embedded emulator: no server, no key.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Show each request on stderr.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would be done, write nothing.")]
ReplaceOption = Annotated[bool, typer.Option("--replace", help="Overwrite a link to another ID of yours.")]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Allow IDs of yours that look like Hint IDs or contain / \\ ? # %.")
]
