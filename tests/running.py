"""Running commands and servers, and looking at an emulator from outside: what several kinds of tests share."""

import json
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import IO

import typer
from typer.core import TyperGroup

from hintctl.cli.app import app

LISTINGS = ("patients?", "patients?filter=archived&", "customer_invoices?", "practitioners?")


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def help_texts() -> dict[str, str]:
    """What `--help` says of each command and group, by its words; of hintctl itself by none."""
    found, left = {}, [("", typer.main.get_command(app))]
    while left:
        words, command = left.pop(0)
        found[words] = command.help or ""
        if isinstance(command, TyperGroup):
            with command.make_context(words, [], resilient_parsing=True) as context:
                for name in command.list_commands(context):
                    _, below, _ = command.resolve_command(context, [name])
                    assert below
                    left.append((f"{words} {name}".strip(), below))
    return found


HELP = help_texts()
COMMANDS = tuple(words for words in HELP if words and not any(other.startswith(f"{words} ") for other in HELP))

Hintctl = Callable[..., Ended]
Serve = Callable[..., str]
Start = Callable[..., subprocess.Popen[str]]


def links_held(url: str, *, field: str = "integration_record_id") -> dict[str, str | None]:
    """Every record of an emulator, by its Hint ID, with partner A's ID; asked for without hintctl."""
    found: dict[str, str | None] = {}
    for listing in LISTINGS:
        offset = 0
        while True:
            request = urllib.request.Request(f"{url}/{listing}limit=100&offset={offset}")
            request.add_header("Authorization", "Bearer emu-partner-a")
            with urllib.request.urlopen(request, timeout=10) as answer:
                page = json.load(answer)
            found |= {record["id"]: record.get(field) for record in page}
            if len(page) < 100:
                break
            offset += 100
    return found


def set_link(url: str, hint_id: str, integration_record_id: str | None, **fields: str | None) -> None:
    """Links a patient, as a program other than hintctl would."""
    body = json.dumps({"integration_record_id": integration_record_id, **fields}).encode()
    headers = {"Authorization": "Bearer emu-partner-a"}
    request = urllib.request.Request(f"{url}/patients/{hint_id}", body, headers, method="PATCH")
    with urllib.request.urlopen(request, timeout=10):
        pass


@contextmanager
def answering(answer: Callable[[str, Mapping[str, str]], bytes]) -> Iterator[str]:
    """The URL of a server that answers 200 with what `answer` makes of the raw target and the headers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            target = self.requestline.split(" ")[1]  # `path` is no longer raw: two slashes at its beginning are one
            body = answer(target, {name.lower(): value for name, value in self.headers.items()})
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_PATCH(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *_: object) -> None:  # noqa: A002 -- its name in http.server
            """Says nothing: stderr is the test's."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def read_until(stream: IO[str] | None, text: str, times: int = 1) -> None:
    """Reads the lines of a process until one with `text` has come `times` times."""
    assert stream
    while times:
        line = stream.readline()
        assert line, "the process ended too soon"
        times -= text in line
