"""Read-only adapter for the old Elation archive."""
import requests

TOKEN_URL = "https://app.elationemr.com/api/2.0/oauth2/token/"
BASE = "https://app.elationemr.com/api/2.0"


class Elation:
    def __init__(self, token):
        self.http = requests.Session()
        self.http.headers["Authorization"] = "Bearer " + token

    def document(self, doc_id):
        r = self.http.get("%s/documents/%s/" % (BASE, doc_id))
        r.raise_for_status()
        return r.json()

    def archive_report(self, report_id, import_id):
        """import_id is the batch of the archive job, see ArchiveBatch"""
        r = self.http.post(
            "%s/reports/%s/tags/" % (BASE, report_id),
            json={"value": "archived-%s" % import_id},
        )
        r.raise_for_status()
