"""What `--json` prints: one document of the shape that the README gives, and nothing else on stdout."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hintctl.audit.rules import RULES
from hintctl.linking.outcome import Outcome
from hintctl.linking.runs import RunState
from hintctl.linking.verify import Status
from tests.functional.relay import Outage, changing
from tests.running import Ended, Hintctl

Schema = dict[str, Any]

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ADA = "pat-n32hjf4mmu1s"
TEXT: Schema = {"type": "string", "minLength": 1}
TEXT_OR_NULL: Schema = {"type": ["string", "null"], "minLength": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
SECONDS: Schema = {"type": "number", "minimum": 0}
SWITCH: Schema = {"type": "boolean"}
RESOURCE: Schema = {"enum": ["patient", "customer-invoice", "practitioner"]}
HINT_ID: Schema = {"type": "string", "pattern": "^(pat|inv|pct)-[A-Za-z0-9]{12}$"}
RUN_ID: Schema = {"type": "string", "pattern": "^[0-9]{8}-[0-9]{6}-[0-9a-f]{4}$"}


def shape(**properties: Schema) -> Schema:
    """An object of exactly these members."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def array(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def counts(*names: str) -> dict[str, Schema]:
    return dict.fromkeys(names, COUNT)


LINK = shape(
    resource=RESOURCE,
    hint_id=HINT_ID,
    integration_record_id=TEXT_OR_NULL,
    previous=TEXT_OR_NULL,
    outcome={"enum": ["linked", "replaced", "unlinked", "unchanged"]},
    dry_run=SWITCH,
)
ENDS = ("linked", "unchanged", "replaced", "conflict", "not_found", "failed", "invalid", "pending")
UNDO_ENDS = ("linked", "unchanged", "replaced", "unlinked", "conflict", "not_found", "failed", "pending")
RUN_END = shape(run={"anyOf": [RUN_ID, {"type": "null"}]}, rows=COUNT, **counts(*ENDS), requests=COUNT, seconds=SECONDS)
UNDO_END = shape(run=RUN_ID, undoes=RUN_ID, rows=COUNT, **counts(*UNDO_ENDS), requests=COUNT, seconds=SECONDS)
RUN = shape(
    run=RUN_ID,
    state={"enum": [state.value.replace(" ", "_") for state in RunState]},
    began={"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$"},
    file=TEXT_OR_NULL,
    environment={"enum": ["LIVE", "SANDBOX", "EMULATOR", None]},
    endpoint=TEXT_OR_NULL,
    practice=TEXT_OR_NULL,
    profile=TEXT_OR_NULL,
    undoes={"anyOf": [RUN_ID, {"type": "null"}]},
    rows=COUNT,
    **counts(*(outcome.value for outcome in Outcome)),
)
DIFFERENCE = shape(
    line={"type": ["integer", "null"], "minimum": 1},
    resource=RESOURCE,
    hint_id=HINT_ID,
    integration_record_id=TEXT_OR_NULL,
    status={"enum": [status.value for status in Status if status is not Status.IN_SYNC]},
    current=TEXT_OR_NULL,
)
VERIFY = shape(differences=array(DIFFERENCE), **counts("rows", *(status.value for status in Status), "invalid"))
EXPORTED = shape(resource=RESOURCE, hint_id=HINT_ID, integration_record_id=TEXT_OR_NULL)
FINDING = shape(
    path=TEXT,
    line=COUNT,
    column=COUNT,
    end_column=COUNT,
    rule={"enum": [rule.code for rule in RULES]},
    field=TEXT,
    usage={"enum": ["write", "read", "schema", "doc", "unknown"]},
    confidence={"enum": ["high", "medium", "low"]},
    message=TEXT,
    fix={"enum": ["safe", "unsafe", None]},
    kind=TEXT,
    name=TEXT,
    resource={"type": ["string", "null"]},
    endpoint={"type": ["string", "null"]},
    reasons=array(TEXT),
    refusal={"type": "string"},
    fingerprint=TEXT,
)
AUDIT: Schema = {
    **shape(findings=array(FINDING), summary={"type": "object"}),
    "properties": {"findings": array(FINDING), "summary": {"type": "object", "required": ["scanned", "skipped"]}},
}


