"""What an export takes from a record: its link, or else what sits in the legacy fields."""

from typing import Any

import pytest

from hintctl.api.answers import Record
from hintctl.api.resources import Resource
from hintctl.linking.export import LegacyFields, Selection, export_record


def patient(integration_record_id: str | None = None, **fields: Any) -> Record:
    return Record(
        resource=Resource.PATIENT,
        hint_id="pat-n32hjf4mmu1s",
        integration_record_id=integration_record_id,
        merged_into=None,
        fields=fields,
    )


def chosen(record: Record, import_source: str | None = None) -> str | None:
    """The ID that an export with legacy fields gives the record; "?" where it leaves that to a person."""
    exported = export_record(record, Selection(legacy=True, import_source=import_source))
    assert exported.linked is (record.integration_record_id is not None)
    return "?" if exported.undecided else exported.integration_record_id


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, None),
        ({"external_link_id": "a"}, "a"),
        ({"import_id": "b"}, "b"),
        ({"import_id": "b", "import_source": "lab"}, "b"),
        ({"external_link_id": "a", "import_id": "a"}, "a"),
        ({"external_link_id": "a", "import_id": "b"}, "?"),
        ({"external_link_id": "a", "import_id": "A"}, "?"),
        ({"external_link_id": "a", "import_id": None}, "a"),
        ({"external_link_id": "", "import_id": "b"}, "b"),
        ({"external_link_id": " ", "import_id": "b"}, "b"),
        ({"external_link_id": 7, "import_id": "b"}, "b"),
        ({"external_link_id": {"id": "a"}}, None),
        ({"external_link_id": "\ud800"}, None),
        ({"import_source": "lab"}, None),
    ],
)
def test_the_one_legacy_value_is_taken_and_of_two_that_differ_none(fields: dict[str, Any], expected: str) -> None:
    assert chosen(patient(**fields)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"import_id": "b", "import_source": "lab"}, "b"),
        ({"import_id": "b", "import_source": "emr"}, None),
        ({"import_id": "b"}, None),
        ({"external_link_id": "a", "import_id": "b", "import_source": "emr"}, "a"),
        ({"external_link_id": "a", "import_id": "b", "import_source": "lab"}, "?"),
        ({"external_link_id": "a"}, "a"),
    ],
)
def test_an_import_source_narrows_import_id_and_nothing_else(fields: dict[str, Any], expected: str | None) -> None:
    assert chosen(patient(**fields), import_source="lab") == expected


def test_a_link_wins_over_all_legacy_values() -> None:
    assert chosen(patient("now", external_link_id="a", import_id="b")) == "now"


def test_legacy_fields_stay_out_unless_they_are_asked_for() -> None:
    exported = export_record(patient(external_link_id="a", import_id="b"), Selection())
    assert (exported.integration_record_id, exported.undecided) == (None, None)


def test_what_is_undecided_comes_with_all_three_fields() -> None:
    record = patient(external_link_id="a", import_id="b", import_source="lab")
    exported = export_record(record, Selection(legacy=True))
    assert exported.undecided == LegacyFields(external_link_id="a", import_id="b", import_source="lab")
    assert exported.integration_record_id is None
