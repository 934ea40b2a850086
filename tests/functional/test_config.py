"""`hintctl config`."""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.running import Hintctl

_FIELD = re.compile(r"^([a-z_ ]+): (.+?)(?: \(([^()]+)\))?$", re.MULTILINE)
CONFIG = """profile = "elm" # the usual one

[profiles.elm]
endpoint = "https://elm.example"
api_key = "sbx-CANARY"

[profiles.oak]
api_key = "CANARY" # live
"""


@pytest.fixture
def config(home: Path) -> Path:
    home.mkdir()
    file = home / "config.toml"
    file.write_text(CONFIG)
    file.chmod(0o600)
    return file


def _shown(hintctl: Hintctl, *options: str, **environment: str) -> dict[str, tuple[str, str]]:
    ended = hintctl("config", "show", *options, **environment)
    assert (ended.code, ended.err) == (0, "")
    assert "CANARY" not in ended.out
    rows = (re.fullmatch(r"(.+?): (.+?)(?: \(([^()]+)\))?", line) for line in ended.out.splitlines())
    return {row[1]: (row[2], row[3] or "") for row in rows if row}


def test_without_any_settings_the_defaults_are_shown(hintctl: Hintctl, home: Path) -> None:
    assert _shown(hintctl) == {
        "profile": ("(not set)", ""),
        "endpoint": ("https://api.hint.com", "default"),
        "api_key": ("(not set)", ""),
        "config_file": (str(home / "config.toml"), "HINTCTL_HOME"),
    }


def test_each_setting_is_shown_with_where_it_comes_from(hintctl: Hintctl, config: Path) -> None:
    shown = _shown(hintctl)
    assert shown == {
        "profile": ("elm", "config file"),
        "endpoint": ("https://elm.example", "profile elm"),
        "api_key": ("sbx-********", "the config file, profile elm"),
        "config_file": (str(config), "HINTCTL_HOME"),
        "other profiles": ("oak", "config file"),
    }
    shown = _shown(hintctl, "--endpoint", "https://option.example", HINTCTL_PROFILE="oak", HINT_API_KEY="CANARY")
    assert shown["profile"] == ("oak", "HINTCTL_PROFILE")
    assert shown["endpoint"] == ("https://option.example", "--endpoint")
    assert shown["api_key"] == ("********", "HINT_API_KEY")
    shown = _shown(hintctl, HINT_API_URL="https://env.example", HINT_API_KEY="CANARY")
    assert shown["endpoint"] == ("https://env.example", "HINT_API_URL")
    assert _shown(hintctl, "--profile", "oak")["profile"] == ("oak", "--profile")
    assert _shown(hintctl, "--profile", "oak")["endpoint"] == ("https://api.hint.com", "default")


def test_the_settings_as_json_are_one_document(hintctl: Hintctl, config: Path) -> None:
    ended = hintctl("config", "show", "--json", HINT_API_KEY="sbx-CANARY")
    assert json.loads(ended.out) == {
        "settings": {
            "profile": {"value": "elm", "source": "file"},
            "endpoint": {"value": "https://elm.example", "source": "profile"},
            "api_key": {"value": "sbx-********", "source": "environment"},
            "config_file": {"value": str(config), "source": "environment"},
        },
        "profiles": ["elm", "oak"],
    }


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (f"api_key_command = ['{sys.executable}', '-c', 'CANARY']", f"what {sys.executable} prints"),
        ("api_key_command = 'sbx-CANARY'", "what a program prints that is not on this machine"),
        ("api_key_command = 'say \"CANARY'", "what a program prints that is not on this machine"),
        ("keyring_entry = 'default-1'", "********"),
    ],
)
def test_no_program_is_run_and_no_keyring_asked_to_show_the_settings(
    line: str, value: str, hintctl: Hintctl, home: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text(f"[profiles.default]\n{line}\n")
    assert _shown(hintctl)["api_key"][0] == value


def test_a_key_that_the_endpoint_in_force_will_not_get_is_shown_as_such(hintctl: Hintctl, config: Path) -> None:
    ended = hintctl("config", "show", HINT_API_URL="https://env.example")
    assert ended.code == 0
    assert "api_key: sbx-********" in ended.out
    assert "No command will use this key: the key of profile elm is for https://elm.example" in ended.err


@pytest.mark.parametrize("endpoint", ["https://CANARY@api.hint.com", "https://api.hint.com?key=CANARY", "CANARY"])
def test_an_endpoint_that_is_none_is_an_error_and_not_shown(endpoint: str, hintctl: Hintctl) -> None:
    ended = hintctl("config", "show", HINT_API_URL=endpoint)
    assert (ended.code, ended.out) == (2, "")
    assert "CANARY" not in ended.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ptys")
def test_on_a_terminal_the_settings_stand_one_below_the_other(config: Path) -> None:
    from tests.terminal import Terminal

    terminal = Terminal("config", "show")
    try:
        assert terminal.end() == 0
    finally:
        terminal.close()
    assert terminal.shown.decode().splitlines()[:3] == [
        "profile         elm (config file)",
        "endpoint        https://elm.example (profile elm)",
        "api_key         sbx-******** (the config file, profile elm)",
    ]


def test_path_names_the_files_and_folders(hintctl: Hintctl, home: Path) -> None:
    places = {"config": home / "config.toml", "state": home / "state", "data": home / "data"}
    assert hintctl("config", "path").out == "".join(f"{name}: {path}\n" for name, path in places.items())
    document = json.loads(hintctl("config", "path", "--json").out)
    assert document == {name: str(path) for name, path in places.items()}


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (("endpoint", "https://elm.example/a"), '"https://elm.example"', '"https://elm.example/a"'),
        (("profile", "oak"), 'profile = "elm"', 'profile = "oak"'),
        (
            ("endpoint", "https://api.hint.com", "--profile", "oak"),
            "live\n",
            'live\nendpoint = "https://api.hint.com"\n',
        ),
        (
            ("endpoint", "https://a.example", "--profile", "ash"),
            "live\n",
            'live\n\n[profiles.ash]\nendpoint = "https://a.example"\n',
        ),
    ],
)
def test_set_changes_one_setting_and_leaves_the_rest_as_it_was(
    arguments: tuple[str, ...], old: str, new: str, hintctl: Hintctl, config: Path
) -> None:
    ended = hintctl("config", "set", *arguments)
    assert (ended.code, ended.out) == (0, "")
    assert config.read_text() == CONFIG.replace(old, new)


