"""An ID can't change the request's path: it is one segment that decodes to itself, or a clear error."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from hintctl.api.resources import Resource, looks_like_hint_id
from hintctl.api.retry import INTERACTIVE
from hintctl.api_key import ApiKey
from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store
from hintctl.errors import UsageError
from tests.running import answering

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
        return json.dumps({"id": record_id, "integration_record_id": None}).encode()

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
def test_any_id_is_one_segment_on_the_wire_that_decodes_to_itself(
    way: Callable[[], Carrier], heard: list[str], record_id: str, resource: Resource, method: str
) -> None:
    heard.clear()

    def work(hint: HintClient) -> Any:
        return hint.get(resource, record_id) if method == "GET" else hint.update(resource, record_id, {})

    try:
        _ask(way, work)
    except UsageError:
        assert record_id in ("", ".", "..") or any("\ud800" <= character <= "\udfff" for character in record_id)
        assert heard == []
        return
    (target,) = heard
    base, segment = target[: -len(target.rpartition("/")[2])], target.rpartition("/")[2]
    assert base == f"/api/provider/{resource.path}/"
    assert unquote_to_bytes(segment).decode() == record_id
    assert segment not in (".", "..")
    assert not set(segment) & set("?#;\\ ")


@pytest.fixture(scope="module")
def emulator() -> Any:
    store = Store(None)
    seed_base(store)
    yield Emulator(store, Behaviour())
    store.close()


# Without what looks like a Hint ID: that names the record whose Hint ID it is, which is why `link` refuses it.
@given(record_id=IDS.filter(lambda text: "\0" not in text and len(text) > 0 and not looks_like_hint_id(text)))
def test_a_server_finds_the_record_by_exactly_the_id_it_was_linked_to(record_id: str, emulator: Any) -> None:
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


@pytest.mark.parametrize("record_id", ["", ".", ".."])
@pytest.mark.parametrize("command", ["get", "unlink"])
def test_the_command_line_says_so_and_asks_nothing(command: str, record_id: str, hintctl: Any) -> None:
    ended = hintctl(command, "patient", record_id, "--emulator", "--verbose")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == f"hintctl: {record_id!r} can't be an ID: it would change the address. Check the ID.\n"


def test_a_climbing_id_is_looked_up_as_an_id_over_real_http(live: str, hintctl: Any) -> None:
    ended = hintctl("get", "patient", "../practice", "--verbose")
    assert ended.code == 4
    assert "GET /patients/..%2Fpractice 404" in ended.err
    linked = hintctl("link", "patient", "pat-n32hjf4mmu1s", "a/b?c#d%2e", "--force")
    assert linked.code == 0, linked.err
    assert json.loads(hintctl("get", "patient", "a/b?c#d%2e", "--json").out)["id"] == "pat-n32hjf4mmu1s"
