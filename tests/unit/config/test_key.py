import sys
from pathlib import Path

import pytest

from hintctl.config import Paths
from hintctl.config.key import find_program, read_key
from hintctl.config.settings import load_settings
from hintctl.errors import ConfigError
from tests.fake_keyring import FakeKeyring
from tests.running import Hintctl
from tests.unit.config.conftest import WriteConfig, key_command

TWO_KEYS = """
profile = "live"
[profiles.live]
api_key = "live-key"
[profiles.other]
api_key = "other-key"
"""


def _key(paths: Paths, *, profile: str | None = None) -> str | None:
    key = read_key(load_settings(profile=profile, endpoint=None, paths=paths))
    return key.reveal() if key else None


def test_the_environments_key_comes_before_the_profiles_command_and_that_before_its_key(
    write_config: WriteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_config(key_command("print('from-command')") + 'api_key = "from-file"\n')
    assert _key(paths) == "from-command"
    monkeypatch.setenv("HINT_API_KEY", "from-environment")
    assert _key(paths) == "from-environment"
    monkeypatch.delenv("HINT_API_KEY")
    assert _key(write_config('[profiles.default]\napi_key = "from-file"\n')) == "from-file"


def test_the_key_is_that_of_the_chosen_profile(write_config: WriteConfig) -> None:
    assert _key(write_config(TWO_KEYS), profile="other") == "other-key"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o601])
def test_a_key_that_others_may_read_is_not_used(mode: int, write_config: WriteConfig) -> None:
    paths = write_config(TWO_KEYS, mode)
    with pytest.raises(ConfigError, match="others may read it") as caught:
        _key(paths)
    assert caught.value.hint == f"Run: chmod 600 {paths.config_file}"


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_key_that_nobody_else_may_read_is_used(mode: int, write_config: WriteConfig) -> None:
    assert _key(write_config(TWO_KEYS, mode)) == "live-key"


def test_a_file_without_a_key_may_be_read_by_others(write_config: WriteConfig) -> None:
    assert _key(write_config("[profiles.default]\nendpoint = 'https://a.example'\n", 0o644)) is None


@pytest.mark.parametrize("printed", ["the-key", "the-key\\n", "  the-key\\r\\n\\n"])
def test_a_key_command_may_end_its_output_with_a_newline(printed: str, write_config: WriteConfig) -> None:
    assert _key(write_config(key_command(f'print("{printed}", end="")'))) == "the-key"


def test_a_key_command_may_be_one_string_with_quotes(write_config: WriteConfig) -> None:
    paths = write_config(f"[profiles.default]\napi_key_command = '{sys.executable} -c \"print(42)\"'\n")
    assert _key(paths) == "42"


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        ('["/no/such/program"]', "can't be run"),
        ('"/no/such/program --key"', "can't be run"),
        ("'say \"'", "can't be run"),
        ('" "', "can't be run"),
        ('["a\\u0000b"]', "can't be run"),
        ('["/"]', "can't be run"),
        (f"{[sys.executable, '-c', 'raise SystemExit(7)']!r}", "failed with exit code 7"),
        (f"{[sys.executable, '-c', 'pass']!r}", "is empty"),
        (f"{[sys.executable, '-c', 'print(1); print(2)']!r}", "spaces, line breaks"),
    ],
)
def test_a_key_command_that_gives_no_key_is_an_error_that_names_the_profile(
    command: str, problem: str, write_config: WriteConfig
) -> None:
    paths = write_config(f"[profiles.default]\napi_key_command = {command}\n")
    with pytest.raises(ConfigError, match=problem) as caught:
        _key(paths)
    assert "api_key_command of profile default" in caught.value.message


@pytest.mark.parametrize("program", ["while True: print('CANARY' * 1000)", "print('CANARY' * 20_000)"])
def test_a_key_command_that_prints_without_end_is_ended(program: str, write_config: WriteConfig) -> None:
    paths = write_config(key_command(program))
    with pytest.raises(ConfigError, match="prints more than 64 KiB") as caught:
        _key(paths)
    assert "CANARY" not in caught.value.explain()


def test_a_key_command_is_not_run_where_the_environment_has_the_key(
    write_config: WriteConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINT_API_KEY", "from-environment")
    trace = tmp_path / "ran"
    _key(write_config(key_command(f'open("{trace}", "w")')))
    assert not trace.exists()


def test_a_key_in_the_place_of_its_command_is_not_quoted(hintctl: Hintctl, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('profile = "a"\n[profiles.a]\napi_key_command = "sbx-CANARY"\n')
    ended = hintctl("get", "patient", "x")
    assert ended.code == 2
    assert "can't be run: No such file or directory" in ended.err
    assert "CANARY" not in ended.err


def test_a_key_in_the_keyring_is_read_from_its_entry(write_config: WriteConfig, os_keyring: FakeKeyring) -> None:
    os_keyring.entries = {"hintctl/default-1": "the-key", "hintctl/default-2": "another"}
    assert _key(write_config('[profiles.default]\nkeyring_entry = "default-1"\n')) == "the-key"


def test_a_key_that_the_keyring_has_no_more_is_an_error(write_config: WriteConfig, os_keyring: FakeKeyring) -> None:
    paths = write_config('[profiles."a b"]\nkeyring_entry = "default-1"\n')
    assert os_keyring.entries == {}
    with pytest.raises(ConfigError, match="the keyring has no key of profile a b") as caught:
        _key(paths, profile="a b")
    assert caught.value.hint == "Store it again: hintctl auth login --profile 'a b'"


@pytest.mark.parametrize(
    ("command", "program"),
    [
        (f"{sys.executable} -c 'print(1)'", sys.executable),
        ([sys.executable, "-c"], sys.executable),
        ("no-such-program-here show", None),
        ("sbx-CANARY", None),
        ("say 'open", None),
        (" ", None),
        ([], None),
    ],
)
def test_a_command_begins_with_a_program_of_this_machine_or_it_names_none(
    command: str | list[str], program: str | None
) -> None:
    assert find_program(command) == program
