"""`hintctl verify`."""

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hintctl.cli.options import (
    ConcurrencyOption,
    Connection,
    CsvArgument,
    EncodingOption,
    HintIdColOption,
    JsonOption,
    RateOption,
    SkipInvalidOption,
    YourIdColOption,
    api_command,
)
from hintctl.cli.outputs import check_outputs
from hintctl.errors import ExitCode

if TYPE_CHECKING:
    from collections import Counter

    from hintctl.linking.journal import Journal
    from hintctl.linking.verify import Status


@api_command
def verify(
    file: CsvArgument,
    extra: Annotated[bool, typer.Option("--extra", help="Also show links in Hint that the file lacks.")] = False,
    differences: Annotated[bool, typer.Option("--differences", help="Show only rows that differ.")] = False,
    skip_invalid: SkipInvalidOption = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write a CSV with every row's status.")
    ] = None,
    hint_id_col: HintIdColOption = None,
    your_id_col: YourIdColOption = None,
    encoding: EncodingOption = None,
    rate: RateOption = None,
    concurrency: ConcurrencyOption = None,
    json: JsonOption = False,
    *,
    connection: Connection,
) -> int:
    """Compare a CSV of Hint IDs and your IDs with what Hint holds. Nothing is written.

    Each line begins with = in sync, - not linked yet, * linked to another ID, ! not found in Hint, ? not known, or
    + linked in Hint but not in the file (--extra). The exit code is 1 if anything differs.

    \b
    Examples:
      hintctl verify links.csv --differences
      hintctl verify links.csv --extra --json
    """
    from hintctl.linking.csv_rows import CsvTable
    from hintctl.linking.csv_source import CsvSource

    began = time.monotonic()
    check_outputs(Path(file), report)
    source = CsvSource(None if file == "-" else Path(file), stdin=sys.stdin.buffer, encoding=encoding)
    table = CsvTable.open(source, hint_id_col=hint_id_col, your_id_col=your_id_col)
    # Only now: a file that is none needs none of it, and it takes longer to load than to run.
    from hintctl.api.limits import DEFAULT_RATE
    from hintctl.api.parallel import default_concurrency
    from hintctl.cli.read_table import read_table
    from hintctl.cli.session import connect
    from hintctl.config import Paths
    from hintctl.linking.journal import Journal
    from hintctl.linking.journal_file import remove_abandoned
    from hintctl.linking.outcome import Outcome
    from hintctl.linking.verify import Status, ask_hint
    from hintctl.output.progress import progress
    from hintctl.output.verify import show_summary

    rate = rate or DEFAULT_RATE
    folder = Paths.from_environment().state / "verify"  # not among the runs: it is none, and is gone at the end
    remove_abandoned(folder)
    with connect(connection) as session, Journal.create(folder, {}) as journal:
        read_table(table, journal, force=True, skip_invalid=skip_invalid, report=report)
        display = progress("asking Hint", None, plain=session.verbose)
        with session.open(rate=rate, bulk=True) as (client, runner), display as shown:
            asking = ask_hint(
                client,
                journal,
                extra=extra,
                concurrency=concurrency or default_concurrency(rate),
                on_request=shown.advance,
                on_expected=shown.expect,
            )
            runner.run(asking)
        invalid = journal.counts()[Outcome.INVALID]
        counts = _show(journal, invalid, extra=extra, differences=differences, report=report, json=json)
        show_summary(
            counts,
            session.where,
            invalid=invalid,
            requests=client.requests,
            seconds=time.monotonic() - began,
        )
    return ExitCode.FINDINGS if invalid or counts.keys() - {Status.IN_SYNC} else ExitCode.OK


def _show(
    journal: "Journal", invalid: int, *, extra: bool, differences: bool, report: Path | None, json: bool
) -> "Counter[Status]":
    """Shows and reports each row, in one pass over them all."""
    from hintctl.files import replace_whole
    from hintctl.linking.verify import compare, write_report
    from hintctl.output.verify import show_json, show_lines

    with ExitStack() as files:
        comparisons = compare(journal, extra=extra)
        if report:
            comparisons = write_report(comparisons, files.enter_context(replace_whole(report)))
        return show_json(comparisons, invalid=invalid) if json else show_lines(comparisons, differences=differences)
