"""JUnit's XML, as CI servers show it: a failed test for each finding.

Nobody owns the format; this keeps to what https://github.com/testmoapp/junitxml lists as understood everywhere.
"""

from collections.abc import Iterator

from hintctl.audit.finding import Finding
from hintctl.audit.formats.encoding import xml_text
from hintctl.audit.report import Report
from hintctl.audit.summary import notes, sentences, skipped_lines


def render(report: Report) -> Iterator[str]:
    """The lines of the document. It is in ASCII, so any encoding reads it."""
    failures, skips = len(report.findings), len(report.unused_ignores)
    errors = int(report.unreadable)
    # Some servers take a report without a test for a broken one.
    lone = not failures + skips + errors
    skips += lone and not report.scanned
    tests = failures + skips + errors or 1
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skips}" time="0"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="hintctl audit" {counts}>'
    yield f'  <testsuite name="hintctl audit" {counts}>'
    for finding in report.findings:
        yield from _case(finding.path, f"{finding.rule.code} {finding.name}", finding.line, _failure(finding))
    for ignore in report.unused_ignores:
        # Skipped, not failed: it deserves a look, and fails nothing.
        yield from _case(ignore.path, ignore.text, ignore.line, f'<skipped message="{xml_text(ignore.problem)}"/>')
    if report.unreadable:
        text = xml_text("\n".join(skipped_lines(report)))
        yield from _case("hintctl audit", "everything is read", 0, f'<error message="not so">{text}</error>')
    if lone:
        told = "" if report.scanned else f'<skipped message="{xml_text(" ".join(notes(report)))}"/>'
        yield from _case("hintctl audit", "no legacy field is used", 0, told)
    yield f"    <system-out>{xml_text(' '.join(sentences(report)))}</system-out>"
    yield "  </testsuite>"
    yield "</testsuites>"


def _case(path: str, name: str, line: int, inside: str) -> Iterator[str]:
    place = f'file="{xml_text(path)}" line="{line}" ' if line else ""
    at = f" at line {line}" if line else ""
    yield f'    <testcase classname="{xml_text(path)}" name="{xml_text(name)}{at}" {place}time="0">'
    if inside:
        yield f"      {inside}"
    yield "    </testcase>"


def _failure(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    text = "\n".join((f"{place}: {finding.confidence.word} confidence", *finding.reasons))
    return f'<failure type="{finding.rule.code}" message="{xml_text(finding.message)}">{xml_text(text)}</failure>'
