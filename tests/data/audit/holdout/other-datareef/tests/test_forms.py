from datareef.forms import form, hint


def test_hint():
    assert hint("dataset", "import_id") == "DOI or accession number"


def test_form():
    assert [f["name"] for f in form("dataset")] == ["title", "import_source", "import_id"]
