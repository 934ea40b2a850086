import pytest

from registry.hl7in import receive
from registry.models import Clinic, Patient

ADT = "\r".join([
    "MSH|^~\\&|KIS|UKX|REG|REG|202308210944||ADT^A01|1|P|2.5",
    "PID|1||0044120^^^UKX^MR||Brandt^Ines||19840312|F",
])


@pytest.mark.django_db
def test_new_patient():
    Clinic.objects.create(name="UKX", assigning_authority="UKX")
    p = receive(ADT)
    assert (p.import_source, p.import_id) == ("hl7", "0044120")
    assert receive(ADT) == p
    assert Patient.objects.filter(import_id="0044120").count() == 1
