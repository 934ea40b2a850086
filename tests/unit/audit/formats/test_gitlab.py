"""GitLab's code quality report."""

import json

from hintctl.audit.formats.gitlab import render
from tests.unit.audit.made import full_report, report, unused


def test_each_entry_has_what_gitlab_asks_for() -> None:
    entries = json.loads("\n".join(render(full_report())))
    assert entries[0] == {
        "description": "Hint has ignored import_id since 1 April 2017. "
        "Rename import_id to integration_record_id, and delete import_source.",
        "check_name": "HINT002",
        "fingerprint": "0" * 32,
        "severity": "major",
        "location": {"path": "src/patient.py", "lines": {"begin": 12}},
    }
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info", "info"]
    assert entries[3]["check_name"] == "unused-ignore"


def test_no_two_unused_ignores_share_a_fingerprint() -> None:
    entries = json.loads("\n".join(render(report(unused_ignores=(unused(), unused(), unused(line=4))))))
    assert len({entry["fingerprint"] for entry in entries}) == 3


def test_nothing_found_is_an_empty_array() -> None:
    assert json.loads("\n".join(render(report()))) == []
