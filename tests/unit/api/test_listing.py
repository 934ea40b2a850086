"""A listing as one stream: every record once and in order, whatever comes and goes while it is read."""

import asyncio
import json
import random
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import aclosing
from typing import Any
from zlib import crc32

import pytest

from hintctl.api.answers import Page
from hintctl.api.client import HintClient
from hintctl.api.endpoint import Endpoint
from hintctl.api.in_process import InProcess
from hintctl.api.listing import list_records
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource
from hintctl.api.retry import RetryPolicy
from hintctl.api_key import ApiKey
from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_patients
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store
from hintctl.errors import UnavailableError

KEY = ApiKey("emu-partner-a", source="the test")
ONE_TRY = RetryPolicy(attempts=1, base=0, longest=0, longest_retry_after=0)
DELETE = "DELETE FROM records WHERE hint_id = ?"
ARCHIVE = "UPDATE records SET archived = 1 WHERE hint_id = ?"


class Practice:
    """An emulator in this process, with no patients of its own, whose records change between requests."""

    def __init__(self) -> None:
        self.store = Store(None)
        self.behaviour = Behaviour()
        self.requests: list[str] = []
        self.before: Callable[[int], None] = lambda number: None
        self.rewrite: Callable[[list[Any]], list[Any]] = lambda rows: rows

    def make(self, count: int) -> list[str]:
        """Makes so many patients in all, and gives their Hint IDs, oldest first."""
        seed_patients(self.store, count, 1)
        return self.select("NOT archived")

    def select(self, condition: str) -> list[str]:
        with self.store.reading() as connection:
            query = f"SELECT hint_id FROM records WHERE resource = 'patients' AND {condition} ORDER BY created_at"
            return [row[0] for row in connection.execute(query)]

    def change(self, statement: str, hint_ids: Sequence[str]) -> None:
        with self.store.writing() as connection:
            connection.executemany(statement, [(hint_id,) for hint_id in hint_ids])

    def handle(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        self.requests.append(target)
        self.before(len(self.requests))
        emulator = Emulator(self.store, self.behaviour)
        response = emulator.handle(Request(method=method, target=target, headers=headers, body=body))
        return response.status, response.headers, json.dumps(self.rewrite(json.loads(response.body))).encode()

    def run(self, use: Callable[[HintClient], Coroutine[Any, Any, Any]]) -> Any:
        async def run() -> Any:
            carrier = InProcess(Endpoint.parse("http://localhost"), KEY, self.handle)
            return await use(HintClient(carrier, limiter=RateLimiter(1e6), retry=ONE_TRY))

        return asyncio.run(run())

    def list(self, *, archived: bool = False, concurrency: int = 4) -> list[str]:
        """The Hint IDs that `list_records` gives."""

        async def use(client: HintClient) -> list[str]:
            listing = list_records(client, Resource.PATIENT, archived=archived, concurrency=concurrency)
            async with aclosing(listing):
                return [record.hint_id async for record in listing]

        found = self.run(use)
        assert isinstance(found, list)
        return found


@pytest.fixture
def practice() -> Iterator[Practice]:
    practice = Practice()
    yield practice
    practice.store.close()


@pytest.mark.parametrize("concurrency", [1, 4, 64])
def test_five_thousand_records_come_in_order_with_few_requests(practice: Practice, concurrency: int) -> None:
    made = practice.make(5000)
    assert practice.list(concurrency=concurrency) == made
    assert len(practice.requests) == 51  # of 99 records more each


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 198, 199, 200])
@pytest.mark.parametrize("total_count", [True, False])
def test_the_end_is_found_wherever_it_falls_in_a_page(practice: Practice, count: int, total_count: bool) -> None:
    practice.behaviour = Behaviour(total_count=total_count)
    made = practice.make(count)
    assert practice.list() == made


