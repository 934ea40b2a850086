"""`hintctl auth`, against the emulator over real HTTP."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from keyring.errors import KeyringLocked

from tests.fake_keyring import FakeKeyring
from tests.running import Hintctl, Serve

ROOT = Path(__file__).parents[2]
KEY = "emu-partner-a"
PRACTICE = "Emulated Family Practice (pra-Em7ulatedP01)"


@pytest.fixture
def url(serve: Serve) -> str:
    return serve()


def _config(home: Path) -> dict[str, Any]:
    return tomllib.loads((home / "config.toml").read_text())


def _log_in(hintctl: Hintctl, url: str, *options: str, key: str = KEY) -> None:
    ended = hintctl("auth", "login", "--endpoint", url, *options, stdin=f"{key}\n".encode())
    assert ended.code == 0, ended.err


def test_a_key_that_is_piped_in_is_stored_and_used(url: str, hintctl: Hintctl, home: Path) -> None:
    ended = hintctl("auth", "login", "--endpoint", url, stdin=b" emu-partner-a\r\n")
    host = url.split("/")[2]
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        f"logged in to {PRACTICE} at EMULATOR {host}\nthe key of profile default is in the config file\n"
    )
    assert _config(home) == {"profile": "default", "profiles": {"default": {"endpoint": url, "api_key": KEY}}}
    assert hintctl("get", "patient", "pat-n32hjf4mmu1s", "--field", "id").out == "pat-n32hjf4mmu1s\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ptys")
def test_a_key_that_is_typed_is_not_shown(url: str, home: Path) -> None:
    from tests.terminal import Terminal

    terminal = Terminal("auth", "login", "--endpoint", url, "--profile", "elm")
    try:
        terminal.read_until(b"Practice access token for profile elm at 127.0.0.1")
        terminal.press(KEY.encode() + b"\n")
        assert terminal.end() == 0
    finally:
        terminal.close()
    assert b"logged in to" in terminal.shown
    assert KEY.encode() not in terminal.shown
    assert _config(home)["profiles"]["elm"]["api_key"] == KEY


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no ptys")
@pytest.mark.parametrize(("pressed", "code"), [(b"\x03", 130), (b"\x04", 2), (b"\n", 2)])
def test_without_a_key_at_the_prompt_nothing_is_stored(pressed: bytes, code: int, home: Path) -> None:
    from tests.terminal import Terminal

    terminal = Terminal("auth", "login")
    try:
        terminal.read_until(b"at api.hint.com: ")
        terminal.press(pressed)
        assert terminal.end() == code
    finally:
        terminal.close()
    assert b"Traceback" not in terminal.shown
    assert not home.exists()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("no-such-key", "Hint refused the key (401)."),
        ("emu-partner-wide", "it is a partner key."),
    ],
)
def test_a_key_that_hint_refuses_is_not_stored(key: str, said: str, url: str, hintctl: Hintctl, home: Path) -> None:
    ended = hintctl("auth", "login", "--endpoint", url, stdin=key.encode())
    assert (ended.code, ended.out) == (3, "")
    assert said in ended.err
    assert "Give the practice access token for 127.0.0.1" in ended.err
    assert "Nothing was stored." in ended.err
    assert key not in ended.err
    assert not (home / "config.toml").exists()


def test_a_key_is_not_stored_where_hint_cant_be_asked(hintctl: Hintctl, home: Path) -> None:
    ended = hintctl("auth", "login", "--endpoint", "http://127.0.0.1:9", stdin=KEY.encode())
    assert ended.code == 6
    assert "Nothing was stored." in ended.err
    assert not (home / "config.toml").exists()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (b"", "is empty"),
        (b" \r\n", "is empty"),
        (b"CANARY CANARY", "holds spaces"),
        (b"CANARY\nCANARY\n", "holds spaces"),
        (b"CANARY\xff", "holds spaces"),
        ("CANARYé".encode(), "holds spaces"),
        (b"\x00" * 100_000, "holds spaces"),
    ],
)
def test_what_cant_be_a_key_is_refused_before_anybody_is_asked(
    typed: bytes, problem: str, hintctl: Hintctl, home: Path
) -> None:
    ended = hintctl("auth", "login", "--endpoint", "http://127.0.0.1:9", stdin=typed)
    assert (ended.code, ended.out) == (2, "")
    assert f"the key from standard input {problem}" in ended.err
    assert "CANARY" not in ended.err
    assert not home.exists()


def test_a_byte_order_mark_is_no_part_of_the_key(url: str, hintctl: Hintctl, home: Path) -> None:
    _log_in(hintctl, url, key=f"\ufeff{KEY}")
    assert _config(home)["profiles"]["default"]["api_key"] == KEY


def test_a_second_practice_is_a_profile_that_is_used_when_it_is_named(url: str, hintctl: Hintctl, home: Path) -> None:
    _log_in(hintctl, url, "--profile", "elm")
    ended = hintctl("auth", "login", "--endpoint", url, "--profile", "o ak", stdin=b"emu-partner-b")
    assert ended.code == 0
    assert "Use it with --profile 'o ak', or make it the default: hintctl config set profile 'o ak'" in ended.err
    assert _config(home)["profile"] == "elm"
    assert json.loads(hintctl("auth", "status", "--json").out)["profile"] == "elm"
    assert json.loads(hintctl("auth", "status", "--json", "--profile", "o ak").out)["profile"] == "o ak"


def test_logging_in_again_replaces_the_key_and_leaves_the_rest_of_the_file(
    url: str, hintctl: Hintctl, home: Path
) -> None:
    home.mkdir()
    text = f'# ours\n[profiles.default]\nendpoint = "{url}" # here\napi_key = "old" # of May\n'
    (home / "config.toml").write_text(text)
    (home / "config.toml").chmod(0o600)
    ended = hintctl("auth", "login", stdin=KEY.encode())
    assert ended.code == 0, ended.err
    assert (home / "config.toml").read_text() == text.replace('"old"', f'"{KEY}"')


def test_the_endpoint_at_which_a_key_was_accepted_is_kept_with_it(url: str, hintctl: Hintctl, home: Path) -> None:
    ended = hintctl("auth", "login", stdin=KEY.encode(), HINT_API_URL=url)
    assert ended.code == 0, ended.err
    assert _config(home)["profiles"]["default"]["endpoint"] == url


def test_a_profile_with_a_command_is_not_overwritten(hintctl: Hintctl, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('[profiles.default]\napi_key_command = "pass show hint"\n')
    ended = hintctl("auth", "login", stdin=KEY.encode())
    assert ended.code == 2
    assert "gets its key from api_key_command" in ended.err
    assert 'hintctl config set api_key_command "" --profile default' in ended.err
    assert "api_key_command" in _config(home)["profiles"]["default"]


@pytest.mark.parametrize("name", ["-x", " a", "a\nb", "a\x1b[31m"])
def test_a_name_that_makes_trouble_is_refused(name: str, hintctl: Hintctl, home: Path) -> None:
    ended = hintctl("auth", "login", f"--profile={name}", stdin=KEY.encode())
    assert ended.code == 2
    assert "can't be the name of a profile" in ended.err
    assert not home.exists()


def test_the_emulator_needs_no_login(hintctl: Hintctl) -> None:
    ended = hintctl("auth", "login", "--emulator")
    assert ended.code == 2
    assert "the emulator needs no key" in ended.err
    command = ended.err.partition("Try it at once: hintctl ")[2].split()
    assert hintctl(*command).code == 0


def test_a_key_in_the_environment_goes_before_a_stored_one_and_that_is_said(url: str, hintctl: Hintctl) -> None:
    ended = hintctl("auth", "login", "--endpoint", url, stdin=KEY.encode(), HINT_API_KEY="emu-partner-b")
    assert "HINT_API_KEY is set, and goes before the stored key." in ended.err
    assert "HINT_API_KEY is set, and stays in force." in hintctl("auth", "logout", HINT_API_KEY="x").err


def test_with_a_keyring_no_file_holds_the_key(url: str, hintctl: Hintctl, home: Path, os_keyring: FakeKeyring) -> None:
    _log_in(hintctl, url)
    assert list(os_keyring.entries.values()) == [KEY]
    assert KEY not in (home / "config.toml").read_text()
    assert "key: emu-******** from the keyring" in hintctl("auth", "status").out
    assert hintctl("auth", "logout").out == "the key of profile default is removed from the keyring\n"
    assert os_keyring.entries == {}
    assert _config(home)["profiles"] == {"default": {"endpoint": url}}


def test_insecure_storage_is_the_file_although_there_is_a_keyring(
    url: str, hintctl: Hintctl, home: Path, os_keyring: FakeKeyring
) -> None:
    _log_in(hintctl, url, "--insecure-storage")
    assert os_keyring.entries == {}
    assert _config(home)["profiles"]["default"]["api_key"] == KEY


def test_a_locked_keyring_is_told_in_a_line(url: str, hintctl: Hintctl, home: Path, os_keyring: FakeKeyring) -> None:
    os_keyring.failure = KeyringLocked()
    ended = hintctl("auth", "login", "--endpoint", url, stdin=KEY.encode())
    assert (ended.code, ended.out) == (2, "")
    assert "the keyring of this system is locked." in ended.err
    assert ended.err.count("\n") == 1
    assert not (home / "config.toml").exists()


def _run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hintctl", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, cwd=ROOT)


def test_the_keyring_serves_other_processes(
    url: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.fake_keyring.FileKeyring")
    monkeypatch.setenv("FILE_KEYRING", str(tmp_path / "keyring.json"))
    assert _run("auth", "login", "--endpoint", url, stdin=KEY).returncode == 0
    got = _run("get", "patient", "pat-n32hjf4mmu1s", "--field", "id")
    assert (got.returncode, got.stdout) == (0, "pat-n32hjf4mmu1s\n")
    assert KEY not in (home / "config.toml").read_text()
    (tmp_path / "keyring.json").unlink()
    gone = _run("get", "patient", "pat-n32hjf4mmu1s")
    assert gone.returncode == 2
    assert "the keyring has no key of profile default. Store it again: hintctl auth login" in gone.stderr


def test_a_keyring_of_the_users_choice_that_cant_be_loaded_is_told_in_a_line(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no_such_module.Keyring")
    ended = _run("auth", "login", "--endpoint", url, stdin=KEY)
    assert ended.returncode == 2
    assert ended.stderr.startswith("hintctl: the keyring of this system failed (ModuleNotFoundError).")


def test_status_says_who_and_where_and_whence(live: str, hintctl: Hintctl) -> None:
    ended = hintctl("auth", "status")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        f"practice: {PRACTICE}",
        f"host: EMULATOR {live.split('/')[2]}",
        "profile: (none)",
        "key: emu-******** from HINT_API_KEY",
    ]


@pytest.mark.parametrize(
    ("config", "environment", "source"),
    [
        ("", {"HINT_API_KEY": KEY}, "environment"),
        (f'api_key_command = \'{sys.executable} -c "print(\\"{KEY}\\")"\'', {}, "api_key_command"),
        (f"api_key = '{KEY}'", {}, "file"),
    ],
)
def test_status_as_json_is_one_document(
    config: str, environment: dict[str, str], source: str, url: str, hintctl: Hintctl, home: Path
) -> None:
    home.mkdir()
    (home / "config.toml").write_text(f"[profiles.default]\nendpoint = '{url}'\n{config}\n")
    (home / "config.toml").chmod(0o600)
    ended = hintctl("auth", "status", "--json", **environment)
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == {
        "practice": "pra-Em7ulatedP01",
        "practice_name": "Emulated Family Practice",
        "environment": "EMULATOR",
        "endpoint": url,
        "profile": "default",
        "key": "emu-********",
        "key_source": source,
    }


def test_status_of_the_embedded_emulator(hintctl: Hintctl) -> None:
    ended = hintctl("auth", "status", "--emulator")
    assert ended.code == 0
    assert f"practice: {PRACTICE}\n" in ended.out
    assert "from the emulator" in ended.out


@pytest.mark.parametrize(("key", "said"), [("no-such-key", "(401)"), ("emu-partner-wide", "it is a partner key")])
def test_status_of_a_refused_key_says_where_it_came_from(key: str, said: str, live: str, hintctl: Hintctl) -> None:
    ended = hintctl("auth", "status", HINT_API_KEY=key)
    assert ended.code == 3
    assert "practice: (not known)\n" in ended.err
    assert "from HINT_API_KEY\n" in ended.err
    assert said in ended.err
    assert key not in ended.err
    assert ended.out == hintctl("auth", "status", "--json", HINT_API_KEY=key).out == ""


def test_status_of_an_api_that_cant_be_reached_is_6(hintctl: Hintctl) -> None:
    ended = hintctl("auth", "status", "--endpoint", "http://127.0.0.1:9", HINT_API_KEY=KEY)
    assert (ended.code, ended.out) == (6, "")
    assert "host: EMULATOR 127.0.0.1:9\n" in ended.err


def test_a_sandbox_key_and_a_live_one_are_told_apart(hintctl: Hintctl) -> None:
    for key, where in (("sbx-1", "SANDBOX"), ("1", "LIVE")):
        ended = hintctl("auth", "status", "--endpoint", "http://127.0.0.1:9", HINT_API_KEY=key)
        assert f"host: {where} 127.0.0.1:9\n" in ended.err


@pytest.mark.parametrize("command", [("auth", "status"), ("get", "patient", "x")])
def test_with_nothing_configured_the_three_ways_are_named_the_emulator_first(
    command: tuple[str, ...], hintctl: Hintctl
) -> None:
    ended = hintctl(*command)
    assert (ended.code, ended.out) == (2, "")
    ways = [ended.err.index(way) for way in ("--emulator", "HINT_API_KEY", "hintctl auth login")]
    assert ways == sorted(ways)
    assert ended.err.count("\n") == 1


def test_a_profile_without_a_key_is_named_with_the_login_that_gives_it_one(hintctl: Hintctl, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('profile = "a"\n[profiles.a]\n[profiles."b c"]\n')
    assert "no API key is configured for profile b c." in hintctl("auth", "status", "--profile", "b c").err
    assert "hintctl auth login --profile 'b c'\n" in hintctl("auth", "status", "--profile", "b c").err
    assert "hintctl auth login\n" in hintctl("auth", "status").err


def test_logout_forgets_the_key_and_keeps_the_rest(url: str, hintctl: Hintctl, home: Path) -> None:
    _log_in(hintctl, url)
    ended = hintctl("auth", "logout")
    assert (ended.code, ended.out) == (0, "the key of profile default is removed from the config file\n")
    assert _config(home)["profiles"] == {"default": {"endpoint": url}}
    again = hintctl("auth", "logout")
    assert (again.code, again.out) == (0, "profile default has no stored key; nothing to forget\n")


def test_an_empty_option_is_an_error_and_logs_nobody_out(url: str, hintctl: Hintctl, home: Path) -> None:
    _log_in(hintctl, url)
    before = (home / "config.toml").read_text()
    for command in (
        ("auth", "logout", "--profile", ""),
        ("auth", "login", "--profile="),
        ("auth", "login", "--endpoint", ""),
        ("auth", "status", "--endpoint="),
        ("get", "patient", "x", "--profile", ""),
        ("get", "patient", "x", "--emulator", "--profile", ""),
        ("config", "show", "--endpoint", ""),
    ):
        ended = hintctl(*command, stdin=KEY.encode())
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.count("\n") == 1
    assert (home / "config.toml").read_text() == before
    assert hintctl("auth", "logout", HINTCTL_PROFILE="").code == 0


def test_logout_says_which_entry_no_keyring_has(
    url: str, hintctl: Hintctl, home: Path, os_keyring: FakeKeyring
) -> None:
    _log_in(hintctl, url)
    entry = _config(home)["profiles"]["default"]["keyring_entry"]
    os_keyring.entries = {}
    ended = hintctl("auth", "logout")
    assert (ended.code, ended.out) == (0, "profile default has no stored key; nothing to forget\n")
    assert f"The keyring has no entry {entry}." in ended.err


def test_a_key_is_not_asked_for_where_it_could_not_be_stored(hintctl: Hintctl, home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / "config.toml").symlink_to(tmp_path / "dotfiles.toml")
    ended = hintctl("auth", "login", stdin=b"no key", HINT_API_URL="http://127.0.0.1:1")
    assert ended.code == 2
    assert "is a link to" in ended.err


def test_who_names_a_profile_is_told_that_another_key_is_in_force(
    url: str, hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    _log_in(hintctl, url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-b")
    said = "HINT_API_KEY is set, and goes before the key of profile default.\n"
    ended = hintctl("auth", "status", "--profile", "default", "--json")
    assert (json.loads(ended.out)["key_source"], ended.err) == ("environment", said)
    assert hintctl("get", "patient", "pat-n32hjf4mmu1s", "--profile", "default").err == said
    assert hintctl("auth", "status").err == ""
    assert hintctl("config", "set", "endpoint", url, "--profile", "keyless").code == 0
    assert hintctl("auth", "status", "--profile", "keyless").err == ""


def test_logout_without_any_profile_is_nothing_to_do(hintctl: Hintctl, home: Path) -> None:
    ended = hintctl("auth", "logout", "--json")
    assert (ended.code, json.loads(ended.out)) == (0, {"profile": None, "forgotten_from": None})
    assert hintctl("auth", "logout").out == "no profile is configured; nothing to forget\n"
    assert not home.exists()


def test_logout_of_an_unknown_profile_is_an_error(hintctl: Hintctl) -> None:
    ended = hintctl("auth", "logout", "--profile", "x")
    assert ended.code == 2
    assert "no profile 'x'" in ended.err


def test_logout_leaves_a_command_and_says_so(hintctl: Hintctl, home: Path) -> None:
    home.mkdir()
    text = '[profiles.default]\napi_key_command = "pass show hint"\n'
    (home / "config.toml").write_text(text)
    ended = hintctl("auth", "logout")
    assert ended.code == 0
    assert "gets its key from api_key_command, which stays" in ended.err
    assert (home / "config.toml").read_text() == text


def test_the_keyring_is_loaded_for_profiles_alone_whose_key_is_there(url: str, hintctl: Hintctl, home: Path) -> None:
    _log_in(hintctl, url)
    program = "import sys; from hintctl.main import main; main(sys.argv[1:]); sys.exit('keyring' in sys.modules)"
    command = [sys.executable, "-c", program, "get", "patient", "pat-n32hjf4mmu1s"]
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=dict(os.environ)).returncode == 0
