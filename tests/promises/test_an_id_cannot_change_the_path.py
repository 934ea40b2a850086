"""An ID can't change the request's path."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hintctl.api.carrier import Carrier
from hintctl.api.client import HintClient
from hintctl.api.connection import Connections
from hintctl.api.endpoint import Endpoint
from hintctl.api.in_process import InProcess
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.resources import LONGEST_ID, Resource, is_hint_id, looks_like_hint_id
from hintctl.api.retry import INTERACTIVE
from hintctl.api_key import ApiKey
from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store
from hintctl.errors import UnavailableError, UsageError
from tests.promises.figures import count
from tests.running import Hintctl, answering

Reply = tuple[int, Sequence[tuple[str, str]], bytes]
KEY = ApiKey("emu-partner-a", source="the test")
IDS = st.text(max_size=60) | st.text(alphabet="./\\%2eEfF5cC?#;:@&=+ \t\r\n\0~\u2215\uff0f\u3002", max_size=12)


def _ask(make: Callable[[], Carrier], work: Callable[[HintClient], Any]) -> Any:
    async def asking() -> Any:
        carrier = make()
        try:
            return await work(HintClient(carrier, limiter=RateLimiter(1e9), retry=INTERACTIVE))
        finally:
            await carrier.close()

    return asyncio.run(asking())


@pytest.fixture(scope="module")
def heard() -> list[str]:
    """The targets that were asked for since a test emptied it."""
    return []


@pytest.fixture(scope="module", params=["over HTTP", "in process"])
def way(request: pytest.FixtureRequest, heard: list[str]) -> Iterator[Callable[[], Carrier]]:
    """Makes a way to an API that finds whatever ID it is asked for."""

    def answer(target: str) -> bytes:
        heard.append(target)
        record_id = unquote(target.rpartition("/")[2])
        hint_id = record_id if is_hint_id(record_id) else "pat-n32hjf4mmu1s"
        return json.dumps({"id": hint_id, "integration_record_id": record_id}).encode()

    with answering(lambda target, _: answer(target)) as url:
        endpoint = Endpoint.parse(url)
        if request.param == "over HTTP":
            yield lambda: Connections(endpoint, KEY)
        else:
            yield lambda: InProcess(endpoint, KEY, lambda _method, target, _headers, _body: (200, [], answer(target)))


@given(IDS, st.sampled_from(Resource), st.sampled_from(["GET", "PATCH"]))
@example("..", Resource.PATIENT, "PATCH")
@example("../practice", Resource.PATIENT, "GET")
@example("%2e%2e", Resource.PATIENT, "GET")
@example("a/../../b", Resource.PATIENT, "GET")
@example("emr-1?limit=1", Resource.PATIENT, "GET")
@example("\ud800", Resource.PATIENT, "GET")
@example("x\r\nHost: evil.example\r\n\r\n", Resource.PATIENT, "GET")
@example("//evil.example/", Resource.PATIENT, "GET")
@example("\U0001f600" * LONGEST_ID, Resource.PATIENT, "PATCH")
@example("x" * (LONGEST_ID + 1), Resource.PATIENT, "GET")
def test_any_id_is_one_segment_on_the_wire_that_decodes_to_itself(
    way: Callable[[], Carrier], heard: list[str], record_id: str, resource: Resource, method: str
) -> None:
    """
    Mutation: hintctl/api/resources.py: `quote(record_id, safe="")` -> `quote(record_id)`
    Mutation: hintctl/api/resources.py: `quote(record_id, safe="")` -> `quote(quote(record_id, safe=""))`
    Mutation: hintctl/api/resources.py: `if record_id in ("", ".", ".."):` -> `if record_id == "":`
    Mutation: hintctl/api/resources.py: `if record_id in ("", ".", ".."):` -> `if record_id in (".", ".."):`
    Mutation: hintctl/api/resources.py: `if len(record_id) > LONGEST_ID:` -> `if False:`
    Mutation: hintctl/api/resources.py: `quote(record_id, safe="")` -> `quote(record_id, safe="", errors="replace")`
    """
    heard.clear()

    def work(hint: HintClient) -> Any:
        return hint.get(resource, record_id) if method == "GET" else hint.update(resource, record_id, {})

    try:
        _ask(way, work)
    except UsageError:
        halves = any("\ud800" <= character <= "\udfff" for character in record_id)
        assert record_id in ("", ".", "..") or len(record_id) > LONGEST_ID or halves
        assert heard == []
        count("IDs refused")
        return
    except UnavailableError:
        assert method == "PATCH"  # the record in the answer has another Hint ID than what was asked for
    assert len(record_id) <= LONGEST_ID
    (target,) = heard
    base, segment = target[: -len(target.rpartition("/")[2])], target.rpartition("/")[2]
    assert base == f"/api/provider/{resource.path}/"
    assert unquote_to_bytes(segment).decode() == record_id
    assert segment not in (".", "..")
    assert not set(segment) & set("?#;\\ ")
    count("IDs asked for")


@pytest.fixture(scope="module")
def emulator() -> Any:
    store = Store(None)
    seed_base(store)
    yield Emulator(store, Behaviour())
    store.close()


# Without what looks like a Hint ID: that names the record whose Hint ID it is, which is why `link` refuses it.
@given(record_id=IDS.filter(lambda text: "\0" not in text and len(text) > 0 and not looks_like_hint_id(text)))
def test_a_server_finds_the_record_by_exactly_the_id_it_was_linked_to(record_id: str, emulator: Any) -> None:
    """
    Mutation: hintctl/api/resources.py: `quote(record_id, safe="")` -> `quote(record_id)`
    Mutation: hintctl/api/resources.py: `quote(record_id, safe="")` -> `quote(record_id.strip(), safe="")`
    """

    def handle(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        response = emulator.handle(Request(method=method, target=target, headers=headers, body=body))
        return response.status, response.headers, response.body

    def make() -> Carrier:
        return InProcess(Endpoint.parse("http://localhost"), KEY, handle)

    async def link_and_find(hint: HintClient) -> None:
        hint_id = "pat-n32hjf4mmu1s"
        await hint.update(Resource.PATIENT, hint_id, {"integration_record_id": record_id})
        found = await hint.get(Resource.PATIENT, record_id)
        assert (found.hint_id, found.integration_record_id) == (hint_id, record_id)

    try:
        record_id.encode()
    except UnicodeEncodeError:
        return  # no such value can be linked at all
    if record_id in (".", ".."):
        with pytest.raises(UsageError):
            _ask(make, link_and_find)
        return
    _ask(make, link_and_find)
    count("IDs linked and found again")


@pytest.mark.parametrize("record_id", ["", ".", ".."])
@pytest.mark.parametrize("command", ["get", "unlink"])
def test_the_command_line_says_so_and_asks_nothing(command: str, record_id: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/api/resources.py: `if record_id in ("", ".", ".."):` -> `if record_id == "":`
    """
    ended = hintctl(command, "patient", record_id, "--emulator", "--verbose")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"hintctl: {record_id!r} can't be an ID: it would change the address. Check the ID.\n"


