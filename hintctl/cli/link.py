"""`hintctl link`."""

from typing import Annotated

import typer

from hintctl.cli.options import (
    Connection,
    DryRunOption,
    ForceOption,
    JsonOption,
    ReplaceOption,
    ResourceArgument,
    WebLinkOption,
    api_command,
)


@api_command
def link(
    resource_name: ResourceArgument,
    hint_id: Annotated[str, typer.Argument(metavar="HINT_ID", help="pat-..., inv-... or pct-...", show_default=False)],
    integration_record_id: Annotated[
        str, typer.Argument(metavar="YOUR_ID", help="Your own ID for the record.", show_default=False)
    ],
    replace: ReplaceOption = False,
    force: ForceOption = False,
    web_link: WebLinkOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
    *,
    connection: Connection,
) -> None:
    """Set a record's integration_record_id to your own ID.

    \b
    Examples:
      hintctl link patient pat-n32hjf4mmu1s emr-90210
      hintctl link patient pat-n32hjf4mmu1s emr-90210 --replace --dry-run
    """
    from hintctl.api.resources import Resource
    from hintctl.cli.session import connect
    from hintctl.cli.write_one import write_one

    resource = Resource.parse(resource_name)
    with connect(connection) as session:
        from hintctl.linking.single_record import link_record
        from hintctl.linking.web_link import WebLinkTemplate

        template = WebLinkTemplate.parse(web_link) if web_link else None
        change = write_one(
            session,
            resource,
            lambda client: link_record(
                client,
                resource,
                hint_id,
                integration_record_id,
                replace=replace,
                force=force,
                dry_run=dry_run,
                template=template,
            ),
        )
    from hintctl.output.link_change import show_change

    show_change(change, session.environment, as_json=json)
