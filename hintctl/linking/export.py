"""What an export takes from each record of a listing, the legacy fields included."""

import re
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from hintctl.api.answers import Record
from hintctl.api.client import HintClient
from hintctl.api.listing import list_records
from hintctl.api.resources import Resource

_HALF = re.compile("[\ud800-\udfff]")  # half of a character, which JSON knows and no file can hold


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which records an export takes.

    `linked` says whether those that Hint holds a link of, None that both kinds; `archived` that only archived ones.
    `legacy` fills an empty `integration_record_id` from the legacy fields; `import_id` counts only beside an
    `import_source` that equals the one given, if one is.
    """

    linked: bool | None = None
    archived: bool = False
    legacy: bool = False
    import_source: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class LegacyFields:
    """The legacy fields of one patient (HINT-API: Integration Data). What is empty or not text is None."""

    external_link_id: str | None
    import_id: str | None
    import_source: str | None

    @classmethod
    def of(cls, record: Record) -> "LegacyFields":
        """Those of a record as the API gave it."""
        values = {name: record.fields.get(name) for name in ("external_link_id", "import_id", "import_source")}
        return cls(**{name: value if _is_filled(value) else None for name, value in values.items()})


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportedRecord:
    """One record as an export gives it.

    `linked` says whether Hint holds `integration_record_id` as its link; otherwise that comes from a legacy field, or
    is None. `undecided` holds legacy fields that differ: then nothing was chosen.
    """

    resource: Resource
    hint_id: str
    integration_record_id: str | None
    linked: bool
    undecided: LegacyFields | None = None


async def export_records(
    client: HintClient,
    resource: Resource,
    selection: Selection,
    *,
    concurrency: int,
    on_expected: Callable[[int], None] = lambda _: None,
    on_read: Callable[[], None] = lambda: None,
) -> AsyncGenerator[ExportedRecord, None]:
    """The selected records, oldest first; of patients, the active ones before the archived ones.

    A patient that is archived meanwhile may come twice. `on_expected` hears how many records are to be read, `on_read`
    of each that was, also where it is not selected. Raises what `list_records` raises.
    """
    listings = [True] if selection.archived else [False, True] if resource is Resource.PATIENT else [False]
    for archived in listings:
        listing = list_records(client, resource, archived=archived, concurrency=concurrency, on_expected=on_expected)
        async with aclosing(listing):
            async for record in listing:
                on_read()
                if selection.linked in (None, record.integration_record_id is not None):
                    yield export_record(record, selection)


def export_record(record: Record, selection: Selection) -> ExportedRecord:
    """The record as the export gives it. A link that Hint holds is never put aside for a legacy value."""
    value, undecided = record.integration_record_id, None
    if selection.legacy and value is None:
        legacy = LegacyFields.of(record)
        import_id = legacy.import_id if selection.import_source in (None, legacy.import_source) else None
        if legacy.external_link_id and import_id and legacy.external_link_id != import_id:
            undecided = legacy
        else:
            value = legacy.external_link_id or import_id
    return ExportedRecord(
        resource=record.resource,
        hint_id=record.hint_id,
        integration_record_id=value,
        linked=record.integration_record_id is not None,
        undecided=undecided,
    )


def _is_filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not _HALF.search(value)
