from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hintctl.emulator.messages import Request
from hintctl.emulator.semantics import Emulator

Emulate = Callable[..., Emulator]


def asked(emulator: Emulator, method: str, target: str) -> tuple[int, dict[str, str], Any]:
    """Without a key."""
    response = emulator.handle(Request(method=method, target=target, headers={}, body=b""))
    return response.status, dict(response.headers), json.loads(response.body)


def description(emulator: Emulator) -> Any:
    return asked(emulator, "GET", "/openapi.json")[2]


def values(document: dict[str, Any] | list[Any]) -> Iterator[tuple[str, object]]:
    """Every key and value below `document`."""
    for key, value in document.items() if isinstance(document, dict) else enumerate(document):
        yield str(key), value
        if isinstance(value, dict | list):
            yield from values(value)


@pytest.mark.parametrize("target", ["/openapi.json", "/openapi.json?x=1", "http://127.0.0.1:8017/openapi.json"])
def test_it_is_asked_for_without_a_key(emulator: Emulator, target: str) -> None:
    status, _, document = asked(emulator, "GET", target)
    assert (status, document["openapi"]) == (200, "3.1.0")
    assert asked(emulator, "HEAD", target)[0] == 200
    refused, headers, _ = asked(emulator, "POST", target)
    assert (refused, headers["Allow"]) == (405, "HEAD, GET")


@pytest.mark.parametrize("target", ["/", "/openapi.json/", "/openapi", "/api/provider/openapi.json", "//openapi.json"])
def test_everything_beside_it_needs_one(emulator: Emulator, target: str) -> None:
    assert asked(emulator, "GET", target)[0] == 401


def test_every_name_in_it_means_something_and_each_operation_has_its_own(emulator: Emulator) -> None:
    document = description(emulator)
    for key, value in values(document):
        if key == "$ref":
            _, *names = str(value).split("/")
            place = document
            for name in names:
                place = place[name]
    below = [operation for path in document["paths"].values() for operation in path.values()]
    named = [operation["operationId"] for operation in below if isinstance(operation, dict)]
    assert len(named) == len({*named}) == 19
    assert {value for key, value in values(document["paths"]) if key == "operationId"} == {*named}


def test_its_schemas_are_json_schema(emulator: Emulator) -> None:
    for schema in description(emulator)["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_its_patterns_mean_the_same_in_python_and_in_ecmascript(emulator: Emulator) -> None:
    patterns = {value for key, value in values(description(emulator)) if key == "pattern"}
    assert patterns
    for pattern in patterns:
        # No \s, \d, \w and no look-around: what these take differs.
        assert not re.search(r"\\[sSdDwWbBAZ]|\(\?", str(pattern)), pattern


CHANGE = ("paths", "/patients/{id}", "patch", "responses")
LIST = ("paths", "/patients", "get", "responses")
PATIENT = ("components", "schemas", "PatientChanges")


@pytest.mark.parametrize(
    ("switches", "place", "name", "there"),
    [
        ({}, CHANGE, "409", False),
        ({"duplicate_status": 409}, CHANGE, "409", True),
        ({}, LIST, "429", False),
        ({"rate_limit": 5}, LIST, "429", True),
        ({"rate_limit": 5}, ("components", "responses", "429"), "headers", False),
        ({"rate_limit": 5, "retry_after": True}, ("components", "responses", "429", "headers"), "Retry-After", True),
        ({"fail": (418, 0.5)}, LIST, "418", True),
        ({}, (*LIST, "200", "headers"), "X-Total-Count", True),
        ({"total_count": False}, (*LIST, "200", "headers"), "X-Total-Count", False),
        ({}, PATIENT, "required", False),
        ({"names_required": True}, PATIENT, "required", True),
        ({}, (*PATIENT, "properties"), "import_id", False),
        ({"as_of": date(2017, 3, 31)}, (*PATIENT, "properties"), "import_id", True),
        ({"clears_with": "both"}, (*PATIENT, "properties", "integration_record_id"), "minLength", False),
        ({"clears_with": "null"}, (*PATIENT, "properties", "integration_record_id"), "minLength", True),
    ],
)
def test_each_switch_is_in_it(
    emulate: Emulate, switches: dict[str, Any], place: tuple[str, ...], name: str, there: bool
) -> None:
    found = description(emulate(**switches))
    for step in place:
        found = found[step]
    assert (name in found) == there
