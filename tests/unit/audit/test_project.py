"""Evidence on its way from file to file."""

from collections.abc import Mapping

import pytest

from hintctl.audit.project import Project, references_in
from hintctl.audit.source import Source

HOST = 'BASE = "https://api.hint.com/api/provider"\n'


def project_of(files: Mapping[str, str]) -> Project:
    def beside(folder: str) -> list[str]:
        return sorted(path for path in files if (path.rpartition("/")[0] or ".") == folder)

    return Project(evidence=lambda: list(files), read=files.get, beside=beside)


def value_at(path: str, files: Mapping[str, str]) -> float:
    others = project_of(files).others(path, files.get(path, ""))
    return others[0].value if others else 0.0


def test_evidence_fades_with_distance() -> None:
    values = [
        value_at("a/b/c/patient.py", {place: HOST}) for place in ("a/b/c/x.py", "a/b/x.py", "a/x.py", "z/y/w/v/x.py")
    ]
    assert values == sorted(values, reverse=True)
    assert values[0] > values[1] > values[2] >= values[3] > 0


@pytest.mark.parametrize(
    "text",
    [
        "import hint_calls\n",
        "from far.away import hint_calls\n",
        "require_relative '../far/hint_calls'\n",
        "x = HintCalls.get(1)\n",
        "require('far/hint-calls')\n",
    ],
)
def test_a_file_that_is_named_is_near(text: str) -> None:
    far = "z/y/w/v/hint_calls.py"
    assert value_at("a/patient.py", {far: HOST, "a/patient.py": text}) > value_at("a/patient.py", {far: HOST})
    (near, *_) = project_of({far: HOST}).others("a/patient.py", text)
    assert "which it names" in near.where


def test_a_file_that_names_this_one_is_near() -> None:
    naming = {"z/y/w/v/x.py": f"from a import chart_links\n{HOST}"}
    assert value_at("a/chart_links.py", naming) > value_at("a/chart_links.py", {"z/y/w/v/x.py": HOST})


def test_what_everything_is_called_is_no_reference() -> None:
    far = "z/y/w/v/client.py"
    assert value_at("a/b.py", {far: HOST, "a/b.py": "import client\n"}) == value_at("a/b.py", {far: HOST})


def test_weak_evidence_stays_where_it_is() -> None:
    assert project_of({"a.py": "lead_source membership_status"}).strong == ()
    assert project_of({"a.py": HOST, "b.py": "x = 1\n"}).strong == ("a.py",)


def test_its_own_evidence_does_not_come_from_outside() -> None:
    assert project_of({"a.py": HOST}).others("a.py", HOST) == ()


def test_names_count_in_full_where_something_is_certain() -> None:
    certain = project_of({"a.py": HOST}).credit.name
    named = project_of({"a.py": "HINT_API_KEY HintClient"}).credit.name
    other = project_of({"a.py": "HINT_API_KEY https://api.drhint.com"}).credit.name
    assert certain > named > other


def test_confirmed_files_are_evidence_for_those_that_name_them() -> None:
    project = project_of({"patient_sync.py": "x", "jobs/run.py": ""})
    assert project.others("jobs/run.py", "import patient_sync\n") == ()
    project.confirmed = frozenset({"patient_sync.py"})
    assert len(project.others("jobs/run.py", "import patient_sync\n")) == 1
    assert project.others("jobs/run.py", "import other\n") == ()


@pytest.mark.parametrize(
    ("files", "rival"),
    [
        ({"v/client.py": 'U = "https://api.elation.example/v1"'}, True),
        ({"v/client.py": 'U = "https://api.elation.example/v1"', "v/hint.py": HOST}, False),
        ({"v/README.md": "https://api.elation.example/v1"}, False),
        ({"v/settings.py": 'U = "https://api.elation.example/v1"'}, False),
        ({"w/client.py": 'U = "https://api.elation.example/v1"'}, False),
        ({}, False),
    ],
)
def test_a_rival_in_the_same_folder(files: dict[str, str], rival: bool) -> None:
    found = project_of(files).rival("v/patient.py")
    assert bool(found) is rival
    if rival:
        assert found == "client.py calls api.elation.example"


def test_a_folder_of_hints_has_no_rival() -> None:
    assert project_of({"hint_api/client.py": 'U = "https://api.elation.example/v1"'}).rival("hint_api/patient.py") == ""


def test_tests_have_the_rival_of_what_they_test() -> None:
    assert project_of({"v/client.py": 'U = "https://api.elation.example/v1"'}).rival("v/tests/test_patient.py")


@pytest.mark.parametrize(
    ("files", "path", "text", "speaks"),
    [
        ({}, "a.py", "import_id = 1", False),
        ({}, "a.py", "import_id, import_source, external_link_id", False),
        ({}, "a.py", HOST, True),
        ({}, "a.py", "hint_import_id = HINT_API_KEY", True),
        ({}, "hint_api/a.py", "import_id = 1", True),
        ({"b.py": HOST}, "a.py", "import_id = 1", True),
    ],
)
def test_whether_anything_speaks_of_hint(files: dict[str, str], path: str, text: str, speaks: bool) -> None:
    assert project_of(files).speaks_of_hint(Source(path=path, text=text, encoding="utf-8")) is speaks


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("from sync.hint_client import X", "hintclient"),
        ("require 'sync/hint_client'", "hintclient"),
        ("import x from './hintClient'", "hintclient"),
        ("use App\\Services\\HintService;", "hintservice"),
        ("alias Portal.HintSync", "hintsync"),
        ("PatientSync.call", "patientsync"),
    ],
)
def test_references(text: str, reference: str) -> None:
    assert reference in references_in(text)


def test_words_of_prose_are_no_references() -> None:
    assert references_in("the hint client is here") == frozenset()
