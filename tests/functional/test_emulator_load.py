"""The emulator under load: ten clients at its own top speed get right answers, and cost it nothing that stays.

HINTCTL_LOAD_SECONDS says for how long (10 by default, 60 for a thorough look).
"""

import os
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen
from threading import Barrier
from typing import Any

from tests.emulator_clients import CLIENTS, Answer, Client, at_once, served
from tests.promises.figures import count
from tests.running import links_held

SECONDS = float(os.environ.get("HINTCTL_LOAD_SECONDS", "10"))
WARM_UP = 0.3  # of the time: caches fill, and the allocator gets what it needs
# KiB. What an allocator keeps may be 652 of them after a minute. A busy second has 2,000 requests: of something that
# stays of each, 200 bytes are more than this after ten seconds.
MOST_GROWTH = 4096
REQUESTS_A_CONNECTION = 300

# One patient that all write to, each client a field of its own: two of partner B's, whose fields A must not touch.
FIELDS = [
    *("first_name", "last_name", "email", "phone", "lead_source", "membership_status"),
    *("integration_record_id", "integration_web_link") * 2,
]
KEYS = ["emu-partner-a"] * 8 + ["emu-partner-b"] * 2


@dataclass(frozen=True, kw_only=True)
class Write:
    """An acknowledged write of a field that all clients write; times in seconds."""

    value: str
    begun: float
    ended: float


@dataclass(kw_only=True)
class Told:
    """What the clients were told: of the field that all write, and of the field of each on the patient of all."""

    writes: dict[str, list[Write]] = field(default_factory=lambda: defaultdict(list))
    reads: dict[str, list[Write]] = field(default_factory=lambda: defaultdict(list))
    last: dict[int, str] = field(default_factory=dict)


class Load:
    """One client's turns. `own` is a patient that it alone writes to, `fields` one where each writes its own field."""

    def __init__(self, url: str, number: int, patients: Sequence[str], told: Told) -> None:
        self._url, self._number, self._told = url, number, told
        self._own, self._fields, *self._shared = patients[number], *patients[CLIENTS:]
        self._client = Client(url, KEYS[number])
        self._asked = 0

    def ask(self, status: int, method: str, path: str, fields: dict[str, Any] | None = None) -> Answer:
        if self._asked % REQUESTS_A_CONNECTION == REQUESTS_A_CONNECTION - 1:
            self._client.close()
            self._client = Client(self._url, KEYS[self._number])
        self._asked += 1
        answer = self._client.ask(method, path, fields)
        assert answer.status == status, (method, path, fields, answer)
        return answer

    def run(self, turns: str, until: float) -> int:
        turn = 0
        while time.monotonic() < until:
            turn += 1
            mark = f"{turns}-{self._number}-{turn}"
            self.write_and_read_own(mark)
            self.write_and_read_what_all_write(mark, self._shared[turn % len(self._shared)])
            self.write_own_field(mark)
            if turn % 10 == 0:
                self.make_and_remove(mark)
        self._client.close()
        return self._asked

    def write_and_read_own(self, mark: str) -> None:
        own = {"integration_record_id": f"own-{mark}", "integration_web_link": mark, "first_name": mark}
        written = self.ask(200, "PATCH", f"patients/{self._own}", own)
        read = self.ask(200, "GET", f"patients/own-{mark}")
        assert read.body == written.body
        assert read.body["id"] == self._own
        assert read.body | own == read.body

    def write_and_read_what_all_write(self, mark: str, patient: str) -> None:
        path = f"practitioners/{patient}"
        answer = self.ask(200, "PATCH", path, {"npi": mark})
        assert answer.body["npi"] == mark
        self._told.writes[patient].append(Write(value=mark, begun=answer.begun, ended=answer.ended))
        answer = self.ask(200, "GET", path)
        self._told.reads[patient].append(Write(value=answer.body["npi"], begun=answer.begun, ended=answer.ended))

    def write_own_field(self, mark: str) -> None:
        name = FIELDS[self._number]
        answer = self.ask(200, "PATCH", f"patients/{self._fields}", {name: mark})
        assert answer.body[name] == mark
        self._told.last[self._number] = mark
        assert self.ask(200, "GET", f"patients/{self._fields}").body[name] == mark

    def make_and_remove(self, mark: str) -> None:
        made = self.ask(201, "POST", "patients", {"first_name": mark, "last_name": "Made"}).body["id"]
        page = self.ask(200, "GET", "patients?limit=100&sort=-created_at")
        assert made in [record["id"] for record in page.body]
        assert page.total is not None
        assert page.total >= len(page.body)
        self.ask(204, "DELETE", f"patients/{made}")
        self.ask(404, "GET", f"patients/{made}")


@dataclass(frozen=True, kw_only=True)
class Footprint:
    """What a process holds, as Linux tells it: resident memory in KiB, threads, open files."""

    memory: int
    threads: int
    files: int

    @classmethod
    def of(cls, process: int) -> "Footprint":
        folder = Path(f"/proc/{process}")
        status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
        memory, threads = int(status["VmRSS"].split()[0]), int(status["Threads"])
        return cls(memory=memory, threads=threads, files=len([*(folder / "fd").iterdir()]))


