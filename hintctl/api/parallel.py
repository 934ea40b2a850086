"""Bounded parallel work over a stream of items."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def default_concurrency(rate: float) -> int:
    """How many items may be in work to sustain `rate` requests a second.

    Answers that take one second keep `rate` requests in flight, and the rate limiter lets no more of them be; as many
    again may be waiting to repeat a request that failed. 200 connections stay under the 256 files that macOS lets a
    process open.
    """
    return min(200, max(4, round(rate * 2)))


async def in_parallel(
    work: Callable[[Item], Awaitable[Result]],
    items: Iterable[Item],
    *,
    limit: int,
    stopped: Callable[[], bool] = lambda: False,
) -> AsyncGenerator[Result, None]:
    """Results as they come, with at most `limit` items in work; once `stopped`, no new item is begun.

    An exception of `work` ends the iteration and cancels the rest.
    """
    source = iter(items)
    running: set[asyncio.Task[Result]] = set()
    done: set[asyncio.Task[Result]] = set()
    exhausted = False
    try:
        while True:
            while not exhausted and len(running) < limit and not stopped():
                try:
                    item = next(source)
                except StopIteration:
                    exhausted = True
                else:
                    running.add(asyncio.ensure_future(work(item)))
            if not running:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    finally:
        for task in running:
            task.cancel()
        # The done ones too: asyncio prints a traceback for an exception that nobody looked at.
        await asyncio.gather(*running, *done, return_exceptions=True)
