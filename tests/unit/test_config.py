import json
import os
import sys
from pathlib import Path

import pytest

from hintctl.config import DEFAULT_ENDPOINT, Paths, Settings, load_settings
from hintctl.errors import ConfigError
from tests.running import Hintctl

TWO_PROFILES = """
profile = "live"
[profiles.live]
endpoint = "https://live.example"
api_key = "live-key"
[profiles.other]
endpoint = "https://other.example"
api_key = "other-key"
"""


def _write(home: Path, text: str | bytes, mode: int = 0o600) -> Paths:
    paths = Paths.from_environment()
    home.mkdir(exist_ok=True)
    paths.config_file.write_bytes(text if isinstance(text, bytes) else text.encode())
    paths.config_file.chmod(mode)
    return paths


def _load(paths: Paths, *, profile: str | None = None, endpoint: str | None = None) -> Settings:
    return load_settings(profile=profile, endpoint=endpoint, paths=paths)


def _key_command(program: str) -> str:
    return f"[profiles.default]\napi_key_command = {json.dumps([sys.executable, '-c', program])}\n"


def test_without_any_settings_there_is_the_default_endpoint_and_no_key() -> None:
    assert _load(Paths.from_environment()) == Settings(profile=None, endpoint=DEFAULT_ENDPOINT, key=None)


@pytest.mark.parametrize(
    ("option", "environment", "endpoint"),
    [
        ("https://option.example", "https://env.example", "https://option.example"),
        (None, "https://env.example", "https://env.example"),
        (None, "", "https://live.example"),
        (None, None, "https://live.example"),
    ],
)
def test_an_endpoint_is_the_options_then_the_environments_then_the_profiles(
    option: str | None, environment: str | None, endpoint: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if environment is not None:
        monkeypatch.setenv("HINT_API_URL", environment)
    assert _load(_write(home, TWO_PROFILES), endpoint=option).endpoint == endpoint


@pytest.mark.parametrize(
    ("option", "environment", "config", "profile"),
    [
        ("other", "live", TWO_PROFILES, "other"),
        (None, "other", TWO_PROFILES, "other"),
        (None, None, TWO_PROFILES, "live"),
        (None, None, "[profiles.default]\n[profiles.x]\n", "default"),
        (None, None, "[profiles.x]\n", None),
        (None, None, "", None),
    ],
)
def test_a_profile_is_the_options_then_the_environments_then_the_files_then_default(
    option: str | None,
    environment: str | None,
    config: str,
    profile: str | None,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if environment:
        monkeypatch.setenv("HINTCTL_PROFILE", environment)
    assert _load(_write(home, config), profile=option).profile == profile


def test_the_environments_key_comes_before_the_profiles_command_and_that_before_its_key(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = _write(home, _key_command("print('from-command')") + 'api_key = "from-file"\n')
    assert _revealed(_load(paths)) == "from-command"
    monkeypatch.setenv("HINT_API_KEY", "from-environment")
    assert _revealed(_load(paths)) == "from-environment"
    monkeypatch.delenv("HINT_API_KEY")
    assert _revealed(_load(_write(home, '[profiles.default]\napi_key = "from-file"\n'))) == "from-file"


def test_the_key_is_that_of_the_chosen_profile(home: Path) -> None:
    assert _revealed(_load(_write(home, TWO_PROFILES), profile="other")) == "other-key"


def _revealed(settings: Settings) -> str | None:
    return settings.key.reveal() if settings.key else None


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        ("profile", "not valid TOML"),
        ("a = 1\na = 2", "not valid TOML"),
        (b"\xff\xfe", "not valid TOML"),
        ("a = " + "[" * 5000, "not valid TOML"),
        ("a = " + "1" * 5000, "not valid TOML"),
        ("endpoint = 'https://a.example'", "unknown setting 'endpoint'"),
        ("profile = 7", "profile is not text"),
        ("profiles = 7", "profiles are not tables"),
        ("[profiles]\ndefault = 'x'", "profiles are not tables"),
        ("[[profiles]]\nendpoint = 'x'", "profiles are not tables"),
        ("[profiles.x]\nurl = 'x'", "profile x: unknown setting 'url'"),
        ("[profiles.x]\nendpoint = 7", "profile x: endpoint is not text"),
        ("[profiles.x]\napi_key = ['a']", "profile x: api_key is not text"),
        ("[profiles.x]\napi_key_command = ['a', 7]", "profile x: api_key_command is not text"),
        ("profile = 'x'", "no profile 'x'"),
        ("profile = 'y'\n[profiles.x]", "no profile 'y'"),
    ],
)
def test_a_config_file_that_is_wrong_is_an_error_and_never_ignored(
    config: str | bytes, problem: str, home: Path
) -> None:
    with pytest.raises(ConfigError, match=problem) as caught:
        _load(_write(home, config))
    assert str(home) in caught.value.message
    assert caught.value.hint


def test_a_config_file_that_cant_be_read_is_an_error(home: Path) -> None:
    paths = Paths.from_environment()
    paths.config_file.mkdir(parents=True)
    with pytest.raises(ConfigError, match="can't be read: Is a directory"):
        _load(paths)


def test_a_home_that_is_a_file_is_an_error(home: Path) -> None:
    home.write_text("")
    with pytest.raises(ConfigError, match="can't be read: Not a directory"):
        _load(Paths.from_environment())


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o601])
def test_a_key_that_others_may_read_is_not_used(mode: int, home: Path) -> None:
    paths = _write(home, TWO_PROFILES, mode)
    with pytest.raises(ConfigError, match="others may read it") as caught:
        _load(paths)
    assert caught.value.hint == f"Run: chmod 600 {paths.config_file}"


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_key_that_nobody_else_may_read_is_used(mode: int, home: Path) -> None:
    assert _revealed(_load(_write(home, TWO_PROFILES, mode))) == "live-key"


