"""Bounded work: never more than the limit, nothing new once stopped, nothing left behind by an error."""

import asyncio
import gc
from collections.abc import Iterator
from contextlib import aclosing

import pytest

from hintctl.api.parallel import default_concurrency, in_parallel


@pytest.mark.parametrize(("limit", "most"), [(1, 1), (3, 3), (100, 20)])
def test_no_more_than_the_limit_are_in_work(limit: int, most: int) -> None:
    working, seen = 0, [0]

    async def work(item: int) -> int:
        nonlocal working
        working += 1
        seen.append(working)
        for _ in range(3):
            await asyncio.sleep(0)
        working -= 1
        return item

    async def run() -> list[int]:
        return [result async for result in in_parallel(work, range(20), limit=limit)]

    assert sorted(asyncio.run(run())) == list(range(20))
    assert max(seen) == most


def test_items_are_taken_only_when_there_is_room_for_them() -> None:
    taken = []

    def items() -> Iterator[int]:
        for item in range(1000):
            taken.append(item)
            yield item

    async def work(item: int) -> int:
        return item

    async def run() -> None:
        async with aclosing(in_parallel(work, items(), limit=4)) as results:
            async for _ in results:
                break

    asyncio.run(run())
    assert len(taken) == 4


def test_once_stopped_nothing_is_begun_and_what_was_begun_is_finished() -> None:
    begun, ended = [], []

    async def work(item: int) -> int:
        begun.append(item)
        await asyncio.sleep(0)
        ended.append(item)
        return item

    async def run() -> list[int]:
        source = in_parallel(work, range(100), limit=5, stopped=lambda: len(ended) >= 7)
        return [result async for result in source]

    results = asyncio.run(run())
    assert sorted(results) == begun == sorted(ended)
    assert 7 <= len(begun) < 7 + 5


def test_an_error_cancels_the_rest() -> None:
    cancelled = []

    async def work(item: int) -> None:
        if item == 2:
            raise ValueError(item)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.append(item)
            raise

    async def run() -> None:
        async for _ in in_parallel(work, range(10), limit=4):
            raise AssertionError

    with pytest.raises(ValueError, match="2"):
        asyncio.run(run())
    assert sorted(cancelled) == [0, 1, 3]


def test_errors_of_the_same_moment_leave_no_traceback_behind(caplog: pytest.LogCaptureFixture) -> None:
    async def work(item: int) -> None:
        raise ValueError(item)

    async def run() -> None:
        async for _ in in_parallel(work, range(9), limit=9):
            raise AssertionError

    with pytest.raises(ValueError, match=r"\d"):
        asyncio.run(run())
    gc.collect()
    assert not caplog.records


@pytest.mark.parametrize(("rate", "limit"), [(0.1, 4), (1, 4), (20, 40), (100, 200), (1000, 200)])
def test_concurrency_follows_the_rate_within_bounds(rate: float, limit: int) -> None:
    assert default_concurrency(rate) == limit
