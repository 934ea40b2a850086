"""SARIF 2.1.0, held to the standard's own schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import hintctl
from hintctl.audit.formats.sarif import render
from hintctl.audit.report import Report
from tests.unit.audit.made import HOSTILE, finding, fix, full_report, hostile_report, report

SCHEMA = Path(hintctl.__file__).parents[1] / "tests" / "data" / "sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(schema)
    return jsonschema.Draft4Validator(schema)


def run_of(shown: Report) -> Any:
    (run,) = json.loads("\n".join(render(shown)))["runs"]
    return run


@pytest.mark.parametrize("shown", [full_report(), hostile_report(), report()], ids=["full", "hostile", "empty"])
def test_the_log_is_valid(validator: jsonschema.Draft4Validator, shown: Report) -> None:
    validator.validate(json.loads("\n".join(render(shown))))


def test_the_schema_would_tell(validator: jsonschema.Draft4Validator) -> None:
    log = json.loads("\n".join(render(full_report())))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not validator.is_valid(log)


def test_a_result_names_its_rule_place_and_fix() -> None:
    run = run_of(full_report())
    assert run["tool"]["driver"]["version"] == hintctl.__version__
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["HINT001", "HINT002", "HINT003", "unused-ignore"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "note"]
    first, second, third, _ = run["results"]
    assert first["partialFingerprints"] == {"hintctl/v1": "0" * 32}
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "src/patient.py", "uriBaseId": "SRCROOT"},
                "region": {"startLine": 12, "startColumn": 6, "endColumn": 15},
            }
        }
    ]
    (change,) = first["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 12, "startColumn": 6, "endLine": 12, "endColumn": 15},
            "insertedContent": {"text": "integration_record_id"},
        }
    ]
    assert "fixes" not in second
    assert "unsafe" in third["fixes"][0]["description"]["text"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [("src/é b#.rb", "src/%C3%A9%20b%23.rb"), ("a:b?", "a%3Ab%3F"), ("%41", "%2541"), ("caf\udce9", "caf%E9")],
)
def test_a_path_is_a_relative_uri_of_its_bytes(path: str, uri: str) -> None:
    (result,) = run_of(report(finding(path=path, fix=fix())))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert result["fixes"][0]["artifactChanges"][0]["artifactLocation"]["uri"] == uri


def test_what_was_skipped_is_told_and_what_could_not_be_read_is_no_success() -> None:
    (good,) = run_of(full_report())["invocations"]
    assert good["executionSuccessful"]
    assert good["toolExecutionNotifications"][1]["message"] == {"text": "Skipped: binary"}
    (bad,) = run_of(hostile_report())["invocations"]
    assert not bad["executionSuccessful"]


def test_that_nothing_was_scanned_is_a_warning() -> None:
    (invocation,) = run_of(report(scanned=0))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["level"] == "warning"
    assert "No file was scanned." in told["message"]["text"]


def test_no_line_of_code_is_in_the_log() -> None:
    secret = finding(f'"import_id": "{HOSTILE}canary"', reasons=())
    assert "canary" not in "\n".join(render(report(secret)))
