"""Never faster than the limit: no 429 from a server that counts 20 in any second.

HINTCTL_PACED_ROWS says how many rows are written at 20 a second (60 by default, so that CI does not wait for minutes).
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
from tests.promises.figures import count

NEVER = threading.Event()
PACED_ROWS = int(os.environ.get("HINTCTL_PACED_ROWS", "60"))


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


def hintctl_at(server: FarAway, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hintctl", *arguments, "--verbose"],
        env=os.environ | {"HINT_API_URL": server.url, "HINT_API_KEY": "emu-partner-a"},
        capture_output=True,
        text=True,
        timeout=60 + PACED_ROWS,  # three times what they take at 20 a second, and for a busy machine
    )


def check(server: FarAway, rate: int, ended: subprocess.CompletedProcess[str]) -> None:
    """No request was refused, and the server is right: it was not reached more often in any second."""
    assert ended.returncode == 0, ended.stderr[-1000:]
    statuses = re.findall(r"^(?:GET|PATCH) /\S+ (\d+) \d+ ms$", ended.stderr, re.MULTILINE)
    reached = sorted(server.reached)
    assert len(statuses) == len(reached) > rate
    share = (len(statuses) - 1) / (reached[-1] - reached[0]) / rate
    refused = statuses.count("429")
    assert refused == 0, f"{refused} of {len(statuses)} requests were refused, at {share:.1%} of the limit"
    apart = [later - earlier for earlier, later in zip(reached, reached[rate:], strict=False)]
    assert min(apart) >= 1, f"{rate + 1} requests within {min(apart):.4f} s"
    count("requests counted by a strict server", len(statuses))


def some_patients(url: str, number: int) -> list[str]:
    """Hint IDs, asked for as the other partner, whose requests are counted for themselves."""
    found: list[str] = []
    for offset in range(0, number, 100):
        request = urllib.request.Request(f"{url}/patients?limit=100&offset={offset}")
        request.add_header("Authorization", "Bearer emu-partner-b")
        with urllib.request.urlopen(request, timeout=10) as answer:
            found += [patient["id"] for patient in json.load(answer)]
    return found[:number]


@pytest.mark.parametrize("held_up", [0.0, 0.3], ids=["steady", "some held up"])
@pytest.mark.parametrize(("rate", "rows"), [(20, PACED_ROWS), (200, 2500)])
def test_no_request_of_a_run_at_the_limit_is_refused(
    rate: int, rows: int, held_up: float, strict: StartServer, tmp_path: Path
) -> None:
    """
    Mutation: hintctl/api/rate_limit.py: `max(self._next, self._room_at(now)) - now` -> `self._next - now`
    Mutation: hintctl/api/rate_limit.py: `.add(now, 0.0 if kind` -> `.add(sent, 0.0 if kind`
    """
    server = strict(rate_limit=rate, patients=rows, held_up=held_up)
    links = [f"{hint_id},paced-{hint_id[4:]}" for hint_id in some_patients(server.url, rows)]
    file = tmp_path / "many.csv"
    file.write_text("\n".join(["hint_id,your_id", *links]))
    server.reached.clear()
    check(server, rate, hintctl_at(server, "bulk-link", file, "--yes", "--replace", "--rate", str(rate)))
    count("rows written", rows)


@pytest.mark.parametrize("held_up", [0.0, 0.3], ids=["steady", "some held up"])
def test_no_request_of_a_long_listing_is_refused(held_up: float, strict: StartServer, tmp_path: Path) -> None:
    """
    Mutation: hintctl/api/rate_limit.py: `max(self._next, self._room_at(now)) - now` -> `0`
    """
    server = strict(rate_limit=20, patients=4500, held_up=held_up)
    check(server, 20, hintctl_at(server, "export", "patient", "-o", tmp_path / "patients.csv"))
