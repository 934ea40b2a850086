from __future__ import annotations

from itertools import product
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from hintctl.emulator.behaviour import ClearsWith
from hintctl.emulator.messages import ApiError
from hintctl.emulator.resources import INTEGRATION_RECORD_ID, LEGACY_FIELDS, RESOURCES
from hintctl.emulator.schemas import body
from hintctl.emulator.validation import Rules, validated

NAMES = {"first_name": "Ada", "last_name": "Quillfeather"}
SPACES = ["\t", "\v", "\x1c", "\x85", "\xa0", "\u1680", "\u2003", "\u2028", "\u200b", "\ufeff", " \n x"]
VALUES = [
    *(None, "", "x", "x\0", "\0", "x" * 10_000, "x" * 10_001, "\U0001f600" * 10_000, *SPACES),
    *(5, 5.0, 1e3, 5.5, -0.0, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 1e300, True, False),
    *("2020-02-29", "2020-02-30", "20200131", "2020-W05-5", "0001-01-01"),
    *([], ["x"], {}, {"id": "x"}, {"id": "x", "more": 1}, {"id": None}, {"id": 5}, {"id": "\0"}, {"id": "x" * 10_001}),
]


@pytest.mark.parametrize("clears_with", get_args(ClearsWith))
@pytest.mark.parametrize("names_required", [False, True])
@pytest.mark.parametrize("creating", [False, True])
@pytest.mark.parametrize("path", RESOURCES)
def test_a_body_is_valid_by_its_schema_exactly_when_it_is_accepted(
    path: str, creating: bool, names_required: bool, clears_with: ClearsWith
) -> None:
    resource = RESOURCES[path]
    rules = Rules(clears_with=clears_with, names_required=names_required, legacy_writable=True, creating=creating)
    schema = Draft202012Validator(body(resource, rules), format_checker=Draft202012Validator.FORMAT_CHECKER)
    fields = [*resource.fields, *resource.own_fields, *LEGACY_FIELDS, INTEGRATION_RECORD_ID, "unknown"]
    for base, name, value in product(({}, NAMES), fields, VALUES):
        document: dict[str, object] = {**base, name: value}
        try:
            validated(resource, document, rules)
        except ApiError:
            accepted = False
        else:
            accepted = True
        assert schema.is_valid(document) == accepted, document