def at_rest(url: str, server: Popen[str], before: Footprint | None = None) -> Footprint:
    """What the server holds once the threads of closed connections have ended, which they do soon and by themselves.

    With `before`: once there are as few as then, or it does not come to that.
    """
    fewest = Footprint.of(server.pid)
    for _ in range(500):
        with Client(url) as client:
            assert client.ask("GET", "practice").status == 200
        found = Footprint.of(server.pid)
        fewest = min(fewest, found, key=lambda each: (each.threads, each.files))
        if before and (found.threads, found.files) <= (before.threads, before.files):
            return found
    return fewest


def check_order(told: Told, final: dict[str, str]) -> None:
    """Each value that was read, and the last one, is one that could have been there at that time.

    It was written, and no write that began after that one was acknowledged had been acknowledged before the read began.
    """
    for patient, writes in told.writes.items():
        by_value = {write.value: write for write in writes}
        after_all = Write(value=final[patient], begun=float("inf"), ended=float("inf"))
        latest, acknowledged = 0.0, sorted(writes, key=lambda write: write.ended)
        position = 0
        for read in sorted([*told.reads[patient], after_all], key=lambda read: read.begun):
            while position < len(acknowledged) and acknowledged[position].ended < read.begun:
                latest = max(latest, acknowledged[position].begun)
                position += 1
            written = by_value[read.value]
            assert written.begun < read.ended
            assert written.ended >= latest, f"{read.value} was read after it had been overwritten"


def check_own_fields(told: Told, url: str, patient: str) -> None:
    """Each client's last value stands in its field: nobody wrote the record back as it was before."""
    for key in set(KEYS):
        with Client(url, key) as client:
            record = client.ask("GET", f"patients/{patient}").body
        assert [(number, record[FIELDS[number]]) for number in told.last if KEYS[number] == key] == [
            (number, mark) for number, mark in told.last.items() if KEYS[number] == key
        ]


def test_ten_clients_at_top_speed_meet_no_error_no_lost_update_and_no_growth(tmp_path: Path) -> None:
    """
    Mutation: hintctl/emulator/store.py: `with self._lock, self._translated():` -> `with self._translated():`
    Mutation: hintctl/emulator/records.py: `{**record.fields, **changes.fields}` -> `{**changes.fields}`
    Mutation: hintctl/emulator/server.py: `self._connections.discard(request)` -> `return`
    Mutation: hintctl/emulator/server.py: `: dict[str, str] = {}` -> ` = vars(self.server)[id(headers)] = {}`
    """
    told = Told()
    with served(tmp_path / "load.db", "--patients", "50") as (url, server):
        held = links_held(url)
        patients = [hint_id for hint_id, own in held.items() if own is None and hint_id.startswith("pat-")][-11:]
        patients += [hint_id for hint_id in held if hint_id.startswith("pct-")]

        def load(turns: str, seconds: float) -> int:
            until = time.monotonic() + seconds
            return sum(at_once(lambda number: Load(url, number, patients, told).run(turns, until)))

        load("warm", SECONDS * WARM_UP)
        before = at_rest(url, server) if sys.platform == "linux" else None
        requests = load("load", SECONDS)
        after = at_rest(url, server, before) if before else None
        if before and after:  # other systems tell no such thing
            assert after.files <= before.files
            assert after.threads <= before.threads
            assert after.memory <= before.memory + MOST_GROWTH
        assert len(told.last) == CLIENTS
        check_own_fields(told, url, patients[CLIENTS])
        with Client(url) as client:
            final = {each: client.ask("GET", f"practitioners/{each}").body["npi"] for each in told.writes}
        check_order(told, final)
    count("requests under load", requests)
    print(f"{requests} requests in {SECONDS} s; before and after: {before}, {after}")


def test_of_ten_clients_that_want_the_same_id_at_once_exactly_one_gets_it(tmp_path: Path) -> None:
    """Of two servers of one file, so that no lock of a process can be what keeps them apart.

    Mutation: hintctl/emulator/store.py: `"BEGIN IMMEDIATE"` -> `"BEGIN"`
    Mutation: hintctl/emulator/semantics.py: `if integration_record_id and records` -> `if False and records`
    """
    rounds = 40
    database = tmp_path / "shared.db"
    answers: dict[str, list[tuple[int, str]]] = defaultdict(list)
    barrier = Barrier(CLIENTS, timeout=60)
    with served(database, "--patients", "10") as (one, _), served(database) as (other, _):
        patients = [hint_id for hint_id, own in links_held(one).items() if own is None and hint_id.startswith("pat-")]

        def want(number: int) -> None:
            with Client(other if number % 2 else one) as client:
                for wanted in range(rounds):
                    barrier.wait()
                    fields = {"integration_record_id": f"wanted-{wanted}"}
                    answer = client.ask("PATCH", f"patients/{patients[number]}", fields)
                    answers[f"wanted-{wanted}"].append((answer.status, patients[number]))

        at_once(want)
        assert len(answers) == rounds
        for found in answers.values():
            assert sorted(status for status, _ in found) == [200] + [422] * (CLIENTS - 1)
        held = links_held(one)
        assert held == links_held(other)
    won = {hint_id: own for own, found in answers.items() for status, hint_id in found if status == 200}
    assert {hint_id: held[hint_id] for hint_id in won} == won
