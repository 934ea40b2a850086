"""The findings of an audit as text for people: the place, the line of code with the name underlined, what to do."""

from collections.abc import Iterable, Iterator

from hintctl.audit.finding import Confidence, Finding, Safety
from hintctl.audit.report import Report
from hintctl.audit.summary import sentences, skipped_lines
from hintctl.output.text import clean

Line = tuple[tuple[str, str], ...]
"""Pieces of one line, each with its style as Rich names it. Harmless for a terminal."""

PIPED_WIDTH = 240  # enough for any line that somebody wrote; a bundler's would bury the rest
_STYLES = {Confidence.HIGH: "bold red", Confidence.MEDIUM: "bold magenta", Confidence.LOW: "cyan"}
_TAB = "    "
_CUT = "..."
_LEAST_ROOM = 20  # cells of code, however narrow the terminal is


def text_lines(report: Report, *, width: int, verbose: bool) -> Iterator[Line]:
    """The whole report. Lines of code are cut around the name to `width`, in cells of a terminal; nothing else is.

    With `verbose`, each finding says why it is thought to be one, and what was skipped is named.
    """
    for finding in report.findings:
        yield from _finding(finding, width=width, verbose=verbose)
        yield ()
    for ignore in report.unused_ignores:
        place = clean(f"{ignore.path}:{ignore.line}:{ignore.column}")
        yield (place, "bold"), (": warning: ", "magenta"), (clean(ignore.message), "")
    if report.unused_ignores:
        yield ()
    if verbose or report.unreadable:
        for line in skipped_lines(report):
            yield ((clean(line), "dim"),)
    for number, sentence in enumerate(sentences(report)):
        yield ((clean(sentence), "" if number else "bold"),)


def plain(lines: Iterable[Line]) -> Iterator[str]:
    """The lines without their styles."""
    for line in lines:
        yield "".join(text for text, _ in line)


def _finding(finding: Finding, *, width: int, verbose: bool) -> Iterator[Line]:
    yield (
        (clean(f"{finding.path}:{finding.line}:{finding.column}"), "bold"),
        (": ", ""),
        (finding.rule.code, _STYLES[finding.confidence]),
        (f" {clean(finding.name)} ({finding.usage.value}, {finding.kind.value}), ", ""),
        (f"{finding.confidence.word} confidence", _STYLES[finding.confidence]),
    )
    number = str(finding.line)
    margin = " " * len(number)
    before, name, after = _code(finding, width - len(number) - len("  | "))
    yield (f" {number} | ", "dim"), (before, ""), (name, "bold"), (after, "")
    yield (f" {margin} | ", "dim"), (" " * _cells(before) + "^" * max(1, _cells(name)), _STYLES[finding.confidence])
    yield (f" {margin} = ", "dim"), (f"{finding.rule.migration} {_way(finding)}", "")
    if verbose:
        about = " ".join(each for each in (finding.resource, finding.endpoint) if each)
        for text in ([f"About: {about}"] if about else []) + [f"Because: {reason}" for reason in finding.reasons]:
            yield (f" {margin} = ", "dim"), (clean(text), "")


def _way(finding: Finding) -> str:
    match finding.fix and finding.fix.safety:
        case Safety.SAFE:
            return "--fix does it."
        case Safety.UNSAFE:
            return "--unsafe-fixes does it."
    refusal = clean(finding.refusal).rstrip(".")
    return f"Not fixed by hintctl: {refusal}." if refusal else "Not fixed by hintctl."


def _code(finding: Finding, room: int) -> tuple[str, str, str]:
    """What stands before the name, the name, and what stands behind it, in at most `room` cells.

    A line without an end costs no more than another: only what could be shown of it is looked at.
    """
    start, end = finding.column - 1 - finding.code_offset, finding.end_column - 1 - finding.code_offset
    room = max(room, _LEAST_ROOM)
    name = _shown(finding.code_line[start:end])
    before = _shown(finding.code_line[max(0, start - room) : start])
    after = _shown(finding.code_line[end : end + room]).rstrip()
    cut_before, cut_after = start > room or finding.code_offset > 0, len(finding.code_line) > end + room
    left = room - _cells(name)
    if not cut_before and not cut_after and _cells(before) + _cells(after) <= left:
        return before, name, after
    for_before = max(left // 2, left - _cells(after)) if not cut_after else left // 2
    if cut_before or _cells(before) > for_before:
        before = _CUT + _last(before, for_before - len(_CUT))
    for_after = left - _cells(before)
    if cut_after or _cells(after) > for_after:
        after = _first(after, for_after - len(_CUT)) + _CUT
    return before, name, after


def _shown(code: str) -> str:
    return clean(code.replace("\t", _TAB))


def _first(text: str, cells: int) -> str:
    while text and _cells(text) > cells:
        text = text[: -max(1, (_cells(text) - cells) // 2)]
    return text


def _last(text: str, cells: int) -> str:
    while text and _cells(text) > cells:
        text = text[max(1, (_cells(text) - cells) // 2) :]
    return text


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
