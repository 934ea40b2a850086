import json
import os

from tap_hinthealth.client import BASE_URL, Client
from tap_hinthealth.streams import CustomerInvoices, Patients

HERE = os.path.dirname(__file__)


def fixture(name):
    with open(os.path.join(HERE, "fixtures", name)) as f:
        return json.load(f)


def test_patients(requests_mock):
    requests_mock.get(BASE_URL + "/patients", json=fixture("patients_page.json"))
    rows = list(Patients(Client("t")).rows())
    assert [r["import_id"] for r in rows] == ["551", None]
    assert rows[0]["import_source"] is None
    assert rows[1]["external_link_id"] == "e-77"


def test_invoice_owner(requests_mock):
    requests_mock.get(
        BASE_URL + "/customer_invoices",
        json=[{"id": "inv-1aaaaaaaaaaa", "status": "open", "owner": {"id": "pat-Zx81mNq0aB3c", "import_id": "551"}}],
    )
    (row,) = CustomerInvoices(Client("t")).rows()
    assert row["owner_import_id"] == "551"
    assert "owner" not in row
