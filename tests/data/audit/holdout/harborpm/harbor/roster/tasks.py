import csv
import io

from celery import shared_task

from harbor.people.models import Person

from .models import RosterImport


@shared_task
def load_roster(import_id):
    roster = RosterImport.objects.get(pk=import_id)
    for line in roster.lines.filter(person=None):
        first, last, dob, email = next(csv.reader(io.StringIO(line.raw)))
        line.person, _ = Person.objects.get_or_create(
            email=email, defaults={"first_name": first, "last_name": last, "dob": dob}
        )
        line.save()
