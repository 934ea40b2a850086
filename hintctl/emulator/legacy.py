"""The end of the legacy fields: from 1 April 2017 on writes are ignored, and what was stored is migrated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hintctl.emulator.store import Store

_IGNORED_FROM = date(2017, 4, 1)
_MIGRATED_AT = "2017-04-01T00:00:00.000Z"


def legacy_writable(day: date) -> bool:
    """Whether writes of the legacy fields are stored on that day (HINT-API.md, Integration Data)."""
    return day < _IGNORED_FROM


def migrate(store: Store) -> None:
    """Makes each waiting `external_link_id` or `import_id` the partner's `integration_record_id`.

    Assumption, since Hint does not say how it chose: a link that is there already stays; nothing is set where
    the two fields differ or where another record holds the value. No record is migrated twice, so one that is
    unlinked later stays so. Raises StoreError.
    """
    with store.reading() as connection:
        if not connection.execute("SELECT EXISTS (SELECT 1 FROM own_data WHERE legacy_pending)").fetchone()[0]:
            return
    with store.writing() as connection:
        connection.execute(
            "UPDATE OR IGNORE own_data"
            " SET integration_record_id = coalesce(external_link_id, import_id),"
            " integration_last_synced_at = ?"
            " WHERE legacy_pending AND integration_record_id IS NULL"
            " AND coalesce(external_link_id, import_id) = coalesce(import_id, external_link_id)",
            (_MIGRATED_AT,),
        )
        connection.execute("UPDATE own_data SET legacy_pending = 0 WHERE legacy_pending")
