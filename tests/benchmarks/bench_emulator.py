"""How fast the emulator answers over HTTP, against a bare `http.server` with a fixed body: 1 client, and 10.

Run as `python tests/benchmarks/bench_emulator.py [REQUESTS]`. Both servers are processes of their own.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.emulator_clients import Client, at_once, served

PATIENT = "patients/pat-n32hjf4mmu1s"
ROUNDS = 3  # the best one counts: what else the machine does only ever costs time


class Bare(BaseHTTPRequestHandler):
    """The least that answers with a record of the emulator's size, and keeps the connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    body = b'{"id": "pat-n32hjf4mmu1s", "integration_record_id": "emr-90210", "fields": "%s"}' % (b"x" * 600)

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.body)))
        self.end_headers()
        self.wfile.write(self.body)

    def do_PATCH(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 -- its name in http.server
        """Says nothing, as the emulator does."""


def serve_bare() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Bare) as server:
        print(f"listening on http://127.0.0.1:{server.server_address[1]}", flush=True)
        server.serve_forever()


@contextmanager
def bare() -> Iterator[str]:
    with subprocess.Popen([sys.executable, __file__, "--bare"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().removeprefix("listening on ").strip()
        finally:
            server.kill()


def rate(url: str, method: str, clients: int, requests: int) -> float:
    """Answers a second, of all clients together."""

    def ask(number: int) -> None:
        with Client(url) as client:
            for turn in range(requests // clients):
                fields = {"integration_web_link": f"https://emr.example/{number}-{turn}"} if method == "PATCH" else None
                assert client.ask(method, PATIENT, fields).status == 200

    best = 0.0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        at_once(ask, clients)
        best = max(best, requests / (time.perf_counter() - started))
    return best


def main(requests: int) -> None:
    """Prints requests a second of each, and how many times as long the emulator takes."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "bench.db") as (url, _), bare() as fixed:
        for method in ("GET", "PATCH"):
            for clients in (1, 10):
                own, least = (rate(each, method, clients, requests) for each in (url, fixed))
                print(
                    f"{method:5} {clients:2} clients: {own:5.0f} requests/s, http.server alone {least:5.0f}: "
                    f"{least / own:.2f} x"
                )


if __name__ == "__main__":
    if sys.argv[1:] == ["--bare"]:
        serve_bare()
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
