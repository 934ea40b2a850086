"""Findings and reports to show, harmless and hostile."""

from collections import Counter
from typing import Any

from hintctl.audit.finding import Confidence, Edit, Finding, Fix, Kind, Safety, Skipped, Usage
from hintctl.audit.report import Report, UnusedIgnore
from hintctl.audit.rules import BY_FIELD

HOSTILE = "a\x1b]52;c;eA==\x07\r\n::error::b,c:d%0A]]></failure>&\"'\u202e\x00\x7f\x9b日本\udcff\ud800"
"""What a file may be called or say: escapes, new lines, commands, markup, half characters."""


def finding(code_line: str = '    "import_id": record.id,', name: str = "import_id", **changed: Any) -> Finding:
    """A finding of the first `name` in a line of code."""
    column = code_line.index(name) + 1
    facts: dict[str, Any] = {
        "path": "src/patient.py",
        "line": 12,
        "column": column,
        "end_column": column + len(name),
        "start": column - 1,
        "end": column - 1 + len(name),
        "rule": BY_FIELD.get(name, BY_FIELD["import_id"]),
        "name": name,
        "kind": Kind.STRING_KEY,
        "usage": Usage.WRITE,
        "confidence": Confidence.HIGH,
        "reasons": ("src/backend.py beside it names api.hint.com",),
        "resource": "patient",
        "endpoint": None,
        "code_line": code_line,
        "fingerprint": "0" * 32,
    }
    return Finding(**{**facts, **changed})


def fix(safety: Safety = Safety.SAFE, replacement: str = "integration_record_id") -> Fix:
    """A fix of what `finding` makes."""
    edit = Edit(start=5, end=14, replacement=replacement, line=12, column=6, end_line=12, end_column=15)
    return Fix(safety=safety, edits=(edit,), title="Rename import_id to integration_record_id")


def unused(**changed: Any) -> UnusedIgnore:
    """An ignore that ignores nothing."""
    facts: dict[str, Any] = {"path": "src/a.py", "line": 3, "column": 5, "end_column": 20, "text": "hintctl: ignore"}
    return UnusedIgnore(**{**facts, "problem": "there is nothing to ignore here. Remove it.", **changed})


def report(*findings: Finding, **changed: Any) -> Report:
    """A report of findings in one file."""
    return Report(findings=findings, **{"scanned": 1, **changed})


def hostile_report() -> Report:
    """A report whose every text from outside is hostile."""
    line = f'{HOSTILE}\t"import_id": 1'
    found = finding(line, path=HOSTILE, reasons=(HOSTILE,), fix=fix(Safety.UNSAFE, HOSTILE))
    refused = finding(line, path=f"{HOSTILE}2", refusal=HOSTILE, fingerprint="1" * 32, confidence=Confidence.LOW)
    return report(
        found,
        refused,
        unused_ignores=(unused(path=HOSTILE, text=HOSTILE),),
        examples=(Skipped(path=HOSTILE, reason="no permission"),),
        skipped=Counter({"no permission": 1}),
        unreadable=True,
    )


def full_report() -> Report:
    """A report with some of everything."""
    return report(
        finding(fix=fix()),
        finding("x.external_link_id", "external_link_id", path="src/é b#.rb", line=2, confidence=Confidence.MEDIUM),
        finding("import_source = 1", "import_source", confidence=Confidence.LOW, fix=fix(Safety.UNSAFE, "")),
        min_confidence=Confidence.LOW,
        below=Counter(HINT001=2),
        ignored=1,
        unused_ignores=(unused(),),
        known=4,
        gone=5,
        scanned=1204,
        skipped=Counter({"binary": 10}),
        examples=(Skipped(path="a.png", reason="binary"),),
    )
