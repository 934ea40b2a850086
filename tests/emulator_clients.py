"""A served emulator, and clients that ask it as fast as it answers.

The clients are threads with `http.client`: asking costs them a third of what answering costs the server, which is a
process of its own, so ten of them keep it busy. httpx takes longer to ask than the emulator to answer.
"""

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

CLIENTS = 10
Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the server said: `body` is decoded JSON, `total` the X-Total-Count; None where there is none.

    `begun` and `ended` are in seconds.
    """

    status: int
    body: Any
    total: int | None
    begun: float
    ended: float


class Client:
    """One connection, kept open. Raises OSError or HTTPException where the server is gone."""

    def __init__(self, url: str, key: str = "emu-partner-a") -> None:
        parts = urlsplit(url)
        self._path = parts.path
        self._headers = {"Authorization": f"Bearer {key}"}
        self._connection = http.client.HTTPConnection(parts.netloc, timeout=30)

    def ask(self, method: str, path: str, fields: Mapping[str, Any] | None = None) -> Answer:
        begun = time.monotonic()
        body = None if fields is None else json.dumps(fields)
        self._connection.request(method, f"{self._path}/{path}", body, self._headers)
        with self._connection.getresponse() as response:
            content, total = response.read(), response.headers.get("X-Total-Count")
        return Answer(
            status=response.status,
            body=json.loads(content) if content else None,
            total=int(total) if total else None,
            begun=begun,
            ended=time.monotonic(),
        )

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@contextmanager
def served(database: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`emulator serve` as a process of its own, killed at the end; its URL."""
    command = [sys.executable, "-m", "hintctl", "emulator", "serve", "--port", "0", "--db", str(database), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout
            line = server.stdout.readline()
            assert line.startswith("listening on ")
            yield line.removeprefix("listening on ").strip(), server
        finally:
            server.kill()


def at_once(work: Callable[[int], Result], clients: int = CLIENTS) -> list[Result]:
    """What `work` returns for each client's number, all called at the same time; raises what one of them raised."""
    with ThreadPoolExecutor(clients) as pool:
        return [*pool.map(work, range(clients))]
