import pytest


@pytest.fixture
def row():
    return {
        "id": "pat-k2x9sB71nWqe",
        "first_name": "Ira",
        "last_name": "Novak",
        "email": None,
        "dob": "1970-07-01",
        "external_link_id": None,
        "import_id": "LK-442",
        "import_source": "larkspur",
        "membership_status": "active",
        "phones": [],
        "created_at": "2022-04-01T10:00:00Z",
    }


@pytest.fixture(autouse=True)
def token(monkeypatch):
    monkeypatch.setenv("DPCSYNC_TOKEN_BAYSIDE", "sbx-abc")
