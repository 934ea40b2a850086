import asyncio
import json
from typing import Any

import pytest

from hintctl.api.integration_data import IntegrationData, WriteCancelled
from hintctl.api.resources import Resource
from hintctl.errors import ConflictError, RecordNotFoundError, RejectedError, UnavailableError

P1, P2 = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr"
LINKED = {"id": P1, "integration_record_id": "emr-1"}


def _reply(status: int, document: Any = None) -> Any:
    return status, [], b"" if document is None else json.dumps(document).encode()


def _set(asked: Any, hint_id: str = P1, value: str = "emr-1") -> Any:
    return asked.run(IntegrationData(asked.hint).set(Resource.PATIENT, hint_id, value))


def _clear(asked: Any) -> Any:
    return asked.run(IntegrationData(asked.hint).clear(Resource.PATIENT, P1, previous="emr-1"))


def _bodies(asked: Any) -> list[Any]:
    return [body for _, _, body in asked.requests if body is not None]


def test_a_link_costs_one_request_where_the_api_gives_the_value_back(emulate: Any) -> None:
    asked = emulate()
    assert _set(asked).integration_record_id == "emr-1"
    assert asked.requests == [("PATCH", f"/api/provider/patients/{P1}", {"integration_record_id": "emr-1"})]


@pytest.mark.parametrize("resource", [Resource.CUSTOMER_INVOICE, Resource.PRACTITIONER])
def test_the_other_resources_are_linked_with_one_request_even_where_names_are_required(
    resource: Resource, emulate: Any
) -> None:
    asked = emulate(names_required=True)

    async def scenario() -> Any:
        page = await asked.hint.list_page(resource, offset=0)
        return await IntegrationData(asked.hint).set(resource, page.records[0].hint_id, "emr-1")

    assert asked.run(scenario()).integration_record_id == "emr-1"
    assert asked.methods == ["GET", "PATCH"]


def test_names_are_sent_only_once_the_api_insists_on_them_and_are_the_current_ones(emulate: Any) -> None:
    asked = emulate(names_required=True)

    async def scenario() -> None:
        data = IntegrationData(asked.hint)
        before = (await asked.hint.get(Resource.PATIENT, P1)).fields
        await data.set(Resource.PATIENT, P1, "emr-1")
        await data.set(Resource.PATIENT, P2, "emr-2")
        after = (await asked.hint.get(Resource.PATIENT, P1)).fields
        assert (after["first_name"], after["last_name"]) == (before["first_name"], before["last_name"])
        assert after["integration_record_id"] == "emr-1"

    asked.run(scenario())
    assert asked.methods == ["GET", "PATCH", "GET", "PATCH", "GET", "PATCH", "GET"]
    assert [sorted(body) for body in _bodies(asked)] == [
        ["integration_record_id"],
        ["first_name", "integration_record_id", "last_name"],
        ["first_name", "integration_record_id", "last_name"],
    ]


@pytest.mark.parametrize(
    "refusal",
    [
        {"message": "First name can't be blank, Last name can't be blank"},
        {"message": "first_name is required"},
        {"message": "Invalid", "errors": {"last_name": ["can't be blank"]}},
    ],
)
def test_a_422_that_names_the_names_in_its_message_alone_is_understood_too(refusal: Any, script: Any) -> None:
    person = LINKED | {"first_name": "Jo", "last_name": "Doe"}
    asked = script(_reply(422, {"status": 422, **refusal}), _reply(200, person))
    assert _set(asked).integration_record_id == "emr-1"
    assert _bodies(asked)[-1] == {"integration_record_id": "emr-1", "first_name": "Jo", "last_name": "Doe"}


NAMES = {"first_name": "Jo", "last_name": "Doe"}


def test_a_refusal_that_names_never_satisfy_is_reported_and_not_repeated_for_ever(script: Any) -> None:
    asked = script(_reply(422, {"message": "First name can't be blank"}), _reply(200, LINKED | NAMES), _reply(422, {}))
    with pytest.raises(RejectedError):
        _set(asked)
    assert asked.methods == ["PATCH", "GET", "PATCH"]


