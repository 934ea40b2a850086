from datetime import date

from membill.hint.models import CustomerInvoice, Patient
from membill.reconcile import Deposit, legacy_key, match


class FakeHint:
    def invoices(self, **kw):
        owner = {"id": "pat-a1B2c3D4e5F6", "first_name": "A", "last_name": "B", "external_link_id": "M-77"}
        return iter([CustomerInvoice(id="inv-a1B2c3D4e5F6", amount_in_cents=9900, invoice_date=date(2023, 3, 1), status="paid", external_link_id="MB-1", owner=owner)])


def test_match():
    (d,) = match([Deposit(date(2023, 3, 3), 9900, "STRIPE")], FakeHint())
    assert d.invoice_number == "MB-1"
    assert d.payee == "M-77"
    assert d.import_id == "YNAB:99000:2023-03-03:1"


def test_legacy_key():
    p = Patient(id="pat-a1B2c3D4e5F6", first_name="A", last_name="B", import_id="9", import_source="membill")
    assert legacy_key(p) == "9"
