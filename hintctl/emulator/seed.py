"""Fills a store: the base data that every emulator begins with, and as many more patients as wanted."""

from __future__ import annotations

import json
import string
from datetime import date, datetime, timedelta
from itertools import count as counting
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from hintctl.emulator.base_data import CUSTOMER_INVOICES, LEGACY_VALUES, PATIENTS, PRACTITIONERS
from hintctl.emulator.partners import PARTNER_A

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from hintctl.emulator.base_data import BaseRecord
    from hintctl.emulator.store import Store

_INSERT = (
    "INSERT OR IGNORE INTO records (hint_id, resource, archived, created_at, updated_at, fields)"
    " VALUES (?, ?, ?, ?, ?, ?)"
)
_BASE = "base"

# fmt: off
_FIRST_NAMES = (
    "Ada", "Basil", "Cleo", "Dario", "Edda", "Faisal", "Greta", "Hiro", "Imke", "Jonah", "Kaia", "Leopold",
    "Maren", "Nils", "Oona", "Priya", "Quentin", "Rosalind", "Søren", "Tamsin", "Umar", "Vera", "Wilma", "Zoë",
)
_LAST_NAMES = (
    "Appleyard", "Birdwhistle", "Candlewick", "Dandelion", "Elderflower", "Foxglove", "Gooseberry", "Hollyhock",
    "Inkpen", "Juniper", "Kettlewell", "Larkspur", "Marigold", "Nightingale", "O'Quill", "Periwinkle",
    "Quillfeather", "Rosehip", "Snowdrop", "Thistlewood", "Umberfield", "Violet", "Winterberry", "Yarrow",
)
# fmt: on
_LEAD_SOURCES = ("Referral", "Website", "Employer", None)
_ID_CHARACTERS = string.ascii_letters + string.digits
_FIRST_CREATED = datetime(2016, 6, 1, 8)  # noqa: DTZ001 - UTC, written with a Z
_CREATED_EVERY = timedelta(seconds=10)
_FIRST_BIRTHDAY = date(1935, 1, 1)
_BIRTHDAYS = 30_000


def seed_base(store: Store) -> None:
    """Makes the base data, once in a store's life: what a user deletes stays deleted. Raises StoreError."""
    with store.reading() as connection:
        if _seeded(connection, _BASE) is not None:
            return
    with store.writing() as connection:
        _insert_base(connection)


def seed_patients(store: Store, count: int, seed: int) -> int:
    """Makes the first `count` patients of `seed`, except those made before; gives the number made in all.

    Raises StoreError.
    """
    name = f"patients {seed}"
    with store.writing() as connection:
        made = _seeded(connection, name) or 0
        if made < count:
            connection.executemany(_INSERT, islice(_patients(seed), made, count))
            connection.execute("INSERT OR REPLACE INTO seeds (name, patients) VALUES (?, ?)", (name, count))
    return max(made, count)


def reset(store: Store) -> None:
    """Puts a store back to the base data and nothing else. Raises StoreError."""
    with store.writing() as connection:
        for statement in ("DELETE FROM records", "DELETE FROM own_data", "DELETE FROM seeds"):
            connection.execute(statement)
        _insert_base(connection)


def _seeded(connection: sqlite3.Connection, name: str) -> int | None:
    row: tuple[int] | None = connection.execute("SELECT patients FROM seeds WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def _insert_base(connection: sqlite3.Connection) -> None:
    if _seeded(connection, _BASE) is not None:
        return
    base = {"patients": PATIENTS, "customer_invoices": CUSTOMER_INVOICES, "practitioners": PRACTITIONERS}
    for resource, records in base.items():
        connection.executemany(_INSERT, _rows(resource, records))
    connection.executemany(
        "INSERT INTO own_data"
        " (hint_id, partner, resource, external_link_id, import_id, import_source, legacy_pending)"
        " VALUES (?, ?, 'patients', ?, ?, ?, 1)",
        [(hint_id, PARTNER_A, *values) for hint_id, values in LEGACY_VALUES.items()],
    )
    connection.execute("INSERT INTO seeds (name, patients) VALUES (?, ?)", (_BASE, len(PATIENTS)))


def _rows(resource: str, records: tuple[BaseRecord, ...]) -> Iterator[tuple[object, ...]]:
    for record in records:
        yield (
            record.hint_id,
            resource,
            record.archived,
            record.created_at,
            record.created_at,
            json.dumps(dict(record.fields)),
        )


def _patients(seed: int) -> Iterator[tuple[object, ...]]:
    """The rows of the seed's patients, without end."""
    generator = Random(seed)  # noqa: S311 - repeatable on purpose
    number, one_of = generator.random, generator.choice
    practitioners = [practitioner.hint_id for practitioner in PRACTITIONERS]
    for position in counting(1):
        hint_id = "pat-" + "".join(generator.choices(_ID_CHARACTERS, k=12))
        fields = {
            "first_name": one_of(_FIRST_NAMES),
            "last_name": one_of(_LAST_NAMES),
            "email": f"patient{position}@example.com",
            "dob": (_FIRST_BIRTHDAY + timedelta(days=int(number() * _BIRTHDAYS))).isoformat(),
            "phone": f"555-01{int(number() * 100):02}",
            "membership_status": "active",
            "lead_source": one_of(_LEAD_SOURCES),
            "practitioner": one_of(practitioners),
        }
        created_at = (_FIRST_CREATED + position * _CREATED_EVERY).isoformat(timespec="milliseconds") + "Z"
        yield hint_id, "patients", False, created_at, created_at, json.dumps(fields)
