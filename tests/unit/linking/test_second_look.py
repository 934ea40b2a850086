"""A record whose picture is old is looked at again before its write, with as few requests as that takes."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from hintctl.api.answers import Record
from hintctl.api.client import HintClient
from hintctl.api.in_process import Handler
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource
from hintctl.emulator.store import Store
from hintctl.linking import seen
from hintctl.linking.apply import LinkWriter
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.look_up import LookUp
from hintctl.linking.plan import decide_row, decide_undo
from hintctl.linking.seen import Seen
from hintctl.linking.web_link import WebLinkTemplate

Client = Callable[..., HintClient]
Emulate = Callable[..., Handler]
Call = Callable[..., Any]
Exchange = tuple[int, Sequence[tuple[str, str]], bytes]
Archive = Callable[[Sequence[str]], None]
Carry = Callable[..., dict[str, str]]

ADA, BEN, PCT = "pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pct-7ysh0vjy4EDQ"
MINUTE = 60.0
LEFT_ALONE = "changed by somebody else during the run, so it was left alone"


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets time pass at once."""
    now = time.time()

    def later(seconds: float) -> None:
        nonlocal now
        now += seconds

    monkeypatch.setattr(time, "time", lambda: now)
    return later


@pytest.fixture
def carry_out(client: Client, journal: Journal, asked: list[str], wait: Callable[[float], None]) -> Carry:
    """Plans the links, waits, does what others do `meanwhile`, and writes; returns how each row ended.

    `asked` is what was asked since the plan.
    """

    def carry(
        links: Mapping[str, str],
        *,
        seconds: float = MINUTE,
        meanwhile: Callable[[], object] = lambda: None,
        replace: bool = False,
        web_link: str = "",
        handler: Handler | None = None,
    ) -> dict[str, str]:
        journal.add_rows(
            Row(line=line, hint_id=hint_id, integration_record_id=own, problem=None)
            for line, (hint_id, own) in enumerate(links.items(), 2)
        )
        hint = client(handler)
        template = WebLinkTemplate.parse(web_link) if web_link else None
        policy = partial(decide_row, replace=replace, template=template)
        asyncio.run(LookUp(hint, journal, concurrency=8, on_request=lambda: None, web_links=template is not None).run())
        journal.decide_rows(policy)
        wait(seconds)
        asked.clear()
        meanwhile()

        async def write() -> None:
            async for _ in LinkWriter(client(handler), journal, policy, concurrency=8).results():
                pass

        asyncio.run(write())
        return {entry.hint_id or "": f"{entry.outcome.value} {entry.detail}".strip() for entry in journal.entries()}

    return carry


@pytest.fixture
def archive(store: Store) -> Archive:
    """Archives patients, as their practice does."""

    def make(hint_ids: Sequence[str]) -> None:
        with store.writing() as connection:
            connection.executemany(
                "UPDATE records SET archived = 1 WHERE hint_id = ?", [(hint_id,) for hint_id in hint_ids]
            )

    return make


