import pytest

from harbor.roster.models import RosterImport
from harbor.roster.tasks import load_roster


@pytest.mark.django_db
def test_load(employer):
    roster = RosterImport.objects.create(employer=employer, import_source="sftp")
    roster.lines.create(raw="Jo,Lind,1970-01-01,jo@example.com")
    load_roster(roster.pk)
    assert roster.lines.get().person.email == "jo@example.com"
