import pytest

from hintctl.api.endpoint import Endpoint
from hintctl.api.environment import Environment
from hintctl.api_key import ApiKey


@pytest.mark.parametrize(
    ("url", "key", "environment"),
    [
        ("https://api.hint.com", "live-key", Environment.LIVE),
        ("https://api.hint.com", "sbx-key", Environment.SANDBOX),
        ("https://api.sandbox.hint.com", "sbx-key", Environment.SANDBOX),
        ("https://api.sandbox.hint.com", "live-key", Environment.LIVE),
        ("http://127.0.0.1:8017", "emu-partner-a", Environment.EMULATOR),
        ("http://127.0.0.1:8017", "live-key", Environment.LIVE),
        ("https://api.hint.com", "emu-partner-a", Environment.LIVE),
    ],
)
def test_in_doubt_it_is_live(url: str, key: str, environment: Environment) -> None:
    assert Environment.of(Endpoint.parse(url), ApiKey(key, source="the test")) is environment
