"""The end of a run, however it came: what is shown, which files are written, and how to go on."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from hintctl.errors import ExitCode, HintctlError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from hintctl.api.client import HintClient
    from hintctl.cli.options import RunOptions
    from hintctl.cli.session import Session
    from hintctl.linking.journal import Journal

    Writer = Callable[[Journal, Path], None]


class RunEnd:
    """What is left to do once a run ends."""

    def __init__(self, journal: Journal, session: Session, options: RunOptions, outputs: Mapping[Path, Writer]) -> None:
        """`outputs` are files to write, besides the report."""
        from hintctl.linking.report import write_report
        from hintctl.linking.run_facts import RunFacts

        self._journal = journal
        self._session = session
        self._options = options
        self._facts = RunFacts.read(journal.facts())
        self._outputs: dict[Path, Writer] = {options.report: write_report} if options.report else {}
        self._outputs |= outputs

    def show(self, client: HintClient, seconds: float) -> ExitCode:
        """Shows the result and writes the files that were asked for. Returns the exit code of a run not cut short.

        `seconds` is how long the run took.
        """
        from hintctl.linking.outcome import REFUSED, count_not_in_place
        from hintctl.output.bulk_run import result_document, show_entries, show_result, show_retries
        from hintctl.output.console import emit_json

        counts = self._journal.counts()
        run = self._journal.run_id if self._journal.kept else None
        undoes = self._facts.undoes
        if self._options.json:
            emit_json(result_document(counts, run=run, undoes=undoes, requests=client.requests, seconds=seconds))
        else:
            show_result(counts, run=run, undoes=undoes, requests=client.requests, seconds=seconds)
        show_retries(client.retries)
        unwritten = self._write_outputs()
        refused = sum(counts[outcome] for outcome in REFUSED)
        report = None if self._options.report in unwritten else self._options.report
        show_entries(self._facts.file, self._journal.entries(REFUSED), refused, report=report)
        complete = self._options.dry_run or not count_not_in_place(counts)
        return ExitCode.OK if complete and not unwritten else ExitCode.FINDINGS

    def how_to_go_on(self) -> str:
        """The command that does what an early end, or a failure, left; empty if nothing is left."""
        from hintctl.output.bulk_run import how_to_go_on

        options = shlex.join([*self._session.options, *self._options.as_arguments()])
        return how_to_go_on(self._journal.counts(), self._journal.run_id, options)

    def advise(self) -> None:
        """Tells how rows that failed can be tried again."""
        from hintctl.output.console import tell

        if advice := self.how_to_go_on():
            tell(advice)

    def _write_outputs(self) -> list[Path]:
        """Writes the files that were asked for, and returns those that could not be written.

        That is told, not raised: the run itself is done by now.
        """
        from hintctl.output.console import tell_failure

        unwritten: list[Path] = []
        for path, write in self._outputs.items():
            try:
                write(self._journal, path)
            except (OSError, HintctlError) as error:
                unwritten.append(path)
                reason = error.strerror if isinstance(error, OSError) else str(error)
                tell_failure(f"{path} was not written: {reason}")
        return unwritten
