import pytest
from django.core.management import call_command

from registry.models import Patient

pytestmark = pytest.mark.django_db


def test_reload_replaces(tmp_path):
    f = tmp_path / "x.csv"
    f.write_text("ID,yob,sex,date,crea\n17,1960,F,2022-01-03,88\n")
    call_command("load_centre", "BS", str(f))
    call_command("load_centre", "BS", str(f))
    p = Patient.objects.get(import_id="17")
    assert p.import_source == "BS"
    assert p.measurements.count() == 1
