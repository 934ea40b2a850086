import os

from celery import shared_task

from patients.models import Patient

from .client import ElationClient


def _client():
    return ElationClient(os.environ["ELATION_CLIENT_ID"], os.environ["ELATION_CLIENT_SECRET"])


@shared_task
def pull(practice):
    for p in _client().patients(practice):
        Patient.objects.update_or_create(
            import_source=Patient.ELATION,
            import_id=str(p["id"]),
            defaults={
                "first_name": p["first_name"],
                "last_name": p["last_name"],
                "dob": p["dob"],
                "practice_id": practice,
                "external_link_id": str(p["id"]),
            },
        )


@shared_task
def push(pk):
    patient = Patient.objects.get(pk=pk)
    if patient.external_link_id:
        return
    body = {
        "first_name": patient.first_name,
        "last_name": patient.last_name,
        "dob": patient.dob.isoformat(),
        "practice": patient.practice_id,
        "metadata": {"data": {"import_id": patient.import_id}, "object_id": str(patient.pk)},
    }
    res = _client().create_patient(body)
    patient.external_link_id = res["id"]
    patient.save(update_fields=["external_link_id"])
