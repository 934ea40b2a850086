from datetime import datetime

import hl7

from .models import Clinic, Observation, Patient


def find_patient(message):
    pid = message.segment("PID")
    import_id = str(pid[3][0][0])
    authority = str(pid[3][0][3])
    clinic = Clinic.objects.get(assigning_authority=authority)
    patient, created = Patient.objects.get_or_create(
        clinic=clinic, import_id=import_id, import_source="hl7"
    )
    if created:
        patient.last_name = str(pid[5][0][0])
        patient.first_name = str(pid[5][0][1])
        patient.birth_date = datetime.strptime(str(pid[7]), "%Y%m%d").date()
        patient.save()
    return patient


def receive(text):
    message = hl7.parse(text)
    patient = find_patient(message)
    if message.segment("MSH")[9][0][0] == "ORU":
        for obx in message.segments("OBX"):
            if str(obx[2]) != "NM":
                continue
            Observation.objects.create(
                patient=patient,
                loinc=str(obx[3][0][0]),
                value=str(obx[5]),
                unit=str(obx[6]),
                taken_at=datetime.strptime(str(obx[14])[:12], "%Y%m%d%H%M"),
            )
    return patient
