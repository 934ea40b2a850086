from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hintctl.emulator.seed import reset

if TYPE_CHECKING:
    from collections.abc import Callable

    from hintctl.emulator.semantics import Emulator
    from hintctl.emulator.store import Store

    Ask = Callable[..., tuple[int, Any]]

ADA = "patients/pat-n32hjf4mmu1s"
BASIL = "patients/pat-Kx7Qm2ZpT4Lr"
LAST_DAY = date(2017, 3, 31)
FIRST_DAY = date(2017, 4, 1)


def legacy(record: dict[str, object]) -> tuple[object, object, object]:
    return record["external_link_id"], record["import_id"], record["import_source"]


def test_base_data_has_legacy_values_only_until_they_are_migrated(emulate: Callable[..., Emulator], ask: Ask) -> None:
    def linked(emulator: Emulator, partner: str) -> dict[str, tuple[object, object, object]]:
        rows = ask(emulator, "GET", "patients?limit=100", partner=partner)[1]
        return {row["integration_record_id"]: legacy(row) for row in rows if row["integration_record_id"]}

    before = emulate(as_of=LAST_DAY)
    assert linked(before, "a") == {}
    assert {legacy(row) for row in ask(before, "GET", "patients?limit=100")[1]} == {
        (None, None, None),
        ("emr-10311", None, None),
        (None, "emr-10477", "acme-emr"),
    }
    after = emulate(as_of=FIRST_DAY)
    assert linked(after, "a") == {
        "emr-10311": ("emr-10311", None, None),
        "emr-10477": (None, "emr-10477", "acme-emr"),
    }
    assert linked(after, "b") == {}
    assert {legacy(row) for row in ask(after, "GET", "patients?limit=100", partner="b")[1]} == {(None, None, None)}


def test_writes_are_stored_up_to_the_last_day_for_their_partner_only(
    emulate: Callable[..., Emulator], ask: Ask
) -> None:
    emulator = emulate(as_of=LAST_DAY)
    status, record = ask(emulator, "PATCH", ADA, {"external_link_id": "e", "import_id": "i", "import_source": "s"})
    assert (status, legacy(record)) == (200, ("e", "i", "s"))
    assert record["updated_at"] == "2017-03-31T12:00:00.007Z"
    assert legacy(ask(emulator, "GET", ADA, partner="b")[1]) == (None, None, None)
    assert ask(emulator, "PATCH", ADA, {"import_id": 5})[0] == 422
    assert legacy(ask(emulator, "PATCH", ADA, {"import_id": None, "import_source": ""})[1]) == ("e", None, None)


@pytest.mark.parametrize("day", [FIRST_DAY, None])
def test_writes_are_ignored_from_the_first_day_on(emulate: Callable[..., Emulator], ask: Ask, day: date | None) -> None:
    emulator = emulate(as_of=day)
    _, before = ask(emulator, "GET", "patients/emr-10311")
    for value in ("new", None, "", 5, "\0"):
        body = {"external_link_id": value, "import_id": value, "import_source": value}
        assert ask(emulator, "PATCH", "patients/emr-10311", body) == (200, before)


@pytest.mark.parametrize(
    ("own", "migrated"),
    [
        ({"external_link_id": "x"}, "x"),
        ({"import_id": "x"}, "x"),
        ({"import_id": "x", "import_source": "s"}, "x"),
        ({"external_link_id": "x", "import_id": "x"}, "x"),
        ({"external_link_id": "x", "import_id": "y"}, None),
        ({"import_source": "s"}, None),
        ({"external_link_id": "x", "integration_record_id": "set"}, "set"),
        ({"external_link_id": "taken"}, None),
    ],
)
def test_what_a_record_is_migrated_to(
    emulate: Callable[..., Emulator], ask: Ask, own: dict[str, str], migrated: str | None
) -> None:
    before = emulate(as_of=LAST_DAY)
    ask(before, "PATCH", BASIL, {"integration_record_id": "taken"})
    _, stored = ask(before, "PATCH", ADA, own)
    _, record = ask(emulate(as_of=FIRST_DAY), "GET", ADA)
    assert record["integration_record_id"] == migrated
    assert legacy(record) == legacy(stored)
    assert ask(emulate(), "GET", BASIL)[1]["integration_record_id"] == "taken"


def test_partners_are_migrated_apart(emulate: Callable[..., Emulator], ask: Ask) -> None:
    before = emulate(as_of=LAST_DAY)
    ask(before, "PATCH", ADA, {"import_id": "same"}, "a")
    ask(before, "PATCH", BASIL, {"import_id": "same"}, "b")
    after = emulate()
    assert ask(after, "GET", "patients/same", partner="a")[1]["first_name"] == "Ada"
    assert ask(after, "GET", "patients/same", partner="b")[1]["first_name"] == "Basil"


def test_what_was_unlinked_after_the_migration_stays_so(emulate: Callable[..., Emulator], ask: Ask) -> None:
    _, record = ask(emulate(), "PATCH", "patients/emr-10311", {"integration_record_id": None})
    _, again = ask(emulate(), "GET", f"patients/{record['id']}")
    assert (again["integration_record_id"], again["external_link_id"]) == (None, "emr-10311")


def test_a_store_that_is_reset_under_a_running_emulator_is_migrated_again(
    emulator: Emulator, ask: Ask, store: Store
) -> None:
    assert ask(emulator, "DELETE", "patients/emr-10311")[0] == 204
    reset(store)
    assert ask(emulator, "GET", "patients/emr-10311")[0] == 200
