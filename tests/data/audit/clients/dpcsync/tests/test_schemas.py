import pytest

from dpcsync import Patient, PatientUpdate


def test_chart_id_from_tandem(row):
    assert Patient(**row).chart_id == "LK-442"


def test_chart_id_from_link(row):
    row.update(import_id=None, import_source=None, external_link_id="c-1")
    assert Patient(**row).chart_id == "c-1"
    assert Patient(**row).link == "c-1"


@pytest.mark.parametrize("source", ["athena", "", None])
def test_foreign_import(row, source):
    row["import_source"] = source
    assert Patient(**row).chart_id is None


def test_body_has_only_what_was_set():
    assert PatientUpdate(import_id="1").body() == {"import_id": "1"}
