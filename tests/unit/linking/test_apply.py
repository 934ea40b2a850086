"""Writing: each row's outcome, and ends that lose nothing."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import pytest

from hintctl.api.answers import Record
from hintctl.api.carrier import Answer
from hintctl.api.client import HintClient
from hintctl.api.endpoint import Endpoint
from hintctl.api.in_process import Handler, InProcess
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource
from hintctl.api.retry import RetryPolicy
from hintctl.api_key import ApiKey
from hintctl.errors import InterruptedRunError, KeyRefusedError, StoppedRunError, UnavailableError
from hintctl.linking.apply import LinkWriter
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.outcome import Outcome
from hintctl.linking.plan import decide_row

Client = Callable[..., HintClient]
Emulate = Callable[..., Handler]
POLICY = partial(decide_row, replace=True, template=None)
Exchange = tuple[int, Sequence[tuple[str, str]], bytes]


def plan(
    journal: Journal, links: Mapping[str, str], *, current: Mapping[str, str] = {}, gone: Iterable[str] = ()
) -> None:
    """Plans to write every link, from what Hint is said to hold."""
    journal.add_rows(
        Row(line=line, hint_id=hint_id, integration_record_id=own, problem=None)
        for line, (hint_id, own) in enumerate(links.items(), 2)
    )
    journal.add_held(
        Record(
            resource=Resource.of(hint_id),
            hint_id=hint_id,
            integration_record_id=current.get(hint_id),
            merged_into=None,
            fields={},
        )
        for hint_id in links
    )
    journal.decide_rows(POLICY)


def apply(hint: HintClient, journal: Journal, *, concurrency: int = 4, may_fail: int | None = None) -> list[str]:
    """Applies the plan; returns the results as they came. Their like is in the journal."""
    results = []

    async def run() -> None:
        writer = LinkWriter(hint, journal, POLICY, concurrency=concurrency, may_fail=may_fail)
        async for result in writer.results():
            # A comprehension would lose what came before an error.
            results.append(f"{result.entry.hint_id} {result.outcome.value}")  # noqa: PERF401 -- kept if it raises

    try:
        asyncio.run(run())
    finally:
        recorded = {f"{entry.hint_id} {entry.outcome.value}" for entry in journal.entries()}
        assert set(results) <= recorded
    return results


def switching(first: Handler, then: Handler, after: int) -> Handler:
    """A handler that becomes another one once it has had `after` PATCH requests."""
    count = 0

    def handle(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Exchange:
        nonlocal count
        count += method == "PATCH"
        return (first if count <= after else then)(method, target, headers, body)

    return handle


@pytest.mark.parametrize("switches", [{}, {"names_required": True}, {"duplicate_status": 409}])
def test_each_row_ends_with_its_outcome(
    client: Client,
    emulate: Emulate,
    journal: Journal,
    patients: Callable[[int], list[str]],
    call: Callable[..., Any],
    linked: Callable[[], dict[str, str]],
    switches: dict[str, Any],
) -> None:
    one, replaced, holder, refused = patients(4)
    before = linked()
    call("PATCH", f"patients/{replaced}", {"integration_record_id": "old"})
    missing = "inv-000000000000"
    links = {one: "own-1", replaced: "own-2", missing: "own-3", refused: "own-4"}
    plan(journal, links, current={replaced: "old"})
    # After the plan was made, somebody else links another record to an ID of the file.
    call("PATCH", f"patients/{holder}", {"integration_record_id": "own-4"})
    results = apply(client(emulate(**switches)), journal)
    assert len(results) == 4
    assert {entry.hint_id: (entry.outcome.value, entry.detail) for entry in journal.entries()} == {
        one: ("linked", ""),
        replaced: ("replaced", ""),
        missing: ("not_found", "not found in Hint"),
        refused: ("conflict", f"{refused} was not linked: your ID is on {holder}"),
    }
    assert linked() == before | {one: "own-1", replaced: "own-2", holder: "own-4"}


def test_a_key_that_is_refused_halfway_ends_the_run_and_leaves_the_rest_pending(
    client: Client,
    emulate: Emulate,
    asked: list[str],
    journal: Journal,
    patients: Callable[[int], list[str]],
    linked: Callable[[], dict[str, str]],
) -> None:
    links = {hint_id: f"own-{hint_id}" for hint_id in patients(200)}
    plan(journal, links)
    before = linked()
    with pytest.raises(KeyRefusedError):
        apply(client(switching(emulate(), emulate(fail=(401, 1)), 50)), journal)
    counts = journal.counts()
    assert counts[Outcome.LINKED] + counts[Outcome.PENDING] == 200
    assert counts[Outcome.LINKED] == 50
    assert len(asked) <= 50 + 4  # those in flight beside the refused one, and no more
    done = {e.hint_id: e.integration_record_id for e in journal.entries([Outcome.LINKED])}
    assert {hint_id: own for hint_id, own in linked().items() if hint_id not in before} == done


def test_an_api_that_goes_down_for_good_ends_the_run_after_a_streak_not_after_every_row(
    client: Client, emulate: Emulate, asked: list[str], journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    plan(journal, {hint_id: f"own-{hint_id}" for hint_id in patients(200)})
    with pytest.raises(UnavailableError, match="503"):
        apply(client(switching(emulate(), emulate(fail=(503, 1)), 20)), journal)
    counts = journal.counts()
    assert counts[Outcome.LINKED] == 20
    assert 5 <= counts[Outcome.FAILED] <= 5 + 4
    assert counts[Outcome.PENDING] == 200 - 20 - counts[Outcome.FAILED]
    assert len(asked) <= 20 + 2 * (5 + 4)


@pytest.mark.parametrize(("rows", "failing", "raises"), [(3, 3, True), (3, 2, False)])
def test_a_short_run_that_never_reached_the_api_is_an_error_and_one_that_did_is_not(
    client: Client,
    emulate: Emulate,
    journal: Journal,
    patients: Callable[[int], list[str]],
    rows: int,
    failing: int,
    raises: bool,
) -> None:
    plan(journal, {hint_id: f"own-{hint_id}" for hint_id in patients(rows)})
    hint = client(switching(emulate(), emulate(fail=(503, 1)), rows - failing))
    if raises:
        with pytest.raises(UnavailableError):
            apply(hint, journal, concurrency=1)
    else:
        assert len(apply(hint, journal, concurrency=1)) == rows
    assert journal.counts()[Outcome.FAILED] == failing


def test_rows_that_have_an_outcome_are_not_written_again(
    client: Client, asked: list[str], journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    plan(journal, {hint_id: f"own-{hint_id}" for hint_id in patients(10)})
    apply(client(), journal)
    asked.clear()
    assert apply(client(), journal) == []
    assert asked == []


def test_a_value_that_the_api_does_not_give_back_is_no_success(
    client: Client, emulate: Emulate, journal: Journal, patients: Callable[[int], list[str]]
) -> None:
    one, other = patients(2)
    plan(journal, {one: "own-1", other: "own-2"})
    handler = emulate()

    def forgetful(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Exchange:
        if method == "PATCH" and target.endswith(one):
            return handler("GET", target, headers, b"")
        return handler(method, target, headers, body)

    apply(client(forgetful), journal)
    assert [(entry.outcome, entry.detail) for entry in journal.entries()] == [
        (Outcome.FAILED, f"Hint accepted integration_record_id for {one} but did not store it"),
        (Outcome.LINKED, ""),
    ]


def test_a_patient_that_turns_out_to_be_merged_is_a_conflict_that_an_undo_takes_back(
    client: Client, journal: Journal, linked: Callable[[], dict[str, str]]
) -> None:
    merged, into = "pat-y4RfA8gWj1Qz", "pat-Kx7Qm2ZpT4Lr"
    plan(journal, {merged: "own-1"})
    apply(client(), journal)
    (entry,) = journal.entries()
    obstacle = f"linked, but merged into {into}, link that patient instead"
    assert (entry.outcome, entry.detail) == (Outcome.CONFLICT, obstacle)
    assert linked()[merged] == "own-1"
    assert len([*journal.rows_to_take_back()]) == 1


@pytest.mark.parametrize("may_fail", [0, 3])
def test_more_failures_than_are_allowed_end_the_run_and_rows_refused_or_not_sent_are_not_claimed(
    client: Client, emulate: Emulate, journal: Journal, patients: Callable[[int], list[str]], may_fail: int
) -> None:
    plan(journal, {hint_id: f"own-{hint_id}" for hint_id in patients(50)})
    hint = client(switching(emulate(), emulate(fail=(422, 1)), 10))
    with pytest.raises(StoppedRunError):
        apply(hint, journal, concurrency=1, may_fail=may_fail)
    counts = journal.counts()
    assert (counts[Outcome.LINKED], counts[Outcome.FAILED]) == (10, may_fail + 1)
    assert [entry.number for entry in journal.entries() if entry.sent] == list(range(1, 11))


class Gate(InProcess):
    """Holds every exchange until as many are in flight as wanted, and then does `once_full`."""

    def __init__(self, handler: Handler, *, places: int, once_full: Callable[[], None]) -> None:
        key = ApiKey("emu-partner-a", source="the test")
        super().__init__(Endpoint.parse("http://localhost"), key, handler)
        self._places = places
        self._once_full = once_full
        self._open = asyncio.Event()

    async def exchange(
        self, method: str, path: str, *, query: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        self._places -= 1
        if self._places == 0:
            self._once_full()
            self._open.set()
        await self._open.wait()
        return await super().exchange(method, path, query=query, body=body)


@pytest.mark.parametrize("in_flight", [1, 3, 8])
def test_stopping_lets_the_requests_in_flight_finish_and_begins_no_more(
    emulate: Emulate,
    asked: list[str],
    journal: Journal,
    patients: Callable[[int], list[str]],
    linked: Callable[[], dict[str, str]],
    in_flight: int,
) -> None:
    links = {hint_id: f"own-{hint_id}" for hint_id in patients(100)}
    plan(journal, links)
    before = len(linked())

    async def run() -> None:
        gate = Gate(emulate(), places=in_flight, once_full=lambda: application.stop(InterruptedRunError("stopped.")))
        retry = RetryPolicy(attempts=2, base=0, longest=0, longest_retry_after=0)
        hint = HintClient(gate, limiter=RateLimiter(1e6), retry=retry)
        application = LinkWriter(hint, journal, POLICY, concurrency=8)
        async for _ in application.results():
            pass

    with pytest.raises(InterruptedRunError):
        asyncio.run(run())
    counts = journal.counts()
    assert counts[Outcome.LINKED] == len(linked()) - before == len(asked) == in_flight
    assert counts[Outcome.PENDING] == 100 - in_flight
