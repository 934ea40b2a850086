import os
from pathlib import Path

import pytest

from hintctl.config import Paths
from hintctl.errors import ConfigError
from tests.running import Hintctl


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


def test_a_user_without_a_home_is_told_what_to_set(hintctl: Hintctl, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("HINTCTL_HOME")
    monkeypatch.setattr("platformdirs.PlatformDirs.user_config_path", property(lambda _: no_home()))
    ended = hintctl("get", "patient", "x")
    assert ended.code == 2
    assert "HINTCTL_HOME" in ended.err
