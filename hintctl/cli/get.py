"""`hintctl get`."""

from typing import Annotated

import typer

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
    field: Annotated[str | None, typer.Option("--field", metavar="NAME", help="Print only this field's value.")] = None,
    json: JsonOption = False,
    *,
    connection: Connection,
) -> None:
    """Show one record, found by either ID."""
    from hintctl.api.resources import Resource
    from hintctl.cli.session import connect

    if json and field:
        raise UsageError("--json and --field exclude each other.", hint="Use either.")
    resource = Resource.parse(resource_name)
    with connect(connection) as session:
        record = session.run(lambda client: client.get(resource, record_id))
    from hintctl.output.console import emit_json
    from hintctl.output.record import show_field, show_record

    if json:
        emit_json(record.fields)
    elif field is None:
        show_record(record, session.environment)
    elif field in record.fields:
        show_field(record.fields[field])
    else:
        raise UsageError(f"the {resource.value} has no field {field!r}.", hint=f"It has: {', '.join(record.fields)}.")
