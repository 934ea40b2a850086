from pathlib import Path

import pytest

from hintctl.config import Paths
from hintctl.config.document import ConfigFile
from hintctl.config.settings import DEFAULT_ENDPOINT, Settings, load_settings, misdirected
from hintctl.config.sources import KeySource, Source
from hintctl.errors import ConfigError, UsageError
from tests.unit.config.conftest import WriteConfig

TWO_PROFILES = """
profile = "live"
[profiles.live]
endpoint = "https://live.example"
api_key = "live-key"
[profiles.other]
endpoint = "https://other.example"
api_key = "other-key"
"""


def _load(paths: Paths, *, profile: str | None = None, endpoint: str | None = None) -> Settings:
    return load_settings(profile=profile, endpoint=endpoint, paths=paths)


def test_without_any_settings_there_is_the_default_endpoint_and_no_key() -> None:
    paths = Paths.from_environment()
    assert _load(paths) == Settings(
        file=ConfigFile(path=paths.config_file, default=None, profiles={}),
        profile=None,
        profile_source=None,
        endpoint=DEFAULT_ENDPOINT,
        endpoint_source=Source.DEFAULT,
        key_source=None,
    )


@pytest.mark.parametrize(
    ("option", "environment", "endpoint", "source"),
    [
        ("https://option.example", "https://env.example", "https://option.example", Source.OPTION),
        (None, "https://env.example", "https://env.example", Source.ENVIRONMENT),
        (None, "", "https://live.example", Source.PROFILE),
        (None, None, "https://live.example", Source.PROFILE),
    ],
)
def test_an_endpoint_is_the_options_then_the_environments_then_the_profiles(
    option: str | None,
    environment: str | None,
    endpoint: str,
    source: Source,
    write_config: WriteConfig,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if environment is not None:
        monkeypatch.setenv("HINT_API_URL", environment)
    settings = _load(write_config(TWO_PROFILES), endpoint=option)
    assert (settings.endpoint, settings.endpoint_source) == (endpoint, source)


@pytest.mark.parametrize(
    ("option", "environment", "config", "profile", "source"),
    [
        ("other", "live", TWO_PROFILES, "other", Source.OPTION),
        (None, "other", TWO_PROFILES, "other", Source.ENVIRONMENT),
        (None, None, TWO_PROFILES, "live", Source.FILE),
        (None, None, "[profiles.default]\n[profiles.x]\n", "default", Source.DEFAULT),
        (None, None, "[profiles.x]\n", None, None),
        (None, None, "", None, None),
    ],
)
def test_a_profile_is_the_options_then_the_environments_then_the_files_then_default(
    option: str | None,
    environment: str | None,
    config: str,
    profile: str | None,
    source: Source | None,
    write_config: WriteConfig,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if environment:
        monkeypatch.setenv("HINTCTL_PROFILE", environment)
    settings = _load(write_config(config), profile=option)
    assert (settings.profile_name, settings.profile_source) == (profile, source)


ALL_KEYS = "[profiles.default]\napi_key_command = 'x'\nkeyring_entry = 'default-1'\napi_key = 'k'\n"


@pytest.mark.parametrize(
    ("environment", "lines", "source"),
    [
        ("k", 4, KeySource.ENVIRONMENT),
        ("", 4, KeySource.COMMAND),
        ("", 3, KeySource.KEYRING),
        ("", 2, KeySource.FILE),
        ("", 1, None),
    ],
)
def test_a_key_is_the_environments_then_the_commands_then_the_keyrings_then_the_files(
    environment: str, lines: int, source: KeySource, write_config: WriteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINT_API_KEY", environment)
    head, *keys = ALL_KEYS.splitlines()
    paths = write_config("\n".join([head, *keys[4 - lines :]]) if lines > 1 else head)
    assert _load(paths).key_source is source


@pytest.mark.parametrize(
    ("config", "wanted", "hint"),
    [
        ("", "x", "Make it: hintctl auth login --profile x"),
        (
            "[profiles.sandbox]\n[profiles.clinic]\n",
            "sandbx",
            "Did you mean sandbox? Make it: hintctl auth login --profile sandbx",
        ),
        (
            "[profiles.sandbox]\n[profiles.clinic]\n",
            "x",
            "It has: clinic, sandbox. Make it: hintctl auth login --profile x",
        ),
    ],
)
def test_an_unknown_profile_is_an_error_that_says_which_there_are(
    config: str, wanted: str, hint: str, write_config: WriteConfig, home: Path
) -> None:
    with pytest.raises(ConfigError, match=f"no profile '{wanted}' in {home}") as caught:
        _load(write_config(config), profile=wanted)
    assert caught.value.hint == hint


def test_a_default_that_is_no_profile_is_an_error(write_config: WriteConfig) -> None:
    with pytest.raises(ConfigError, match="no profile 'y'"):
        _load(write_config("profile = 'y'\n[profiles.x]"))


@pytest.mark.parametrize("empty", ["profile", "endpoint"])
def test_an_option_that_is_given_without_a_value_is_an_error(empty: str) -> None:
    with pytest.raises(UsageError, match=f"--{empty} is empty"):
        load_settings(**{"profile": None, "endpoint": None, empty: ""}, paths=Paths.from_environment())


def test_a_variable_without_a_value_is_not_set(write_config: WriteConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HINTCTL_PROFILE", "")
    settings = _load(write_config("profile = 'x'\n[profiles.x]\n"))
    assert (settings.profile_name, settings.profile_source) == ("x", Source.FILE)


@pytest.mark.parametrize(
    ("own", "given", "refused"),
    [
        (None, None, False),
        (None, "https://api.hint.com:443/other/path", False),
        (None, "https://API.hint.com", False),
        ("http://localhost:8017", "http://localhost:8017/", False),
        ("http://localhost:80", "http://localhost", False),
        (None, "https://api.sandbox.hint.com", True),
        ("http://localhost:8017", "http://localhost:8018", True),
        ("https://localhost", "http://localhost", True),
        ("http://localhost", "http://127.0.0.1", True),
    ],
)
@pytest.mark.parametrize("key", ["api_key = 'k'", "keyring_entry = 'e'", "api_key_command = 'c'"])
def test_a_profiles_own_key_is_for_the_host_of_its_endpoint(
    own: str | None, given: str | None, refused: bool, key: str, write_config: WriteConfig
) -> None:
    endpoint = f"endpoint = '{own}'\n" if own else ""
    settings = _load(write_config(f"[profiles.default]\n{endpoint}{key}\n"), endpoint=given)
    error = misdirected(settings)
    assert bool(error) is refused
    if error:
        assert error.message.startswith(f"the key of profile default is for {own or 'https://api.hint.com'}, not for ")
        assert f"hintctl auth login --profile NEW --endpoint {given}" in error.hint


def test_the_environments_key_goes_wherever_it_is_sent(
    write_config: WriteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINT_API_KEY", "k")
    paths = write_config("[profiles.default]\napi_key = 'k'\n")
    assert misdirected(_load(paths, endpoint="https://a.example")) is None
