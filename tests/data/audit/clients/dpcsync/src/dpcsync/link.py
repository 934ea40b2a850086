import csv
from pathlib import Path
from typing import Iterator

import httpx

from .http import Api
from .schemas import LinkResult, PatientUpdate


def read_rows(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(newline="") as f:
        for row in csv.DictReader(f):
            yield row["patient_id"], row["chart_id"]


def link(practice: str, path: Path) -> Iterator[LinkResult]:
    api = Api(practice)
    for patient_id, chart_id in read_rows(path):
        update = PatientUpdate(import_id=chart_id, import_source="larkspur")
        try:
            answer = api.update_patient(patient_id, update.body())
        except httpx.HTTPStatusError as e:
            yield LinkResult(patient_id, None, ok=False, error=e.response.text)
            continue
        yield LinkResult(patient_id, answer.get("external_link_id"))


def unlink(practice: str, patient_id: str) -> None:
    Api(practice).update_patient(patient_id, {"import_id": None, "import_source": None, "external_link_id": None})
