"""Running commands and servers, and looking at an emulator from outside: what several kinds of tests share."""

import json
import subprocess
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

LISTINGS = ("patients?", "patients?filter=archived&", "customer_invoices?", "practitioners?")


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


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


def read_until(stream: IO[str] | None, text: str, times: int = 1) -> None:
    """Reads the lines of a process until one with `text` has come `times` times."""
    assert stream
    while times:
        line = stream.readline()
        assert line, "the process ended too soon"
        times -= text in line
