from .models import Patient


class PatientClient:
    path = "/patients"

    def __init__(self, client):
        self._c = client

    def list(self, **filters):
        for d in self._c.paginate(self.path, "patients", **filters):
            yield Patient.from_api(d)

    def get(self, patient_id):
        return Patient.from_api(self._c.request("GET", f"{self.path}/{patient_id}"))

    def create(self, first_name, last_name, *, import_id=None, import_source=None, **fields):
        body = dict(fields, first_name=first_name, last_name=last_name)
        if import_id:
            body["import_id"] = import_id
            body["import_source"] = import_source or "api"
        return Patient.from_api(self._c.request("POST", self.path, json=body))

    def find_imported(self, import_source, import_id):
        q = {"q[]": [f"import_source:={import_source}", f"import_id:={import_id}"]}
        return next(iter(self.list(**q)), None)