def documented(command: str) -> list[list[str]]:
    """The members that the README gives for a command's document: one list for each object it describes."""
    section = README.split("\n## For scripts\n")[1].split("\n## ")[0]
    (row,) = re.findall(rf"^\| [^|\n]*`{command}`[^|\n]*\| ([^|\n]*) \|$", section, re.MULTILINE)
    return [re.findall(r"`(\w+)`", part) for part in row.split("; in ")]


def read(ended: Ended, schema: Schema, *, code: int = 0) -> Any:
    """The document on stdout, which is nothing but that."""
    assert ended.code == code, ended.err
    document = json.loads(ended.out)
    jsonschema.validate(document, schema)
    assert ended.out.endswith("\n")
    assert ended.out.isascii()
    return document


def members(document: Any) -> list[str]:
    return list(document[0] if isinstance(document, list) else document)


def test_get_prints_the_apis_own_object(live: str, hintctl: Hintctl) -> None:
    schema: Schema = {"type": "object", "properties": {"id": HINT_ID}, "required": ["id", "integration_record_id"]}
    for resource, hint_id in (("patient", ADA), ("invoice", "inv-crEBw7TSTb7z"), ("practitioner", "pct-7ysh0vjy4EDQ")):
        assert read(hintctl("get", resource, hint_id, "--json"), schema)["id"] == hint_id


def test_link_and_unlink_print_the_change(live: str, hintctl: Hintctl) -> None:
    for options in (["--dry-run"], [], []):
        document = read(hintctl("link", "patient", ADA, "emr-1", *options, "--json"), LINK)
    assert [members(document)] == documented("link")
    for options in (["--dry-run"], [], []):
        document = read(hintctl("unlink", "patient", ADA, *options, "--json"), LINK)
    assert [members(document)] == documented("unlink")


@pytest.mark.parametrize(
    ("options", "code"), [(["--dry-run"], 0), (["--yes"], 1), (["--yes", "--max-failures", "0"], 1)]
)
def test_bulk_link_prints_how_the_run_ended(
    live: str, file: Path, hintctl: Hintctl, options: list[str], code: int
) -> None:
    document = read(hintctl("bulk-link", file, *options, "--json"), RUN_END, code=code)
    assert [members(document)] == documented("bulk-link")
    assert document["rows"] == sum(document[name] for name in ENDS) == 4


def test_a_run_that_ended_early_prints_its_document_too(live: str, file: Path, hintctl: Hintctl) -> None:
    with changing(live, refuse=Outage(401, after=1)) as url:
        ended = hintctl("bulk-link", file, "--yes", "--concurrency", "1", "--json", HINT_API_URL=url)
        assert read(ended, RUN_END, code=3)["pending"] == 2


def test_resume_prints_how_the_run_ended(stopped: Path, hintctl: Hintctl) -> None:
    document = read(hintctl("runs", "resume", "last", "--json"), RUN_END, code=1)
    assert [members(document)] == documented("runs resume")


def test_the_runs_are_printed_newest_first(live: str, file: Path, hintctl: Hintctl) -> None:
    assert read(hintctl("runs", "list", "--json"), array(RUN)) == []
    hintctl("bulk-link", file, "--yes")
    undone = read(hintctl("runs", "undo", "last", "--yes", "--json"), UNDO_END)
    assert [members(undone)] == documented("runs undo")
    listed = read(hintctl("runs", "list", "--json"), array(RUN))
    assert [run["run"] for run in listed] == sorted((run["run"] for run in listed), reverse=True)
    assert (listed[0]["undoes"], listed[1]["state"]) == (listed[1]["run"], "undone")
    shown = read(hintctl("runs", "show", "last", "--json"), RUN)
    assert shown == listed[0]
    assert [members(shown)] == documented("runs show")


