import os
import sys
from pathlib import Path

import pytest

from hintctl.config import Paths
from hintctl.config.document import parse_config, profile_names, read_config
from hintctl.errors import ConfigError
from tests.unit.config.conftest import WriteConfig


def test_a_config_file_is_read_whole(write_config: WriteConfig) -> None:
    paths = write_config("""
profile = "live" # of two
[profiles.live]
endpoint = "https://api.hint.com"
api_key = "sbx-1"
[profiles.other]
api_key_command = ["pass", "show"]
keyring_entry = "other-1"
""")
    config = read_config(paths.config_file)
    assert config.default == "live"
    live, other = config.profiles["live"], config.profiles["other"]
    assert live.api_key
    assert (live.name, live.endpoint, live.api_key.reveal()) == ("live", "https://api.hint.com", "sbx-1")
    assert (live.api_key_command, live.keyring_entry) == (None, None)
    assert (other.api_key_command, other.keyring_entry, other.api_key) == (["pass", "show"], "other-1", None)
    assert "sbx-1" not in repr(config)


def test_no_config_file_is_an_empty_one() -> None:
    config = read_config(Paths.from_environment().config_file)
    assert (config.default, config.profiles) == (None, {})


def test_a_byte_order_mark_is_no_part_of_the_text(write_config: WriteConfig) -> None:
    assert read_config(write_config(b"\xef\xbb\xbfprofile = 'x'\n").config_file).default == "x"


@pytest.mark.parametrize(
    ("config", "line", "problem", "hint"),
    [
        ("profile", 1, "this is not valid TOML: Expected '=' after a key in a key/value pair.", "Fix it"),
        ("a = 1\na = 2", 2, "this is not valid TOML: Cannot overwrite a value.", "Fix it"),
        ("\n\na = 'b", 3, "this is not valid TOML: Expected", "Fix it"),
        (b"a = 1\nb = '\xff'", 2, "this is not UTF-8", "UTF-8"),
        ("\na = " + "[" * 5000, 2, "this is not valid TOML: too much of it.", "Fix it"),
        ("\na = " + "1" * 5000, 2, "this is not valid TOML: too much of it.", "Fix it"),
        ("\nendpoint = 'https://a.example'", 2, "there is no setting 'endpoint'", "[profiles.NAME]"),
        ("[profils.x]", 1, "there is no setting 'profils'", "Did you mean profiles?"),
        ("\n[profile]\nx = 1", 2, "profile is not a name", 'Write profile = "NAME".'),
        ("# x\nprofile = 7", 2, "profile is not a name", 'Write profile = "NAME".'),
        ("profile = ''", 1, "profile is not a name", 'Write profile = "NAME".'),
        ("profiles = 7", 1, "profiles is not a table", "[profiles.NAME]"),
        ("[[profiles]]\nendpoint = 'x'", 1, "profiles is not a table", "[profiles.NAME]"),
        ("[profiles]\ndefault = 'x'", 2, "profile default is not a table", "[profiles.default]"),
        ("sbx-CANARY = 1", 1, "there is no such setting.", "[profiles.NAME]"),
        ("[profiles.x]\nsbx-CANARY = 'x'", 2, "there is no such setting of a profile.", "endpoint, api_key"),
        ("[profiles.x]\nendpoint = 'https://api.hint.com/sbx-CANARY'", 2, "has a key in its path", "HINT_API_KEY"),
        ("[profiles.x]\nurl = 'x'", 2, "there is no setting 'url' of a profile", "endpoint, api_key"),
        ("[profiles.x]\n\nendpont = 'x'", 3, "there is no setting 'endpont' of a profile", "Did you mean endpoint?"),
        ("[profiles.x]\nendpoint = 7", 2, "endpoint is not text", "quotes"),
        ("[profiles.x]\nendpoint = ''", 2, "endpoint is empty", "delete the line"),
        ("[profiles.x]\nendpoint = 'http://a.example'", 2, "is not https", "Write https://a.example"),
        ("[profiles.x]\nendpoint = 'a.example'", 2, "is not a web address", "Write it as"),
        ("[profiles.x]\napi_key = ['a']", 2, "api_key is not text", "quotes"),
        ("[profiles.x]\n# the key\napi_key = 'a b'", 3, "the key from this file holds spaces", "Copy it again"),
        ("[profiles.x]\napi_key_command = [\n'a',\n7]", 2, "api_key_command is not text", "quotes"),
        ("[profiles.x]\napi_key_command = []", 2, "api_key_command is empty", "delete the line"),
        ("[profiles.x]\nkeyring_entry = true", 2, "keyring_entry is not text", "quotes"),
    ],
)
def test_a_mistake_is_an_error_that_names_the_file_and_the_line(
    config: str | bytes, line: int, problem: str, hint: str, write_config: WriteConfig
) -> None:
    paths = write_config(config)
    with pytest.raises(ConfigError) as caught:
        read_config(paths.config_file)
    assert caught.value.message.startswith(f"{paths.config_file}, line {line}: ")
    assert problem in caught.value.message
    assert hint in caught.value.hint
    assert "CANARY" not in caught.value.explain()


def test_a_config_file_that_cant_be_read_is_an_error() -> None:
    paths = Paths.from_environment()
    paths.config_file.mkdir(parents=True)
    with pytest.raises(ConfigError, match="is not a file"):
        read_config(paths.config_file)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_or_a_device_in_its_place_is_refused_and_not_waited_for(home: Path) -> None:
    home.mkdir()
    file = Paths.from_environment().config_file
    os.mkfifo(file)
    with pytest.raises(ConfigError, match="is not a file"):
        read_config(file)
    file.unlink()
    file.symlink_to("/dev/zero")
    with pytest.raises(ConfigError, match="is not a file"):
        read_config(file)


def test_a_file_that_is_too_long_to_be_one_is_refused(write_config: WriteConfig) -> None:
    longest = "#" * (1 << 20)
    assert read_config(write_config(longest).config_file).profiles == {}
    with pytest.raises(ConfigError, match="longer than 1 MiB"):
        read_config(write_config(f"{longest}#").config_file)


def test_the_names_of_profiles_are_read_without_looking_for_the_line_of_a_mistake(
    write_config: WriteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> int:
        pytest.fail("the line was looked for")

    monkeypatch.setattr("hintctl.config.lines.line_of", never)
    monkeypatch.setattr("hintctl.config.lines.line_of_error", never)
    assert profile_names(write_config("[profiles.a\n").config_file) == []
    assert profile_names(write_config("profiles = 7\n").config_file) == []
    assert profile_names(write_config("[profiles.a]\nx = 1\n[profiles.b]\n").config_file) == ["a", "b"]
    assert profile_names(write_config("[profiles.b]\n[profiles.a]\n").config_file) == ["b", "a"]


def test_a_home_that_is_a_file_is_an_error() -> None:
    paths = Paths.from_environment()
    paths.config_file.parent.write_text("")
    with pytest.raises(ConfigError, match="can't be read: Not a directory"):
        read_config(paths.config_file)


def test_a_profile_of_the_name_default_is_the_default_one() -> None:
    file = Paths.from_environment().config_file
    assert parse_config("[profiles.default]\n[profiles.x]\n", file).choose(None) == "default"
    assert parse_config("profile = 'x'\n[profiles.default]\n[profiles.x]\n", file).choose(None) == "x"
    assert parse_config("[profiles.x]\n", file).choose(None) is None
    assert parse_config("[profiles.default]\n", file).choose("y") == "y"