def test_a_file_without_a_key_may_be_read_by_others(home: Path) -> None:
    assert _load(_write(home, "[profiles.default]\nendpoint = 'https://a.example'\n", 0o644)).profile == "default"


@pytest.mark.parametrize("printed", ["the-key", "the-key\\n", "  the-key\\r\\n\\n"])
def test_a_key_command_may_end_its_output_with_a_newline(printed: str, home: Path) -> None:
    assert _revealed(_load(_write(home, _key_command(f'print("{printed}", end="")')))) == "the-key"


def test_a_key_command_may_be_one_string_with_quotes(home: Path) -> None:
    paths = _write(home, f"[profiles.default]\napi_key_command = '{sys.executable} -c \"print(42)\"'\n")
    assert _revealed(_load(paths)) == "42"


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
        (f"{[sys.executable, '-c', 'print(1); print(2)']!r}", "spaces or unprintable"),
    ],
)
def test_a_key_command_that_gives_no_key_is_an_error_that_names_the_profile(
    command: str, problem: str, home: Path
) -> None:
    paths = _write(home, f"[profiles.default]\napi_key_command = {command}\n")
    with pytest.raises(ConfigError, match=problem) as caught:
        _load(paths)
    assert "api_key_command of profile default" in caught.value.message


def test_a_key_command_is_not_run_where_the_environment_has_the_key(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINT_API_KEY", "from-environment")
    trace = tmp_path / "ran"
    _load(_write(home, _key_command(f'open("{trace}", "w")')))
    assert not trace.exists()


def test_one_home_holds_config_state_and_data(home: Path) -> None:
    assert Paths.from_environment() == Paths(config_file=home / "config.toml", state=home / "state", data=home / "data")


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HINTCTL_HOME", os.path.join(".", "here"))  # noqa: PTH118 -- Path would drop the dot
    assert Paths.from_environment().state == tmp_path / "here" / "state"


def test_a_home_of_nobody_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINTCTL_HOME", "~nobody-has-this-name/hintctl")
    with pytest.raises(ConfigError, match="HINTCTL_HOME"):
        Paths.from_environment()


@pytest.mark.parametrize("value", [None, ""])
def test_without_a_home_the_platform_decides(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HINTCTL_HOME")
    if value is not None:
        monkeypatch.setenv("HINTCTL_HOME", value)
    paths = Paths.from_environment()
    assert all("hintctl" in str(path) for path in (paths.config_file, paths.state, paths.data))


def test_a_key_in_the_place_of_its_command_is_not_quoted(hintctl: Hintctl, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('profile = "a"\n[profiles.a]\napi_key_command = "sbx-CANARY"\n')
    ended = hintctl("get", "patient", "x")
    assert ended.code == 2
    assert "can't be run: No such file or directory" in ended.err
    assert "CANARY" not in ended.err


def test_a_user_without_a_home_is_told_what_to_set(hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("HINTCTL_HOME")
    monkeypatch.setattr("platformdirs.PlatformDirs.user_config_path", property(lambda _: no_home()))
    ended = hintctl("get", "patient", "x")
    assert ended.code == 2
    assert "HINTCTL_HOME" in ended.err
