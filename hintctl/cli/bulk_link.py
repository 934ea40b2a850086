"""`hintctl bulk-link`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from hintctl.cli.options import (
    Connection,
    DryRunOption,
    ForceOption,
    JsonOption,
    ReplaceOption,
    api_command,
)
from hintctl.errors import UsageError

_SLOWEST, _FASTEST = 0.01, 10_000  # requests a second; a mistake, beyond these


@api_command
def bulk_link(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV file; - is stdin.", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask before writing.")] = False,
    dry_run: DryRunOption = False,
    replace: ReplaceOption = False,
    skip_invalid: Annotated[bool, typer.Option("--skip-invalid", help="Leave invalid rows out.")] = False,
    force: ForceOption = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write a CSV with every row's outcome.")
    ] = None,
    rejects: Annotated[
        Path | None,
        typer.Option("--rejects", metavar="FILE", help="Write the rows not linked, to fix and retry."),
    ] = None,
    hint_id_col: Annotated[
        str | None, typer.Option("--hint-id-col", metavar="COLUMN", help="Column of the Hint IDs: name or number.")
    ] = None,
    your_id_col: Annotated[
        str | None, typer.Option("--your-id-col", metavar="COLUMN", help="Column of your IDs: name or number.")
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="Encoding [default: UTF-8; UTF-16 with a BOM]."),
    ] = None,
    rate: Annotated[
        float | None, typer.Option("--rate", metavar="N", help="Requests a second at most [default: 20].")
    ] = None,
    concurrency: Annotated[
        int | None, typer.Option("--concurrency", metavar="N", help="Requests in flight at most [default: by rate].")
    ] = None,
    json: JsonOption = False,
    *,
    connection: Connection,
) -> int:
    """Link every row of a CSV of Hint IDs and your IDs.

    The file needs a column of Hint IDs (hint_id, for example) and one of your IDs (your_id, emr_id, mrn, ...). It is
    checked as a whole, then the plan is shown. Nothing is written before you agree.
    """
    from hintctl.api.limits import DEFAULT_RATE
    from hintctl.cli.bulk_run import BulkOptions, bulk_run
    from hintctl.cli.session import connect
    from hintctl.linking.csv_rows import CsvTable
    from hintctl.linking.csv_source import CsvSource

    _check_options(rate=rate, concurrency=concurrency, may_write=yes or dry_run, stdin_taken=file == "-")
    _check_outputs(Path(file), report, rejects)
    source = CsvSource(None if file == "-" else Path(file), stdin=sys.stdin.buffer, encoding=encoding)
    table = CsvTable.open(source, hint_id_col=hint_id_col, your_id_col=your_id_col)
    options = BulkOptions(
        yes=yes,
        dry_run=dry_run,
        replace=replace,
        skip_invalid=skip_invalid,
        force=force,
        report=report,
        rejects=rejects,
        rate=rate or DEFAULT_RATE,
        concurrency=concurrency,
        json=json,
    )
    with connect(connection) as session:
        return bulk_run(table, options, session)


def _check_outputs(source: Path, *outputs: Path | None) -> None:
    """Raises UsageError for a file that could not be written at the end, or would take another's place."""
    from hintctl.files import check_writable

    taken = [source.resolve()]
    for output in outputs:
        if output is None:
            continue
        check_writable(output)
        if output.resolve() in taken and (output.is_file() or not output.exists()):
            raise UsageError(f"{output} is used twice on this command line.", hint="Name a file of its own.")
        taken.append(output.resolve())


def _check_options(*, rate: float | None, concurrency: int | None, may_write: bool, stdin_taken: bool) -> None:
    if rate is not None and not _SLOWEST <= rate <= _FASTEST:
        raise UsageError(
            f"--rate {rate:g} is out of range.", hint=f"Give requests a second, from {_SLOWEST:g} to {_FASTEST}."
        )
    if concurrency is not None and concurrency < 1:
        raise UsageError(f"--concurrency {concurrency} is out of range.", hint="Give a number from 1.")
    if not may_write and (stdin_taken or not sys.stdin.isatty()):
        raise UsageError(
            "bulk-link asks before it writes, and there is no terminal to ask on.",
            hint="Add --yes to write without asking, or --dry-run to see the plan.",
        )