@pytest.mark.parametrize(
    "current",
    [
        {"id": P1, "integration_record_id": None},
        {"id": P1, "integration_record_id": None, "first_name": None, "last_name": "Doe"},
        {"id": P1, "integration_record_id": None, "first_name": " ", "last_name": "Doe"},
        {"id": P2, "integration_record_id": P1, "first_name": "An", "last_name": "Other"},
        {"id": P2, "integration_record_id": None, "first_name": "An", "last_name": "Other"},
    ],
)
def test_no_name_is_written_but_the_records_own(current: dict[str, Any], script: Any) -> None:
    asked = script(_reply(422, {"message": "First name can't be blank"}), _reply(200, current))
    with pytest.raises((RejectedError, UnavailableError)):
        _set(asked)
    assert asked.methods == ["PATCH", "GET"]


@pytest.mark.parametrize("status", [404, 422])
def test_a_write_that_cannot_be_read_back_is_not_called_refused(status: int, script: Any) -> None:
    with pytest.raises(UnavailableError, match="can't be read back"):
        _set(script((204, [], b""), _reply(status, {"message": "No."})))


@pytest.mark.parametrize(
    "answer", [(204, [], b""), (200, [], b""), (200, [], b" "), (202, [], b"{}"), (200, [], b'{"id": "x"}')]
)
def test_an_update_answered_without_the_record_is_read_back(answer: Any, script: Any) -> None:
    asked = script(answer, _reply(200, {"id": P1, "integration_record_id": "emr-1"}))
    _set(asked)
    assert asked.methods == ["PATCH", "GET"]


@pytest.mark.parametrize("status", [422, 409])
def test_a_duplicate_is_a_conflict_whatever_its_status(status: int, emulate: Any) -> None:
    asked = emulate(duplicate_status=status)

    async def scenario() -> None:
        data = IntegrationData(asked.hint)
        await data.set(Resource.PATIENT, P1, "emr-1")
        with pytest.raises(ConflictError, match=rf"duplicate \({status}\)") as caught:
            await data.set(Resource.PATIENT, P2, "emr-1")
        assert "already been taken" in caught.value.said

    asked.run(scenario())
    assert asked.methods == ["PATCH", "PATCH"]


def test_a_duplicate_that_only_the_message_names_is_a_conflict(script: Any) -> None:
    asked = script(_reply(422, {"status": 422, "message": "Integration record has already been taken"}))
    with pytest.raises(ConflictError):
        _set(asked)


@pytest.mark.parametrize(
    "refusal",
    [
        {"message": "Integration record is too long", "errors": {"integration_record_id": ["is too long"]}},
        {"message": "Email has already been taken", "errors": {"email": ["has already been taken"]}},
        {"message": "Email has already been taken"},
        {},
    ],
)
def test_another_422_is_no_conflict(refusal: Any, script: Any) -> None:
    asked = script(_reply(422, refusal))
    with pytest.raises(RejectedError):
        _set(asked)
    assert asked.methods == ["PATCH"]


@pytest.mark.parametrize("stored", [None, "", "emr-2", "EMR-1", " emr-1"])
def test_a_value_that_is_not_given_back_is_read_back_and_then_never_called_linked(stored: Any, script: Any) -> None:
    asked = script(_reply(200, LINKED | {"integration_record_id": stored}))
    with pytest.raises(UnavailableError, match="did not store it"):
        _set(asked)
    assert asked.methods == ["PATCH", "GET"]


@pytest.mark.parametrize("written", [_reply(204), _reply(200, LINKED | {"integration_record_id": None})])
def test_a_write_whose_answer_does_not_show_the_value_counts_once_it_is_read_back(written: Any, script: Any) -> None:
    asked = script(written, _reply(200, LINKED))
    assert _set(asked).integration_record_id == "emr-1"
    assert asked.methods == ["PATCH", "GET"]


@pytest.mark.parametrize(
    "answers",
    [
        [_reply(200, {"id": P2, "integration_record_id": "emr-1"})],
        [_reply(204), _reply(200, {"id": P2, "integration_record_id": "emr-1"})],
    ],
)
def test_an_answer_about_another_record_proves_nothing(answers: list[Any], script: Any) -> None:
    asked = script(*answers)
    with pytest.raises(UnavailableError, match=f"answered for '{P1}' with {P2}"):
        _set(asked)


