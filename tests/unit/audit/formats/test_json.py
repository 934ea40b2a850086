"""The JSON format: the names of the contract."""

import json
from typing import Any

import pytest

from hintctl.audit.finding import Safety
from hintctl.audit.formats.json import render
from hintctl.audit.report import Report
from tests.unit.audit.made import finding, fix, full_report, report


def document(shown: Report) -> Any:
    return json.loads("\n".join(render(shown)))


def test_a_finding_has_the_keys_of_the_contract_first() -> None:
    found = document(full_report())
    assert list(found) == ["findings", "summary"]
    keys = "path line column end_column rule field usage confidence message fix"
    assert list(found["findings"][0])[:10] == keys.split()
    assert found["findings"][0] == {
        "path": "src/patient.py",
        "line": 12,
        "column": 6,
        "end_column": 15,
        "rule": "HINT002",
        "field": "import_id",
        "usage": "write",
        "confidence": "high",
        "message": "Hint has ignored import_id since 1 April 2017. "
        "Rename import_id to integration_record_id, and delete import_source.",
        "fix": "safe",
        "kind": "string key",
        "name": "import_id",
        "resource": "patient",
        "endpoint": None,
        "reasons": ["src/backend.py beside it names api.hint.com"],
        "refusal": "",
        "fingerprint": "0" * 32,
    }


@pytest.mark.parametrize(("safety", "expected"), [(Safety.SAFE, "safe"), (Safety.UNSAFE, "unsafe"), (None, None)])
def test_a_fix_is_safe_unsafe_or_null(safety: Safety | None, expected: str | None) -> None:
    (found,) = document(report(finding(fix=safety and fix(safety))))["findings"]
    assert found["fix"] == expected


def test_the_summary_counts() -> None:
    assert document(full_report())["summary"] == {
        "findings": 3,
        "by_rule": {"HINT001": 1, "HINT002": 1, "HINT003": 1},
        "by_confidence": {"high": 1, "medium": 1, "low": 1},
        "min_confidence": "low",
        "below_min_confidence": {"HINT001": 2, "HINT002": 0, "HINT003": 0},
        "fixed": 0,
        "ignored": 1,
        "unused_ignores": [
            {
                "path": "src/a.py",
                "line": 3,
                "column": 5,
                "end_column": 20,
                "text": "hintctl: ignore",
                "problem": "there is nothing to ignore here. Remove it.",
            }
        ],
        "baseline": {"known": 4, "gone": 5},
        "scanned": 1204,
        "skipped": {"binary": 10},
        "skipped_examples": [{"path": "a.png", "reason": "binary"}],
        "complete": True,
        "notes": [],
    }


def test_an_audit_without_findings_is_a_document_too() -> None:
    assert document(report())["findings"] == []
    assert not document(report(unreadable=True))["summary"]["complete"]
