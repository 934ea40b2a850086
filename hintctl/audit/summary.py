"""Sums an audit up: in sentences for people, as a document for programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from hintctl.audit.finding import Confidence, Finding, Safety
from hintctl.audit.report import Report, UnusedIgnore
from hintctl.audit.rules import RULES

_MOST_NAMED = 10
_NOTHING_SCANNED = "No file was scanned. Check the paths, --exclude and --since."


def sentences(report: Report) -> Iterator[str]:
    """The audit in a few sentences, the most important first. Names of files in them are as they are on disk."""
    yield _found(report)
    if report.unreadable:
        yield "Not everything could be read, so this is no clean audit."
    yield from notes(report)
    if report.fixed:
        yield f"Fixed {_number(report.fixed, 'finding')}."
    if fixable := _fixable(report.findings):
        yield fixable
    if report.below:
        yield (
            f"{_number(sum(report.below.values()), 'finding')} below {report.min_confidence.word} confidence not shown "
            f"({_counted(report.below)}); --min-confidence low shows all."
        )
    if report.ignored:
        yield f"{_number(report.ignored, 'finding')} ignored by comments."
    if report.known:
        yield f"{_number(report.known, 'finding')} known from the baseline."
    if report.gone:
        yield f"{_number(report.gone, 'finding')} of the baseline no longer there; --write-baseline drops them from it."
    if report.unused_ignores:
        yield f"{_number(len(report.unused_ignores), 'ignore comment')} to correct or remove."
    yield from _coverage(report)


def notes(report: Report) -> tuple[str, ...]:
    """Sentences about the audit itself. That nothing was scanned is one, so that it is not taken for a clean tree."""
    return report.notes if report.scanned else (_NOTHING_SCANNED, *report.notes)


def skipped_lines(report: Report, *, most: int = _MOST_NAMED) -> Iterator[str]:
    """A line for each of the first `most` things that were skipped: its path and the reason.

    None at all where none is named, as binary files are not: a number of more would be a number of more than nothing.
    """
    if not report.examples:
        return
    for skipped in report.examples[:most]:
        yield f"skipped {skipped.path}: {skipped.reason}"
    if (left := sum(report.skipped.values()) - min(most, len(report.examples))) > 0:
        yield f"and {left:,} more"


def document(report: Report) -> dict[str, object]:
    """The summary of the JSON format. Its names are part of the contract once they are shipped."""
    confidences = Counter(finding.confidence for finding in report.findings)
    rules = Counter(finding.rule.code for finding in report.findings)
    return {
        "findings": len(report.findings),
        "by_rule": {rule.code: rules[rule.code] for rule in RULES},
        "by_confidence": {each.word: confidences[each] for each in reversed(Confidence)},
        "min_confidence": report.min_confidence.word,
        "below_min_confidence": {rule.code: report.below.get(rule.code, 0) for rule in RULES},
        "fixed": report.fixed,
        "ignored": report.ignored,
        "unused_ignores": [_ignore(each) for each in report.unused_ignores],
        "baseline": {"known": report.known, "gone": report.gone},
        "scanned": report.scanned,
        "skipped": dict(sorted(report.skipped.items())),
        "skipped_examples": [{"path": each.path, "reason": each.reason} for each in report.examples],
        "complete": not report.unreadable,
        "notes": list(notes(report)),
    }


def _ignore(ignore: UnusedIgnore) -> dict[str, object]:
    return {
        "path": ignore.path,
        "line": ignore.line,
        "column": ignore.column,
        "end_column": ignore.end_column,
        "text": ignore.text,
        "problem": ignore.problem,
    }


def _coverage(report: Report) -> Iterator[str]:
    skipped = f"{sum(report.skipped.values()):,}: {_counted(report.skipped)}" if report.skipped else ""
    if report.scanned:
        yield f"Scanned {_number(report.scanned, 'file')}{skipped and f', skipped {skipped}'}."
    elif skipped:
        yield f"Skipped {skipped}."


def _found(report: Report) -> str:
    if not report.findings:
        return f"No findings at {report.min_confidence.word} confidence or above."
    counts = Counter(finding.confidence for finding in report.findings)
    parts = ", ".join(f"{counts[each]:,} {each.word}" for each in reversed(Confidence) if counts[each])
    files = len({finding.path for finding in report.findings})
    return f"{_number(len(report.findings), 'finding')} in {_number(files, 'file')}: {parts} confidence."


def _fixable(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.fix.safety for finding in findings if finding.fix)
    match counts[Safety.SAFE], counts[Safety.UNSAFE]:
        case 0, 0:
            return ""
        case safe, 0:
            return f"--fix fixes {safe:,} of them."
        case 0, unsafe:
            return f"--unsafe-fixes fixes {unsafe:,} of them."
        case safe, unsafe:
            return f"--fix fixes {safe:,} of them, --unsafe-fixes {unsafe:,} more."


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items()) if count)


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
