"""`hintctl get`, against the emulator over real HTTP."""

import json

import pytest

from tests.functional.conftest import Call
from tests.running import Hintctl

ADA = "pat-n32hjf4mmu1s"


@pytest.mark.parametrize("spelling", ["patient", "patients", "Patient", "PATIENTS"])
def test_a_record_is_found_by_its_hint_id(spelling: str, live: str, hintctl: Hintctl) -> None:
    ended = hintctl("get", spelling, ADA)
    assert ended.code == 0
    lines = ended.out.splitlines()
    assert lines[:3] == [f"patient {ADA} (EMULATOR)", f"id: {ADA}", "integration_record_id: (not linked)"]
    assert "first_name: Ada" in lines
    assert ended.err == ""


@pytest.mark.parametrize("spelling", ["customer-invoice", "customer_invoices", "CustomerInvoice", "invoice"])
def test_a_record_is_found_by_the_partners_own_id(spelling: str, live: str, hintctl: Hintctl, call: Call) -> None:
    call(f"{live}/customer_invoices/inv-crEBw7TSTb7z", "PATCH", {"integration_record_id": "bill 1/ä"})
    ended = hintctl("get", spelling, "bill 1/ä", "--field", "id")
    assert (ended.code, ended.out) == (0, "inv-crEBw7TSTb7z\n")


def test_json_is_the_apis_own_object(live: str, hintctl: Hintctl, call: Call) -> None:
    ended = hintctl("get", "patient", ADA, "--json")
    assert json.loads(ended.out) == call(f"{live}/patients/{ADA}")
    assert ended.err == ""


@pytest.mark.parametrize(
    ("field", "expected"),
    [("first_name", "Ada"), ("integration_record_id", ""), ("archived", "false")],
)
def test_field_prints_one_bare_value(field: str, expected: str, live: str, hintctl: Hintctl) -> None:
    assert hintctl("get", "patient", ADA, "--field", field).out == f"{expected}\n"


def test_an_unknown_field_lists_the_fields(live: str, hintctl: Hintctl) -> None:
    ended = hintctl("get", "patient", ADA, "--field", "nam")
    assert ended.code == 2
    assert "no field 'nam'" in ended.err
    assert "first_name" in ended.err


@pytest.mark.parametrize("record_id", ["a/b", "a?b#c", "../practice", "%2e%2e", "pat-doesnotexist", "no such", "ü"])
def test_an_id_that_names_nothing_is_not_found(record_id: str, live: str, hintctl: Hintctl) -> None:
    ended = hintctl("get", "patient", record_id)
    assert (ended.code, ended.out) == (4, "")
    assert ended.err.count("\n") == 1
    assert repr(record_id) in ended.err


def test_verbose_shows_the_exchange_and_nothing_of_the_record(live: str, hintctl: Hintctl) -> None:
    ended = hintctl("get", "patient", ADA, "--field", "id", "--verbose")
    assert ended.out == f"{ADA}\n"
    assert ended.err.startswith(f"GET /patients/{ADA} 200 ")
    assert ended.err.endswith(" ms\n")
    assert ended.err.count("\n") == 1
