"""Writes the report of an audit, in any format, to where it was asked for."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from hintctl.audit.report import Report
from hintctl.audit.rules import Rule
from hintctl.audit.summary import sentences, skipped_lines
from hintctl.files import replace_whole
from hintctl.output.audit_text import PIPED_WIDTH, Line, plain, text_lines
from hintctl.output.console import emit, harmless, is_terminal, stdout_for_programs, tell
from hintctl.output.text import clean, quantity

TEXT = "text"


def show_report(report: Report, *, format_name: str, output: Path | None, verbose: bool) -> None:
    """Writes the report to a file, whole, or to stdout. `format_name` is `text` or one of RENDERERS.

    What only text says itself is told on stderr for the others: the summary, and what could not be read.
    """
    if format_name == TEXT and output is None and is_terminal(sys.stdout):
        _show_coloured(text_lines(report, width=shutil.get_terminal_size().columns, verbose=verbose))
        return
    if format_name == TEXT:
        lines = plain(text_lines(report, width=PIPED_WIDTH, verbose=verbose))
    else:
        from hintctl.audit.formats import RENDERERS  # not for text: it takes longer to load than to use

        lines = RENDERERS[format_name](report)
    # In a job's log, lines of text give no commands; those of a format for GitHub are there to do so.
    shown = harmless if format_name == TEXT and output is None else clean
    with _opened(output, format_name) as file:
        file.writelines(f"{shown(line)}\n" for line in lines)
    if format_name != TEXT or output:
        show_summary(report, verbose=verbose)


def show_rule(rule: Rule) -> None:
    """Explains a rule."""
    emit(f"{rule.code}: {rule.title}")
    emit()
    for line in rule.explanation.splitlines():
        emit(line)


def show_summary(report: Report, *, verbose: bool) -> None:
    """Tells on stderr what the audit came to, and what could not be read; with `verbose`, all that was skipped."""
    _show_sentences(report, sentences(report), verbose=verbose)


def show_diff_summary(report: Report, *, verbose: bool) -> None:
    """Tells on stderr how much of it the diff just shown would fix."""
    if report.fixed and is_terminal(sys.stdout):
        tell()  # below the diff
    left = replace(report, fixed=0)
    found, *others = sentences(left)
    would = f"{quantity(report.fixed, 'finding')} would be fixed, nothing was changed."
    if report.findings or report.below or report.unreadable:
        tell(f"{would} What would be left:")
        _show_sentences(left, (found, *others), verbose=verbose)
    else:
        tell(f"{would} Nothing would be left." if report.fixed else found)
        _show_sentences(left, others, verbose=verbose)


def _show_sentences(report: Report, said: Iterable[str], *, verbose: bool) -> None:
    if verbose or report.unreadable:
        for line in skipped_lines(report):
            tell(line)
    for sentence in said:
        tell(sentence)


def show_written_baseline(file: Path, *, held: int, dropped: int, not_added: int) -> None:
    """Tells what a baseline holds now."""
    tell(f"{file}: {quantity(held, 'finding')}{f', {dropped:,} dropped' if dropped else ''}.")
    if not_added:
        tell(
            f"{quantity(not_added, 'new finding')} not added: a baseline only gets shorter. "
            "To take them in, delete it and write it again."
        )


@contextmanager
def _opened(output: Path | None, format_name: str) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout if format_name == TEXT else stdout_for_programs()
        return
    with replace_whole(output) as file:
        yield file


def _show_coloured(lines: Iterable[Line]) -> None:
    from hintctl.output.styled import print_line

    for line in lines:
        # What goes on below itself stays right of the margin.
        print_line(line, sys.stdout, hanging=len(line[0][0]) if line and line[0][0].startswith(" ") else 0)
