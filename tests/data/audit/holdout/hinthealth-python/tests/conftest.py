import pytest

from hinthealth import Hint


@pytest.fixture(scope="session")
def vcr_config():
    return {"filter_headers": ["authorization"], "record_mode": "none"}


@pytest.fixture
def hint():
    return Hint("sbx-0000")
