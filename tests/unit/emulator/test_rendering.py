from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from hintctl.emulator.semantics import Emulator

    Ask = Callable[..., tuple[int, Any]]

ADA = "patients/pat-n32hjf4mmu1s"


def test_records_carry_all_their_fields(emulator: Emulator, ask: Ask) -> None:
    common = {"id", "integration_record_id", "created_at", "updated_at"}
    integration = {"web_link", "error_message", "sync_status", "last_synced_at"}
    patient = {"first_name", "last_name", "email", "dob", "phone", "membership_status", "lead_source", "practitioner"}
    patient |= {"external_link_id", "import_id", "import_source", "merged_into", "archived"}
    assert ask(emulator, "GET", ADA)[1].keys() == common | patient | {f"integration_{name}" for name in integration}
    invoice = {"number", "amount_in_cents", "status", "invoice_date", "owner"}
    assert ask(emulator, "GET", "customer_invoices")[1][0].keys() == common | invoice
    practitioner = {"first_name", "last_name", "npi", "email", "phone"}
    assert ask(emulator, "GET", "practitioners")[1][0].keys() == common | practitioner


def test_the_sync_status_follows_link_and_error_message(emulator: Emulator, ask: Ask) -> None:
    noon = "2024-05-06T12:00:00.007Z"
    for changes, status, synced_at in (
        ({"integration_error_message": "No chart"}, None, None),
        ({"integration_record_id": "e"}, "error", noon),
        ({"integration_error_message": ""}, "synced", noon),
        ({"integration_error_message": "Again"}, "error", noon),
        ({"integration_error_message": None, "integration_sync_status": "error"}, "synced", noon),
        ({"integration_record_id": None}, None, None),
    ):
        ask(emulator, "PATCH", ADA, changes)
        _, record = ask(emulator, "GET", ADA)
        assert (record["integration_sync_status"], record["integration_last_synced_at"]) == (status, synced_at)


def test_an_owner_has_the_calling_partners_id(emulator: Emulator, ask: Ask) -> None:
    for partner in "ab":
        ask(emulator, "PATCH", ADA, {"integration_record_id": f"of-{partner}"}, partner)
    for partner in "ab":
        owners = [row["owner"] for row in ask(emulator, "GET", "customer_invoices", partner=partner)[1]]
        assert {
            "id": "pat-n32hjf4mmu1s",
            "integration_record_id": f"of-{partner}",
            "first_name": "Ada",
            "last_name": "Quillfeather",
        } in owners


def test_a_reference_to_a_deleted_record_is_null(emulator: Emulator, ask: Ask) -> None:
    _, patient = ask(emulator, "GET", ADA)
    assert ask(emulator, "DELETE", f"practitioners/{patient['practitioner']['id']}")[0] == 204
    assert ask(emulator, "GET", ADA)[1]["practitioner"] is None
