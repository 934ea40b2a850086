import logging

import requests
from fhir.resources.patient import Patient as FhirPatient

from .models import Clinic, Patient

log = logging.getLogger(__name__)


class FhirImporter:
    def __init__(self, clinic: Clinic, token: str):
        self.clinic = clinic
        self.session = requests.Session()
        self.session.headers.update({"Authorization": f"Bearer {token}", "Accept": "application/fhir+json"})

    def bundle(self, url, **params):
        while url:
            r = self.session.get(url, params=params, timeout=60)
            r.raise_for_status()
            data = r.json()
            yield from (e["resource"] for e in data.get("entry", []))
            url = next((l["url"] for l in data.get("link", []) if l["relation"] == "next"), None)
            params = {}

    def run(self, updated_since=None):
        params = {"_count": 100}
        if updated_since:
            params["_lastUpdated"] = f"ge{updated_since.isoformat()}"
        n = 0
        for raw in self.bundle(f"{self.clinic.fhir_base}/Patient", **params):
            self.save(FhirPatient.parse_obj(raw))
            n += 1
        log.info("%s: %d patients", self.clinic, n)
        return n

    def save(self, p: FhirPatient) -> Patient:
        name = p.name[0] if p.name else None
        patient, _ = Patient.objects.update_or_create(
            clinic=self.clinic,
            import_source="fhir",
            import_id=p.id,
            defaults={
                "first_name": " ".join(name.given or []) if name else "",
                "last_name": (name.family or "") if name else "",
                "birth_date": p.birthDate,
                "sex": (p.gender or "")[:1],
            },
        )
        return patient
