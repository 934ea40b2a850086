"""`kill -9` of a served emulator loses no write that it had acknowledged, and leaves none by half.

HINTCTL_KILLS says how many kills (8 by default, 100 for a thorough look), HINTCTL_SEED where they fall.
"""

import os
import random
import sqlite3
import sys
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from threading import Event
from typing import Any

import pytest

from tests.emulator_clients import CLIENTS, Client, at_once, served
from tests.promises import figures

KILLS = int(os.environ.get("HINTCTL_KILLS", "8"))
SEED = os.environ.get("HINTCTL_SEED", "")
GONE = (OSError, HTTPException)  # what a client meets whose server was killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@dataclass(kw_only=True)
class Writer:
    """One client, over all kills. What is `in_doubt` was asked for and not answered: it may have been done or not."""

    number: int
    patient: str
    turns: "count[int]" = field(default_factory=count)  # a type for mypy alone
    acknowledged: str | None = None
    in_doubt: str | None = None
    made: set[str] = field(default_factory=set)
    made_in_doubt: str | None = None

    def write(self, client: Client) -> None:
        """Links its patient anew: all three fields in one request, one of them shared by the partners."""
        self.in_doubt = f"own-{self.number}-{next(self.turns)}"
        answer = client.ask("PATCH", f"patients/{self.patient}", three_fields(self.in_doubt))
        assert answer.status == 200
        self.acknowledged, self.in_doubt = self.in_doubt, None

    def make(self, client: Client) -> None:
        """Makes a patient, and removes the one before it."""
        self.made_in_doubt = f"made-{self.number}-{next(self.turns)}"
        fields = {"last_name": f"Made by {self.number}", **three_fields(self.made_in_doubt)}
        assert client.ask("POST", "patients", fields).status == 201
        self.made.add(self.made_in_doubt)
        self.made_in_doubt = None
        if len(self.made) > 3:
            self.made_in_doubt = self.made.pop()
            assert client.ask("DELETE", f"patients/{self.made_in_doubt}").status == 204
            self.made_in_doubt = None

    def check(self, held: dict[str, dict[str, Any]]) -> None:
        """Compares what it was told with what is held, and takes over what was in doubt as it turned out."""
        record = held[self.patient]
        own = record["integration_record_id"]
        assert own in {self.acknowledged, self.in_doubt}
        if own is not None:
            assert record | three_fields(own) == record
        made = [each for each in held.values() if each["last_name"] == f"Made by {self.number}"]
        assert all(each | three_fields(each["integration_record_id"]) == each for each in made)
        found = {each["integration_record_id"] for each in made}
        assert found - {self.made_in_doubt} == self.made
        self.acknowledged, self.made = own, found
        self.in_doubt = self.made_in_doubt = None


def three_fields(own: str) -> dict[str, str]:
    return {"integration_record_id": own, "integration_web_link": f"https://emr.example/{own}", "first_name": own}


def patients(url: str) -> dict[str, dict[str, Any]]:
    """Every patient that is listed, by Hint ID; the total that the list tells is theirs."""
    found: list[dict[str, Any]] = []
    with Client(url) as client:
        while True:
            page = client.ask("GET", f"patients?limit=100&offset={len(found)}")
            assert page.status == 200
            found += page.body
            if len(page.body) < 100:
                break
    assert page.total == len(found)
    return {record["id"]: record for record in found}


def sound(database: Path) -> bool:
    with closing(sqlite3.connect(database)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def kill_while_they_write(writers: list[Writer], url: str, server: Popen[str], *, after: int, seconds: float) -> None:
    """Lets all write at once, and kills the server so long after so many writes, whatever it does then."""
    left, enough = iter(range(after)), Event()

    def write(writer: Writer) -> None:
        with Client(url) as client, suppress(*GONE):
            while True:
                if next(left, None) is None:
                    enough.set()
                writer.make(client) if writer.number % 3 == 0 else writer.write(client)

    def kill() -> None:
        assert enough.wait(timeout=60)
        with suppress(TimeoutExpired):
            server.wait(timeout=seconds)
        server.kill()

    at_once(lambda number: kill() if number == len(writers) else write(writers[number]), len(writers) + 1)


def test_a_killed_emulator_still_has_every_write_that_it_acknowledged(tmp_path: Path) -> None:
    """The mutation commits a write when the next one begins, and answers before. Without `BEGIN` about one kill of ten
    leaves half a write: HINTCTL_KILLS=50 shows it.

    Mutation: hintctl/emulator/store.py: `execute(begin)` -> `executescript(begin); yield self._connection; return`
    """
    database, chance = tmp_path / "killed.db", random.Random(f"kill {SEED}")
    writers: list[Writer] = []
    for kill in range(KILLS + 1):
        with served(database, "--patients", str(CLIENTS)) as (url, server):
            held = patients(url)
            if not writers:
                free = [hint_id for hint_id, record in held.items() if record["integration_record_id"] is None]
                writers = [Writer(number=number, patient=free[number]) for number in range(CLIENTS)]
            for writer in writers:
                writer.check(held)
            figures.count("kills of the emulator survived", int(kill > 0))
            if kill < KILLS:
                seconds = chance.uniform(0, 0.01)
                kill_while_they_write(writers, url, server, after=chance.randrange(20, 400), seconds=seconds)
        assert sound(database)
    assert all(writer.acknowledged or writer.made for writer in writers)
