import pytest

from patients.models import Patient
from patients.opendental import sync_patients

ROW = {"PatNum": 41, "LName": "Okafor", "FName": "Ngozi", "Birthdate": "1984-02-11", "Email": "", "WirelessPhone": "", "HmPhone": "(503)555-0142", "ChartNumber": "OK41"}


@pytest.fixture
def od(monkeypatch):
    monkeypatch.setattr("patients.opendental.OpenDental", lambda: type("OD", (), {"patients": lambda s, since: [ROW]})())


@pytest.mark.django_db
def test_sync_creates(od):
    assert sync_patients() == 1
    p = Patient.objects.get(import_source="opendental", import_id="41")
    assert p.phone == "(503)555-0142"


@pytest.mark.django_db
def test_sync_twice_updates(od):
    Patient.objects.create(import_source="opendental", import_id="41", first_name="N", last_name="O")
    assert sync_patients() == 0
    assert Patient.objects.get(import_id="41").first_name == "Ngozi"