def test_without_a_total_one_record_is_asked_for_beyond_the_end(practice: Practice) -> None:
    practice.behaviour = Behaviour(total_count=False)
    made = practice.make(500)
    assert practice.list(concurrency=64) == made
    assert len(practice.requests) == 6 + 1
    assert practice.requests[-1].endswith("?limit=1&offset=500&sort=created_at")


def test_an_empty_list_without_a_total_is_read_once(practice: Practice) -> None:
    practice.behaviour = Behaviour(total_count=False)
    assert practice.list() == []
    assert len(practice.requests) == 1


@pytest.mark.parametrize(("total_count", "heard"), [(True, [500]), (False, [])])
def test_how_many_are_to_come_is_told_once_if_the_api_says(
    practice: Practice, total_count: bool, heard: list[int]
) -> None:
    practice.make(500)
    practice.behaviour = Behaviour(total_count=total_count)
    told: list[int] = []

    async def use(client: HintClient) -> int:
        listing = list_records(client, Resource.PATIENT, concurrency=4, on_expected=told.append)
        return len([record async for record in listing])

    assert practice.run(use) == 500
    assert told == heard


def test_archived_patients_are_a_listing_of_their_own(practice: Practice) -> None:
    made = practice.make(300)
    practice.change(ARCHIVE, made[::2])
    assert practice.list() == made[1::2]
    assert practice.list(archived=True) == made[::2]


@pytest.mark.parametrize("total_count", [True, False])
@pytest.mark.parametrize("seed", range(8))
def test_records_removed_meanwhile_leave_no_gap_and_nothing_comes_twice(
    practice: Practice, seed: int, total_count: bool
) -> None:
    chance = random.Random(seed)
    made = practice.make(1200)
    practice.behaviour = Behaviour(total_count=total_count)
    removed: set[str] = set()

    def remove(number: int) -> None:
        if chance.random() < 0.5 and number < 40:
            start = chance.randrange(len(made))
            gone = chance.sample(made[start : start + 300], k=min(len(made) - start, chance.choice([1, 2, 99, 150])))
            removed.update(gone)
            practice.change(chance.choice([DELETE, ARCHIVE]), gone)

    practice.before = remove
    found = practice.list(concurrency=chance.choice([1, 3, 16]))
    assert removed
    assert len(found) == len(set(found))
    assert [hint_id for hint_id in found if hint_id not in removed] == [
        hint_id for hint_id in made if hint_id not in removed
    ]


@pytest.mark.parametrize("count", [1, 98, 99, 100, 500])
def test_all_that_was_given_may_be_removed(practice: Practice, count: int) -> None:
    made = practice.make(1000)
    practice.before = lambda number: practice.change(DELETE, made[:count]) if number == 2 else None
    found = practice.list(concurrency=1)
    assert found[:100] == made[:100]
    assert found[100:] == made[max(count, 100) :]


def test_all_that_was_given_last_may_be_removed(practice: Practice) -> None:
    made = practice.make(2000)
    practice.before = lambda number: practice.change(DELETE, made[300:1090]) if number == 12 else None
    assert practice.list(concurrency=1) == made


@pytest.mark.parametrize("total_count", [True, False])
def test_records_made_meanwhile_come_at_the_end(practice: Practice, total_count: bool) -> None:
    made = practice.make(250)
    practice.behaviour = Behaviour(total_count=total_count)

    def make(number: int) -> None:
        if number == 2:
            practice.make(520)

    practice.before = make
    found = practice.list()
    assert found[:250] == made
    assert found == practice.select("NOT archived")
    assert len(found) == 520


def test_a_patient_that_is_active_again_at_an_earlier_place_costs_nobody_theirs(practice: Practice) -> None:
    made = practice.make(400)
    practice.change(ARCHIVE, made[10:20])
    back = "UPDATE records SET archived = 0 WHERE hint_id = ?"
    practice.before = lambda number: practice.change(back, made[10:20]) if number == 2 else None
    found = practice.list(concurrency=1)
    assert len(found) == len(set(found))
    assert set(made) - set(made[10:20]) <= set(found)


