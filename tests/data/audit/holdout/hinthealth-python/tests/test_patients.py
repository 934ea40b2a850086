import json

import httpx
import pytest
import respx
from pydantic import ValidationError

from hinthealth.models import Patient, PatientCreate, Practitioner


@pytest.mark.vcr
def test_get(hint):
    p = hint.patients.get("pat-8aLk2mQ9xR0w")
    assert p.external_link_id == "A-100"
    assert p.partner_key == "A-100"


@pytest.mark.parametrize(
    "fields, key",
    [
        ({}, None),
        ({"external_link_id": "x"}, "x"),
        ({"import_id": "5512"}, None),
        ({"import_id": "5512", "import_source": "atlas"}, "atlas:5512"),
    ],
)
def test_partner_key(fields, key):
    p = Patient(id="pat-1", first_name="a", last_name="b", **fields)
    assert p.partner_key == key


def test_tandem():
    with pytest.raises(ValidationError, match="go together"):
        PatientCreate(first_name="a", last_name="b", import_source="atlas")


def test_practitioner_alias():
    d = Practitioner.model_validate({"id": "pct-1", "external_link_id": "dr-9"})
    assert d.partner_id == "dr-9"


@respx.mock
def test_link(hint):
    route = respx.patch("https://api.hint.com/api/provider/patients/pat-1").mock(
        return_value=httpx.Response(200, json={"id": "pat-1", "first_name": "a", "last_name": "b"})
    )
    hint.patients.link("pat-1", "5512", source="atlas")
    sent = json.loads(route.calls[0].request.content)
    assert sent == {"import_id": "5512", "import_source": "atlas"}
