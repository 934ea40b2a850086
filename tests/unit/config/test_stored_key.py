import tomllib
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked

from hintctl.api_key import ApiKey
from hintctl.config import Paths
from hintctl.config.document import read_config
from hintctl.config.settings import DEFAULT_ENDPOINT
from hintctl.config.sources import KeySource
from hintctl.config.stored_key import Forgotten, forget_key, store_key
from hintctl.errors import ConfigError
from tests.fake_keyring import FakeKeyring
from tests.unit.config.conftest import WriteConfig

OLD, NEW = ApiKey("sbx-old", source="the test"), ApiKey("sbx-new", source="the test")


@pytest.fixture
def file() -> Path:
    return Paths.from_environment().config_file


def _clinic(file: Path) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads(file.read_text())["profiles"]["clinic"]
    return found


def test_without_a_keyring_the_key_goes_into_the_file(file: Path) -> None:
    stored = store_key(file, "clinic", NEW, endpoint="https://a.example", in_file=False)
    assert (stored.source, stored.left_behind) == (KeySource.FILE, None)
    assert _clinic(file) == {"endpoint": "https://a.example", "api_key": "sbx-new"}


def test_with_a_keyring_the_file_holds_only_the_entrys_name(file: Path, os_keyring: FakeKeyring) -> None:
    assert store_key(file, "clinic", NEW, endpoint=DEFAULT_ENDPOINT, in_file=False).source is KeySource.KEYRING
    assert os_keyring.entries == {f"hintctl/{_clinic(file)['keyring_entry']}": "sbx-new"}
    assert "sbx-new" not in file.read_text()


@pytest.mark.parametrize("first_in_file", [True, False])
@pytest.mark.parametrize("then_in_file", [True, False])
def test_a_new_key_takes_the_place_of_the_old_one_wherever_that_was(
    first_in_file: bool, then_in_file: bool, file: Path, os_keyring: FakeKeyring
) -> None:
    store_key(file, "clinic", OLD, endpoint=DEFAULT_ENDPOINT, in_file=first_in_file)
    store_key(file, "clinic", NEW, endpoint=DEFAULT_ENDPOINT, in_file=then_in_file)
    assert list(_clinic(file)) == ["api_key" if then_in_file else "keyring_entry"]
    assert list(os_keyring.entries.values()) == ([] if then_in_file else ["sbx-new"])
    assert "sbx-old" not in file.read_text()


def test_when_the_file_cant_be_written_the_keyring_is_as_before(
    file: Path, os_keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_key(file, "clinic", OLD, endpoint=DEFAULT_ENDPOINT, in_file=False)
    before = (file.read_text(), dict(os_keyring.entries))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hintctl.config.edit.replace_private", fail)
    with pytest.raises(OSError, match="No space left"):
        store_key(file, "clinic", NEW, endpoint=DEFAULT_ENDPOINT, in_file=False)
    assert (file.read_text(), os_keyring.entries) == before


def test_a_locked_keyring_does_not_keep_a_key_from_the_file_and_what_it_still_holds_is_told(
    file: Path, os_keyring: FakeKeyring
) -> None:
    store_key(file, "clinic", OLD, endpoint=DEFAULT_ENDPOINT, in_file=False)
    os_keyring.failure = KeyringLocked()
    stored = store_key(file, "clinic", NEW, endpoint=DEFAULT_ENDPOINT, in_file=True)
    assert stored.source is KeySource.FILE
    assert stored.left_behind
    assert "is locked" in stored.left_behind
    assert next(iter(os_keyring.entries)).removeprefix("hintctl/") in stored.left_behind
    assert _clinic(file) == {"api_key": "sbx-new"}


@pytest.mark.parametrize(("in_file", "source"), [(True, KeySource.FILE), (False, KeySource.KEYRING)])
def test_a_forgotten_key_is_gone_and_the_other_settings_are_not(
    in_file: bool, source: KeySource, file: Path, os_keyring: FakeKeyring
) -> None:
    store_key(file, "clinic", OLD, endpoint="https://a.example", in_file=in_file)
    assert forget_key(file, read_config(file).profiles["clinic"]) == Forgotten(source=source)
    assert _clinic(file) == {"endpoint": "https://a.example"}
    assert os_keyring.entries == {}
    assert forget_key(file, read_config(file).profiles["clinic"]) == Forgotten(source=None)


def test_forgetting_leaves_the_command(write_config: WriteConfig) -> None:
    file = write_config("[profiles.clinic]\napi_key_command = 'pass'\napi_key = 'k'\n").config_file
    assert forget_key(file, read_config(file).profiles["clinic"]) == Forgotten(source=KeySource.FILE)
    assert _clinic(file) == {"api_key_command": "pass"}


def test_a_keyring_that_keeps_the_key_is_told_with_the_entry(file: Path, os_keyring: FakeKeyring) -> None:
    store_key(file, "clinic", OLD, endpoint=DEFAULT_ENDPOINT, in_file=False)
    profile = read_config(file).profiles["clinic"]
    os_keyring.failure = KeyringLocked()
    with pytest.raises(ConfigError, match="the keyring still holds it: the keyring of this system is locked") as caught:
        forget_key(file, profile)
    assert f"the entry {profile.keyring_entry} of the service hintctl" in caught.value.hint
    assert _clinic(file) == {}


def test_an_entry_that_is_in_no_keyring_is_told(file: Path, os_keyring: FakeKeyring) -> None:
    store_key(file, "clinic", OLD, endpoint=DEFAULT_ENDPOINT, in_file=False)
    profile = read_config(file).profiles["clinic"]
    os_keyring.entries = {}
    assert forget_key(file, profile) == Forgotten(source=None, missing=profile.keyring_entry)
    assert _clinic(file) == {}


def test_when_the_file_cant_be_changed_the_keyring_keeps_the_key(
    file: Path, os_keyring: FakeKeyring, tmp_path: Path
) -> None:
    store_key(file, "clinic", OLD, endpoint=DEFAULT_ENDPOINT, in_file=False)
    file.rename(tmp_path / "dotfiles.toml")
    file.symlink_to(tmp_path / "dotfiles.toml")
    with pytest.raises(ConfigError, match="is a link to"):
        forget_key(file, read_config(file).profiles["clinic"])
    assert list(os_keyring.entries.values()) == ["sbx-old"]


def test_what_counts_is_the_profile_at_the_moment_of_the_change(file: Path, os_keyring: FakeKeyring) -> None:
    store_key(file, "clinic", OLD, endpoint="https://a.example", in_file=False)
    before = read_config(file).profiles["clinic"]
    store_key(file, "clinic", NEW, endpoint="https://b.example/api", in_file=False)
    assert _clinic(file)["endpoint"] == "https://b.example/api"
    store_key(file, "clinic", NEW, endpoint="https://b.example", in_file=False)
    assert _clinic(file)["endpoint"] == "https://b.example/api"  # which is the same
    assert forget_key(file, before) == Forgotten(source=KeySource.KEYRING)
    assert os_keyring.entries == {}