@pytest.mark.parametrize("hint_id", ["", ".", "..", "../practice", "pat-n32hjf4mmu1s/../x", "pat-n32hjf4mmu1s?x"])
def test_what_is_no_hint_id_is_never_written_to(hint_id: str, hintctl: Hintctl, tmp_path: Path) -> None:
    """
    Mutation: hintctl/linking/single_record.py: `if not is_hint_id(hint_id):` -> `if False:`
    Mutation: hintctl/linking/validate.py: `if not is_hint_id(hint_id):` -> `if False:`
    """
    links = tmp_path / "links.csv"
    links.write_text(f"hint_id,your_id\n{hint_id},emr-1\n")
    for command in (("link", "patient", hint_id, "emr-1"), ("bulk-link", links, "--yes"), ("verify", links)):
        ended = hintctl(*command, "--emulator", "--verbose")
        assert (ended.code, ended.out) == (2, "")
        assert "hintctl: " in ended.err
        assert not [line for line in ended.err.splitlines() if line.startswith(("GET", "PATCH"))]


def test_an_id_of_a_file_changes_no_path_either(live: str, hintctl: Hintctl, tmp_path: Path) -> None:
    """
    Mutation: hintctl/api/resources.py: `quote(record_id, safe="")` -> `quote(record_id)`
    Mutation: hintctl/linking/validate.py: `if integration_record_id in (".", ".."):` -> `if False:`
    Mutation: hintctl/linking/validate.py: `if match := _RESERVED.search(integration_record_id):` -> `if False:`
    """
    links = tmp_path / "links.csv"
    for own in ("", ".", "..", "emr/../1", "a/b?c#d%2e", "a\\b"):
        links.write_text(f"hint_id,your_id\npat-n32hjf4mmu1s,{own}\n")
        refused = hintctl("bulk-link", links, "--yes", "--verbose")
        assert (refused.code, "GET" in refused.err) == (2, False)
        ended = hintctl("bulk-link", links, "--yes", "--verbose", "--force", "--replace")
        requests = [line.split()[1] for line in ended.err.splitlines() if line.startswith(("GET", "PATCH"))]
        if own.strip(".") == "":
            assert (ended.code, requests) == (2, [])
            continue
        assert ended.code == 0, ended.err
        assert {request.count("/") for request in requests} <= {1, 2}
        assert {request.split("/")[1].partition("?")[0] for request in requests} <= {"patients", "practice"}
        assert json.loads(hintctl("get", "patient", own, "--json").out)["id"] == "pat-n32hjf4mmu1s"
        count("IDs linked and found again")


def test_a_climbing_id_is_looked_up_as_an_id_over_real_http(live: str, hintctl: Hintctl) -> None:
    """
    Mutation: hintctl/api/resources.py: `quote(record_id, safe="")` -> `quote(record_id)`
    """
    ended = hintctl("get", "patient", "../practice", "--verbose")
    assert ended.code == 4
    assert "GET /patients/..%2Fpractice 404" in ended.err
    linked = hintctl("link", "patient", "pat-n32hjf4mmu1s", "a/b?c#d%2e", "--force")
    assert linked.code == 0, linked.err
    assert json.loads(hintctl("get", "patient", "a/b?c#d%2e", "--json").out)["id"] == "pat-n32hjf4mmu1s"
