from django.core.management.base import BaseCommand
from django.utils import timezone

from people.models import Clinic, Person
from people.remote import all_patients, call


class Command(BaseCommand):
    help = "Pulls the members of a clinic and links those we know"

    def add_arguments(self, parser):
        parser.add_argument("clinic")
        parser.add_argument("--push", action="store_true", help="also write our IDs back")

    def handle(self, *args, **options):
        clinic = Clinic.objects.get(slug=options["clinic"])
        created = 0
        for row in all_patients():
            person, new = Person.objects.update_or_create(
                remote_id=row["id"],
                defaults=dict(
                    clinic=clinic,
                    first_name=row["first_name"],
                    last_name=row["last_name"],
                    birthdate=row["dob"],
                    email=row["email"] or "",
                    external_link_id=row.get("external_link_id"),
                    hint_import_id=row.get("import_id"),
                    hint_import_source=row.get("import_source"),
                    membership_status=row["membership_status"] or "",
                    synced_at=timezone.now(),
                ),
            )
            created += new
            if options["push"] and not person.is_linked:
                call("PATCH", "patients/" + row["id"], json={"external_link_id": "rh-%d" % person.pk})
        self.stdout.write("%d new" % created)
