"""Which resource and which endpoint a use is about."""

import pytest

from hintctl.audit.context import context_of
from hintctl.audit.languages import language_of
from hintctl.audit.names import find_names
from hintctl.audit.outline import Outline
from hintctl.audit.resource import endpoint_of, resource_of


def about(path: str, text: str) -> tuple[str | None, str | None]:
    outline = Outline(text, language_of(path, text))
    name = next(find_names(text))
    context = context_of(outline, name.start, name.end, declares=False)
    endpoint = endpoint_of(outline, name.start)
    return resource_of(context, path, endpoint), endpoint


@pytest.mark.parametrize(
    ("path", "text", "resource", "endpoint"),
    [
        ("a.py", 'api.post("/provider/patients", json={"import_id": 1})', "patient", "POST /patients"),
        (
            "a.py",
            'def f(x):\n    body = {"import_id": 1}\n    api.patch(f"/provider/patients/{x}", json=body)\n',
            "patient",
            "PATCH /patients/{id}",
        ),
        ("a.rb", 'client.get("/patients/#{id}")["import_id"]', "patient", "GET /patients/{id}"),
        (
            "a.js",
            "fetch(`/api/provider/customer_invoices/${id}`).external_link_id",
            "customer-invoice",
            "/customer_invoices/{id}",
        ),
        ("a.py", "practitioner.import_id = 1", "practitioner", None),
        ("a.py", "customer_invoice.external_link_id", "customer-invoice", None),
        ("patients.py", "x.import_id", "patient", None),
        ("a.py", "x.import_id", None, None),
        ("a.py", 'get("/patients_old")["import_id"]', "patient", None),
    ],
)
def test_resource_and_endpoint(path: str, text: str, resource: str | None, endpoint: str | None) -> None:
    assert about(path, text) == (resource, endpoint)


def test_a_request_of_another_block_is_not_its_endpoint() -> None:
    text = 'def one():\n    x["import_id"] = 1\n\n\ndef two():\n    api.get("/provider/practitioners")\n'
    assert about("a.py", text)[1] is None