def test_prune_prints_which_runs_it_removed(live: str, file: Path, hintctl: Hintctl) -> None:
    schema = shape(removed=array(RUN_ID), dry_run=SWITCH)
    hintctl("bulk-link", file, "--yes")
    prune = ("runs", "prune", "--older-than", "0s", "--json")
    assert read(hintctl("runs", "prune", "--json"), schema) == {"removed": [], "dry_run": False}
    would = read(hintctl(*prune, "--dry-run"), schema)
    assert len(would["removed"]) == 1
    assert hintctl(*prune).out == "", "there is nobody to ask"
    did = read(hintctl(*prune, "--yes"), schema)
    assert did == would | {"dry_run": False}
    assert [members(did)] == documented("runs prune")


def test_verify_prints_the_differences_and_the_counts(live: str, file: Path, hintctl: Hintctl) -> None:
    hintctl("link", "patient", ADA, "emr-1")
    document = read(hintctl("verify", file, "--extra", "--json"), VERIFY, code=1)
    statuses = [each["status"] for each in document["differences"]]
    assert statuses == ["not_linked", "not_linked", "not_found", "extra", "extra"]
    assert [each["line"] for each in document["differences"]] == [3, 4, 5, None, None]
    whole, difference = documented("verify")
    assert (members(document), members(document["differences"])) == (whole, difference)


def test_export_prints_an_array_or_an_object_a_line(live: str, hintctl: Hintctl) -> None:
    document = read(hintctl("export", "patient", "--json"), array(EXPORTED))
    lines = hintctl("export", "patient", "--format", "ndjson").out.splitlines()
    assert [json.loads(line) for line in lines] == document
    assert [members(document)] == documented("export")


def test_audit_prints_findings_and_a_summary(tmp_path: Path, hintctl: Hintctl) -> None:
    (tmp_path / "a.py").write_text('HOST = "https://api.hint.com/api/provider"\nbody = {"external_link_id": 1}\n')
    document = read(hintctl("audit", tmp_path, "--json"), AUDIT, code=1)
    whole, finding = documented("audit")
    assert (members(document), members(document["findings"])) == (whole, finding)


def test_seed_prints_what_the_emulator_holds_of_the_seed(hintctl: Hintctl) -> None:
    document = read(
        hintctl("emulator", "seed", "--patients", "3", "--seed", "7", "--json"), shape(**counts("seed", "patients"))
    )
    assert document == {"seed": 7, "patients": 3}
    assert [members(document)] == documented("emulator seed")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["get", "patient", "nobody", "--json"], 4),
        (["link", "patient", "pat-u2MwP7qBz8Nc", "emr-1", "--json"], 5),
        (["unlink", "patient", "nobody", "--json"], 4),
        (["bulk-link", "no-such-file.csv", "--yes", "--json"], 2),
        (["bulk-link", "links.csv", "--json"], 2),
        (["verify", "no-such-file.csv", "--json"], 2),
        (["runs", "show", "last", "--json"], 2),
        (["export", "patient", "--jsn"], 2),
    ],
)
def test_a_command_that_failed_prints_nothing_on_stdout(
    live: str, hintctl: Hintctl, arguments: list[str], code: int
) -> None:
    hintctl("link", "patient", ADA, "emr-1")
    ended = hintctl(*arguments)
    assert (ended.code, ended.out) == (code, "")
    assert ended.err.startswith("hintctl: ")


@pytest.mark.parametrize("colours", [{"FORCE_COLOR": "1"}, {"GITHUB_ACTIONS": "true", "CI": "true"}, {"TERM": "xterm"}])
def test_a_document_is_the_same_whatever_the_environment_asks_for(
    live: str, file: Path, hintctl: Hintctl, colours: dict[str, str]
) -> None:
    read(hintctl("bulk-link", file, "--yes", "--json", **colours), RUN_END, code=1)
    read(hintctl("verify", file, "--json", **colours), VERIFY, code=1)
    read(hintctl("runs", "list", "--json", **colours), array(RUN))
