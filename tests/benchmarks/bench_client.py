"""The client's CPU for one PATCH, against httpx used plainly: one shared client, and one client for each worker.

Run as `python tests/benchmarks/bench_client.py [REQUESTS]`. The emulator is served by another process.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import httpx

from hintctl.api.client import HintClient
from hintctl.api.connection import Connections
from hintctl.api.endpoint import Endpoint
from hintctl.api.integration_data import IntegrationData
from hintctl.api.listing import list_records
from hintctl.api.parallel import in_parallel
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource
from hintctl.api.retry import BULK
from hintctl.api_key import ApiKey
from hintctl.linking.apply import LinkWriter
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.plan import decide_row
from hintctl.output.progress import progress

IN_FLIGHT = 32
KEY = "emu-partner-a"
HINT_ID = "pat-n32hjf4mmu1s"
HEADERS = {"Authorization": f"Bearer {KEY}"}

Patch = Callable[[int], Awaitable[None]]


async def workers(requests: int, patches: list[Patch]) -> None:
    """Sends the requests, with each of `patches` used by one worker after the other."""
    numbers = iter(range(requests))

    async def work(patch: Patch) -> None:
        for number in numbers:
            await patch(number)

    await asyncio.gather(*(work(patch) for patch in patches))


def plainly(client: httpx.AsyncClient, url: str) -> Patch:
    async def patch(number: int) -> None:
        answer = await client.patch(f"{url}/patients/{HINT_ID}", json={"integration_record_id": f"emr-{number}"})
        assert answer.json()["id"] == HINT_ID

    return patch


async def shared(url: str, requests: int) -> None:
    limits = httpx.Limits(max_connections=IN_FLIGHT, max_keepalive_connections=IN_FLIGHT)
    async with httpx.AsyncClient(headers=HEADERS, limits=limits, trust_env=False) as client:
        await workers(requests, [plainly(client, url)] * IN_FLIGHT)


async def one_each(url: str, requests: int) -> None:
    clients = [httpx.AsyncClient(headers=HEADERS, trust_env=False) for _ in range(IN_FLIGHT)]
    await workers(requests, [plainly(client, url) for client in clients])
    for client in clients:
        await client.aclose()


async def hintctl(url: str, requests: int) -> None:
    connections = Connections(Endpoint.parse(url), ApiKey(KEY, source="the benchmark"))
    hint = HintClient(connections, limiter=RateLimiter(1e6), retry=BULK)

    async def patch(number: int) -> None:
        # Without the check of the value: 32 requests write the same record at once.
        record = await hint.update(Resource.PATIENT, HINT_ID, {"integration_record_id": f"emr-{number}"})
        assert record
        assert record.hint_id == HINT_ID

    async for _ in in_parallel(patch, range(requests), limit=IN_FLIGHT):
        pass
    await connections.close()


async def hintctl_link(url: str, requests: int) -> None:
    """As bulk-link: the value that comes back is checked, so that only one request writes at a time."""
    connections = Connections(Endpoint.parse(url), ApiKey(KEY, source="the benchmark"))
    data = IntegrationData(HintClient(connections, limiter=RateLimiter(1e6), retry=BULK))
    for number in range(requests):
        await data.set(Resource.PATIENT, HINT_ID, f"emr-{number}")
    await connections.close()


async def hintctl_run(url: str, requests: int) -> None:
    """The writes of a bulk run: journal and progress included, each value checked, on as many patients."""
    connections = Connections(Endpoint.parse(url), ApiKey(KEY, source="the benchmark"))
    client = HintClient(connections, limiter=RateLimiter(1e6), retry=BULK)
    with tempfile.TemporaryDirectory() as folder, Journal.create(Path(folder), {}) as journal:
        records = [record async for record in list_records(client, Resource.PATIENT, concurrency=IN_FLIGHT)][:requests]
        journal.add_rows(
            Row(line=line, hint_id=record.hint_id, integration_record_id=f"own-{time.time_ns()}-{line}", problem=None)
            for line, record in enumerate(records)
        )
        journal.add_held(records)
        policy = partial(decide_row, replace=True, template=None)
        journal.decide_rows(policy)
        journal.confirm()
        writer = LinkWriter(client, journal, policy, concurrency=IN_FLIGHT)
        assert journal.count_writes() > requests * 0.9
        began = time.process_time()
        with progress("writing", requests) as display:
            async for result in writer.results():
                display.advance(result.outcome.value)
        hintctl_run.cpu = time.process_time() - began  # type: ignore[attr-defined]  # without what came before
    await connections.close()


def measure(case: Callable[[str, int], Awaitable[None]], url: str, requests: int) -> tuple[float, float]:
    """CPU milliseconds of this process for a request (the best of three runs), and requests a second."""

    async def run() -> None:
        await case(url, requests)

    best, fastest = float("inf"), 0.0
    for _ in range(3):
        cpu, wall = time.process_time(), time.perf_counter()
        asyncio.run(run())
        used = getattr(case, "cpu", time.process_time() - cpu)
        best = min(best, used / requests * 1000)
        fastest = max(fastest, requests / (time.perf_counter() - wall))
    return best, fastest


def main(requests: int) -> None:
    """Prints the CPU of each way, and hintctl's as a ratio to the plain ones."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hintctl", "emulator", "serve", "--port", "0", "--db", f"{Path(folder)}/e.db"]
        command += ["--patients", str(requests)]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout
            url = server.stdout.readline().removeprefix("listening on ").strip()
            cpu = {}
            for case in (shared, one_each, hintctl, hintctl_link, hintctl_run):
                cpu[case], speed = measure(case, url, requests)
                print(f"{case.__name__:12}  {cpu[case]:.2f} ms of CPU a PATCH, {speed:,.0f} requests a second")
        finally:
            server.terminate()
            server.communicate()
    print(f"hintctl against one shared httpx client:       {cpu[hintctl] / cpu[shared]:.2f} x")
    print(f"hintctl against an httpx client for each worker: {cpu[hintctl] / cpu[one_each]:.2f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
