"""Annotations of GitHub Actions: workflow commands on stdout.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions. A step shows ten of a level, the rest
vanishes in silence; so ten at most are sent, and a last one says how many there are.
"""

from collections import Counter
from collections.abc import Iterator

from hintctl.audit.finding import Confidence
from hintctl.audit.report import Report
from hintctl.audit.summary import sentences

_MOST = 10
_LEVELS = {Confidence.HIGH: "error", Confidence.MEDIUM: "warning", Confidence.LOW: "notice"}


def render(report: Report) -> Iterator[str]:
    """A line for each annotation, and a summary."""
    sent: Counter[str] = Counter(notice=1)  # the summary may take one
    left_out = 0
    for level, command in _annotations(report):
        sent[level] += 1
        if sent[level] > _MOST:
            left_out += 1
        else:
            yield command
    summary = " ".join(sentences(report))
    if left_out:
        summary = f"{left_out:,} more not shown here. {summary}"
    # Else it is only in the log, which nobody reads of a job that succeeded.
    shown = left_out or report.unreadable or not report.scanned
    yield f"::notice title=hintctl audit::{_data(summary)}" if shown else summary


def _annotations(report: Report) -> Iterator[tuple[str, str]]:
    for each in report.findings:
        level = _LEVELS[each.confidence]
        place = _place(each.path, each.line, each.column, each.end_column)
        yield level, f"::{level} {place},title={each.rule.code} {_property(each.name)}::{_data(each.message)}"
    for ignore in report.unused_ignores:
        place = _place(ignore.path, ignore.line, ignore.column, ignore.end_column)
        yield "warning", f"::warning {place},title=Unused ignore::{_data(ignore.message)}"


def _place(path: str, line: int, column: int, end_column: int) -> str:
    # The end column of an annotation is the last one, not the one behind it.
    return f"file={_property(path)},line={line},endLine={line},col={column},endColumn={max(column, end_column - 1)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
