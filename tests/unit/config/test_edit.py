import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from hintctl.config import Paths
from hintctl.config.edit import Document, change_profile, edit_config
from hintctl.errors import ConfigError, InUseError
from hintctl.linking.lock import hold
from tests.unit.config.conftest import WriteConfig

LAID_OUT = """# our practices
profile   =   "clinic"   # the usual one

[profiles.clinic] # Main Street
api_key_command = [ "pass",   # the program
    "show", "hint/clinic",
]
   endpoint = 'https://api.hint.com'  # live!

# what follows is for tests
[profiles.sandbox]
"api_key" = "sbx-1" # old
"""


@pytest.mark.parametrize(
    ("profile", "settings", "old", "new"),
    [
        ("sandbox", {"api_key": "sbx-2"}, '"sbx-1"', '"sbx-2"'),
        ("clinic", {"endpoint": "https://a.example"}, "'https://api.hint.com'", '"https://a.example"'),
        ("sandbox", {"api_key": None}, '"api_key" = "sbx-1" # old\n', ""),
        ("sandbox", {"endpoint": None}, "", ""),
    ],
)
def test_only_the_value_changes_and_all_else_stays_as_it_was_laid_out(
    profile: str, settings: dict[str, str | None], old: str, new: str, write_config: WriteConfig
) -> None:
    paths = write_config(LAID_OUT)
    edit_config(paths.config_file, lambda document: change_profile(document, profile, **settings))
    assert paths.config_file.read_text() == LAID_OUT.replace(old, new)


def test_a_new_profile_comes_at_the_end(write_config: WriteConfig) -> None:
    paths = write_config(LAID_OUT)
    edit_config(paths.config_file, lambda document: change_profile(document, "a b", endpoint="https://a.example"))
    assert paths.config_file.read_text() == f'{LAID_OUT}\n[profiles."a b"]\nendpoint = "https://a.example"\n'


def test_the_first_profile_becomes_the_default_one_and_the_second_does_not() -> None:
    file = Paths.from_environment().config_file
    edit_config(file, lambda document: change_profile(document, "one", endpoint="https://a.example"))
    edit_config(file, lambda document: change_profile(document, "two", endpoint="https://b.example"))
    assert tomllib.loads(file.read_text()) == {
        "profile": "one",
        "profiles": {"one": {"endpoint": "https://a.example"}, "two": {"endpoint": "https://b.example"}},
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        "profiles.x.endpoint = 'https://a.example'",
        "profiles = {x = {endpoint = 'https://a.example'}}\n",
        "[profiles]\nx = {endpoint = 'https://a.example'}\n[profiles.y]\n",
        "[profiles.x]\r\nendpoint = 'https://a.example'\r\n",
        "[profiles]\n",
    ],
)
def test_however_a_file_is_laid_out_its_settings_stay_and_the_new_one_comes(
    text: str, write_config: WriteConfig
) -> None:
    paths = write_config(text)
    expected = tomllib.loads(text)
    change_profile(expected, "x", api_key="k")
    edit_config(paths.config_file, lambda document: change_profile(document, "x", api_key="k"))
    assert tomllib.loads(paths.config_file.read_text()) == expected


def test_a_change_that_would_make_the_file_wrong_is_refused(write_config: WriteConfig) -> None:
    paths = write_config(LAID_OUT)
    with pytest.raises(ConfigError, match="is not https"):
        edit_config(paths.config_file, lambda document: change_profile(document, "x", endpoint="http://a.example"))
    assert paths.config_file.read_text() == LAID_OUT


def test_a_file_with_a_mistake_in_it_is_not_changed(write_config: WriteConfig) -> None:
    paths = write_config("[profiles.x]\nurl = 1\n")
    with pytest.raises(ConfigError, match="line 2"):
        edit_config(paths.config_file, lambda document: change_profile(document, "x", api_key="k"))
    assert paths.config_file.read_text() == "[profiles.x]\nurl = 1\n"


def test_what_comes_out_otherwise_than_meant_is_not_written(write_config: WriteConfig) -> None:
    paths = write_config(LAID_OUT)
    values = iter(("k1", "k2"))

    def change(document: Document) -> None:
        change_profile(document, "sandbox", api_key=next(values))

    with pytest.raises(ConfigError, match="can't be changed safely"):
        edit_config(paths.config_file, change)
    assert paths.config_file.read_text() == LAID_OUT


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("target", ["dotfiles.toml", "not-there.toml"])
def test_a_link_is_not_written_through(target: str, home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (tmp_path / "dotfiles.toml").write_text("")
    file = home / "config.toml"
    file.symlink_to(tmp_path / target)
    with pytest.raises(ConfigError, match="is a link to"):
        edit_config(file, lambda document: change_profile(document, "x", api_key="k"))
    assert file.is_symlink()
    assert (tmp_path / "dotfiles.toml").read_text() == ""
    assert not (tmp_path / "not-there.toml").exists()


def test_line_ends_stay_as_they_are(write_config: WriteConfig) -> None:
    text = LAID_OUT.replace("\n", "\r\n")
    paths = write_config(text)
    edit_config(paths.config_file, lambda document: change_profile(document, "new", endpoint="https://a.example"))
    added = '\r\n[profiles.new]\r\nendpoint = "https://a.example"\r\n'
    assert paths.config_file.read_bytes().decode() == text + added


def test_a_file_that_another_process_keeps_locked_is_left_alone(
    write_config: WriteConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_config(LAID_OUT).config_file
    monkeypatch.setattr("hintctl.config.edit._PATIENCE", 0.0)
    with hold(file.with_name("config.toml.lock"), "the test"), pytest.raises(InUseError, match="another hintctl"):
        edit_config(file, lambda document: change_profile(document, "x", api_key="k"))
    assert file.read_text() == LAID_OUT
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]


def test_processes_that_change_it_at_the_same_time_lose_none_of_their_changes(home: Path) -> None:
    names = [f"practice-{number}" for number in range(6)]
    start = [sys.executable, "-m", "hintctl", "config", "set", "endpoint", "https://a.example", "--profile"]
    processes = [subprocess.Popen([*start, name], stderr=subprocess.PIPE) for name in names]
    ends = [(process.communicate()[1], process.returncode) for process in processes]
    assert [code for _, code in ends] == [0] * 6, ends
    assert sorted(tomllib.loads((home / "config.toml").read_text())["profiles"]) == names
