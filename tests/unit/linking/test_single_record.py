"""Linking and unlinking one record, and answers about another record than the one that was meant."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from hintctl.api.client import HintClient
from hintctl.api.in_process import Handler
from hintctl.api.resources import Resource
from hintctl.errors import ConflictError, HintctlError, RecordNotFoundError, UnavailableError, UsageError
from hintctl.linking.single_record import LinkChange, link_record, unlink_record

Client = Callable[..., HintClient]
Call = Callable[..., Any]
Exchange = tuple[int, Sequence[tuple[str, str]], bytes]

PAT, OTHER, MERGED = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-y4RfA8gWj1Qz"
PATIENT = Resource.PATIENT


def link(client: HintClient, hint_id: str, own: str, **options: Any) -> LinkChange:
    return asyncio.run(link_record(client, PATIENT, hint_id, own, **options))


def unlink(client: HintClient, record_id: str, **options: bool) -> LinkChange:
    return asyncio.run(unlink_record(client, PATIENT, record_id, **options))


def answering(record: Mapping[str, Any]) -> Handler:
    """An API that answers everything with one record."""

    def handle(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Exchange:
        return 200, [], json.dumps(record).encode()

    return handle


@pytest.mark.parametrize(
    ("before", "wanted", "options", "outcome", "after", "writes"),
    [
        (None, "emr-1", {}, "linked", "emr-1", 1),
        ("emr-1", "emr-1", {}, "unchanged", "emr-1", 0),
        ("emr-1", "emr-1", {"replace": True}, "unchanged", "emr-1", 0),
        ("old", "emr-1", {"replace": True}, "replaced", "emr-1", 1),
        (None, "emr-1", {"dry_run": True}, "linked", None, 0),
        ("old", "emr-1", {"dry_run": True, "replace": True}, "replaced", "old", 0),
        (None, "a/b?c#d%", {"force": True}, "linked", "a/b?c#d%", 1),
        (None, "pat-000000000000", {"force": True}, "linked", "pat-000000000000", 1),
    ],
)
def test_a_link_is_written_only_where_it_changes_something(
    client: Client,
    call: Call,
    asked: list[str],
    before: str | None,
    wanted: str,
    options: dict[str, bool],
    outcome: str,
    after: str | None,
    writes: int,
) -> None:
    if before:
        call("PATCH", f"patients/{PAT}", {"integration_record_id": before})
    change = link(client(), PAT, wanted, **options)
    assert (change.outcome, change.previous, change.integration_record_id) == (outcome, before, wanted)
    assert change.dry_run is options.get("dry_run", False)
    assert call("GET", f"patients/{PAT}")["integration_record_id"] == after
    assert sum(text.startswith("PATCH") for text in asked) == writes


@pytest.mark.parametrize(
    ("hint_id", "own", "options", "error", "message"),
    [
        (
            PAT,
            "emr-1",
            {},
            ConflictError,
            "was not linked: already linked to old. Add --replace to overwrite that.",
        ),
        (PAT, "taken", {}, ConflictError, f"your ID is on {OTHER}. Unlink it there first"),
        (PAT, "taken", {"replace": True}, ConflictError, f"your ID is on {OTHER}. Unlink it there first"),
        (MERGED, "emr-1", {"replace": True}, ConflictError, f"merged into {OTHER}. Link that patient instead."),
        ("pat-000000000000", "emr-1", {}, RecordNotFoundError, "Hint has no patient 'pat-000000000000'."),
        ("emr-1", PAT, {}, UsageError, "'emr-1' is not a Hint ID (pat- and 12 letters or digits). Are the two IDs"),
        ("emr-1", "emr-2", {}, UsageError, "The Hint ID comes first"),
        ("inv-crEBw7TSTb7z", "emr-1", {}, UsageError, "inv-crEBw7TSTb7z is a customer-invoice, not a patient."),
        (PAT, "1.2E+9", {"force": True}, UsageError, "damaged by a spreadsheet"),
        (PAT, "a/b", {}, UsageError, "--force"),
        (PAT, "..", {"force": True}, UsageError, "can't stand in a path"),
    ],
)
def test_what_would_be_wrong_is_not_written_and_says_why(
    client: Client,
    call: Call,
    asked: list[str],
    hint_id: str,
    own: str,
    options: dict[str, bool],
    error: type[HintctlError],
    message: str,
) -> None:
    call("PATCH", f"patients/{PAT}", {"integration_record_id": "old"})
    call("PATCH", f"patients/{OTHER}", {"integration_record_id": "taken"})
    with pytest.raises(error) as caught:
        link(client(), hint_id, own, **options)
    assert message in caught.value.explain()
    assert not [text for text in asked if not text.startswith("GET")]
    assert error is not UsageError or not asked


def test_a_hint_id_that_names_another_record_is_a_conflict(client: Client, call: Call, asked: list[str]) -> None:
    call("PATCH", f"patients/{OTHER}", {"integration_record_id": "pat-000000000000"})
    with pytest.raises(ConflictError, match=f"your own ID of {OTHER}"):
        link(client(), "pat-000000000000", "emr-1")
    assert len(asked) == 1


def test_an_id_that_is_taken_between_look_and_write_names_its_holder(
    client: Client, emulate: Callable[..., Handler], call: Call
) -> None:
    handler = emulate()

    def racing(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Exchange:
        if method == "PATCH":
            call("PATCH", f"patients/{OTHER}", {"integration_record_id": "emr-1"})
        return handler(method, target, headers, body)

    with pytest.raises(ConflictError) as caught:
        link(client(racing), PAT, "emr-1")
    assert caught.value.message == f"{PAT} was not linked: your ID is on {OTHER}."
    assert call("GET", f"patients/{PAT}")["integration_record_id"] is None


@pytest.mark.parametrize("record_id", [PAT, "emr-1"])
@pytest.mark.parametrize(
    ("linked", "dry_run", "outcome"),
    [(True, False, "unlinked"), (True, True, "unlinked"), (False, False, "unchanged"), (False, True, "unchanged")],
)
def test_a_link_is_cleared_by_either_id(
    client: Client, call: Call, asked: list[str], record_id: str, linked: bool, dry_run: bool, outcome: str
) -> None:
    if linked:
        call("PATCH", f"patients/{PAT}", {"integration_record_id": "emr-1"})
    elif record_id != PAT:
        with pytest.raises(RecordNotFoundError):
            unlink(client(), record_id, dry_run=dry_run)
        return
    change = unlink(client(), record_id, dry_run=dry_run)
    assert (change.outcome, change.hint_id) == (outcome, PAT)
    assert (change.previous, change.integration_record_id) == ("emr-1" if linked else None, None)
    assert call("GET", f"patients/{PAT}")["integration_record_id"] == ("emr-1" if linked and dry_run else None)
    assert any(text.startswith("PATCH") for text in asked) is (linked and not dry_run)


@pytest.mark.parametrize("clears_with", ["null", "empty"])
def test_a_link_is_cleared_whatever_clears_it(
    client: Client, emulate: Callable[..., Handler], call: Call, clears_with: str
) -> None:
    call("PATCH", f"patients/{PAT}", {"integration_record_id": "emr-1"})
    assert unlink(client(emulate(clears_with=clears_with)), PAT).outcome == "unlinked"
    assert call("GET", f"patients/{PAT}")["integration_record_id"] is None


def test_a_link_that_nothing_clears_is_an_error(client: Client, emulate: Callable[..., Handler], call: Call) -> None:
    call("PATCH", f"patients/{PAT}", {"integration_record_id": "emr-1"})
    with pytest.raises(UnavailableError, match="neither with null nor with an empty string"):
        unlink(client(emulate(clears_with="neither")), PAT)


@pytest.mark.parametrize(
    "record", [{"id": OTHER, "integration_record_id": None}, {"id": OTHER, "integration_record_id": "emr-9"}]
)
def test_an_answer_about_another_record_is_never_relied_on(client: Client, record: dict[str, Any]) -> None:
    handler = answering(record)
    for attempt in (
        lambda: asyncio.run(client(handler).get(PATIENT, PAT)),
        lambda: link(client(handler), PAT, "emr-1"),
        lambda: unlink(client(handler), PAT),
        lambda: unlink(client(handler), "emr-1"),
    ):
        with pytest.raises(UnavailableError, match=f"with {OTHER}, which has no such ID"):
            attempt()


def test_an_api_that_finds_ids_that_are_merely_alike_names_no_wrong_holder(client: Client) -> None:
    """As one that ignores case: the other record has EMR-1, and emr-1 is another ID."""

    def handle(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Exchange:
        if method == "PATCH":
            return 200, [], json.dumps({"id": PAT, **json.loads(body)}).encode()
        found = PAT if target.endswith(PAT) else OTHER
        return 200, [], json.dumps({"id": found, "integration_record_id": {OTHER: "EMR-1"}.get(found)}).encode()

    assert link(client(handle), PAT, "emr-1").outcome == "linked"
