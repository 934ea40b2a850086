import unittest
from unittest import mock

from tap_hint.streams import CustomerInvoices, Patients


class TestPatients(unittest.TestCase):
    def setUp(self):
        self.stream = Patients(mock.Mock(), {"start_date": "2019-01-01"}, {})

    def test_int_is_stringified(self):
        row = self.stream.transform({"id": "pat-1", "import_id": 77, "phones": []})
        self.assertEqual(row["import_id"], "77")
        self.assertTrue(row["is_linked"])
        self.assertNotIn("phones", row)

    def test_unlinked(self):
        row = self.stream.transform({"id": "pat-1", "import_id": None, "external_link_id": ""})
        self.assertFalse(row["is_linked"])


class TestInvoices(unittest.TestCase):
    def test_owner(self):
        s = CustomerInvoices(mock.Mock(), {}, {})
        row = s.transform({"id": "inv-1", "owner": {"id": "pat-1", "import_id": "9"}, "items": [1]})
        self.assertEqual(row, {"id": "inv-1", "owner_id": "pat-1", "owner_import_id": "9"})