def test_a_list_that_changes_too_fast_is_refused(practice: Practice) -> None:
    made = practice.make(3000)
    practice.before = lambda number: practice.change(DELETE, made[:-1]) if number == 25 else None
    with pytest.raises(UnavailableError, match="its pages do not fit together"):
        practice.list(concurrency=1)


def test_records_of_the_same_moment_may_change_places_between_pages(practice: Practice) -> None:
    made = practice.make(1000)

    def swap(rows: list[Any]) -> list[Any]:
        return [*rows[1::-1], *rows[2:]]

    practice.rewrite = swap
    assert sorted(practice.list()) == sorted(made)


@pytest.mark.parametrize("same", [True, False])
def test_pages_that_never_fit_together_are_refused(practice: Practice, same: bool) -> None:
    practice.make(300)
    first = practice.list()[:100]

    def answer(rows: list[Any]) -> list[Any]:
        page = "" if same else f"-{crc32(str(practice.requests[-1]).encode())}"
        return [{"id": f"{hint_id}{page}", "integration_record_id": None} for hint_id in first]

    practice.rewrite = answer
    with pytest.raises(UnavailableError, match="its pages do not fit together"):
        practice.list()


def test_a_row_that_does_not_say_whether_it_is_linked_is_an_error(practice: Practice) -> None:
    practice.make(3)

    def forget(rows: list[Any]) -> list[Any]:
        del rows[1]["integration_record_id"]
        return rows

    practice.rewrite = forget
    with pytest.raises(UnavailableError, match="does not say of each patient whether it is linked"):
        practice.list()


def test_only_so_many_pages_are_read_ahead_and_none_once_nobody_wants_them(practice: Practice) -> None:
    practice.make(3000)

    async def use(client: HintClient) -> int:
        listing = list_records(client, Resource.PATIENT, concurrency=5)
        async with aclosing(listing):
            async for record in listing:
                if record.fields["email"] == "patient101@example.com":
                    break
        return len(asyncio.all_tasks())

    assert practice.run(use) == 1
    assert 2 <= len(practice.requests) <= 1 + 5


def test_when_its_reader_is_stopped_no_request_goes_on(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    practice.make(1000)
    list_page = HintClient.list_page
    waiting: set[int] = set()

    async def use(client: HintClient) -> None:
        all_wait = asyncio.Event()

        async def answer_the_first_only(client: HintClient, resource: Resource, *, offset: int, archived: bool) -> Page:
            if offset:
                waiting.add(offset)
                if len(waiting) == 4:
                    all_wait.set()
                try:
                    await asyncio.Event().wait()
                finally:
                    waiting.remove(offset)
            return await list_page(client, resource, offset=offset, archived=archived)

        async def read() -> None:
            async with aclosing(list_records(client, Resource.PATIENT, concurrency=4)) as listing:
                async for _ in listing:
                    pass

        monkeypatch.setattr(HintClient, "list_page", answer_the_first_only)
        async with asyncio.timeout(30):
            reading = asyncio.create_task(read())
            await all_wait.wait()
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)

    practice.run(use)
    assert not waiting


@pytest.mark.parametrize("total_count", [True, False])
def test_pages_shorter_than_asked_for_are_an_error_and_not_the_end(practice: Practice, total_count: bool) -> None:
    practice.behaviour = Behaviour(total_count=total_count)
    practice.make(300)
    practice.rewrite = lambda rows: rows[:50]
    with pytest.raises(UnavailableError, match="fewer patients a page"):
        practice.list()


def test_records_made_behind_the_last_page_before_the_look_beyond_it_are_no_error(practice: Practice) -> None:
    practice.behaviour = Behaviour(total_count=False)
    practice.make(250)

    def make(number: int) -> None:
        if number == 4:
            practice.make(420)

    practice.before = make
    assert practice.list() == practice.select("NOT archived")
    assert len(practice.select("NOT archived")) == 420
