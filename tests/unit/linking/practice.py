"""A practice in memory, whose records hold what a test says, and runs on it that meet trouble at any request."""

import asyncio
import itertools
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from hintctl.api.client import HintClient
from hintctl.api.endpoint import Endpoint
from hintctl.api.in_process import InProcess
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import Resource
from hintctl.api.retry import RetryPolicy
from hintctl.api_key import ApiKey
from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base, seed_patients
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store
from hintctl.errors import HintctlError, InterruptedRunError, KeyRefusedError, UnavailableError
from hintctl.linking.apply import LinkWriter
from hintctl.linking.csv_rows import Row
from hintctl.linking.journal import Journal
from hintctl.linking.journal_file import CONFIRMED, remove_journal
from hintctl.linking.look_up import LookUp
from hintctl.linking.plan import policy_of
from hintctl.linking.run_facts import RunFacts

PATIENTS = ["pat-n32hjf4mmu1s", "pat-Kx7Qm2ZpT4Lr", "pat-b8VnE3yHs6Wd", "pat-u2MwP7qBz8Nc", "pat-D4hYs6LeJ3Vk"]
ARCHIVED, MERGED = "pat-g5NqU1rTm7Lc", "pat-y4RfA8gWj1Qz"
INVOICES = ["inv-crEBw7TSTb7z", "inv-X8HZhMTLuY4l"]
KNOWN = [*PATIENTS, ARCHIVED, MERGED, *INVOICES]
TEMPLATE = "https://emr.example/{integration_record_id}"

Held = dict[str, tuple[str | None, str | None]]
ENDS = (KeyRefusedError, UnavailableError, InterruptedRunError)  # of a process that met trouble


