import requests
from django.conf import settings


class ElationClient:
    def __init__(self, client_id, secret):
        self.session = requests.Session()
        r = self.session.post(f"{settings.ELATION_BASE}/oauth2/token/", data={
            "grant_type": "client_credentials", "client_id": client_id, "client_secret": secret,
        })
        r.raise_for_status()
        self.session.headers["Authorization"] = "Bearer " + r.json()["access_token"]

    def patients(self, practice, **params):
        url = f"{settings.ELATION_BASE}/patients/"
        params = {"practice": practice, "limit": 100, **params}
        while url:
            page = self.session.get(url, params=params).json()
            yield from page["results"]
            url, params = page["next"], None

    def create_patient(self, payload):
        r = self.session.post(f"{settings.ELATION_BASE}/patients/", json=payload)
        r.raise_for_status()
        return r.json()
