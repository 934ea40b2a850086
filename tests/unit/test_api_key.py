import pytest
from hypothesis import given
from hypothesis import strategies as st

from hintctl.api_key import ApiKey
from hintctl.errors import ConfigError, ExitCode


@pytest.mark.parametrize("text", ["sbx-abc", " sbx-abc\n", "\tsbx-abc\r\n"])
def test_white_space_around_a_key_is_no_part_of_it(text: str) -> None:
    key = ApiKey(text, source="the test")
    assert key.reveal() == "sbx-abc"
    assert key.startswith("sbx-")
    assert not key.startswith("emu-")


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "CANARY\nA", "CANARY A", "CANARY\x00", "CANARY\x1b[31m", "CANARYé", "CANARY\u200b"],
)
def test_what_cant_be_a_key_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(ConfigError, match=r"the key from HINT_API_KEY (is empty|holds spaces)") as caught:
        ApiKey(text, source="HINT_API_KEY")
    assert caught.value.exit_code is ExitCode.USAGE
    assert "CANARY" not in caught.value.explain()


@given(st.text(max_size=30))
def test_an_accepted_key_is_a_valid_header_value(text: str) -> None:
    try:
        key = ApiKey(text, source="the test")
    except ConfigError:
        return
    assert all("!" <= character <= "~" for character in key.reveal())


def test_a_key_shows_a_mask_wherever_it_is_formatted() -> None:
    key = ApiKey("CANARY", source="the test")
    assert {repr(key), str(key), f"{key}", f"{key!s:>3}", "%s" % key, "{}".format(key)} == {"ApiKey(…)"}  # noqa: UP031, UP032 -- old ways too


@pytest.mark.parametrize(
    ("text", "shown"), [("sbx-abc123", "sbx-********"), ("emu-partner-a", "emu-********"), ("abc123def", "********")]
)
def test_of_a_masked_key_only_its_kind_is_left(text: str, shown: str) -> None:
    assert ApiKey(text, source="the test").masked() == shown