def test_where_the_key_of_a_command_will_go_is_said(hintctl: Hintctl, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("[profiles.default]\napi_key_command = 'pass'\n")
    ended = hintctl("config", "set", "endpoint", "https://a.example")
    assert ended.code == 0
    assert "What its api_key_command prints goes to https://a.example now" in ended.err


def test_set_says_what_it_did(hintctl: Hintctl, config: Path) -> None:
    assert hintctl("config", "set", "profile", "oak").err == "The default profile is oak.\n"
    assert hintctl("config", "set", "profile", "").err == "There is no default profile any more.\n"
    assert hintctl("config", "set", "endpoint", "https://a.example", "--profile", "ash").err == (
        "Profile ash is new. endpoint of profile ash is set.\n"
    )
    assert hintctl("config", "set", "endpoint", "", "--profile", "ash").err == (
        "endpoint of profile ash is taken away.\n"
    )


def test_a_command_that_is_set_goes_before_a_stored_key_and_that_is_said(hintctl: Hintctl, config: Path) -> None:
    ended = hintctl("config", "set", "api_key_command", f"{sys.executable} -V")
    assert ended.code == 0
    assert "Its stored key is no longer used. Forget it with: hintctl auth logout --profile elm" in ended.err
    assert hintctl("auth", "logout").code == 0
    assert "CANARY" not in config.read_text().partition("[profiles.oak]")[0]


@pytest.mark.parametrize(
    ("arguments", "problem", "hint"),
    [
        (("endpoint", "http://a.example"), "is not https", "Write https://a.example"),
        (("endpoint", "a.example"), "is not a web address", "https://api.hint.com"),
        (("api_key_command", "sbx-CANARY"), "does not begin with a program", "the command that prints the key"),
        (("profile", "ok"), "no profile 'ok'", "Did you mean oak?"),
        (("profile", "oak", "--profile", "elm"), "is not a setting of a profile", "Leave --profile out."),
        (("api_key", "CANARY"), "a key is never an argument", "hintctl auth login"),
        (("keyring_entry", "CANARY"), "a key is never an argument", "hintctl auth login"),
        (("endpont", "CANARY"), "there is no setting 'endpont'", "Did you mean endpoint?"),
        (
            ("endpoint", "https://new.example"),
            "is for https://elm.example",
            "login --profile elm --endpoint https://new",
        ),
        (("endpoint", ""), "not for https://api.hint.com", "--profile elm --endpoint https://api.hint.com"),
        (("endpoint", "https://o.example", "--profile", "oak"), "is for https://api.hint.com", "login --profile oak"),
        (("endpoint", "https://api.hint.com/sbx-CANARY"), "has a key in its path", "HINT_API_KEY"),
        (("endpoint", "https://api.hint.com:CANARY"), "is not an address", "https://api.hint.com"),
        (("endpoint", "https://elm.example", "--profile", ""), "--profile is empty", "leave --profile out"),
        (("profile", "oak", "--profile", ""), "is not a setting of a profile", "Leave --profile out."),
        (("sbx-CANARY", "x"), "there is no such setting", "profile, endpoint, api_key_command"),
        (("color", "CANARY"), "there is no setting 'color'", "profile, endpoint, api_key_command"),
        (("endpoint", "https://a.example", "--profile", " x"), "can't be the name of a profile", "letters"),
    ],
)
def test_what_is_wrong_is_refused_before_anything_is_written(
    arguments: tuple[str, ...], problem: str, hint: str, hintctl: Hintctl, config: Path
) -> None:
    ended = hintctl("config", "set", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert problem in ended.err
    assert hint in ended.err
    assert "CANARY" not in ended.err
    assert config.read_text() == CONFIG


def test_a_mistake_in_the_file_is_told_with_its_line_by_every_command(hintctl: Hintctl, config: Path) -> None:
    config.write_text(CONFIG.replace("endpoint =", "endpont ="))
    for command in (
        ("config", "show"),
        ("auth", "status"),
        ("get", "patient", "x"),
        ("config", "set", "profile", "oak"),
    ):
        ended = hintctl(*command)
        assert ended.code == 2
        assert ended.err == (
            f"hintctl: {config}, line 4: there is no setting 'endpont' of a profile. Did you mean endpoint?\n"
        )
