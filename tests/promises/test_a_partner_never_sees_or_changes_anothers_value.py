"""A partner never sees or changes another's value."""

import base64
import csv
import http.client
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st

from hintctl.emulator.seed import reset
from hintctl.emulator.store import Store
from tests.examples import examples
from tests.promises.figures import count
from tests.promises.partner_turns import METHODS, OWN, SHARED, Turn, expect, request_of, turns
from tests.promises.two_partners import LISTS, OWN_ID, PARTNERS, PREFIXES, Partner, Practice, canary
from tests.running import Hintctl, Serve

ADA = "pat-n32hjf4mmu1s"
# Shrinking takes minutes over HTTP, and a failure's few requests can be read as they are.
WITHIN_SECONDS: dict[str, Any] = {
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}
Meet = Callable[..., dict[str, Partner]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The data of what `serve` starts first."""
    with closing(Store(tmp_path / "served-0.db")) as store:
        yield store


@pytest.fixture
def meet(store: Store, serve: Serve) -> Iterator[Meet]:
    """All partners by their names, at one emulator with the options of the first call."""
    met: dict[str, Partner] = {}

    def start(*options: str) -> dict[str, Partner]:
        if not met:
            url = serve(*options)
            met.update({name: Partner(url, name) for name in PARTNERS})
        return met

    yield start
    for partner in met.values():
        partner.close()


@pytest.mark.parametrize("day", ["2017-03-31", "2017-04-01"])
@examples(60, **WITHIN_SECONDS)
@given(taken=st.lists(turns(METHODS, {**OWN, **SHARED}), min_size=8, max_size=30))
def test_each_answer_is_what_the_others_requests_leave_of_shared_things(
    day: str, store: Store, meet: Meet, taken: list[Turn]
) -> None:
    """A model of each partner says what it is, whatever the other asks for in between.

    Mutation: hintctl/emulator/records.py: `own_data WHERE partner = ?` -> `own_data WHERE ? > ''`
    Mutation: hintctl/emulator/records.py: `records.hint_id AND partner = ?` -> `records.hint_id AND ? > ''`
    Mutation: hintctl/emulator/records.py: `hint_id = ? AND partner = ?` -> `hint_id = ? AND ? > ''`
    Mutation: hintctl/emulator/records.py: `if shared != record.fields else record.updated_at` -> ``
    Mutation: hintctl/emulator/records.py: `"DELETE FROM own_data WHERE hint_id = ?"` -> `"SELECT ?"`
    Mutation: hintctl/emulator/store.py: `own_data (partner, resource,` -> `own_data (resource,`
    """
    partners = meet("--as-of", day)
    reset(store)
    practice = Practice.learned(partners.values(), legacy=day < "2017-04-01")
    for turn in taken:
        expect(partners[turn.partner], practice, request_of(turn, practice))
    for name, partner in partners.items():
        expected = [practice.listed(name, resource, archived=archived) for resource, archived in LISTS]
        assert [answer.document for answer in partner.everything()] == expected


@examples(10, **WITHIN_SECONDS)
@given(taken=st.lists(turns(("GET", "PATCH", "PUT", "LIST"), OWN), min_size=40, max_size=80))
def test_partners_who_ask_at_the_same_time_each_get_their_own(store: Store, meet: Meet, taken: list[Turn]) -> None:
    """Nobody touches what is shared, so each must get what it would get alone, in whatever order they are served.

    Mutation: hintctl/emulator/store.py: `with self._lock, self._translated():` -> `with self._translated():`
    Mutation: hintctl/emulator/records.py: `hint_id = ? AND partner = ?` -> `hint_id = ? AND ? > ''`
    """
    partners = meet()
    reset(store)
    together = threading.Barrier(len(partners))

    def take_turns(name: str) -> None:
        practice = practices[name]
        together.wait(timeout=30)
        for turn in taken:
            if turn.partner == name:
                expect(partners[name], practice, request_of(turn, practice))

    practices = {name: Practice.learned(partners.values(), legacy=False) for name in partners}
    with ThreadPoolExecutor(len(partners)) as pool:
        for done in [pool.submit(take_turns, name) for name in partners]:
            done.result()


def test_what_hintctl_does_for_one_partner_changes_nothing_for_the_other(
    meet: Meet, hintctl: Hintctl, links: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other partner has linked the same records, some to the very same IDs.

    Mutation: hintctl/emulator/records.py: `hint_id = ? AND partner = ?` -> `hint_id = ? AND ? > ''`
    Mutation: hintctl/emulator/records.py: `if shared != record.fields else record.updated_at` -> ``
    Mutation: hintctl/emulator/partners.py: `return _PRACTICE_TOKENS[key]` -> `return PARTNER_A`
    """
    partners = meet()
    for number, row in enumerate(csv.DictReader(links.read_text().splitlines())):
        resource = next(name for name, prefix in PREFIXES.items() if row["Hint ID"].startswith(prefix))
        fields = {OWN_ID: row["EMR ID"] if number % 2 else f"{canary('b')}-{number}"}
        assert partners["b"].ask("PATCH", f"{resource}/{row['Hint ID']}", fields).status == 200
    before = [answer.document for answer in partners["b"].everything()]

    monkeypatch.setenv("HINT_API_URL", partners["a"].url)
    monkeypatch.setenv("HINT_API_KEY", "emu-partner-a")
    for command in (
        ("bulk-link", links, "--yes", "--rate", "1000", "--web-link", "https://emr.example/{integration_record_id}"),
        ("verify", links),
        ("runs", "undo", "last", "--yes", "--rate", "1000"),
        ("link", "patient", ADA, f"{canary('a')}-1"),
        ("export", "patient", "--legacy"),
        ("unlink", "patient", ADA),
    ):
        ended = hintctl(*command)
        assert ended.code == 0, ended.err
        assert canary("b") not in ended.out + ended.err
        assert [answer.document for answer in partners["b"].everything()] == before
        count("commands run for one partner, seen by the other")


def basic(credentials: str) -> str:
    return "Basic " + base64.b64encode(credentials.encode()).decode()


NOBODY: list[list[str]] = [
    [],
    *[
        [f"{scheme} {key}"]
        for scheme in ("Bearer", "Basic")
        for key in ("", "nobody", "emu-partner-", "%65mu-partner-a")
    ],
    *[[header] for header in ("", "Bearer", "emu-partner-a", "Token emu-partner-a", "Bearer: emu-partner-a")],
    *[
        [f"Bearer {key}"]
        for key in ("EMU-PARTNER-A", "emu-partner-a emu-partner-b", "emu-partner-a,", '"emu-partner-a"')
    ],
    *[
        [f"Bearer {key}"]
        for key in (basic("emu-partner-a:"), "emu-partner-a:", "emu-partner-a\x00", "Bearer emu-partner-a")
    ],
    *[[basic(key)] for key in ("emu-partner-a", ":", "", ":emu-partner-a", "emu-partner-a:x", "nobody:", "a:b:c")],
    *[
        [basic(key)]
        for key in ("emu-partner-a\n:", " emu-partner-a:", "emu-partner-b:emu-partner-a", "emu-partner-a::")
    ],
    ["Basic emu-partner-a:", "Basic !!!"],
    ["Basic " + base64.b64encode(b"\xff:").decode()],
    ["Bearer emu-partner-a", "Bearer emu-partner-b"],
    ["Bearer emu-partner-a", "Bearer emu-partner-a"],
    ["Bearer nobody", "Bearer emu-partner-b"],
    [basic("emu-partner-b:"), "Bearer emu-partner-a"],
    ["Bearer emu-partner-wide"],
    [basic("emu-partner-wide:")],
]


@pytest.fixture
def nobody(meet: Meet) -> Iterator[Callable[..., tuple[int, bytes]]]:
    """Sends a request with the Authorization headers given, to records that both partners linked."""
    partners = meet()
    for name, partner in partners.items():
        assert partner.ask("PATCH", f"patients/{ADA}", {OWN_ID: f"{canary(name)}-1"}).status == 200
    with closing(http.client.HTTPConnection(urlsplit(partners["a"].url).netloc, timeout=30)) as connection:

        def send(headers: Sequence[str], method: str, path: str) -> tuple[int, bytes]:
            connection.putrequest(method, f"{urlsplit(partners['a'].url).path}/{path}")
            for header in headers:
                connection.putheader("Authorization", header)
            connection.putheader("Content-Length", "2")
            connection.endheaders(b"{}")
            with connection.getresponse() as response:
                return response.status, response.headers.as_bytes() + response.read()

        yield send


def test_who_is_no_partner_gets_and_changes_nothing(meet: Meet, nobody: Callable[..., tuple[int, bytes]]) -> None:
    """No key, an unknown one, a part of one, two of them, and every odd form of Basic.

    Mutation: hintctl/emulator/server.py: `f"{headers[key]}, {value}" if key in headers else value` -> `value`
    Mutation: hintctl/emulator/partners.py: `return user if colon and not password else None` -> `return user`
    Mutation: hintctl/emulator/partners.py: `or "")` -> `or "") and "emu-partner-a"`
    Mutation: hintctl/emulator/partners.py: `authorization or ""` -> `authorization or "Bearer emu-partner-a"`
    Mutation: hintctl/emulator/partners.py: `raise ApiError(428, "This action requires a Practice")` -> `return "p"`
    """
    partners = meet()
    before = {name: [answer.document for answer in partner.everything()] for name, partner in partners.items()}
    paths = ("patients", f"patients/{ADA}", f"patients/{canary('a')}-1", f"patients/{canary('b')}-1", "practice")
    for headers in NOBODY:
        for method in ("GET", "PATCH", "PUT", "POST", "DELETE"):
            for path in (*paths, "patients?access_token=emu-partner-a"):
                status, raw = nobody(headers, method, path)
                assert status == (428 if "wide" in "".join(headers) or "d2lk" in "".join(headers) else 401), headers
                assert b"secret-of" not in raw
                count("requests refused for their key")
    assert {name: [answer.document for answer in partner.everything()] for name, partner in partners.items()} == before
