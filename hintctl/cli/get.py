"""`hintctl get`."""

from typing import Annotated

import typer

from hintctl.cli import candidates
from hintctl.cli.options import (
    Connection,
    IdArgument,
    JsonOption,
    ResourceArgument,
    api_command,
)
from hintctl.errors import UsageError


@api_command
def get(
    resource_name: ResourceArgument,
    record_id: IdArgument,
    field: Annotated[
        str | None,
        typer.Option(
            "--field", metavar="NAME", help="Print only this field's value.", autocompletion=candidates.fields
        ),
    ] = None,
    json: JsonOption = False,
    *,
    connection: Connection,
) -> None:
    """Show one record, found by either ID.

    \b
    Examples:
      hintctl get patient pat-n32hjf4mmu1s
      hintctl get patient emr-90210 --field practitioner.id
    """
    from hintctl.api.resources import Resource
    from hintctl.cli.session import connect

    if json and field:
        raise UsageError("--json and --field exclude each other.", hint="Use either.")
    resource = Resource.parse(resource_name)
    with connect(connection) as session:
        record = session.run(lambda client: client.get(resource, record_id))
    from hintctl.output.console import emit_json
    from hintctl.output.record import find_field, show_field, show_record

    if json:
        emit_json(record.fields)
    elif field is None:
        show_record(record, session.environment)
    else:
        show_field(find_field(record.fields, field))
