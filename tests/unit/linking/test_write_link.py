"""A write that is refused says which record stands in its way."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from hintctl.api.client import HintClient
from hintctl.api.in_process import Handler
from hintctl.api.integration_data import IntegrationData
from hintctl.api.resources import Resource
from hintctl.errors import ConflictError, RejectedError
from hintctl.linking.write_link import find_holder, write_link

PAT, OTHER = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr"


def write(hint: HintClient, own: str) -> None:
    asyncio.run(write_link(hint, IntegrationData(hint), Resource.PATIENT, PAT, own))


@pytest.mark.parametrize("duplicate_status", [422, 409])
def test_a_duplicate_is_a_conflict_that_names_the_holder(
    client: Callable[..., HintClient],
    emulate: Callable[..., Handler],
    call: Callable[..., Any],
    duplicate_status: int,
) -> None:
    call("PATCH", f"patients/{OTHER}", {"integration_record_id": "emr-1"})
    with pytest.raises(ConflictError) as caught:
        write(client(emulate(duplicate_status=duplicate_status)), "emr-1")
    assert caught.value.message == f"{PAT} was not linked: your ID is on {OTHER}."
    assert caught.value.said


@pytest.mark.parametrize(("status", "error"), [(422, RejectedError), (400, RejectedError), (409, ConflictError)])
def test_a_refusal_without_a_holder_stays_what_it_is(
    client: Callable[..., HintClient], emulate: Callable[..., Handler], status: int, error: type[Exception]
) -> None:
    works, refuses = emulate(), emulate(fail=(status, 1))

    def handler(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        return (refuses if method == "PATCH" else works)(method, target, headers, body)

    with pytest.raises(error, match=str(status)):
        write(client(handler), "emr-1")


@pytest.mark.parametrize("status", [422, 409])
def test_a_write_whose_answer_was_lost_and_whose_repetition_is_refused_as_its_own_duplicate_is_a_success(
    client: Callable[..., HintClient], emulate: Callable[..., Handler], asked: list[str], status: int
) -> None:
    works, refuses = emulate(), emulate(fail=(status, 1))
    patches = 0

    def handler(
        method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        nonlocal patches
        patches += method == "PATCH"
        if method == "PATCH" and patches > 1:
            return refuses(method, target, headers, body)
        answer = works(method, target, headers, body)
        return answer if method == "GET" else (503, [], b"")

    hint = client(handler)
    record = asyncio.run(write_link(hint, IntegrationData(hint), Resource.PATIENT, PAT, "emr-1"))
    assert (record.hint_id, record.integration_record_id) == (PAT, "emr-1")
    assert asked == [f"PATCH patients/{PAT}", f"PATCH patients/{PAT}", "GET patients/emr-1"]


@pytest.mark.parametrize(
    ("own", "besides", "holder"),
    [
        ("emr-1", PAT, OTHER),
        ("emr-1", OTHER, None),  # the record itself
        ("emr-2", PAT, None),  # nobody
        (OTHER, PAT, None),  # names the record by its Hint ID: it is linked to something else
    ],
)
def test_only_another_record_that_is_linked_to_the_id_holds_it(
    client: Callable[..., HintClient], call: Callable[..., Any], own: str, besides: str, holder: str | None
) -> None:
    call("PATCH", f"patients/{OTHER}", {"integration_record_id": "emr-1"})
    assert asyncio.run(find_holder(client(), Resource.PATIENT, own, besides=besides)) == holder
