import pandas as pd
from django.core.management.base import BaseCommand
from django.db import transaction

from registry.models import Centre, Measurement, Patient


class Command(BaseCommand):
    help = "Load the quarterly export of a centre"

    def add_arguments(self, parser):
        parser.add_argument("centre", choices=Centre.values)
        parser.add_argument("csv")

    @transaction.atomic
    def handle(self, centre, csv, **options):
        df = pd.read_csv(csv, dtype={"ID": str}, parse_dates=["date"])
        for key, group in df.groupby("ID"):
            patient, _ = Patient.objects.update_or_create(
                import_source=centre,
                import_id=key,
                defaults={"birth_year": int(group.yob.iloc[0]), "sex": group.sex.iloc[0].lower(), "pseudonym": f"{centre}{key}"[:16]},
            )
            patient.measurements.all().delete()
            Measurement.objects.bulk_create(
                Measurement(patient=patient, taken_on=r.date, creatinine=r.crea) for r in group.itertuples()
            )
        self.stdout.write(f"{df.ID.nunique()} patients from {centre}")
