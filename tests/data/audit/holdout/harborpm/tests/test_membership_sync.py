import pytest
import responses

from harbor.memberships import sync
from harbor.memberships.models import Member

PATIENT = {
    "id": "pat-72hQ0zLxVb1n",
    "first_name": "Noor",
    "last_name": "Haddad",
    "dob": "1990-07-19",
    "email": "noor@example.com",
    "external_link_id": None,
    "import_id": "41",
    "import_source": "harborpm",
    "membership_status": "active",
}


@pytest.mark.django_db
@responses.activate
def test_pull_links_by_import_id(practice, person_factory):
    person = person_factory(pk=41)
    responses.add(responses.GET, "https://api.hint.com/api/provider/patients", json=[PATIENT])
    assert sync.pull(practice) == 1
    member = Member.objects.get()
    assert member.person == person
    assert (member.import_source, member.import_id) == ("harborpm", "41")


@pytest.mark.django_db
@responses.activate
def test_push_new_person(practice, person_factory):
    person = person_factory(pk=42)
    responses.add(
        responses.POST,
        "https://api.hint.com/api/provider/patients",
        json=dict(PATIENT, id="pat-000000000042", import_id="42"),
        match=[responses.matchers.json_params_matcher({"import_id": "42", "import_source": "harborpm"}, strict_match=False)],
    )
    sync.push(person, practice)
    assert person.member.import_id == "42"
