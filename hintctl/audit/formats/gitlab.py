"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

import hashlib
from collections.abc import Iterator

from hintctl.audit.finding import Confidence
from hintctl.audit.formats.encoding import json_lines, path_bytes
from hintctl.audit.report import Report

_SEVERITIES = {Confidence.HIGH: "major", Confidence.MEDIUM: "minor", Confidence.LOW: "info"}


def render(report: Report) -> Iterator[str]:
    """A JSON array, an object a finding. GitLab tells them apart by the fingerprint alone, so no two share one."""
    entries = [
        _entry(each.rule.code, each.message, each.path, each.line, _SEVERITIES[each.confidence], each.fingerprint)
        for each in report.findings
    ]
    entries += [
        _entry(
            "unused-ignore", each.message, each.path, each.line, "info", _digest(each.path, each.line, each.column, n)
        )
        for n, each in enumerate(report.unused_ignores)
    ]
    return json_lines(entries)


def _entry(name: str, description: str, path: str, line: int, severity: str, fingerprint: str) -> dict[str, object]:
    return {
        "description": description,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }


def _digest(path: str, *numbers: int) -> str:
    return hashlib.sha256(path_bytes(path) + repr(numbers).encode()).hexdigest()[:32]
