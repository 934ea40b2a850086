#!/usr/bin/env python
"""One-off: push the Atlas chart numbers to the practice's patients.

usage: HINT_API_KEY=... migrate_atlas.py atlas_export.csv
"""
import csv
import sys

from hinthealth import Hint, HintError

SOURCE = "atlas"


def main(path):
    hint = Hint()
    by_email = {p.email.lower(): p for p in hint.patients.iter() if p.email}
    done = missing = 0
    with open(path, newline="") as f:
        for row in csv.DictReader(f):
            patient = by_email.get(row["Email"].strip().lower())
            if patient is None:
                missing += 1
                continue
            if patient.import_source == SOURCE and patient.import_id == row["Chart"]:
                continue
            payload = {
                "import_id": row["Chart"],
                "import_source": SOURCE,
            }
            try:
                hint.patients.update(patient.id, **payload)
            except HintError as e:
                print(f"{patient.id}: {e}", file=sys.stderr)
            else:
                done += 1
    print(f"{done} written, {missing} without a match")


if __name__ == "__main__":
    main(sys.argv[1])
