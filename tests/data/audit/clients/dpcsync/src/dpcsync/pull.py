import csv
import logging
from pathlib import Path

from .http import Api
from .schemas import Patient

log = logging.getLogger(__name__)

COLUMNS = ["id", "first_name", "last_name", "dob", "external_link_id", "import_id", "import_source"]


def pull(practice: str, out: Path) -> int:
    """Writes the patients of a practice to a CSV and returns how many."""
    n = 0
    with out.open("w", newline="") as f:
        writer = csv.DictWriter(f, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        for row in Api(practice).patients():
            if not row.get("external_link_id") and not row.get("import_id"):
                log.info("%s is not linked", row["id"])
            writer.writerow(row)
            n += 1
    return n


def by_chart(practice: str) -> dict[str, Patient]:
    found: dict[str, Patient] = {}
    for row in Api(practice).patients():
        patient = Patient(**row)
        if patient.chart_id is None:
            continue
        if patient.chart_id in found:
            log.warning("chart %s on two patients: %s, %s", patient.chart_id, found[patient.chart_id].id, patient.id)
        found[patient.chart_id] = patient
    return found
