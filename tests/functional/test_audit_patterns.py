"""Each pattern of code that uses the legacy fields, and each that only looks like one, audited from end to end."""

from pathlib import Path

import pytest

from tests.functional.audit_checks import Expected, check_found, check_noop, write
from tests.functional.audit_other_code import BESIDE, ELSEWHERE, FUNCTIONS, LONGER_NAMES
from tests.functional.audit_patterns import ALL, ID, LINK
from tests.running import Hintctl


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project as the working directory."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(("filename", "text", "expected"), ALL, ids=[case[0] for case in ALL])
def test_uses_are_found(hintctl: Hintctl, filename: str, text: str, expected: list[Expected]) -> None:
    check_found(hintctl, filename, text, expected)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_uses_are_found_in_each_encoding(hintctl: Hintctl, encoding: str) -> None:
    text = 'class Patient\n{\n    // äöü import_id\n    patient["external_link_id"] = key;\n}\n'
    check_found(
        hintctl, "Patient.cs", text.encode(encoding), [(3, ID, "comment", "doc"), (4, LINK, "string key", "write")]
    )


@pytest.mark.parametrize(("filename", "text"), LONGER_NAMES, ids=[case[0] for case in LONGER_NAMES])
@pytest.mark.parametrize("evidence", ["backend.go", None])
def test_longer_names_are_others(hintctl: Hintctl, filename: str, text: str, evidence: str | None) -> None:
    check_noop(hintctl, filename, text, evidence=evidence)


@pytest.mark.parametrize(("filename", "text"), FUNCTIONS, ids=[case[0] for case in FUNCTIONS])
def test_functions_are_no_fields(hintctl: Hintctl, filename: str, text: str) -> None:
    check_noop(hintctl, filename, text, evidence="backend.go")


@pytest.mark.parametrize(("filename", "text"), ELSEWHERE, ids=[case[0] for case in ELSEWHERE])
def test_the_same_names_elsewhere_are_others(hintctl: Hintctl, filename: str, text: str) -> None:
    check_noop(hintctl, filename, text)


@pytest.mark.parametrize(("filename", "text"), BESIDE, ids=[case[0] for case in BESIDE])
def test_what_is_about_something_else_is_not_hints_though_the_project_talks_to_hint(
    hintctl: Hintctl, filename: str, text: str
) -> None:
    check_noop(hintctl, filename, text, evidence="app/hint/backend.go")


@pytest.mark.parametrize(
    ("evidence", "text"),
    [
        ("backend.go", 'const base = "https://api.hint.com/api/provider"\n'),
        ("client.rb", "class HintClient\n  URL = \"#{ENV['HINT_API_URL']}/provider/patients\"\nend\n"),
        ("fields.py", 'OURS = "integration_record_id"\n'),
        ("fields.ts", "export interface Record { integrationRecordId: string }\n"),
        ("patient.go", 'package hint\n\ntype Patient struct{ Key string `json:"integration_record_id"` }\n'),
        ("fixture.json", '{"id": "pat-n32hjf4mmu1s", "provider_web_link": null, "integration_sync_status": "ok"}\n'),
        ("deep/down/api.py", 'URL = "https://api.hint.com/api"\n'),
    ],
)
def test_evidence_in_another_file_makes_it_hints(hintctl: Hintctl, evidence: str, text: str) -> None:
    use = 'def body(patient):\n    return {"first_name": patient.first_name, "import_id": patient.chart}\n'
    check_noop(hintctl, "patients.py", use)
    write(evidence, text)
    check_found_alone(hintctl, "patients.py", use)


def check_found_alone(hintctl: Hintctl, filename: str, text: str) -> None:
    ended = hintctl("audit", filename)
    assert ended.code == 1, ended.out


def test_verbose_says_what_the_confidence_rests_on(hintctl: Hintctl) -> None:
    write("hint/backend.go", 'package hint\n\nconst base = "https://api.hint.com/api/provider"\n')
    write("hint/patient.go", 'package hint\n\ntype Patient struct {\n\tImportID string `json:"import_id"`\n}\n')
    ended = hintctl("audit", "--verbose", "--min-confidence", "high")
    assert ended.code == 1
    assert "patient.go is in package hint" in ended.out
    assert "backend.go beside it names https://api.hint.com" in ended.out
