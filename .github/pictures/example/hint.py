import httpx

PATIENTS = "https://api.hint.com/api/provider/patients"


def create(person, token):
    patient = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "import_id": str(person.id),
        "import_source": "acme-emr",
    }
    return httpx.post(PATIENTS, json=patient, auth=(token, "")).json()


def chart_of(patient):
    return patient["external_link_id"]
