"""hintctl's own format, one JSON document. Its names are part of the contract."""

from collections.abc import Iterator

from hintctl.audit.finding import Finding
from hintctl.audit.formats.encoding import json_lines
from hintctl.audit.report import Report
from hintctl.audit.summary import document


def render(report: Report) -> Iterator[str]:
    """The document, `{"findings": [...], "summary": {...}}`."""
    return json_lines({"findings": [_finding(each) for each in report.findings], "summary": document(report)})


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.end_column,
        "rule": finding.rule.code,
        "field": finding.rule.field,
        "usage": finding.usage.value,
        "confidence": finding.confidence.word,
        "message": finding.message,
        "fix": finding.fix.safety.value if finding.fix else None,
        "kind": finding.kind.value,
        "name": finding.name,
        "resource": finding.resource,
        "endpoint": finding.endpoint,
        "reasons": list(finding.reasons),
        "refusal": finding.refusal,
        "fingerprint": finding.fingerprint,
    }
