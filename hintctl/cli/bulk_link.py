"""`hintctl bulk-link`."""

import shlex
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hintctl.cli.options import (
    Connection,
    CsvArgument,
    EncodingOption,
    ForceOption,
    HintIdColOption,
    ReplaceOption,
    RunOptions,
    SkipInvalidOption,
    WebLinkOption,
    YesOption,
    YourIdColOption,
    api_command,
)
from hintctl.cli.outputs import check_outputs

if TYPE_CHECKING:
    from hintctl.cli.session import Session
    from hintctl.linking.csv_source import CsvSource
    from hintctl.linking.run_facts import RunFacts


@api_command
def bulk_link(
    file: CsvArgument,
    yes: YesOption = False,
    replace: ReplaceOption = False,
    skip_invalid: SkipInvalidOption = False,
    force: ForceOption = False,
    web_link: WebLinkOption = None,
    rejects: Annotated[
        Path | None,
        typer.Option("--rejects", metavar="FILE", help="Write the rows not linked, to fix and retry."),
    ] = None,
    hint_id_col: HintIdColOption = None,
    your_id_col: YourIdColOption = None,
    encoding: EncodingOption = None,
    *,
    options: RunOptions,
    connection: Connection,
) -> int:
    """Link every row of a CSV of Hint IDs and your IDs.

    The file needs a column of Hint IDs (hint_id, for example) and one of your IDs (your_id, emr_id, mrn, ...). It is
    checked as a whole, then the plan is shown. Nothing is written before you agree.

    \b
    Examples:
      hintctl bulk-link links.csv --dry-run
      hintctl bulk-link links.csv --yes --report report.csv --rejects rejects.csv
    """
    from hintctl.cli.bulk_run import carry_out, check_can_ask
    from hintctl.cli.read_table import read_table
    from hintctl.cli.session import connect
    from hintctl.config import Paths
    from hintctl.linking.csv_rows import CsvTable
    from hintctl.linking.csv_source import CsvSource

    ask = not yes and not options.dry_run
    if ask:
        check_can_ask(command="bulk-link", stdin_taken=file == "-")
    check_outputs(Path(file), options.report, rejects)
    source = CsvSource(None if file == "-" else Path(file), stdin=sys.stdin.buffer, encoding=encoding)
    table = CsvTable.open(source, hint_id_col=hint_id_col, your_id_col=your_id_col)
    # Not before a mistake in the command line was told: these load SQLite and the client.
    from hintctl.linking.journal import Journal
    from hintctl.linking.report import write_rejects
    from hintctl.linking.runs import lock_source

    outputs = {rejects: partial(write_rejects, table=table, dry_run=options.dry_run)} if rejects else {}
    with connect(connection) as session:
        facts = _facts(source, session, replace=replace, web_link=web_link)
        folder = Paths.from_environment().runs
        with Journal.create(folder, facts.as_facts()) as journal, ExitStack() as locks:
            if not options.dry_run:
                locks.enter_context(lock_source(folder, facts, journal.run_id))
            identical = read_table(table, journal, force=force, skip_invalid=skip_invalid, report=options.report)
            return carry_out(journal, session, options, ask=ask, identical=identical, outputs=outputs)


def _facts(source: "CsvSource", session: "Session", *, replace: bool, web_link: str | None) -> "RunFacts":
    from hintctl.linking.run_facts import RunFacts

    return RunFacts(
        file=source.name,
        source=str(source.path.resolve()).encode("utf-8", "backslashreplace").decode() if source.path else "",
        endpoint=session.endpoint.url,
        environment=session.environment.value,
        profile=session.profile or "",
        replace="1" if replace else "",
        web_link=web_link or "",
        connection=shlex.join(session.options),
        key_mark=session.key_mark(),
    )
