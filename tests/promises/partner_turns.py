"""What partners may ask for, drawn by hypothesis, and what each of them must get for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from hypothesis import strategies as st

from tests.promises.figures import count
from tests.promises.two_partners import (
    LEGACY,
    OWN_ID,
    OWN_TEXTS,
    PARTNERS,
    PREFIXES,
    Partner,
    Practice,
    Request,
    canary,
)

BASIL = "pat-Kx7Qm2ZpT4Lr"
# Of the partner who writes it, of both, a record's Hint ID, what looks like one, what needs quoting, and nothing.
VALUES = ["{canary}-1", "{canary}-1", "same", BASIL, "pat-000000000000", "a/b ?#%é", None, ""]
TEXTS = ["{canary}-3", "same", None, ""]
OWN = {OWN_ID: st.sampled_from(VALUES), **dict.fromkeys((*OWN_TEXTS, *LEGACY), st.sampled_from(TEXTS))}
SHARED = {"first_name": st.sampled_from(["Ada", "Renamed"])}
METHODS = ("GET", "PATCH", "PATCH", "PUT", "POST", "DELETE", "LIST")


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What a partner does: to a record of some number, named by its Hint ID, by one's own ID, or by the other's."""

    partner: str
    method: str
    resource: str
    number: int
    by: str
    fields: dict[str, str | None]
    archived: bool


def turns(methods: Sequence[str], fields: Mapping[str, st.SearchStrategy[str | None]]) -> st.SearchStrategy[Turn]:
    return st.builds(
        Turn,
        partner=st.sampled_from(PARTNERS),
        method=st.sampled_from(methods),
        resource=st.sampled_from(["patients", "patients", *PREFIXES]),
        number=st.integers(0, 4),
        by=st.sampled_from(["hint", "hint", "own", "theirs", "mine", "others"]),
        fields=st.fixed_dictionaries({}, optional={**fields}),
        archived=st.booleans(),
    )


def other(partner: str) -> str:
    return next(name for name in PARTNERS if name != partner)


def request_of(turn: Turn, practice: Practice) -> Request:
    """The request of a turn, as things are: few records, so that the partners meet."""
    hint_ids = [hint_id for hint_id in practice.seen[turn.partner] if hint_id.startswith(PREFIXES[turn.resource])]
    hint_id = [*hint_ids[:2], *hint_ids[-2:], "none"][turn.number]
    identifiers = {
        "hint": hint_id,
        "own": practice.seen[turn.partner].get(hint_id, {}).get(OWN_ID),
        "theirs": practice.seen[other(turn.partner)].get(hint_id, {}).get(OWN_ID),
        "mine": f"{canary(turn.partner)}-1",  # wherever it is now, if anywhere
        "others": f"{canary(other(turn.partner))}-1",
    }
    fields = {name: value and value.format(canary=canary(turn.partner)) for name, value in turn.fields.items()}
    return Request(
        method=turn.method,
        resource=turn.resource,
        identifier=identifiers[turn.by] or hint_id,
        fields=fields,
        archived=turn.archived,
    )


def expect(partner: Partner, practice: Practice, request: Request) -> None:
    """Sends a request and holds the answer to what the model says of it; keeps what it changed."""
    hint_id = practice.find(partner.name, request.resource, request.identifier)
    path = f"{request.resource}/{quote(request.identifier, safe='')}"
    match request.method:
        case "LIST":
            _expect_list(partner, practice, request)
        case "POST":
            _expect_creation(partner, practice, request)
        case "GET":
            answer = partner.ask("GET", path)
            assert answer.status == (200 if hint_id else 404)
            assert not hint_id or answer.document == practice.view(partner.name, hint_id)
        case "DELETE":
            assert partner.ask("DELETE", path).status == (204 if hint_id else 404)
            if hint_id:
                practice.delete(hint_id)
        case method:
            answer = partner.ask(method, path, request.fields)
            taken = practice.taken(partner.name, request, by_other_than=hint_id)
            assert answer.status == (404 if not hint_id else 422 if taken else 200)
            if answer.status == 200 and hint_id:
                practice.write(partner.name, hint_id, request.fields, answer.document)
                assert answer.document == practice.view(partner.name, hint_id)
    count("answers that were the model's")


def _expect_list(partner: Partner, practice: Practice, request: Request) -> None:
    answer = partner.listed(request.resource, archived=request.archived)
    listed = practice.listed(partner.name, request.resource, archived=request.archived)
    assert (answer.status, answer.document, answer.total) == (200, listed, str(len(listed)))


def _expect_creation(partner: Partner, practice: Practice, request: Request) -> None:
    answer = partner.ask("POST", request.resource, {"first_name": "New", "last_name": "Person", **request.fields})
    assert answer.status == (422 if practice.taken(partner.name, request, by_other_than=None) else 201)
    if answer.status == 201:
        practice.create(partner.name, answer.document)
        for name in (OWN_ID, *OWN_TEXTS, *LEGACY):
            stored = request.fields.get(name) if practice.legacy or name not in LEGACY else None
            assert answer.document.get(name, stored or None) == (stored or None)
