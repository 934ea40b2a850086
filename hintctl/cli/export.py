"""`hintctl export`."""

import time
from contextlib import ExitStack, aclosing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hintctl.cli.options import (
    ConcurrencyOption,
    Connection,
    JsonOption,
    RateOption,
    ResourceArgument,
    api_command,
)
from hintctl.cli.outputs import check_outputs
from hintctl.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Mapping

    from hintctl.linking.export import ExportedRecord


class Format(StrEnum):
    """What `--format` takes."""

    CSV = "csv"
    NDJSON = "ndjson"


@api_command
def export(
    resource_name: ResourceArgument,
    linked: Annotated[bool, typer.Option("--linked", help="Only records that are linked.")] = False,
    unlinked: Annotated[bool, typer.Option("--unlinked", help="Only records that are not linked.")] = False,
    archived: Annotated[bool, typer.Option("--archived", help="Only archived patients.")] = False,
    legacy: Annotated[
        bool, typer.Option("--legacy", help="Fill in IDs from the legacy fields; leave out records without any ID.")
    ] = False,
    import_source: Annotated[
        str | None,
        typer.Option("--import-source", metavar="NAME", help="Take import_id only beside this import_source."),
    ] = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="Format of the records [default: csv].", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, not to stdout.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write a CSV of records whose legacy fields differ.")
    ] = None,
    rate: RateOption = None,
    concurrency: ConcurrencyOption = None,
    json: JsonOption = False,
    *,
    connection: Connection,
) -> int:
    """Write the Hint ID and your ID of every record.

    Archived patients are included, and come last. bulk-link and verify read the file. The exit code is 1 if records
    were left out because their legacy fields differ.

    \b
    Examples:
      hintctl export patient --linked -o patients.csv
      hintctl export patient --legacy --unlinked -o legacy.csv
    """
    from hintctl.api.resources import Resource

    began = time.monotonic()
    resource = Resource.parse(resource_name)
    _exclude({"--linked": linked, "--unlinked": unlinked}, {"--json": json, "--format": format_})
    if resource is not Resource.PATIENT:
        _refuse({"--archived": archived, "--legacy": legacy}, "only for patients", "Leave it out.")
    if not legacy:
        _refuse({"--import-source": import_source, "--report": report}, "about the legacy fields", "Add --legacy.")
    check_outputs(None, output, report)
    # Only now: wrong usage needs none of it, and it takes longer to load than to run.
    from hintctl.api.limits import DEFAULT_RATE
    from hintctl.api.parallel import default_concurrency
    from hintctl.cli.session import connect
    from hintctl.linking.export import Selection, export_records
    from hintctl.output.export import ExportWriter
    from hintctl.output.progress import progress

    only = True if linked else False if unlinked else None
    selection = Selection(linked=only, archived=archived, legacy=legacy, import_source=import_source)
    rate = rate or DEFAULT_RATE
    with connect(connection) as session, session.open(rate=rate, bulk=True) as (client, runner):
        with ExitStack() as files:
            format_name = "json" if json else format_ or Format.CSV
            writer = ExportWriter(files, format_name=format_name, output=output, report=report, legacy=legacy)
            display = files.enter_context(progress("reading", None, plain=session.verbose or output is None))
            records = export_records(
                client,
                resource,
                selection,
                concurrency=concurrency or default_concurrency(rate),
                on_expected=display.expect,
                on_read=display.advance,
            )
            runner.run(_write_all(records, writer.write))
        writer.show_end(session.where, requests=client.requests, seconds=time.monotonic() - began)
    return ExitCode.FINDINGS if writer.undecided else ExitCode.OK


async def _write_all(
    records: "AsyncGenerator[ExportedRecord, None]", write: "Callable[[ExportedRecord], None]"
) -> None:
    async with aclosing(records):
        async for record in records:
            write(record)


def _exclude(*pairs: "Mapping[str, object]") -> None:
    for options in pairs:
        if all(options.values()):
            raise UsageError(f"{' and '.join(options)} exclude each other.", hint="Use either.")


def _refuse(options: "Mapping[str, object]", why: str, advice: str) -> None:
    for name, value in options.items():
        if value not in (None, False):
            raise UsageError(f"{name} is {why}.", hint=advice)
