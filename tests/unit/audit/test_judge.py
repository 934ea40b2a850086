"""One file judged: which names are uses, and what is said of each."""

import pytest

from hintctl.audit.finding import Confidence, Finding, Kind, Usage
from hintctl.audit.judge import judge
from hintctl.audit.languages import language_of
from hintctl.audit.outline import Outline
from hintctl.audit.project import Project
from hintctl.audit.source import Source

HOST = 'BASE = "https://api.hint.com/api/provider"\n'


def judged(path: str, text: str) -> list[Finding]:
    project = Project(list, lambda _: None, lambda _: [])
    return judge(Source(path=path, text=text, encoding="utf-8"), Outline(text, language_of(path, text)), project)


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        ("a.go", '\tExternalLinkID string `json:"external_link_id"`', ["ExternalLinkID"]),
        ("a.py", 'IMPORT_ID = "import_id"', ["IMPORT_ID"]),
        ("a.ts", "ExternalLinkId = 'external_link_id',", ["ExternalLinkId"]),
        ("A.kt", '@SerialName("import_id") val importId: String?,', ["import_id"]),
        ("A.java", '@JsonProperty("import_id") private String importId;', ["import_id"]),
        ("A.cs", '[JsonPropertyName("import_id")] public string ImportId { get; set; }', ["import_id"]),
        ("a.py", 'x["import_id"] = y["import_id"]', ["import_id", "import_id"]),
        ("a.py", "import_id, import_source = 1, 2", ["import_id", "import_source"]),
        ("a.py", "f(import_id); g(import_id)", ["import_id", "import_id"]),
        ("a.py", "import_id = 1\nimport_id = 2", ["import_id", "import_id"]),
    ],
)
def test_one_use_is_one_finding(path: str, text: str, names: list[str]) -> None:
    assert [found.name for found in judged(path, text)] == names


def test_a_finding_says_where_it_is() -> None:
    text = f'{HOST}# ä\npatient = {{"ä": 1, "import_id": 2}}\r\n'
    (found,) = judged("lib/patient.py", text)
    assert (found.path, found.line, found.column, found.end_column) == ("lib/patient.py", 3, 21, 30)
    assert text[found.start : found.end] == found.name == "import_id"
    assert (found.kind, found.usage, found.rule.code) == (Kind.STRING_KEY, Usage.WRITE, "HINT002")
    assert (found.code_line, found.code_offset) == ('patient = {"ä": 1, "import_id": 2}', 0)
    assert (found.confidence, found.resource) == (Confidence.HIGH, "patient")


def test_of_a_long_line_the_part_around_the_name_is_shown() -> None:
    text = '{"a":1},' * 1000 + '{"import_id":1}' + ',{"a":1}' * 1000
    (found,) = judged("a.js", text)
    assert len(found.code_line) < 1000
    assert found.code_line[found.column - 1 - found.code_offset :].startswith("import_id")


def test_resource_and_endpoint_are_said_only_of_what_is_sure() -> None:
    (found,) = judged("a.py", 'api.post("/patients", {"import_id": 1})')
    assert (found.confidence, found.resource, found.endpoint) == (Confidence.LOW, None, None)


def test_a_variable_is_what_it_was_at_its_first_place_in_the_function() -> None:
    text = f"{HOST}def push(patient):\n    import_id = patient.chart\n    x = 1\n    y = 2\n    log(import_id)\n"
    assert {found.confidence for found in judged("patients.py", text)} == {Confidence.HIGH}


@pytest.mark.parametrize("text", ["", "x = 1", "reimport_id", "import_ids"])
def test_a_file_without_a_name_has_no_finding(text: str) -> None:
    assert judged("a.py", text) == []


def test_a_member_whose_wire_name_is_new_is_no_use() -> None:
    assert judged("a.go", '\tExternalLinkID string `json:"integration_record_id"`') == []
    assert judged("A.java", '@JsonProperty("integration_record_id")\nprivate String importId;') == []
