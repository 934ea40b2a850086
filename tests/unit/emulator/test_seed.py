from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hintctl.emulator.base_data import CUSTOMER_INVOICES, PATIENTS, PRACTITIONERS
from hintctl.emulator.resources import RESOURCES
from hintctl.emulator.seed import reset, seed_base, seed_patients
from hintctl.emulator.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from hintctl.emulator.semantics import Emulator

    Ask = Callable[..., tuple[int, Any]]


def contents(store: Store) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        records = connection.execute("SELECT * FROM records ORDER BY hint_id").fetchall()
        return [*records, *connection.execute("SELECT * FROM own_data ORDER BY hint_id").fetchall()]


def patients_of(*seeds: tuple[int, int]) -> list[tuple[object, ...]]:
    store = Store(None)
    for count, seed in seeds:
        seed_patients(store, count, seed)
    found = contents(store)
    store.close()
    return found


def test_the_base_data() -> None:
    assert PATIENTS[0].hint_id == "pat-n32hjf4mmu1s"
    assert [len(PATIENTS), len(CUSTOMER_INVOICES), len(PRACTITIONERS)] == [15, 6, 4]
    assert sum(patient.archived for patient in PATIENTS) == 3
    everyone = {record.hint_id for record in (*PATIENTS, *CUSTOMER_INVOICES, *PRACTITIONERS)}
    assert len(everyone) == 25
    for resource, records in (("patients", PATIENTS), ("customer_invoices", CUSTOMER_INVOICES)):
        for record in records:
            assert {record.fields[name] for name in RESOURCES[resource].refers_to} <= {None, *everyone}


def test_the_base_data_is_made_once(emulator: Emulator, ask: Ask, store: Store) -> None:
    assert ask(emulator, "DELETE", "patients/pat-n32hjf4mmu1s")[0] == 204
    seed_base(store)
    assert ask(emulator, "GET", "patients/pat-n32hjf4mmu1s")[0] == 404


def test_a_seed_gives_the_same_patients_however_they_are_asked_for() -> None:
    hundred = patients_of((100, 7))
    assert len(hundred) == 100
    assert patients_of((100, 7), (100, 7)) == hundred
    assert patients_of((30, 7), (100, 7), (50, 7)) == hundred
    assert not set(patients_of((100, 8))) & set(hundred)
    assert len(patients_of((100, 7), (100, 8))) == 200


def test_seeded_patients_are_whole_records(emulator: Emulator, ask: Ask, store: Store) -> None:
    seed_patients(store, 25, 1)
    _, rows = ask(emulator, "GET", "patients?limit=100")
    assert len(rows) == 37
    assert all(row["first_name"] and row["dob"] and row["practitioner"]["name"] for row in rows[12:])
    assert ask(emulator, "PUT", f"patients/{rows[-1]['id']}", rows[-1])[0] == 200


def test_reset_leaves_the_base_data_alone(emulator: Emulator, ask: Ask, store: Store) -> None:
    fresh = Store(None)
    seed_base(fresh)
    seed_patients(store, 10, 1)
    ask(emulator, "DELETE", "patients/pat-n32hjf4mmu1s")
    ask(emulator, "POST", "practitioners", {"first_name": "A", "last_name": "B", "integration_record_id": "x"})
    reset(store)
    assert contents(store) == contents(fresh)
    seed_patients(store, 10, 1)
    assert len(contents(store)) == len(contents(fresh)) + 10
    fresh.close()
