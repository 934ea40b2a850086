from django.conf import settings
from django.db import transaction

from harbor.people.models import Person

from .client import MembershipClient, MembershipError
from .models import Member


def pull(practice):
    client = MembershipClient(practice.membership_token)
    n = 0
    for row in client.iter_patients():
        with transaction.atomic():
            member, _ = Member.objects.update_or_create(
                hint_id=row["id"],
                defaults={
                    "external_link_id": row.get("external_link_id"),
                    "import_id": row.get("import_id"),
                    "import_source": row.get("import_source") or "",
                    "membership_status": row.get("membership_status") or "",
                },
            )
            if member.person is None:
                member.person = match_person(row)
                member.save(update_fields=["person"])
        n += 1
    return n


def match_person(row):
    if row.get("import_source") == settings.MEMBERSHIP_IMPORT_SOURCE and row.get("import_id"):
        return Person.objects.filter(pk=row["import_id"]).first()
    return Person.objects.filter(
        last_name__iexact=row["last_name"], dob=row["dob"], email__iexact=row["email"] or ""
    ).first()


def push(person, practice):
    client = MembershipClient(practice.membership_token)
    member = getattr(person, "member", None)
    fields = dict(
        first_name=person.first_name,
        last_name=person.last_name,
        dob=person.dob.isoformat(),
        import_id=str(person.pk),
        import_source=settings.MEMBERSHIP_IMPORT_SOURCE,
    )
    if member:
        return client.update_patient(member.hint_id, **fields)
    try:
        row = client.create_patient(**fields)
    except MembershipError as e:
        if e.status != 422:
            raise
        return None
    return Member.objects.create(person=person, hint_id=row["id"], import_id=row["import_id"])
