"""Client of the Open Dental API."""
import logging

import requests
from django.conf import settings

from .models import Patient

log = logging.getLogger(__name__)
BASE = "https://api.opendental.com/api/v1"


class OpenDental:
    def __init__(self, developer_key=None, customer_key=None):
        self.session = requests.Session()
        self.session.headers["Authorization"] = "ODFHIR %s/%s" % (
            developer_key or settings.OD_DEVELOPER_KEY,
            customer_key or settings.OD_CUSTOMER_KEY,
        )

    def patients(self, since=None):
        offset = 0
        while True:
            params = {"Offset": offset}
            if since:
                params["DateTStamp"] = since.strftime("%Y-%m-%d %H:%M:%S")
            r = self.session.get(f"{BASE}/patients/Simple", params=params, timeout=30)
            r.raise_for_status()
            rows = r.json()
            yield from rows
            if len(rows) < 100:
                return
            offset += 100


def sync_patients(since=None):
    created = 0
    for row in OpenDental().patients(since):
        _, new = Patient.objects.update_or_create(
            import_source="opendental",
            import_id=str(row["PatNum"]),
            defaults={
                "first_name": row["FName"],
                "last_name": row["LName"],
                "dob": None if row["Birthdate"].startswith("0001") else row["Birthdate"],
                "email": row["Email"],
                "phone": row["WirelessPhone"] or row["HmPhone"],
                "chart_number": row["ChartNumber"],
            },
        )
        created += new
    log.info("opendental: %d new patients", created)
    return created
