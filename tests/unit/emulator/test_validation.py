from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from hintctl.emulator.semantics import Emulator

    Ask = Callable[..., tuple[int, Any]]

ADA = "patients/pat-n32hjf4mmu1s"
INVOICE = "customer_invoices/inv-EQRahYu9K6sw"


def refused(path: str, field: str, values: list[object]) -> list[tuple[str, str, object]]:
    return [(path, field, value) for value in values]


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"null", b'"x"', b"5", b"a=b", b"{'a': 1}", b'{"a": NaN}', b'{"a": -Infinity}', b"\xff"),
        *(b'{"first_name": "\xff"}', b"\xef\xbb\xbf{}", '{"a": 1}'.encode("utf-16"), b'{"a": "\n"}', b"{}{}"),
        *(b"[" * 100_000, b'{"a":' * 100_000, b'{"a": ' + b"9" * 5_000 + b"}"),
    ],
)
def test_bodies_that_are_no_json_object(emulator: Emulator, ask: Ask, body: bytes) -> None:
    for method, path in (("POST", "patients"), ("PATCH", ADA), ("PUT", ADA)):
        status, error = ask(emulator, method, path, body)
        assert (status, error["status"]) == (400, 400)


@pytest.mark.parametrize(
    ("path", "field", "value"),
    [
        *refused(ADA, "integration_record_id", [5, True, [], {}, 1.5, "\0", "a\ud800b", "x" * 10_001]),
        *refused(ADA, "first_name", [5, ["x"], "", " ", None, "\0", "\udfff", "x" * 10_001]),
        *refused(ADA, "email", [5, False, {}, "\0"]),
        *refused(ADA, "dob", [5, "yesterday", "2020-02-30", "20200131", "2020-W05-5", "x" * 10_001]),
        *refused(ADA, "practitioner", ["pct-7ysh0vjy4EDQ", [], {}, {"id": 5}, {"id": None}, {"id": ""}]),
        *refused(ADA, "practitioner", [{"id": "\ud800"}, {"id": "\0"}, {"id": "pat-n32hjf4mmu1s"}]),
        *refused(ADA, "integration_web_link", [5, "\0", "x" * 10_001]),
        *refused(ADA, "integration_error_message", [[]]),
        *refused(INVOICE, "amount_in_cents", ["5", 1.5, True, 2**63, float(2**63), 1e300, -(2**63) - 1, []]),
    ],
)
def test_values_that_a_field_cannot_hold(emulator: Emulator, ask: Ask, path: str, field: str, value: object) -> None:
    _, before = ask(emulator, "GET", path)
    status, error = ask(emulator, "PATCH", path, {field: value})
    assert (status, error["status"], list(error["errors"])) == (422, 422, [field])
    assert ask(emulator, "GET", path) == (200, before)


@pytest.mark.parametrize(
    ("path", "field", "value"),
    [
        (ADA, "integration_record_id", "x" * 10_000),
        (ADA, "integration_record_id", " \t\U0001f600'\"; --\x7f"),
        (ADA, "email", None),
        (ADA, "email", ""),
        (ADA, "dob", None),
        (ADA, "dob", "2020-02-29"),
        (ADA, "practitioner", None),
        (ADA, "integration_web_link", "https://emr.example/charts/1"),
        (ADA, "integration_error_message", "Unknown allergy"),
        (INVOICE, "amount_in_cents", -(2**63)),
        (INVOICE, "amount_in_cents", 75e2),  # an integer, as JSON Schema counts them
        (INVOICE, "owner", None),
    ],
)
def test_values_that_come_back_as_written(emulator: Emulator, ask: Ask, path: str, field: str, value: object) -> None:
    assert ask(emulator, "PATCH", path, {field: value})[1][field] == value
    assert ask(emulator, "GET", path)[1][field] == value


def test_unknown_fields_may_hold_anything(emulator: Emulator, ask: Ask) -> None:
    _, before = ask(emulator, "GET", ADA)
    body = b'{"x": "\\u0000\\ud800", "y": 1e999, "archived": 5, "merged_into": [], "integration_sync_status": {}}'
    assert ask(emulator, "PATCH", ADA, body) == (200, before)


@pytest.mark.parametrize("resource", ["patients", "practitioners"])
def test_creating_a_person_needs_both_names(emulator: Emulator, ask: Ask, resource: str) -> None:
    blank = ["can't be blank"]
    assert ask(emulator, "POST", resource, {}) == (
        422,
        {
            "status": 422,
            "message": "First name can't be blank, Last name can't be blank",
            "errors": {"first_name": blank, "last_name": blank},
        },
    )
    status, error = ask(emulator, "POST", resource, {"first_name": "Only", "last_name": " "})
    assert (status, error["errors"]) == (422, {"last_name": blank})


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_names_can_be_required_of_patient_updates(emulate: Callable[..., Emulator], ask: Ask, method: str) -> None:
    emulator = emulate(names_required=True)
    link: dict[str, object] = {"integration_record_id": "n"}
    for names, missing in (
        ({}, ["first_name", "last_name"]),
        ({"first_name": "Ada"}, ["last_name"]),
        ({"first_name": "", "last_name": "Q"}, ["first_name"]),
        ({"first_name": "Ada", "last_name": None}, ["last_name"]),
    ):
        status, error = ask(emulator, method, ADA, {**link, **names})
        assert (status, list(error["errors"])) == (422, missing)
    assert ask(emulator, "GET", "patients/n")[0] == 404
    assert ask(emulator, method, ADA, {**link, "first_name": "Ada", "last_name": "Quillfeather"})[0] == 200
    assert ask(emulator, method, INVOICE, link)[0] == 200
    assert ask(emulator, method, "practitioners/pct-7ysh0vjy4EDQ", link)[0] == 200


CLEARED, KEPT, REFUSED = (200, None), (200, "emr-10311"), (422, "emr-10311")


@pytest.mark.parametrize(
    ("clears_with", "of_null", "of_empty"),
    [
        ("both", CLEARED, CLEARED),
        ("null", CLEARED, REFUSED),
        ("empty", KEPT, CLEARED),
        ("neither", KEPT, REFUSED),
    ],
)
def test_clearing(
    emulate: Callable[..., Emulator],
    ask: Ask,
    clears_with: str,
    of_null: tuple[int, str | None],
    of_empty: tuple[int, str | None],
) -> None:
    emulator = emulate(clears_with=clears_with)
    for value, outcome in ((None, of_null), ("", of_empty)):
        patient = "patients/pat-R5tGj9CkF1Xa"
        ask(emulator, "PATCH", patient, {"integration_record_id": "emr-10311"})
        status, answer = ask(emulator, "PATCH", patient, {"integration_record_id": value})
        assert (status, ask(emulator, "GET", patient)[1]["integration_record_id"]) == outcome
        if status == 422:
            assert list(answer["errors"]) == ["integration_record_id"]
        freed = ask(emulator, "GET", "patients/emr-10311")[0] == 404
        assert freed == (outcome is CLEARED)