class Breakable:
    """A handler that answers what names `part` with a status, from when it is broken on."""

    def __init__(self, real: Handler, part: str, status: int, body: bytes = b"{}") -> None:
        self._real, self._part = real, part
        self._answer: Exchange = status, [], body
        self._broken = False

    def breaks(self) -> None:
        self._broken = True

    def __call__(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Exchange:
        if self._broken and self._part in target:
            return self._answer
        return self._real(method, target, headers, body)


def looks(asked: Sequence[str]) -> list[str]:
    return sorted(request for request in asked if not request.startswith("PATCH"))


def page(number: int, *, archived: bool = False) -> str:
    return f"GET patients?limit=100&offset={number * 100}&sort=created_at" + "&filter=archived" * archived


@pytest.mark.parametrize(("seconds", "requests"), [(0, []), (59, []), (60, [0, 1, 2]), (-1, [0, 1, 2])])
def test_each_page_is_read_once_again_when_the_plan_is_a_minute_old_or_the_clock_was_set_back(
    seconds: float, requests: list[int], carry_out: Carry, patients: Callable[[int], list[str]], asked: list[str]
) -> None:
    made = patients(250)  # and a dozen of the base data before them
    ends = carry_out({hint_id: f"own-{number}" for number, hint_id in enumerate(made)}, seconds=seconds)
    assert set(ends.values()) == {"linked"}
    assert looks(asked) == [page(number) for number in requests]
    assert len(asked) == len(made) + len(requests)


def test_a_record_that_was_asked_for_by_itself_is_asked_for_by_itself_again(carry_out: Carry, asked: list[str]) -> None:
    assert carry_out({ADA: "own-1"}) == {ADA: "linked"}
    assert looks(asked) == [f"GET patients/{ADA}"]


def test_a_record_that_left_its_page_is_asked_for_by_itself_and_its_page_not_once_more(
    carry_out: Carry, patients: Callable[[int], list[str]], asked: list[str], archive: Archive
) -> None:
    made = patients(60)

    ends = carry_out(
        {hint_id: f"own-{number}" for number, hint_id in enumerate(made)}, meanwhile=lambda: archive(made[:3])
    )
    assert set(ends.values()) == {"linked"}
    assert looks(asked) == sorted([page(0), *(f"GET patients/{hint_id}" for hint_id in made[:3])])


def test_the_list_of_archived_patients_is_read_again_by_its_pages_too(
    carry_out: Carry, patients: Callable[[int], list[str]], asked: list[str], archive: Archive
) -> None:
    made = patients(20)
    archive(made)
    ends = carry_out({hint_id: f"own-{number}" for number, hint_id in enumerate(made)})
    assert set(ends.values()) == {"linked"}
    assert looks(asked) == [page(0, archived=True)]


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize(
    ("before", "after", "end"),
    [
        (None, "own-1", "unchanged"),
        ("older", "own-1", "unchanged"),
        (None, "newer", "conflict"),
        ("older", "newer", "conflict"),
        ("older", None, "conflict"),
    ],
)
def test_what_somebody_wrote_since_the_plan_stays(
    *,
    before: str | None,
    after: str | None,
    end: str,
    replace: bool,
    carry_out: Carry,
    call: Call,
    linked: Callable[[], dict[str, str]],
    journal: Journal,
) -> None:
    call("PATCH", f"patients/{ADA}", {"integration_record_id": before})
    change = partial(call, "PATCH", f"patients/{ADA}", {"integration_record_id": after})
    ends = carry_out({ADA: "own-1", BEN: "own-2"}, meanwhile=change, replace=replace)
    assert ends[BEN] == "linked"
    assert linked().get(ADA) == after
    if before and not replace:
        assert ends[ADA] == "conflict already linked to older, add --replace to overwrite that", "as it was planned"
    elif end == "unchanged":
        assert ends[ADA] == "unchanged"
    else:
        now = f"linked to {after}" if after else "not linked"
        assert ends[ADA] == f"conflict now {now}, {LEFT_ALONE}"
    assert [entry.hint_id for entry in journal.entries() if entry.sent] == [BEN], "and an undo leaves it alone"


def test_a_web_link_that_somebody_wrote_since_the_plan_stays_too(
    carry_out: Carry, call: Call, linked: Callable[[], dict[str, str]]
) -> None:
    meanwhile = partial(call, "PATCH", f"patients/{ADA}", {"integration_web_link": "https://emr.example/theirs"})
    ends = carry_out({ADA: "own-1", BEN: "own-2"}, meanwhile=meanwhile, web_link="https://emr.example/{hint_id}")
    assert ends[ADA] == f"conflict now with another web link, {LEFT_ALONE}"
    assert ends[BEN] == "linked"
    assert linked() == {**linked(), BEN: "own-2"}
    assert ADA not in linked()
    assert call("GET", f"patients/{ADA}")["integration_web_link"] == "https://emr.example/theirs"


def test_a_record_whose_hint_id_names_another_one_by_now_is_a_conflict(carry_out: Carry, call: Call) -> None:
    def take_its_place() -> None:
        call("DELETE", f"patients/{ADA}")
        call("PATCH", f"patients/{BEN}", {"integration_record_id": ADA})

    ends = carry_out({ADA: "own-1"}, meanwhile=take_its_place)
    assert ends == {ADA: f"conflict this Hint ID is your own ID of {BEN}, unlink it there first"}


@pytest.mark.parametrize(("status", "end"), [(404, "not_found not found in Hint"), (503, "failed"), (422, "failed")])
def test_a_look_that_fails_sends_no_write_and_leaves_none_in_doubt(
    *, status: int, end: str, carry_out: Carry, emulate: Emulate, asked: list[str], journal: Journal
) -> None:
    handler = Breakable(emulate(), ADA, status)
    ends = carry_out({ADA: "own-1", PCT: "own-2"}, meanwhile=handler.breaks, handler=handler)
    assert ends[ADA].startswith(end)
    assert not any(request.startswith("PATCH patients") for request in asked)
    assert journal.in_doubt() == []


def held_up(
    real: Handler, wait: Callable[[float], None], *, times: int, applied: bool = False, then: Callable[[], object]
) -> Handler:
    """A handler that refuses ADA's first writes, applied or not; at each a minute passes, and `then` happens."""
    left = times

    def handler(method: str, target: str, *rest: Any) -> Any:
        nonlocal left
        if method != "PATCH" or ADA not in target or not left:
            return real(method, target, *rest)
        left -= 1
        if applied:
            real(method, target, *rest)
        wait(61)
        then()
        return 503, [], b"{}"

    return handler


def test_a_write_that_was_held_up_is_sent_again_only_after_another_look(
    carry_out: Carry, emulate: Emulate, wait: Callable[[float], None], asked: list[str]
) -> None:
    handler = held_up(emulate(), wait, times=1, then=lambda: None)
    assert carry_out({ADA: "own-1"}, seconds=0, handler=handler) == {ADA: "linked"}
    assert asked == [f"GET patients/{ADA}", f"PATCH patients/{ADA}"], "the first one got no further than the handler"


def test_a_write_that_was_held_up_overwrites_nothing_that_somebody_wrote_meanwhile(
    carry_out: Carry, emulate: Emulate, wait: Callable[[float], None], call: Call, journal: Journal
) -> None:
    """
    Mutation: hintctl/api/client.py: `if time.time() > not_after:` -> `if False:`
    """
    write = partial(call, "PATCH", f"patients/{ADA}", {"integration_record_id": "theirs"})
    handler = held_up(emulate(), wait, times=1, then=write)
    ends = carry_out({ADA: "own-1"}, seconds=0, handler=handler)
    assert ends == {ADA: f"conflict now linked to theirs, {LEFT_ALONE}"}
    assert [entry.sent for entry in journal.entries()] == [True], "it may have been applied before"


def test_a_write_whose_answer_was_lost_is_the_runs_own_when_it_is_looked_at(
    carry_out: Carry, emulate: Emulate, wait: Callable[[float], None], journal: Journal
) -> None:
    """
    Mutation: hintctl/linking/apply.py: `sent |= late.sent` -> `pass`
    """
    handler = held_up(emulate(), wait, times=1, applied=True, then=lambda: None)
    assert carry_out({ADA: "own-1"}, seconds=0, handler=handler) == {ADA: "linked"}
    assert [entry.sent for entry in journal.entries()] == [True], "and an undo takes it back"


def test_a_row_that_is_held_up_again_and_again_fails_and_stays_in_doubt(
    carry_out: Carry, emulate: Emulate, wait: Callable[[float], None], asked: list[str], journal: Journal
) -> None:
    handler = held_up(emulate(), wait, times=100, then=lambda: None)
    ends = carry_out({ADA: "own-1", PCT: "own-2"}, seconds=0, handler=handler)
    assert ends.pop(ADA) == (
        f"failed {ADA} could not be written before what was read of it was too old. Whether it was written is not known"
    )
    assert [*ends.values()] == ["linked"]
    assert len(looks(asked)) <= 8 + 1
    assert [entry.hint_id for entry in journal.in_doubt()] == [ADA]


@pytest.mark.parametrize("status", [200, 422, 503])
def test_what_a_look_finds_after_a_write_that_may_have_been_applied_leaves_it_in_doubt(
    *,
    status: int,
    carry_out: Carry,
    emulate: Emulate,
    wait: Callable[[float], None],
    call: Call,
    journal: Journal,
) -> None:
    """So that an undo takes the link back, or a resumed run knows it as its own."""
    handler = Breakable(emulate(), ADA, status)

    def then() -> None:
        if status != 200:
            handler.breaks()
        call("PATCH", f"patients/{ADA}", {"integration_web_link": "https://emr.example/theirs"})

    ends = carry_out(
        {ADA: "own-1", PCT: "own-2"},
        seconds=0,
        web_link="https://emr.example/{hint_id}",
        handler=held_up(handler, wait, times=1, applied=True, then=then),
    )
    assert ends[PCT] == "linked"
    assert [entry.sent for entry in journal.entries()] == [True, True]
    if status == 200:
        assert ends[ADA] == f"conflict now linked to own-1, {LEFT_ALONE}"
    else:
        assert ends[ADA].startswith("failed")
        assert ends[ADA].endswith(". Whether it was written is not known")


@pytest.mark.parametrize("clears_with", ["null", "empty", "both"])
def test_an_undo_so_slow_that_each_request_waits_for_longer_than_a_minute_ends_all_the_same(
    clears_with: str,
    emulate: Emulate,
    client: Client,
    patients: Callable[[int], list[str]],
    tmp_path: Path,
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """
    Mutation: hintctl/linking/apply.py: `_TURNS = 4` -> `_TURNS = 0`
    """
    rate, in_work = 200.0, 10
    monkeypatch.setattr(seen, "FRESH", in_work / rate / 4)  # shorter than it takes all in work to send one request each
    hint_ids = patients(60)
    for number, hint_id in enumerate(hint_ids):
        call("PATCH", f"patients/{hint_id}", {"integration_record_id": f"own-{number}"})
    with Journal.create(tmp_path / "undo", {}) as undo:
        undo.add_rows_to_take_back(
            (number, "patient", hint_id, None, f"own-{number}", None, None) for number, hint_id in enumerate(hint_ids)
        )

        async def run() -> None:
            hint = client(emulate(clears_with=clears_with))
            await LookUp(hint, undo, concurrency=in_work, on_request=lambda: None).run()
            undo.decide_rows(decide_undo)
            hint.limiter = RateLimiter(rate)
            async for _ in LinkWriter(hint, undo, decide_undo, concurrency=in_work).results():
                pass

        asyncio.run(run())
        assert {entry.outcome.value for entry in undo.entries()} == {"unlinked"}


def test_what_clearing_a_link_takes_besides_is_sent_though_a_minute_is_over(
    emulate: Emulate, client: Client, wait: Callable[[float], None], tmp_path: Path, call: Call, asked: list[str]
) -> None:
    """
    Mutation: hintctl/api/integration_data.py: `(second, math.inf)` -> `(second, not_after)`
    """
    call("PATCH", f"patients/{ADA}", {"integration_record_id": "own-1"})
    real = emulate(clears_with="empty")

    def handler(method: str, target: str, *rest: Any) -> Any:
        answer = real(method, target, *rest)
        if method == "PATCH":
            wait(61)
        return answer

    with Journal.create(tmp_path / "undo", {}) as undo:
        undo.add_rows_to_take_back([(1, "patient", ADA, None, "own-1", None, None)])

        async def run() -> None:
            hint = client(handler)
            await LookUp(hint, undo, concurrency=1, on_request=lambda: None).run()
            undo.decide_rows(decide_undo)
            async for _ in LinkWriter(hint, undo, decide_undo, concurrency=1).results():
                pass

        asyncio.run(run())
        assert [entry.outcome.value for entry in undo.entries()] == ["unlinked"]
    assert len([request for request in asked if request.startswith("PATCH")]) == 2, "null, then an empty string"


@pytest.mark.parametrize(("status", "body"), [(404, b"{}"), (503, b"{}"), (200, b"[]")])
def test_records_of_a_page_that_can_not_be_read_are_asked_for_by_themselves(
    *,
    status: int,
    body: bytes,
    carry_out: Carry,
    emulate: Emulate,
    patients: Callable[[int], list[str]],
    asked: list[str],
) -> None:
    handler = Breakable(emulate(), "offset=100", status, body)
    made = patients(150)
    links = {hint_id: f"own-{number}" for number, hint_id in enumerate(made)}
    ends = carry_out(links, meanwhile=handler.breaks, handler=handler)
    assert set(ends.values()) == {"linked"}
    assert len(looks(asked)) == 1 + 62, "the first page, and the rest one by one"


def test_rows_that_somebody_linked_as_they_should_be_are_a_sign_of_life(
    carry_out: Carry, emulate: Emulate, patients: Callable[[int], list[str]], call: Call
) -> None:
    made = patients(60)
    failing = made[::10]
    links = {hint_id: f"own-{number}" for number, hint_id in enumerate(made)}
    real = emulate()

    def handler(method: str, target: str, *rest: Any) -> Any:
        broken = method == "PATCH" and target.endswith(tuple(failing))
        return (503, [], b"{}") if broken else real(method, target, *rest)

    def link() -> None:
        for hint_id in set(made) - set(failing):
            call("PATCH", f"patients/{hint_id}", {"integration_record_id": links[hint_id]})

    ends = carry_out(links, meanwhile=link, handler=handler)
    assert {hint_id for hint_id, end in ends.items() if end == "unchanged"} == set(made) - set(failing)
    assert all(ends[hint_id].startswith("failed") for hint_id in failing)


def test_an_id_that_another_record_had_for_a_while_is_no_conflict(
    carry_out: Carry, patients: Callable[[int], list[str]], call: Call, emulate: Emulate
) -> None:
    made = patients(30)
    real, other = emulate(), made[-1]

    def handler(method: str, target: str, *rest: Any) -> Any:
        answer = real(method, target, *rest)
        if "offset=0" in target:  # it was seen with the ID, and loses it
            call("PATCH", f"patients/{other}", {"integration_record_id": None})
        return answer

    take = partial(call, "PATCH", f"patients/{other}", {"integration_record_id": "own-0"})
    ends = carry_out({hint_id: f"own-{n}" for n, hint_id in enumerate(made[:-1])}, meanwhile=take, handler=handler)
    assert set(ends.values()) == {"linked"}


@pytest.mark.parametrize(("order", "looks"), [("listed", 2), ("alternating", 3), ("alone", 100)])
def test_how_many_looks_are_to_be_expected(
    *, order: str, looks: int, journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    """200 rows of three pages, 100 a minute."""
    made = patients(200)
    pages = [number // 67 for number in range(200)]
    if order == "alternating":
        made, pages = [made[n * 7 % 200] for n in range(200)], [pages[n * 7 % 200] for n in range(200)]
    journal.add_rows(
        Row(line=line, hint_id=hint_id, integration_record_id=f"own-{line}", problem=None)
        for line, hint_id in enumerate(made)
    )
    for hint_id, number in zip(made, pages, strict=True):
        record = Record(
            resource=Resource.PATIENT, hint_id=hint_id, integration_record_id=None, merged_into=None, fields={}
        )
        journal.add_held([record], Seen(at=0, page=None if order == "alone" else number))
    journal.decide_rows(partial(decide_row, replace=False, template=None))
    assert journal.count_looks(100 / 60) == looks
    assert journal.count_looks(200 / 60) == 0
