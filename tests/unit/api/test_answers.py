import json
from typing import Any

import pytest

from hintctl.api.answers import UnreadableAnswer, read_json, read_page, read_record, read_refusal
from hintctl.api.carrier import Answer
from hintctl.api.resources import Resource
from hintctl.errors import (
    ConflictError,
    ExitCode,
    HintctlError,
    KeyRefusedError,
    RecordNotFoundError,
    RejectedError,
    UnavailableError,
)

HTML = b"<html><body>502 Bad Gateway, patient Jane Doe</body></html>"


def _answer(status: int, body: Any) -> Answer:
    return Answer(status=status, headers={}, body=body if isinstance(body, bytes) else json.dumps(body).encode())


def _error(status: int, **more: Any) -> dict[str, Any]:
    return {"status": status, "message": "It can't be.", **more}


@pytest.mark.parametrize(
    ("status", "body", "kind", "exit_code", "text"),
    [
        (401, _error(401), KeyRefusedError, 3, 'refused the key (401). Hint says: "It can\'t be." Check HINT_API_KEY'),
        (401, HTML, KeyRefusedError, 3, "refused the key (401). Check HINT_API_KEY"),
        (403, _error(403), KeyRefusedError, 3, "refused the key (403)"),
        (
            428,
            _error(428),
            KeyRefusedError,
            3,
            'it is a partner key. Hint says: "It can\'t be." hintctl needs the practice access token',
        ),
        (404, _error(404), RecordNotFoundError, 4, "Hint has no patient 'emr-1'."),
        (404, b"", RecordNotFoundError, 4, "Hint has no patient 'emr-1'."),
        (404, b" \n", RecordNotFoundError, 4, "Hint has no patient 'emr-1'."),
        (404, HTML, UnavailableError, 6, "the endpoint answered 404, and not as the Hint API does"),
        (404, [], UnavailableError, 6, "the endpoint answered 404, and not as the Hint API does"),
        (409, _error(409), ConflictError, 5, 'duplicate (409). Hint says: "It can\'t be."'),
        (400, _error(400), RejectedError, 2, 'refused the request (400). Hint says: "It can\'t be."'),
        (422, _error(422), RejectedError, 2, 'refused the request (422). Hint says: "It can\'t be."'),
        (405, _error(405), RejectedError, 2, "refused the request (405)"),
        (400, HTML, UnavailableError, 6, "the endpoint answered 400, and not as the Hint API does"),
        (405, HTML, UnavailableError, 6, "Check the endpoint"),
        (301, b"", UnavailableError, 6, "answered with a redirect (301), which hintctl does not follow"),
        (308, HTML, UnavailableError, 6, "answered with a redirect (308)"),
        (429, _error(429), UnavailableError, 6, 'keeps failing (429). Hint says: "It can\'t be." Try again later.'),
        (500, HTML, UnavailableError, 6, "keeps failing (500). Try again later."),
        (501, _error(501), UnavailableError, 6, "keeps failing (501)"),
        (599, b"", UnavailableError, 6, "keeps failing (599)"),
    ],
)
def test_a_refusal_is_an_error_that_says_what_to_do(
    status: int, body: Any, kind: type[HintctlError], exit_code: int, text: str
) -> None:
    error = read_refusal(_answer(status, body), "patient 'emr-1'")
    assert (type(error), error.exit_code) == (kind, ExitCode(exit_code))
    assert text in error.explain()
    assert "Jane" not in error.explain()


def test_the_fields_at_fault_are_named_and_what_is_no_field_name_is_left_out() -> None:
    errors = {"last_name": ["x"], "first_name": ["y"], "Jane Doe": ["z"], "a" * 41: [], "": []}
    error = read_refusal(_answer(422, _error(422, errors=errors)), "patient 'emr-1'")
    assert isinstance(error, RejectedError)
    assert error.status == 422
    assert error.fields == {"first_name", "last_name"}
    assert error.message == "Hint refused the request (422: first_name, last_name)."


@pytest.mark.parametrize("errors", [None, [], "text", ["First name can't be blank"]])
def test_errors_of_another_shape_name_no_field(errors: Any) -> None:
    error = read_refusal(_answer(422, _error(422, errors=errors)), "patient 'emr-1'")
    assert isinstance(error, RejectedError)
    assert error.fields == frozenset()


def test_what_hint_said_is_kept_apart_from_our_own_words_and_cut() -> None:
    error = read_refusal(_answer(422, {"message": "Jane " * 1000}), "patient 'emr-1'")
    assert "Jane" not in error.message
    assert len(error.said) == 300


@pytest.mark.parametrize("message", [None, 7, ["a"], {}, False])
def test_a_message_that_is_not_text_does_no_harm(message: Any) -> None:
    assert isinstance(read_refusal(_answer(422, {"message": message}), "it"), RejectedError)


@pytest.mark.parametrize("body", [b"", b"{", HTML, b'{"id": "pat', b"\xff\xfe\x00", b"[" * 100_000, b"1" * 5000])
def test_what_is_not_json_is_unreadable_whatever_is_wrong_with_it(body: bytes) -> None:
    with pytest.raises(UnreadableAnswer, match=r"an answer \(200\) that is not JSON"):
        read_json(_answer(200, body))


def test_a_record_is_read_and_empty_ids_mean_none() -> None:
    value = {"id": "pat-n32hjf4mmu1s", "integration_record_id": "", "merged_into": "", "first_name": "Jane"}
    record = read_record(Resource.PATIENT, value)
    assert (record.hint_id, record.integration_record_id, record.merged_into) == ("pat-n32hjf4mmu1s", None, None)
    assert record.fields == value


@pytest.mark.parametrize(
    "value",
    [
        *(None, [], "text", 7, {}, {"id": None}, {"id": 7}, {"id": "pat-1", "integration_record_id": 7}),
        *(
            {"id": "pat-1", "integration_record_id": ["a"]},
            {"id": "pat-1", "integration_record_id": None, "merged_into": {}},
            {"id": "pat-1", "integration_record_id": None, "merged_into": "Ada Quillfeather"},
            {"id": "Ada Quillfeather 1971-04-02", "integration_record_id": None},
            {"id": "ada@example.com", "integration_record_id": None},
        ),
        *({"id": "pat-1"}, {"id": "\ud800", "integration_record_id": None}),
    ],
)
def test_what_is_not_a_record_is_refused(value: Any) -> None:
    with pytest.raises(UnavailableError):
        read_record(Resource.PATIENT, value)


UNLINKED = {"integration_record_id": None}


@pytest.mark.parametrize(
    ("header", "total"),
    [(None, None), ("0", 0), ("1234", 1234), ("", None), ("-1", None), ("many", None), ("²", None), ("9" * 5000, None)],
)
def test_a_page_has_its_records_and_the_total_where_it_is_said(header: str | None, total: int | None) -> None:
    headers = {} if header is None else {"x-total-count": header}
    page = read_page(
        Resource.PATIENT, [{"id": "pat-1", **UNLINKED}, {"id": "silent"}, {"id": "pat-2", **UNLINKED}], headers
    )
    assert [record.hint_id for record in page.records] == ["pat-1", "pat-2"]
    assert (page.total, page.size) == (total, 3)


@pytest.mark.parametrize(
    "value", [None, {}, {"data": []}, "text", [None], [{}], [{"id": 7, "integration_record_id": None}]]
)
def test_what_is_not_a_page_is_refused(value: Any) -> None:
    with pytest.raises(UnavailableError):
        read_page(Resource.PATIENT, value, {})
