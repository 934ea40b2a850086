"""PROMISES: never faster than the limit, as a server counts that allows no more in any second that it looks at.

With `self._room_at(now)` taken out of `RateLimiter._wait_for_turn`, so that requests are only spaced evenly, the runs
with requests held up on their way fail.
"""

import json
import os
import random
import re
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest

from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request, Response
from hintctl.emulator.seed import seed_base, seed_patients
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.server import serve as serve_http
from hintctl.emulator.store import Store

NEVER = threading.Event()


class FarAway(Emulator):
    """An emulator that a share of the requests reaches 5 to 60 ms later than the others: it counts them only then."""

    url = ""
    held_up = 0.0
    chance = random.Random(3)
    reached: list[float]

    def handle(self, request: Request) -> Response:
        if self.chance.random() < self.held_up:
            NEVER.wait(self.chance.uniform(0.005, 0.06))
        self.reached.append(time.monotonic())
        return super().handle(request)


StartServer = Callable[..., FarAway]


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[StartServer]:
    """Starts a server of an emulator that allows `rate_limit` requests in any second and answers after 50 ms."""
    stop, threads, urls = threading.Event(), [], Queue[str]()
    store = Store(tmp_path / "strict.db")

    def start(*, rate_limit: int, patients: int, held_up: float) -> FarAway:
        seed_base(store)
        seed_patients(store, patients, 0)
        emulator = FarAway(store, Behaviour(rate_limit=rate_limit, latency_ms=50))
        emulator.held_up, emulator.reached = held_up, []
        options = {"port": 0, "on_listening": urls.put, "stop": stop}
        threads.append(threading.Thread(target=serve_http, args=(emulator,), kwargs=options))
        threads[-1].start()
        emulator.url = urls.get(timeout=10)
        return emulator

    yield start
    stop.set()
    for thread in threads:
        thread.join(10)
    store.close()


def some_patients(url: str, count: int) -> list[str]:
    """Hint IDs, asked for as the other partner, whose requests are counted for themselves."""
    found: list[str] = []
    for offset in range(0, count, 100):
        request = urllib.request.Request(f"{url}/patients?limit=100&offset={offset}")
        request.add_header("Authorization", "Bearer emu-partner-b")
        with urllib.request.urlopen(request, timeout=10) as answer:
            found += [patient["id"] for patient in json.load(answer)]
    return found[:count]


@pytest.mark.parametrize("held_up", [0.0, 0.3], ids=["steady", "some held up"])
@pytest.mark.parametrize(("rate", "rows"), [(20, 60), (200, 2500)])
def test_no_request_of_a_run_at_the_limit_is_refused(
    rate: int, rows: int, held_up: float, strict: StartServer, tmp_path: Path
) -> None:
    server = strict(rate_limit=rate, patients=rows, held_up=held_up)
    links = [f"{hint_id},paced-{hint_id[4:]}" for hint_id in some_patients(server.url, rows)]
    file = tmp_path / "many.csv"
    file.write_text("\n".join(["hint_id,your_id", *links]))
    server.reached.clear()
    ended = subprocess.run(
        [sys.executable, "-m", "hintctl", "bulk-link", file, "--yes", "--replace", "--rate", str(rate), "--verbose"],
        env=os.environ | {"HINT_API_URL": server.url, "HINT_API_KEY": "emu-partner-a"},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr[-1000:]
    statuses = re.findall(r"^(?:GET|PATCH) /\S+ (\d+) \d+ ms$", ended.stderr, re.MULTILINE)
    assert len(statuses) == len(server.reached) >= rows
    share = (len(statuses) - 1) / (max(server.reached) - min(server.reached)) / rate
    refused = statuses.count("429")
    assert refused == 0, f"{refused} of {len(statuses)} requests were refused, at {share:.1%} of the limit"
