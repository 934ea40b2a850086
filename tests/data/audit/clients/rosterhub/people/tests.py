from unittest import mock

from django.core.management import call_command
from django.test import TestCase

from .models import Clinic, Person

ROW = {
    "id": "pat-q7Wm20xRt5Lk",
    "first_name": "Noor",
    "last_name": "Haddad",
    "dob": "1966-11-30",
    "email": None,
    "external_link_id": None,
    "import_id": "811",
    "import_source": "atlas",
    "membership_status": "active",
}


class SyncTest(TestCase):
    def setUp(self):
        Clinic.objects.create(name="North", slug="north")

    @mock.patch("people.management.commands.sync_people.all_patients", return_value=[ROW])
    def test_creates(self, _):
        call_command("sync_people", "north")
        p = Person.objects.get()
        self.assertEqual(p.hint_import_id, "811")
        self.assertTrue(p.is_linked)

    @mock.patch("people.management.commands.sync_people.call")
    @mock.patch("people.management.commands.sync_people.all_patients", return_value=[dict(ROW, import_id=None)])
    def test_push(self, _, call):
        call_command("sync_people", "north", "--push")
        p = Person.objects.get()
        call.assert_called_once_with("PATCH", "patients/pat-q7Wm20xRt5Lk", json={"external_link_id": "rh-%d" % p.pk})
