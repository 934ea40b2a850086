"""`hintctl unlink`."""

from hintctl.cli.options import (
    Connection,
    DryRunOption,
    IdArgument,
    JsonOption,
    ResourceArgument,
    api_command,
)


@api_command
def unlink(
    resource_name: ResourceArgument,
    record_id: IdArgument,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
    *,
    connection: Connection,
) -> None:
    """Clear a record's integration_record_id, by either ID.

    \b
    Examples:
      hintctl unlink patient emr-90210
      hintctl unlink patient pat-n32hjf4mmu1s --dry-run
    """
    from hintctl.api.resources import Resource
    from hintctl.cli.session import connect
    from hintctl.cli.write_one import write_one

    resource = Resource.parse(resource_name)
    with connect(connection) as session:
        from hintctl.linking.single_record import unlink_record

        change = write_one(
            session, resource, lambda client: unlink_record(client, resource, record_id, dry_run=dry_run)
        )
    from hintctl.output.link_change import show_change

    show_change(change, session.environment, as_json=json)
