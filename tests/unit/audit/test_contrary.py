"""What a name is instead of Hint's field, and whose code it stands in."""

from dataclasses import replace

import pytest

from hintctl.audit.contrary import objections, other_client, other_host_in, relations_in
from tests.unit.audit.surroundings import BARE


@pytest.mark.parametrize(
    ("context", "reason"),
    [
        ({"before": "t.", "after": ", references: imports"}, "foreign key"),
        ({"before": "t.bigint ", "declares": True}, "number"),
        ({"after": ": import.batch_id"}, None),
        ({"after": ": batch.id"}, "ID of batch"),
        ({"after": " = link_id"}, "ID of link"),
        ({"after": ": patient.id"}, None),
        ({"after": ": record.id"}, None),
        ({"before": "t.string ", "declares": True}, None),
        ({"kebab": True}, "dashes"),
        ({"line": "ynab.push( )"}, "ynab"),
        ({"headers": ("class ElationClient",)}, "ElationClient"),
        ({"receiver": "drchrono_api"}, "drchrono_api"),
        ({"origin": "AthenaPatient patient"}, "athena's"),
        ({"origin": "HintPatient patient"}, None),
        ({"origin": "const { } = await shorten(url)"}, "a shorten"),
        ({"before": 'get("/imports/{', "after": '}")'}, "path of imports"),
        ({"before": 'get("/patients/{', "after": '}")'}, None),
        ({}, None),
    ],
)
def test_objections(context: dict[str, object], reason: str | None) -> None:
    found = list(objections(replace(BARE, **context), "import_id", function=False))  # type: ignore[arg-type] # names and values as in the table
    assert all(penalty < 0 for penalty, _ in found)
    if reason:
        assert any(reason in each for _, each in found)
    elif "batch_id" not in str(context):
        assert found == []


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("has_many :external_links", ["external_link_id"]),
        ("create_table :imports do", ["import_id"]),
        ("class CsvImport\n", ["import_id"]),
        ("enum ImportSource { A }", ["import_source"]),
        ("external_link_id import_id import_source", []),
        ("import os", []),
        ("import { sql } from './schema';\nimport x from 'y'", []),
        ("", []),
    ],
)
def test_relations(text: str, fields: list[str]) -> None:
    assert sorted(relations_in(text)) == fields


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://api.ynab.com/v1", "api.ynab.com"),
        ("https://www.example-vendor.io/api/x", "www.example-vendor.io"),
        ("https://vendor.io/v2/x", "vendor.io"),
        ("https://api.hint.com/api/provider", ""),
        ("https://api.example.com/x", ""),
        ("https://github.com/a/b", ""),
        ("https://vendor.io/about", ""),
        ("api.ynab.com", ""),
        ("", ""),
    ],
)
def test_other_hosts(text: str, host: str) -> None:
    assert other_host_in(text) == host


def test_a_source_is_named_for_another_system() -> None:
    context = replace(BARE, line="where the   is Elation", before="where the ", after=" is Elation")
    assert list(objections(context, "import_source", function=False)) == []
    assert list(objections(context, "import_id", function=False)) != []


def test_a_function_is_no_field() -> None:
    assert [text for _, text in objections(BARE, "import_id", function=True)] == ["it is the name of a function"]


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("class ElationClient", "ElationClient"),
        ("drchrono_api.post", "drchrono_api"),
        ("new YnabApi()", "YnabApi"),
        ("class HintClient", ""),
        ("class HttpClient", ""),
        ("PatientApi", ""),
        ("api_client", ""),
        ("", ""),
    ],
)
def test_other_clients(text: str, client: str) -> None:
    assert other_client(text) == client
