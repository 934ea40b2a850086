import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked

from hintctl.api_key import ApiKey
from hintctl.config import keyring as key_store
from hintctl.errors import ConfigError
from tests.fake_keyring import FakeKeyring

KEY = ApiKey("sbx-CANARY", source="the test")


def test_what_is_stored_can_be_read_until_it_is_forgotten(os_keyring: FakeKeyring) -> None:
    entry = key_store.store_entry("clinic", KEY)
    assert entry
    assert entry.startswith("clinic-")
    assert key_store.read_entry(entry) == "sbx-CANARY"
    assert key_store.forget_entry(entry) is True
    assert key_store.read_entry(entry) is None
    assert os_keyring.entries == {}


def test_the_same_profile_twice_gets_two_entries(os_keyring: FakeKeyring) -> None:
    assert key_store.store_entry("clinic", KEY) != key_store.store_entry("clinic", KEY)
    assert len(os_keyring.entries) == 2


def test_an_entry_that_is_not_there_is_said_to_be_missing(os_keyring: FakeKeyring) -> None:
    os_keyring.entries = {"hintctl/clinic-2": "another"}
    assert key_store.forget_entry("clinic-1") is False
    assert os_keyring.entries == {"hintctl/clinic-2": "another"}


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring])
def test_a_keyring_that_can_keep_nothing_is_none(backend: type[KeyringBackend], os_keyring: FakeKeyring) -> None:
    keyring.set_keyring(backend())
    assert key_store.store_entry("clinic", KEY) is None
    assert os_keyring.entries == {}


def test_without_the_package_nothing_is_stored_and_a_key_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_store, "find_spec", lambda _: None)
    assert key_store.store_entry("clinic", KEY) is None
    for use in (key_store.read_entry, key_store.forget_entry):
        with pytest.raises(ConfigError, match="package is not installed") as caught:
            use("clinic-1")
        assert "hintctl[keyring]" in caught.value.hint


@pytest.mark.parametrize(
    ("failure", "message"),
    [
        (KeyringLocked("CANARY"), "the keyring of this system is locked."),
        (InitError("CANARY"), "the keyring of this system failed (InitError)."),
        (OSError("CANARY"), "the keyring of this system failed (OSError)."),
        (ZeroDivisionError("CANARY"), "the keyring of this system failed (ZeroDivisionError)."),
    ],
)
def test_a_keyring_that_fails_is_an_error_that_quotes_nothing(
    failure: Exception, message: str, os_keyring: FakeKeyring
) -> None:
    os_keyring.failure = failure
    for use in (key_store.read_entry, key_store.forget_entry, lambda entry: key_store.store_entry(entry, KEY)):
        with pytest.raises(ConfigError) as caught:
            use("clinic-1")
        assert caught.value.message == message
        assert "--insecure-storage" in caught.value.hint
