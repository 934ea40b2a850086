"""A clock that no test waits for, clients of an API in this process, and a server that misbehaves on real sockets."""

import asyncio
import json
import socket
import struct
import threading
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from hintctl.api.client import Exchange, HintClient
from hintctl.api.endpoint import Endpoint
from hintctl.api.in_process import InProcess
from hintctl.api.rate_limit import RateLimiter
from hintctl.api.retry import INTERACTIVE, RetryPolicy
from hintctl.api_key import ApiKey
from hintctl.emulator.behaviour import Behaviour
from hintctl.emulator.messages import Request
from hintctl.emulator.seed import seed_base
from hintctl.emulator.semantics import Emulator
from hintctl.emulator.store import Store

KEY = ApiKey("emu-partner-a", source="the tests")
Reply = tuple[int, Sequence[tuple[str, str]], bytes]


class Clock:
    """Seconds that pass only while somebody sleeps; each sleep lasts `late` seconds longer than asked."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.late = 0.0
        self.naps: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds + self.late
        await asyncio.sleep(0)

    @property
    def slept(self) -> float:
        return self.now - 1000.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@dataclass(kw_only=True)
class Asked:
    """One client, what it asked of the API, and what it told its observer."""

    hint: HintClient
    clock: Clock
    requests: list[tuple[str, str, Any]] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)

    def run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """The coroutine's result."""
        return asyncio.run(coroutine)

    @property
    def methods(self) -> list[str]:
        return [method for method, _, _ in self.requests]


Ask = Callable[..., Asked]


@pytest.fixture
def ask(clock: Clock) -> Ask:
    """A client of a function that answers in this process: (method, target, body) -> (status, headers, body)."""

    def make(
        handler: Callable[[str, str, Any], Reply], *, retry: RetryPolicy = INTERACTIVE, rate: float = 1e9
    ) -> Asked:
        def handle(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
            document = json.loads(body) if body else None
            asked.requests.append((method, target, document))
            asked.headers.append(headers)
            return handler(method, target, document)

        carrier = InProcess(Endpoint.parse("http://localhost"), KEY, handle)
        exchanges: list[Exchange] = []
        hint = HintClient(
            carrier,
            limiter=RateLimiter(rate, clock=clock, sleep=clock.sleep),
            retry=retry,
            on_exchange=exchanges.append,
            uniform=lambda _low, high: high,
        )
        asked = Asked(hint=hint, clock=clock, exchanges=exchanges)
        return asked

    return make


@pytest.fixture
def script(ask: Ask) -> Ask:
    """As `ask`, with the answers given beforehand; the last one is given again and again."""

    def make(*answers: Reply, **options: Any) -> Asked:
        left = list(answers)
        return ask(lambda *_: left.pop(0) if len(left) > 1 else left[0], **options)

    return make


@pytest.fixture
def emulate(ask: Ask) -> Iterator[Ask]:
    """A client of the emulator with the switches given."""
    store = Store(None)
    seed_base(store)

    def make(**switches: Any) -> Asked:
        emulator = Emulator(store, Behaviour(**switches))

        def handle(method: str, target: str, document: Any) -> Reply:
            body = b"" if document is None else json.dumps(document).encode()
            headers = {"authorization": "Bearer emu-partner-a"}
            response = emulator.handle(Request(method=method, target=target, headers=headers, body=body))
            return response.status, response.headers, response.body

        return ask(handle)

    yield make
    store.close()


class RawServer:
    """Serves each connection with the next of some functions, which get the socket once a request was read."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []
        self.over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []

    def start(self, *serve: Callable[[socket.socket], None]) -> str:
        """The URL at which the connections are served, one function each."""

        def accept() -> None:
            for answer in serve:
                try:
                    connection, _ = self._listener.accept()
                except OSError:
                    return  # the test ended with fewer connections
                with connection:
                    connection.settimeout(10)
                    try:
                        self.requests.append(_read_request(connection))
                        answer(connection)
                    except OSError:
                        continue  # the client hung up on what it was served

        self._threads.append(threading.Thread(target=accept))
        self._threads[-1].start()
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def reset(self, connection: socket.socket) -> None:
        """Resets the connection instead of an answer."""
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    def hang(self, connection: socket.socket) -> None:
        """Never answers while the test lasts."""
        self.over.wait(10)

    def drip(self, connection: socket.socket) -> None:
        """Sends an answer without an end, a byte at a time."""
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while not self.over.wait(0.01):
            connection.sendall(b" ")

    def stop(self) -> None:
        self.over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(10)


def _read_request(connection: socket.socket) -> bytes:
    head = b""
    while b"\r\n\r\n" not in head:
        received = connection.recv(65536)
        if not received:
            return head
        head += received
    head, _, body = head.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@pytest.fixture
def raw() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.stop()