def test_a_record_that_is_gone_is_not_found(script: Any) -> None:
    asked = script(_reply(404, {"status": 404, "message": "Record not found"}))
    with pytest.raises(RecordNotFoundError):
        _set(asked)


@pytest.mark.parametrize(
    ("clears_with", "sent"), [("both", [None]), ("null", [None]), ("empty", [None, ""])], ids=lambda value: str(value)
)
def test_a_link_is_cleared_in_whichever_way_the_api_takes(clears_with: str, sent: list[Any], emulate: Any) -> None:
    _set(emulate())
    asked = emulate(clears_with=clears_with)
    assert _clear(asked).integration_record_id is None
    assert [body["integration_record_id"] for body in _bodies(asked)] == sent
    assert asked.methods == ["PATCH", "GET"] * len(sent)


def test_what_cleared_a_link_is_tried_first_from_then_on(emulate: Any) -> None:
    asked = emulate(clears_with="empty")
    data = IntegrationData(asked.hint)
    for _ in range(2):
        asked.run(data.set(Resource.PATIENT, P1, "emr-1"))
        asked.run(data.clear(Resource.PATIENT, P1, previous="emr-1"))
    assert [body["integration_record_id"] for body in _bodies(asked)] == ["emr-1", None, "", "emr-1", ""]


def test_a_link_that_nothing_clears_is_an_error_that_quotes_hint(emulate: Any) -> None:
    _set(emulate())
    asked = emulate(clears_with="neither")
    with pytest.raises(UnavailableError, match="neither with null nor with an empty string") as caught:
        _clear(asked)
    assert "can't be blank" in caught.value.said
    assert asked.methods == ["PATCH", "GET", "PATCH"]


def test_a_link_is_cleared_where_null_is_refused_outright(script: Any) -> None:
    asked = script(
        _reply(422, {"message": "no null"}), _reply(204), _reply(200, LINKED | {"integration_record_id": ""})
    )
    assert _clear(asked).integration_record_id is None
    assert [body["integration_record_id"] for body in _bodies(asked)] == [None, ""]


def test_a_link_is_cleared_where_names_are_required(emulate: Any) -> None:
    _set(emulate())
    asked = emulate(names_required=True, clears_with="empty")
    assert _clear(asked).integration_record_id is None
    assert asked.methods == ["PATCH", "GET", "PATCH", "GET", "GET", "PATCH", "GET"]


def test_clearing_believes_only_the_record_that_was_meant(script: Any) -> None:
    asked = script(_reply(204), _reply(200, {"id": P2, "integration_record_id": None}))
    with pytest.raises(UnavailableError, match=f"answered for '{P1}' with {P2}"):
        _clear(asked)


def test_a_value_that_somebody_sets_while_it_is_cleared_stays(script: Any) -> None:
    asked = script(_reply(204), _reply(200, LINKED | {"integration_record_id": "by-somebody"}))
    with pytest.raises(ConflictError, match="by somebody else just now"):
        _clear(asked)
    assert [body["integration_record_id"] for body in _bodies(asked)] == [None], "nothing was sent after it"


@pytest.mark.parametrize("call", [_set, _clear])
@pytest.mark.parametrize("answers", [[_reply(503)], [_reply(204), _reply(503)]], ids=["write", "look at it"])
def test_of_a_write_that_got_no_answer_it_is_said_that_nobody_knows(call: Any, answers: list[Any], script: Any) -> None:
    with pytest.raises(UnavailableError, match=r"\(503\)\. Whether it was written is not known\.$"):
        call(script(*answers))


@pytest.mark.parametrize("call", [_set, _clear])
def test_a_write_that_is_cancelled_on_its_way_names_its_record(call: Any, script: Any) -> None:
    asked = script(_reply(204))

    async def never(*_: Any, **__: Any) -> None:
        raise asyncio.CancelledError

    asked.hint.update = never
    with pytest.raises(WriteCancelled) as caught:
        call(asked)
    assert caught.value.hint_id == P1