class Died(BaseException):
    """The process was killed."""


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What a process meets at the request number `at` of a `method`, before or after the request was `applied`.

    `die`: as by kill -9. `fail`: that one answer is 503. `refuse`: from there on all are 401. `stop`: Ctrl-C.
    """

    kind: Literal["die", "fail", "refuse", "stop"]
    method: Literal["PATCH", "GET"]
    at: int
    applied: bool


class Practice:
    """Hint, as partner A sees it. `links` and `web_links` are what it holds at first, by Hint ID."""

    def __init__(
        self, links: Mapping[str, str], web_links: Mapping[str, str] = {}, *, patients: int = 0, **switches: Any
    ) -> None:
        self._store = Store(None)
        seed_base(self._store)
        seed_patients(self._store, patients, 1)
        self._emulator = Emulator(self._store, Behaviour(**switches))
        with self._store.writing() as connection:
            connection.execute("DELETE FROM own_data")
            connection.executemany(
                "INSERT INTO own_data (hint_id, partner, resource, integration_record_id, integration_web_link)"
                " VALUES (?, 'partner-a', ?, ?, ?)",
                [
                    (hint_id, Resource.of(hint_id).path, links.get(hint_id), web_links.get(hint_id))
                    for hint_id in {**links, **web_links}
                ],
            )

    def held(self) -> Held:
        """ID and web link of every record that has one."""
        query = "SELECT hint_id, integration_record_id, integration_web_link FROM own_data"
        with self._store.reading() as connection:
            return {hint_id: (own, web) for hint_id, own, web in connection.execute(query) if own or web}

    def links(self) -> dict[str, str]:
        return {hint_id: own for hint_id, (own, _) in self.held().items() if own}

    def answer(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        response = self._emulator.handle(Request(method=method, target=target, headers=headers, body=body))
        return response.status, response.headers, response.body

    def change(self, hint_id: str, **fields: str | None) -> int:
        """Changes a record as somebody else does, who has the same key; returns the status."""
        target = f"/api/provider/{Resource.of(hint_id).path}/{hint_id}"
        headers = {"authorization": "Bearer emu-partner-a"}
        return self.answer("PATCH", target, headers, json.dumps(fields).encode())[0]

    def close(self) -> None:
        self._store.close()


class Process:
    """One process that works on a run: it knows the practice through a client, and may meet trouble."""

    def __init__(
        self, practice: Practice, *, trouble: Trouble | None = None, concurrency: int = 1, attempts: int = 1
    ) -> None:
        self._practice, self._trouble, self._concurrency = practice, trouble, concurrency
        self._numbers = itertools.count()
        self._dead = self._refused = False
        self._retry = RetryPolicy(attempts=attempts, base=0, longest=0, longest_retry_after=0)
        self._image: Path | None = None
        self._stop: Callable[[HintctlError], None] = lambda _: None
        self.between: Callable[[], None] = lambda: None  # called between plan and first write
        self.late = False  # whether each row waits for a minute and more until it is written

    def carry_out(self, opened: AbstractContextManager[Journal], *, reopen: bool = False) -> Path | None:
        """What `cli.bulk_run` does with a journal; returns the one to go on with, if anything may have been written."""
        with tempfile.TemporaryDirectory() as image:
            self._image = Path(image)
            with suppress(Died, *ENDS), opened as journal:
                self._journal = journal.path
                asyncio.run(self._work(journal, reopen=reopen))
            if self._dead:
                remove_journal(self._journal)
                shutil.copytree(image, self._journal.parent, dirs_exist_ok=True)
        if self._journal.exists():
            with Journal.inspect(self._journal) as left:
                if CONFIRMED in left.facts():
                    return self._journal
            remove_journal(self._journal)
        return None

    async def _work(self, journal: Journal, *, reopen: bool) -> None:
        facts = RunFacts.read(journal.facts())
        client = HintClient(
            InProcess(Endpoint.parse("http://localhost"), ApiKey("emu-partner-a", source="test"), self._answer),
            limiter=RateLimiter(1e6),
            retry=self._retry,
        )
        if reopen:
            journal.reopen()
        web_links = bool(facts.web_link) or journal.has_web_links()
        await LookUp(client, journal, concurrency=self._concurrency, on_request=lambda: None, web_links=web_links).run()
        policy = policy_of(facts)
        journal.decide_rows(policy)
        journal.confirm()
        self.between()
        if self.late:
            journal._database.execute("UPDATE held SET seen_at = seen_at - 100")
        writer = LinkWriter(client, journal, policy, concurrency=self._concurrency)
        self._stop = writer.stop
        async for _ in writer.results():
            pass

    def _answer(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, Sequence[tuple[str, str]], bytes]:
        if self._dead:
            raise Died
        trouble = self._trouble
        if self._refused:
            return 401, [], b"{}"
        if trouble is None or method != trouble.method or next(self._numbers) != trouble.at:
            return self._practice.answer(method, target, headers, body)
        answer = self._practice.answer(method, target, headers, body) if trouble.applied else None
        match trouble.kind:
            case "die":
                self._die()
            case "fail":
                return 503, [], b"{}"
            case "refuse":
                self._refused = True
                return 401, [], b"{}"
            case "stop":
                self._stop(InterruptedRunError("interrupted."))
        return answer or self._practice.answer(method, target, headers, body)

    def _die(self) -> None:
        """Keeps the journal's files as they are at this moment, which is what a killed process leaves."""
        assert self._image
        for file in self._journal.parent.glob(f"{self._journal.name}*"):
            shutil.copy(file, self._image)
        self._dead = True
        raise Died


@contextmanager
def new_run(folder: Path, links: Iterable[tuple[str, str]], *, replace: bool, web_link: str = "") -> Iterator[Journal]:
    """The journal of a new run of a file with these rows."""
    facts = RunFacts(
        file="links.csv", endpoint="http://localhost", environment="emulator", replace="1" * replace, web_link=web_link
    )
    with Journal.create(folder, facts.as_facts()) as journal:
        journal.add_rows(
            Row(line=line, hint_id=hint_id, integration_record_id=own, problem=None)
            for line, (hint_id, own) in enumerate(links, 2)
        )
        journal.find_contradictions()
        yield journal


@contextmanager
def new_undo(run: Path) -> Iterator[Journal]:
    """The journal of a run that takes back another one."""
    with Journal.open(run) as undone:
        facts = replace(RunFacts.read(undone.facts()), undoes=run.stem, replace="", web_link="")
        with Journal.create(run.parent, facts.as_facts()) as journal:
            journal.add_rows_to_take_back(undone.rows_to_take_back())
            yield journal
