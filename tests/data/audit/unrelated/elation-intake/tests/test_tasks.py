from unittest import mock

import pytest

from elation import tasks
from patients.models import Patient


@pytest.mark.django_db
def test_pull():
    row = {"id": 140756182794241, "first_name": "Ann", "last_name": "Ng", "dob": "1980-02-03"}
    with mock.patch.object(tasks, "_client") as c:
        c.return_value.patients.return_value = [row]
        tasks.pull(65540)
    p = Patient.objects.get()
    assert p.external_link_id == "140756182794241"
    assert (p.import_source, p.import_id) == ("elation", "140756182794241")
