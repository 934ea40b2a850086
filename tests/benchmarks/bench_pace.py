"""How much of the allowed rate is used, and how many requests are refused for coming too fast: hintctl beside httpx.

The server, a process of its own, answers after 50 ms and allows so many requests in any second that it looks at. In
the last case it counts 30 % of the requests 5 to 60 ms late, as if they had been held up on their way. httpx is used
as a script would use it: one client, a semaphore, and a sleep of 1/rate between requests.

Run as `python tests/benchmarks/bench_pace.py [SECONDS]`, with the seconds that each measurement takes at the limit.
"""

import asyncio
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx

from hintctl.api.client import Exchange, HintClient
from hintctl.api.connection import Connections
from hintctl.api.endpoint import Endpoint
from hintctl.api.parallel import default_concurrency, in_parallel
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource
from hintctl.api.retry import BULK
from hintctl.api_key import ApiKey
from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request, Response
from hintctl.emulator.seed import seed_base
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.server import serve
from hintctl.emulator.store import Store

KEY = "emu-partner-a"
HINT_ID = "pat-n32hjf4mmu1s"
CASES = {"20/s": (20, 0.0), "200/s": (200, 0.0), "200/s, some held up": (200, 0.3)}

Send = Callable[[str, int, int, Callable[[int], None]], Awaitable[None]]


class FarAway(Emulator):
    held_up = 0.0

    def handle(self, request: Request) -> Response:
        if random.random() < self.held_up:
            time.sleep(random.uniform(0.005, 0.06))
        return super().handle(request)


def strict_server(database: Path, rate: int, held_up: float, urls: Any) -> None:
    store = Store(database)
    seed_base(store)
    emulator = FarAway(store, Behaviour(rate_limit=rate, latency_ms=50))
    emulator.held_up = held_up
    serve(emulator, port=0, on_listening=urls.put)


async def hintctl(url: str, rate: int, requests: int, answered: Callable[[int], None]) -> None:
    def note(exchange: Exchange) -> None:
        answered(int(exchange.outcome))

    connections = Connections(Endpoint.parse(url), ApiKey(KEY, source="the benchmark"))
    hint = HintClient(connections, limiter=RateLimiter(rate), retry=BULK, on_exchange=note)

    async def patch(number: int) -> None:
        await hint.update(Resource.PATIENT, HINT_ID, {"integration_record_id": f"emr-{number}"})

    async for _ in in_parallel(patch, range(requests), limit=default_concurrency(rate)):
        pass
    await connections.close()


async def bare_httpx(url: str, rate: int, requests: int, answered: Callable[[int], None]) -> None:
    room = asyncio.Semaphore(default_concurrency(rate))
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {KEY}"}, trust_env=False) as client:

        async def patch(number: int) -> None:
            async with room:
                fields = {"integration_record_id": f"emr-{number}"}
                answered((await client.patch(f"{url}/patients/{HINT_ID}", json=fields)).status_code)

        async with asyncio.TaskGroup() as tasks:
            for number in range(requests):
                tasks.create_task(patch(number))
                await asyncio.sleep(1 / rate)


def measure(send: Send, rate: int, held_up: float, seconds: int) -> str:
    """What share of the rate was served, from the first answer to the last, and how many requests were refused."""
    context = multiprocessing.get_context("spawn")
    urls = context.Queue()
    served: list[float] = []
    refused: list[int] = []

    def answered(status: int) -> None:
        if status == 200:
            served.append(time.monotonic())
        else:
            refused.append(status)

    async def run(url: str) -> None:
        await send(url, rate, rate * seconds, answered)

    with tempfile.TemporaryDirectory() as folder:
        server = context.Process(target=strict_server, args=(Path(folder) / "e.db", rate, held_up, urls))
        server.start()
        try:
            cpu = time.process_time()
            asyncio.run(run(urls.get(timeout=30)))
            cpu = (time.process_time() - cpu) / (rate * seconds) * 1000
        finally:
            server.terminate()
            server.join()
    share = (len(served) - 1) / (served[-1] - served[0]) / rate
    return f"{share:.1%} of the limit, {len(refused)} refused, {cpu:.2f} ms of CPU a request"


def main(seconds: int) -> None:
    for name, (rate, held_up) in CASES.items():
        for send in (hintctl, bare_httpx):
            print(f"{name:20} {send.__name__:10} {measure(send, rate, held_up, seconds)}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
